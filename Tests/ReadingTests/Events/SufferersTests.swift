import Testing

@testable import Reading

/// Whom an act befell, and the words that only tell of that once more.
@Suite struct SufferersTests {
    private func told(_ text: String) throws -> EventsReaderTests.Told { try EventsReaderTests().told(text) }

    private func violence(_ text: String) throws -> [Event] { try told(text).events.filter { $0.plover.type == "ASSAULT" } }

    @Test func thoseWhoDiedOfAnAttackOnABuildingAreToldApart() throws {
        let told = try told("The bombing of the harbour office killed nine clerks.")
        #expect(told.events.map { told.words($0.recipients) } == [["the harbour office"], ["nine clerks"]])
    }

    @Test func theKilledAndTheHurtAreOthers() throws {
        let told = try told("Nine guards were killed and twenty villagers were wounded in Karsa.")
        #expect(told.events.map { told.words($0.recipients) } == [["Nine guards"], ["twenty villagers"]])
    }

    @Test func aVerbOfHittingTellsWhomTheRaidsHit() throws {
        let told = try told("Air raids struck a flour mill near Karsa.")
        #expect(told.events.count == 1)
        #expect(told.words(try told.first("ASSAULT").recipients) == ["a flour mill"])
    }

    @Test(arguments: [
        "Shells hit a mill in Karsa on Friday. The dead were carried down to the river.",
        "Shells hit a mill in Karsa on Friday. The victims were traders from the hills.",
    ])
    func theDeadRecallWhatKilledThem(text: String) throws {
        let found = try violence(text)
        #expect(found.count == 1)
        #expect(found.first?.anchor.count ?? 0 > 1)
    }

    @Test func theDeadOfNothingToldAreNoEvent() throws {
        #expect(try told("The dead were buried beside the mill.").events.isEmpty)
        #expect(try told("The mayor would not speak of the incident.").events.isEmpty)
    }

    @Test func whoIsToActIsNotWhoCalls() throws {
        let told = try told("The bishop called for the garrison to leave the town.")
        let call = try told.first("REQUEST")
        #expect(told.words(call.actors) == ["The bishop"])
        #expect(told.words(call.recipients) == ["the garrison"])
    }

    @Test func aVictimIsNotBlamedForTheDeed() throws {
        let told = try told("The bishop condemned the use of force against the marchers.")
        #expect(try told.first("ACCUSE").recipients.isEmpty)
        let other = try self.told("The bishop condemned the killing of a clerk by the guards.")
        #expect(!other.words(try other.first("ACCUSE").recipients).contains("a clerk"))
    }

    @Test func pronounsAreNoWordsOfAnEvent() throws {
        let told = try told("The garrison left Karsa after rebels seized it.")
        let seizure = try told.first("COERCE")
        #expect(seizure.anchor.map { told.document.report.words(told.document.span($0)) } == ["seized"])
    }

    @Test func aNumberMayStandForPeople() throws {
        let told = try told("Thousands fled the shelling of Karsa.")
        #expect(told.words(try told.first("SANCTION").recipients) == ["Thousands"])
    }

    @Test func whatIsOnesOwnIsNobody() throws {
        let told = try told("The clerk said the garrison had lost nine men and most of its nerve.")
        #expect(told.words(try told.first("ASSAULT").recipients) == ["nine men"])
    }
}
