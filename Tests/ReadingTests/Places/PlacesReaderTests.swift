import Foundation
import TestSupport
import Testing

@testable import Reading

@Suite struct PlacesReaderTests {
    private func place(_ name: String, in places: [Place]) throws -> Place {
        try #require(places.first { $0.name == name && $0.relative == nil })
    }

    @Test(arguments: [
        ("⟦p|Kavri⟧, ⟦p|Ormund⟧ province, was shelled.", 4), ("In ⟦p|Tessel⟧ province, the village of ⟦p|Kavri⟧ was shelled.", 3),
        ("The village of ⟦p|Kavri⟧ in ⟦p|Tessel⟧ was shelled.", 3),
    ])
    func theProvinceChooses(text: String, id: Int) throws {
        let kavri = try place("Kavri", in: SmallGazetteer.given(text))
        #expect(kavri.geonameid == id)
        #expect(kavri.candidates == 5)
        #expect(kavri.why.contains("named beside it"))
    }

    @Test func oneNameMayBeTwoPlaces() throws {
        let places = try SmallGazetteer.given(
            "⟦p|Kavri⟧, ⟦p|Ormund⟧ province, fell first. ⟦p|Kavri⟧, ⟦p|Tessel⟧ province, fell later.")
        #expect(Set(places.filter { $0.name == "Kavri" }.map(\.geonameid)) == [3, 4])
    }

    @Test func theStateOfTheReportChooses() throws {
        let places = try SmallGazetteer.given("Fighting spread in ⟦p|Afghanistan⟧. Shells fell on ⟦p|Kavri⟧ and ⟦p|Qara Tepa⟧.")
        #expect(try place("Kavri", in: places).country == "AFG")
        #expect(try place("Qarah Tēpah", in: places).admin1 == "Tessel Province")
    }

    @Test func withoutContextTheGreatestIsChosen() throws {
        let paris = try place("Paris", in: SmallGazetteer.given("A meeting was held in ⟦p|Paris⟧."))
        #expect(paris.country == "FRA")
        let other = try place("Paris", in: SmallGazetteer.given("A meeting was held in ⟦p|Paris⟧, ⟦p|Texas⟧."))
        #expect(other.country == "USA")
    }

    @Test(arguments: ["Qaratepe", "Karra Tepa", "Dihmazang", "Dehmazzang", "al-Dehmazang", "Dehmasang"])
    func villagesSpeltOtherwiseResolve(name: String) throws {
        let places = try SmallGazetteer.given("Two men were killed in ⟦p|\(name)⟧, ⟦p|Tessel⟧ province, ⟦p|Afghanistan⟧.")
        let village = try #require(places.first)
        #expect(village.geonameid == 9 || village.geonameid == 10)
        #expect(village.why.contains("spelt nearly so") || village.candidates == 1)
    }

    @Test func anUnknownPlaceStaysAndSpoilsNoOther() throws {
        let places = try SmallGazetteer.given("Shells fell on ⟦p|Xubrolt⟧ and ⟦p|Kavri⟧ in ⟦p|Tessel⟧ province.")
        let unknown = try #require(places.first)
        #expect(unknown.latitude == nil && unknown.radius == nil && unknown.geonameid == nil)
        #expect(unknown.precision == .unknown)
        #expect(!unknown.why.isEmpty)
        #expect(try place("Kavri", in: places).geonameid == 3)
    }

    @Test func everyPlaceHasItsMentionsOnce() throws {
        let places = try SmallGazetteer.given(
            "⟦p|Ormund⟧ province is quiet. Troops left ⟦p|Kabul⟧. They reached ⟦p|Kabul⟧ again.")
        let kabul = try place("Kabul", in: places)
        #expect(kabul.mentions.count == 1)
        #expect(places.map(\.id.rawValue) == ["p1", "p2"])
    }

    @Test func peoplesAndGovernmentsAreNoPlaces() throws {
        let places = try SmallGazetteer.places("Kabul said the Afghan army would stay. The army denied Moscow's claim.")
        #expect(places.isEmpty)
        let named = try SmallGazetteer.places("The minister said in Kabul that the army would stay.")
        #expect(named.map(\.name) == ["Kabul"])
    }

    @Test func aDiseaseIsNoPlace() throws {
        #expect(try SmallGazetteer.places("Doctors found cases of West Nile virus.").isEmpty)
    }

    @Test func theMissingListIsADoubt() throws {
        let reader = try PlacesReader(data: SmallGazetteer.data.get())
        let document = try StandardReader.document("Troops left Afghanistan.")
        let outcome = reader.read(
            Account(document: document, cast: Cast(entities: [], speakers: [:], doubts: []), statements: []))
        #expect(outcome.places.first?.country == "AFG")
        #expect(outcome.doubts.first?.kind == .placeUnknown)
    }
}

