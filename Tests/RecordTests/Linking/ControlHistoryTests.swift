import Testing

@testable import Record

@Suite struct ControlHistoryTests {
    private func told(
        _ number: Int64, _ relation: ControlTold.Relation, of holder: String, by source: String?, on day: String
    ) -> ControlTold {
        ControlTold(
            control: ThingID(.control, number), reading: number, statement: source.map { _ in ThingID(.statement, number) },
            place: .init(name: "Vesna", geonameid: 9), source: source.map(Told.key), holder: Told.key(holder), relation: relation,
            isNegated: false, at: day, published: day, words: "")
    }

    @Test func twoHoldersAreContested() throws {
        let claims = [
            told(1, .captured, of: "River League", by: "River League", on: "2024-03-01"), told(2, .holds, of: "Hill Army", by: "Hill Army", on: "2024-03-02"),
        ]
        let standing = try #require(ControlHistory.standings(of: claims).first)
        #expect(standing.status == .contested)
        #expect(standing.holder == nil)
        let quarrel = try #require(try ControlContradictions.find(claims, rules: Told.rules.get()))
        #expect(quarrel.kind == .control)
        #expect(quarrel.resolvedBy == nil)
    }

    @Test func rebelsWithoutANameMayBeTheNamedOnes() throws {
        let claims = [
            told(1, .captured, of: "Rebels in the hills", by: "Rebels in the hills", on: "2024-03-01"),
            told(2, .holds, of: "River League", by: "River League", on: "2024-03-01"),
        ]
        #expect(try ControlContradictions.find(claims, rules: Told.rules.get()) == nil)
        let army = told(3, .holds, of: "Hill Army", by: "Hill Army", on: "2024-03-01")
        #expect(try ControlContradictions.find(claims + [army], rules: Told.rules.get()) != nil)
    }

    @Test func aPlaceMayChangeHands() throws {
        let claims = [
            told(1, .captured, of: "River League", by: "River League", on: "2024-03-01"), told(2, .captured, of: "Hill Army", by: "Hill Army", on: "2024-03-05"),
        ]
        #expect(try ControlContradictions.find(claims, rules: Told.rules.get()) == nil)
    }

    @Test func theLosersWordConfirmsAndResolves() throws {
        let claims = [
            told(1, .captured, of: "River League", by: "River League", on: "2024-03-01"), told(2, .holds, of: "Hill Army", by: "Hill Army", on: "2024-03-02"),
            told(3, .lost, of: "Hill Army", by: "Hill Army", on: "2024-03-04"),
        ]
        let standing = try #require(ControlHistory.standings(of: claims).first)
        #expect(standing.status == .confirmed)
        #expect(standing.holder?.name == "River League")
        #expect(try ControlContradictions.find(claims, rules: Told.rules.get())?.resolvedBy == ThingID(.control, 3))
    }

    @Test func aThirdPartyConfirms() throws {
        let claims = [
            told(1, .captured, of: "River League", by: "River League", on: "2024-03-01"),
            told(2, .holds, of: "River League", by: "Lake Monitor", on: "2024-03-02"),
        ]
        #expect(ControlHistory.standings(of: claims).first?.status == .confirmed)
    }

    @Test func theHoldersOwnWordIsAClaim() throws {
        #expect(ControlHistory.standings(of: [told(1, .holds, of: "Hill Army", by: "Hill Army", on: "2024-03-01")]).first?.status == .claimed)
    }

    @Test func aHolderAndHisLettersAreOneValue() throws {
        let claims = [
            told(1, .captured, of: "River League", by: "River League", on: "2024-03-01"), told(2, .holds, of: "Hill Army", by: "Hill Army", on: "2024-03-02"),
            told(3, .holds, of: "RL", by: "Ceasefire Monitor", on: "2024-03-03"),
        ]
        let quarrel = try #require(try ControlContradictions.find(claims, rules: Told.rules.get()))
        #expect(Set(quarrel.sides.map(\.value)) == ["River League holds it", "Hill Army holds it"])
    }
}
