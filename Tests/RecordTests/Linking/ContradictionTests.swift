import Testing

@testable import Record

@Suite struct ContradictionTests {
    private func found(_ events: EventFacts...) throws -> [ContradictionDraft] {
        ContradictionFinder(rules: try Told.rules.get()).contradictions(of: 7, events)
    }

    private func told(_ number: Int64, by source: String, reading: Int64, day: Int = Told.day, qualifier: String = "exact") -> EventFacts {
        Told.event("they died", by: source).with(Told.figure("killed", number, qualifier)).of(reading, on: day)
    }

    @Test func twoTollsOfOneDayExcludeEachOther() throws {
        let draft = try #require(try found(told(3, by: "the garrison", reading: 1), told(5, by: "the hospital", reading: 2)).first)
        #expect(draft.kind == .number)
        #expect(Set(draft.sides.map(\.value)) == ["3 killed", "5 killed"])
        #expect(draft.since == Told.day)
    }

    @Test func aTollThatRisesIsNoContradiction() throws {
        #expect(try found(told(3, by: "the mayor", reading: 1), told(5, by: "the hospital", reading: 2, day: Told.day + 1)).isEmpty)
        #expect(try found(told(5, by: "the mayor", reading: 1), told(3, by: "The Mayor", reading: 2)).isEmpty)
    }

    @Test func aTollThatAnotherLowersIsOne() throws {
        #expect(try !found(told(5, by: "the mayor", reading: 1), told(3, by: "the hospital", reading: 2, day: Told.day + 1)).isEmpty)
    }

    @Test func atLeastLeavesRoomAbove() throws {
        #expect(try found(told(3, by: "the garrison", reading: 1, qualifier: "at-least"), told(5, by: "the hospital", reading: 2)).isEmpty)
    }

    @Test func eachSideBlamesTheOther() throws {
        let first = Told.event("the league shelled the mill", by: "Hill Army").by("River League").of(1, on: Told.day)
        let second = Told.event("the army shelled the mill", by: "River League").by("Hill Army").of(2, on: Told.day + 1)
        let draft = try #require(try found(first, second).first)
        #expect(draft.kind == .actor)
        #expect(draft.since == Told.day + 1)
    }

    @Test func whoeverIsBlamedByAllIsNoContradiction() throws {
        let first = Told.event("the league shelled the mill", by: "Hill Army").by("River League").of(1, on: Told.day)
        let second = Told.event("the league shelled the mill", by: "a farmer").by("River League").of(2, on: Told.day)
        #expect(try found(first, second).isEmpty)
    }

    @Test func aDenialOfTheOnlyClaimIsOfTheOccurrence() throws {
        let claim = Told.event("two clerks were abducted", of: "ASSAULT/abduct", by: "Hill Army").of(1, on: Told.day)
        let denial = Told.event("nobody was abducted", of: "ASSAULT/abduct", status: "denied", by: "River League").of(2, on: Told.day)
        #expect(try found(claim, denial).map(\.kind) == [.occurrence])
    }

    @Test func aCorrectedPlaceIsResolved() throws {
        let first = Told.event("the convoy was hit", by: "a clerk").at(Told.place("Vesna", 45, 20)).of(1, on: Told.day)
        let second = Told.event("corrects: the convoy was hit near Brod", by: "the army").at(Told.place("Brod", 45.5, 20)).of(2, on: Told.day)
        let draft = try #require(try found(first, second).first)
        #expect(draft.kind == .place)
        #expect(draft.resolvedBy == ThingID(.event, 2))
    }
}