@Suite struct RelativePlaceTests {
    private func relative(_ marked: String) throws -> (Place, [Place]) {
        let places = try SmallGazetteer.given(marked)
        return (try #require(places.first { $0.relative != nil }), places)
    }

    private func distance(_ place: Place, to latitude: Double, _ longitude: Double) -> Double {
        place.coordinates?.distance(to: Coordinates(latitude: latitude, longitude: longitude)) ?? .infinity
    }

    @Test func distanceAndBearing() throws {
        let (place, all) = try relative("The convoy was hit 25 kilometres north of ⟦p|Kabul⟧.")
        #expect(place.relative?.distance == 25)
        #expect(place.relative?.bearing == "north")
        #expect(place.relative?.anchor == all.first { $0.name == "Kabul" }?.id)
        #expect(distance(place, to: 34.52813 + 25 / 111.195, 69.17233) < 0.5)
        #expect(place.precision == .near)
        #expect((place.radius ?? 0) > 2)
    }

    @Test func milesAndTwoPartBearings() throws {
        let (place, _) = try relative("The camp lies ten miles south-east of the city of ⟦p|Kabul⟧.")
        #expect(abs((place.relative?.distance ?? 0) - 16.09344) < 1e-6)
        #expect(place.relative?.bearing == "south-east")
    }

    @Test func outskirtsStayAtTheTown() throws {
        let (place, _) = try relative("Fighting reached the outskirts of ⟦p|Kabul⟧.")
        #expect(distance(place, to: 34.52813, 69.17233) < 0.1)
    }

    @Test func betweenIsALine() throws {
        let (place, all) = try relative("A lorry burned between ⟦p|Kabul⟧ and ⟦p|Ormund⟧.")
        #expect(place.precision == .line)
        #expect(place.relative?.anchor == all.first { $0.name == "Kabul" }?.id)
        #expect(place.relative?.other != nil)
        let half = Coordinates(latitude: 34.52813, longitude: 69.17233).halfway(to: Coordinates(latitude: 31.9, longitude: 65.1))
        #expect(distance(place, to: half.latitude, half.longitude) < 60)
    }

    @Test func theRoadIsALine() throws {
        let (place, _) = try relative("Mines lie on the road from ⟦p|Kabul⟧ to ⟦p|Ormund⟧.")
        #expect(place.precision == .line)
    }

    @Test func theProvinceBehindTheAnchorCounts() throws {
        let (place, all) = try relative("Two men died south of ⟦p|Kavri⟧, ⟦p|Ormund⟧ province.")
        #expect(all.first { $0.name == "Kavri" }?.geonameid == 4)
        #expect((place.latitude ?? 90) < 32.3)
        #expect(place.relative?.bearing == "south")
        #expect(place.relative?.distance == nil)
    }

    @Test func aValleyAsLongAsTold() throws {
        let (place, _) = try relative("Rebels hold the ⟦p|Panjshir Valley⟧. Thousands are inside the 115-kilometre valley.")
        #expect(place.radius == 57.5)
        #expect(place.country == "AFG")
    }

    @Test func anUnknownAnchorGivesNoCoordinates() throws {
        let (place, _) = try relative("It happened 12 kilometres west of ⟦p|Xubrolt⟧.")
        #expect(place.latitude == nil)
        #expect(place.relative?.distance == 12)
    }
}

/// Every rule of relative places holds for its examples and not for its counter-examples.
@Suite struct RelativeRuleTests {
    static let cases: [(rule: Rule, example: Rule.Example)] = {
        guard let rules = try? RelativeRules(path: repositoryFile("Data/rules/relative-places.rules")) else { return [] }
        return rules.file.rules.flatMap { rule in rule.examples.map { (rule, $0) } }
    }()

    @Test func thereAreRules() { #expect(Self.cases.count > 20) }

    @Test(arguments: cases.indices) func holdsForItsExamples(index: Int) throws {
        let (rule, example) = Self.cases[index]
        let marked = try MarkedText(example.marked)
        let document = try StandardReader.document(marked.string)
        let sentence = 0..<document.tokens.count
        var zones = ["sentence": [sentence]]
        if let anchor = marked["anchor"].first {
            zones = RelativeRules.zones(sentence: sentence, anchor: document.tokens(in: anchor))
        }
        #expect((rule.match(in: TokenView(document), zones: zones) != nil) == example.mustMatch, "line \(example.line)")
    }
}
