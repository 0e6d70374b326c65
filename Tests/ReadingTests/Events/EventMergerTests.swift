import Testing

@testable import Reading

/// What a report tells twice is one event; what only recalls another is none.
@Suite struct EventMergerTests {
    private func told(_ text: String) throws -> EventsReaderTests.Told { try EventsReaderTests().told(text) }

    private func violence(_ text: String) throws -> [Event] { try told(text).events.filter { $0.plover.type == "ASSAULT" } }

    @Test func theAttackIsTheAttackToldBefore() throws {
        let found = try violence(
            "Gunmen attacked a market in Karsa on Friday. The mayor said the attack lasted an hour. The governor condemned the attack.")
        #expect(found.count == 1)
        #expect(found.first?.anchor.count ?? 0 >= 3)
    }

    @Test func aPersonIsKilledOnceWhateverTheWords() throws {
        let found = try violence("Gunmen killed Judge Davit Sarsen on Friday. Police said Davit Sarsen was shot near his home.")
        #expect(found.count == 1)
        #expect(found.first?.otherStatements.count == 1)
    }

    @Test func aBombAndItsBomberAreToldOfOneEvent() throws {
        let found = try violence("A suicide bomber attacked a checkpoint near Karsa. The bombing killed four guards.")
        #expect(found.count == 1)
        #expect(found.first?.plover.mode == "suicide-attack")
    }

    @Test func attacksOnOthersStayApart() throws {
        let found = try violence("Gunmen attacked a market on Friday. Gunmen attacked a monastery on Sunday.")
        #expect(found.count == 2)
    }

    @Test(arguments: [
        "The minister spoke after the meeting.",
        "The jailed editor's wife wrote a book.",
        "The senator fought back tears.",
        "The board shot down the proposal.",
    ])
    func recallingWordsAndFiguresOfSpeechTellNothing(text: String) throws {
        #expect(try told(text).events.isEmpty, "\(text)")
    }
}
