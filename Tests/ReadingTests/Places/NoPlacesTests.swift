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
        "The Secretary left. IS claimed it.",
    ])
    func wordsThatNameNothing(text: String) throws {
        #expect(try SmallGazetteer.places(text).isEmpty)
    }

    @Test(arguments: [
        "KABUL, May 4 (Paris Straits News) — Shells fell on a flour mill on Monday.",
        "KABUL (Paris Straits News) — Shells fell on a flour mill on Monday.",
    ])
    func whoeverTheReportIsByLiesNowhere(text: String) throws {
        #expect(try SmallGazetteer.places(text).allSatisfy { $0.name == "Kabul" }, "\(text)")
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

    @Test func behindACommaTooALargerPlaceHoldsIt() throws {
        let places = try SmallGazetteer.given("Shells fell on ⟦p|Xubrolt⟧, ⟦p|Tessel⟧ province.")
        #expect(places.first?.country == "AFG" && places.first?.admin1 == "Tessel Province")
        #expect(places.first?.latitude == places.last?.latitude)
        let list = try SmallGazetteer.given("Shells fell on ⟦p|Xubrolt⟧, ⟦p|Ormund⟧ and ⟦p|Kabul⟧.")
        #expect(list.first?.latitude == nil)
    }

    @Test func nearATownItLiesThere() throws {
        let places = try SmallGazetteer.given("Two men died in ⟦p|Xubrolt⟧, a village near ⟦p|Kabul⟧.")
        #expect(places.first?.precision == .near && places.first?.latitude == places.last?.latitude)
        #expect((places.first?.radius ?? 0) > (places.last?.radius ?? 0))
    }

    @Test func theWayToldBehindItLeadsToIt() throws {
        let places = try SmallGazetteer.given("Two men died in ⟦p|Xubrolt⟧, some 30 kilometres north of ⟦p|Kabul⟧.")
        #expect(places.first?.precision == .near && places.first?.country == "AFG")
        #expect(abs((places.first?.latitude ?? 0) - 34.8) < 0.05)
    }

    @Test func theStateIsThatOfItsSentence() throws {
        let places = try SmallGazetteer.given("Shells fell on ⟦p|Xubrolt⟧ and ⟦p|Kabul⟧.")
        #expect(places.first?.country == "AFG" && places.first?.latitude == nil)
        #expect(places.first?.why.contains("the state is taken") == true)
        let two = try SmallGazetteer.given("Shells fell on ⟦p|Xubrolt⟧, not on ⟦p|Kabul⟧ or ⟦p|Paris⟧.")
        #expect(two.first?.country == nil)
    }

    @Test func aQuarterLiesInTheTownNamedBefore() throws {
        let places = try SmallGazetteer.given(
            "In ⟦p|Afghanistan⟧ troops reached ⟦p|Kabul⟧. They entered the ⟦p|Old City⟧ and the ⟦p|Xubrolt⟧ neighbourhood.")
        #expect(places.count == 4 && Set(places.dropFirst().map(\.latitude)).count == 1)
        #expect(places.last?.precision == .near && places.last?.geonameid == nil)
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
