import TestSupport
import Testing

@testable import Reading

/// What is no place though the encoder may say so, and what is known of places that no list holds.
@Suite struct NoPlacesTests {
    @Test func aNameUsedForSomebodyIsNoPlace() {
        func name(_ range: Range<Int>) -> PlaceName { PlaceName(["Joel", "Kavri", "Tidemark", "News", "Ormund"][range].joined(separator: " ")) }
        let names = [
            NameSpan(tokens: 0..<2, label: "person", score: 1), NameSpan(tokens: 2..<4, label: "media", score: 1),
            NameSpan(tokens: 4..<5, label: "place", score: 1),
        ]
        let labels = NameLabels(names, name: name)
        #expect(labels.isPerson(PlaceName("Kavri")) && labels.isMedia(PlaceName("Tidemark")))
        #expect(!labels.isPerson(PlaceName("Ormund")) && !labels.isOther(PlaceName("Ormund")))
    }

    @Test(arguments: [
        "The Islamic Republic denied it.", "The envoy blamed the West.", "U.N. monitors left the town.",
    ])
    func wordsThatNameNothing(text: String) throws {
        #expect(try SmallGazetteer.places(text).isEmpty)
    }

    @Test func anUnknownPlaceLiesWhereItIsSaidTo() throws {
        let places = try SmallGazetteer.given("Shells fell in the ⟦p|Xubrolt⟧ district of ⟦p|Kabul⟧.")
        let unknown = try #require(places.first)
        #expect(unknown.geonameid == nil && unknown.country == "AFG")
        #expect(unknown.latitude == places.last?.latitude && unknown.why.contains("said to lie in Kabul"))
    }

    @Test func aPlaceElsewhereIsNotTheOneSaidToLieHere() throws {
        let places = try SmallGazetteer.given("Troops entered ⟦p|Paris⟧ in ⟦p|Afghanistan⟧.")
        #expect(places.first?.geonameid == nil && places.first?.country == "AFG")
    }

    @Test func oneUnknownNameIsOnePlace() throws {
        let places = try SmallGazetteer.given("The ⟦p|Xubrolt⟧ district is quiet. Shells fell on ⟦p|Xubrolt⟧.")
        #expect(places.count == 1 && places.first?.mentions.count == 1)
    }

    @Test func nearWhatNobodyKnowsIsNoOtherPlace() throws {
        let places = try SmallGazetteer.given("Shells fell close to ⟦p|Xubrolt⟧.")
        #expect(places.count == 1)
    }
}
