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

    @Test func oneVoiceOfTheStateTakesUpWhatAnotherCounted() throws {
        #expect(try found(told(3, by: "the mayor", reading: 1), told(5, by: "the governor", reading: 2)).isEmpty)
        #expect(try !found(told(5, by: "the mayor", reading: 1), told(3, by: "the governor", reading: 2)).isEmpty)
    }

    @Test func theWoundedAreFewerWhenSomeHaveDied() throws {
        func tolls(_ dead: Int64, _ wounded: Int64, by source: String, reading: Int64) -> EventFacts {
            told(dead, by: source, reading: reading, day: Told.day + Int(reading)).with(Told.figure("wounded", wounded))
        }
        #expect(try found(tolls(3, 9, by: "the clinic", reading: 1), tolls(5, 7, by: "the garrison", reading: 2)).isEmpty)
        #expect(try found(tolls(3, 9, by: "the clinic", reading: 1), tolls(3, 7, by: "the garrison", reading: 2)).map(\.about) == ["w7/number/wounded"])
    }

    @Test func aDenialInTheSameSentenceMustSpeakOfTheAct() throws {
        var claim = Told.event("the league said the army held two millers after the blast but the army denied that anyone was held", by: "River League")
            .anchored("blast").of(1, on: Told.day)
        claim.denials = [.init(statement: 9, source: Told.key("Hill Army"), content: "that anyone was held")]
        #expect(try found(claim).isEmpty)
        #expect(try !found(claim.anchored("held")).isEmpty)
    }

    @Test func aDeathHoursLaterTellsNoOtherHour() throws {
        let first = Told.event("the ferry was shelled", by: "the harbour master").on(Told.day).around("dawn").of(1, on: Told.day)
        let second = Told.event("a ferryman died", by: "the Coast Union").on(Told.day).around("8:30 p.m.").of(2, on: Told.day)
        #expect(try found(first, second).isEmpty)
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

    @Test func whoeverSuffersTheAnswerDidAnotherDeed() throws {
        let first = Told.event("the league stormed the post", by: "Hill Army").by("River League").of(1, on: Told.day)
        var second = Told.event("the army hit a camp of the league", by: "River League").by("Hill Army").of(2, on: Told.day)
        second.recipients = [Told.party("River League")]
        #expect(try found(first, second).isEmpty)
    }

    @Test func whoeverAsksAsksForHimself() throws {
        let first = Told.event("the league asked for talks", of: "REQUEST", by: "River League").by("River League").of(1, on: Told.day)
        let second = Told.event("the army asked for talks", of: "REQUEST", by: "Hill Army").by("Hill Army").of(2, on: Told.day)
        #expect(try found(first, second).isEmpty)
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

    @Test func anAnswerThatDeniesCountsWhereItSpeaksOfTheSame() throws {
        var claim = Told.event("the army burnt the mill", by: "River League").of(1, on: Told.day)
        claim.denials = [.init(statement: 9, source: Told.key("Hill Army"), content: "it")]
        #expect(try found(claim).first?.sides.map(\.thing) == [ThingID(.event, 1), ThingID(.statement, 9)])
        claim.denials[0].content = "that the harbour and the whole island had been lost"
        #expect(try found(claim).isEmpty)
    }

    @Test func soldiersAndCiviliansAreASum() throws {
        func figure(_ number: Int64, of counted: String) -> FigureFacts {
            var figure = Told.figure("killed", number)
            figure.counted = [counted]
            return figure
        }
        let parts = Told.event("they died", by: "the garrison").with(figure(5, of: "soldier")).with(figure(9, of: "civilian")).of(1, on: Told.day)
        #expect(try found(parts, told(14, by: "the hospital", reading: 2)).isEmpty)
        #expect(try !found(parts, told(20, by: "the hospital", reading: 2)).isEmpty)
    }

    @Test func aNumberThatALaterReportRepeatsStillStands() throws {
        let rules = try Told.rules.get()
        let first = told(3, by: "the mayor", reading: 1)
        let second = told(5, by: "the hospital", reading: 2, day: Told.day + 1)
        let repeated = told(3, by: "the mayor", reading: 2, day: Told.day + 1)
        let finder = ContradictionFinder(rules: rules)
        #expect(finder.contradictions(of: 7, [first, second]).isEmpty)
        #expect(finder.contradictions(of: 7, [first, second], besides: [repeated]).map(\.kind) == [.number])
    }

    @Test func aDeniedCaptureIsAboutWhoHoldsThePlace() throws {
        let claim = Told.event("the league captured Brod", of: "COERCE/seize", by: "River League").of(1, on: Told.day)
        let denial = Told.event("Brod did not fall", of: "COERCE/seize", status: "denied", by: "Hill Army").of(2, on: Told.day)
        #expect(try found(claim, denial).map(\.kind) == [.control])
    }

    @Test func twoSourcesThatNameOtherHoursExcludeEachOther() throws {
        let first = Told.event("the ferry was shelled", by: "the harbour master").on(Told.day).around("dawn").of(1, on: Told.day)
        let second = Told.event("the ferry was shelled", by: "the Coast Union").on(Told.day).around("8:30 p.m.").of(2, on: Told.day)
        let draft = try #require(try found(first, second).first)
        #expect(draft.kind == .time)
        #expect(draft.values.count == 2)
    }

    @Test func aNightReachesIntoTheNextDay() throws {
        let first = Told.event("the ferry was shelled", by: "the harbour master").on(Told.day).around("overnight").of(1, on: Told.day)
        let second = Told.event("the ferry was shelled", by: "the Coast Union").on(Told.day).around("4 am").of(2, on: Told.day)
        #expect(try found(first, second).isEmpty)
    }

    @Test func twoDaysAreNoQuarrel() throws {
        let first = Told.event("the ferry was shelled", by: "the harbour master").on(Told.day).around("dawn").of(1, on: Told.day)
        let second = Told.event("the ferry was shelled", by: "the Coast Union").on(Told.day + 1).around("dawn").of(2, on: Told.day + 1)
        #expect(try found(first, second).isEmpty)
    }

    @Test func twoWhoTellOfTheirOwnDeedsDoNotQuarrel() throws {
        let first = Told.event("the guard shot two raiders", by: "River Guard").by("River Guard").of(1, on: Told.day)
        let second = Told.event("the league took thirty rifles", by: "Hill League").by("Hill League").of(2, on: Told.day)
        #expect(try found(first, second).isEmpty)
    }

    @Test func whoeverSaysHeDoesNoSuchThingDenies() throws {
        let claim = Told.event("the ferrymen were shot", by: "the harbour master").of(1, on: Told.day)
        let denial = Told.event("we do not shoot ferrymen", status: "negated", by: "Hill Army").by("Hill Army").of(2, on: Told.day)
        let draft = try #require(try found(claim, denial).first)
        #expect(Set(draft.sides.map(\.value)) == ["told", "denied"])
        #expect(draft.resolvedBy == nil)
    }

    @Test func whoBlamesAnotherSaysNothingAgainstADenial() throws {
        let denial = Told.event("the league did not shoot the ferrymen", status: "denied", by: "River League").by("River League").of(1, on: Told.day)
        let blame = Told.event("the guard shot the ferrymen", by: "a ferryman").by("Hill Guard").of(2, on: Told.day)
        #expect(try !found(denial, blame).contains { ["occurrence", "actor"].contains($0.kind.rawValue) && $0.about.hasSuffix("denial") })
        #expect(try !found(denial, Told.event("the ferrymen were shot", by: "a ferryman").of(2, on: Told.day)).isEmpty)
    }

    @Test func aDenialThatIsTakenBackIsResolved() throws {
        let claim = Told.event("the ferry was shelled", by: "the harbour master").of(1, on: Told.day)
        let denial = Told.event("no gun was fired", status: "denied", by: "Hill Army").of(2, on: Told.day)
        let admission = Told.event("we shelled the ferry in error", by: "Hill Army").by("Hill Army").of(3, on: Told.day + 5)
        #expect(try found(claim, denial, admission).contains { $0.resolvedBy == ThingID(.event, 3) })
    }

    @Test func nobodyHurtIsNoNumberUnlessASideSaysSo() throws {
        let toll = told(5, by: "the hospital", reading: 1)
        let nobody = Told.event("nobody died there", status: "negated", by: "a clerk").with(Told.figure("killed", 1)).of(2, on: Told.day)
        #expect(try found(toll, nobody).isEmpty)
        var side = nobody
        side.tellers[0].kind = "military"
        #expect(try found(toll, side).map(\.kind) == [.number])
    }

    @Test func rebelsWithoutANameMayBeAnyWhoHaveOne() throws {
        let first = Told.event("rebels took the weir", by: "Rebels in the north").by("Rebels in the north").of(1, on: Told.day)
        let second = Told.event("the league took the weir", by: "River League").by("River League").of(2, on: Told.day)
        #expect(try found(first, second).isEmpty)
        #expect(try found(first, second.by("Hill Army")).isEmpty)
        #expect(try !found(first.by("Hill Army"), second).isEmpty)
    }

    @Test func oneOfTheDeadIsNoToll() throws {
        var student = Told.figure("killed", 1)
        student.words = "A"
        let first = Told.event("a student died", by: "the hospital").with(student).of(1, on: Told.day)
        #expect(try found(first, told(5, by: "the garrison", reading: 2)).isEmpty)
        #expect(try !found(told(1, by: "the hospital", reading: 1), told(5, by: "the garrison", reading: 2)).isEmpty)
    }

    @Test func placesAlongARoadAreNoContradiction() throws {
        func found(_ way: String) throws -> [ContradictionDraft] {
            let first = Told.event("the carts were hit on the \(way)", by: "a clerk").at(Told.place("Vesna", 45, 20)).of(1, on: Told.day)
            let second = Told.event("the carts were hit", by: "the army").at(Told.place("Brod", 45.4, 20)).of(2, on: Told.day)
            return try self.found(first, second)
        }
        #expect(try found("road").isEmpty)
        #expect(try found("quay").map(\.kind) == [.place])
    }

    @Test func whatIsLikelyTwoIsNoContradiction() throws {
        let (vesna, brod) = (Told.place("Vesna", 45, 20), Told.place("Brod", 45.4, 20))
        let first = told(3, by: "the garrison", reading: 1)
        #expect(try !found(first.at(vesna), told(5, by: "the hospital", reading: 2).at(vesna)).isEmpty)
        #expect(try !found(first.at(vesna), told(5, by: "the hospital", reading: 2).at(brod)).contains { $0.kind == .number })
    }
}
