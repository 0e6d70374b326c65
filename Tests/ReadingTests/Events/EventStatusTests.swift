import Testing

@testable import Reading

/// How the report stands to an event: what is past, doubted, ended, refused.
@Suite struct EventStatusTests {
    private func told(_ text: String) throws -> EventsReaderTests.Told { try EventsReaderTests().told(text) }

    @Test func whatMayHaveHappenedIsUnconfirmed() throws {
        let event = try told("The governor may have been killed in the raid.").first("ASSAULT")
        #expect(event.status == .unconfirmed)
    }

    @Test func aContrastDoesNotShareTheNegation() throws {
        let told = try told("The officers do not deny the killing but accuse the smugglers.")
        #expect(try told.first("ACCUSE").status == .reported)
    }

    @Test func goingOnToDoSomethingIsNoPlan() throws {
        let told = try told("The bishop went on to accuse the army of theft.")
        #expect(try told.first("ACCUSE").status == .reported)
    }

    @Test func whatIsToStopHasBeenGoingOn() throws {
        let told = try told("The two clans agreed to stop fighting.")
        #expect(told.events.allSatisfy { $0.plover.type != "THREATEN" })
        #expect(told.events.filter { $0.plover.type == "ASSAULT" }.allSatisfy { [.reported, .claimed].contains($0.status) })
    }

    @Test func whatTellsWhoIsMeantIsTakenForGranted() throws {
        let told = try told("The army denied that the three fishermen arrested by its patrol had been beaten.")
        #expect(try told.first("COERCE").status == .claimed)
        #expect(try told.first("ASSAULT").status == .denied)
    }

    @Test func whatNobodySufferedDidNotHappen() throws {
        #expect(try told("Nobody was killed in the raid on the quarry, the miners said.").events.contains { $0.status == .negated })
    }

    @Test(arguments: ["No group has claimed the attack on the ferry.", "Nobody claimed the attack on the ferry."])
    func whatNobodyClaimsTookPlace(_ text: String) throws {
        let event = try told(text).first("ASSAULT")
        #expect(event.status == .reported)
        #expect(event.actors.isEmpty)
    }

    @Test func sayingThatOneWillNotIsARefusal() throws {
        let told = try told("The rebels said they would not withdraw from the valley.")
        let event = try told.first("REJECT")
        #expect(event.plover.mode == "yield")
        #expect(event.status == .claimed)
    }

    @Test(arguments: [
        "The nurse declined to say which side had more.",
        "The mothers ask whether the boats will come.",
        "The major insisted that the road was open.",
    ])
    func talkAboutTalkIsNoDemand(_ text: String) throws {
        #expect(try told(text).events.allSatisfy { !["REQUEST", "REJECT"].contains($0.plover.type) })
    }

    @Test func aConditionNamesWhoIsThreatened() throws {
        let told = try told("The miners threatened to block the road unless the company left.")
        #expect(try told.words(told.first("THREATEN").recipients) == ["the company"])
    }
}
