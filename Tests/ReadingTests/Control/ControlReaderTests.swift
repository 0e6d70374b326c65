import Encoder
import TestSupport
import Testing

@testable import Reading

/// What hangs on a claim of control: statement, place, time, negation; and what is no claim.
@Suite struct ControlReaderTests {
    private func read(_ text: String) throws -> ReadReport {
        let document = try StandardReader.document(text)
        return try StandardReader.reader.get().read(document.report, Workspace())
    }

    @Test func aClaimHangsOffItsStatement() throws {
        let read = try read("The army said that its troops had captured Aleppo. Rebels still hold the bridge.")
        let claims = read.happenings.control
        #expect(claims.map(\.relation) == [.captured, .holds])
        #expect(claims.first?.statement == read.statements.first?.id)
        #expect(claims.last?.statement == nil)
    }

    @Test func eachPlaceIsAClaimOfItsOwn() throws {
        let claims = try read("Rebels captured Aleppo and the bridge.").happenings.control
        #expect(claims.count == 2)
        #expect(Set(claims.map(\.id)).count == 2)
    }

    @Test(arguments: [
        ("The army had not captured Aleppo.", true),
        ("The army failed to capture Aleppo.", true),
        ("The army may have captured Aleppo.", false),
        ("The army captured Aleppo.", false),
    ])
    func deniedIsToldApart(text: String, isNegated: Bool) throws {
        let claim = try #require(try read(text).happenings.control.first)
        #expect(claim.isNegated == isNegated)
    }

    @Test(arguments: [
        "The council demanded that the army withdraw from Aleppo.",
        "There will be war if the army captures Aleppo.",
        "The army vowed to capture Aleppo.",
        "The army is trying to capture Aleppo.",
        "The operation to capture Aleppo will begin in May.",
        "Has Aleppo fallen?",
        "The army told the rebels to withdraw from Aleppo.",
        "The loss of Aleppo would end the war.",
        "The minister visited Aleppo and held talks there.",
        "Aircraft bombed Aleppo on Monday.",
        "The army lifted the siege of Aleppo.",
    ])
    func whatIsPlannedAskedSupposedOrOnlyHappensThereIsNoControl(text: String) throws {
        #expect(try read(text).happenings.control.isEmpty)
    }

    @Test func whatIsNotKnownIsNoDenial() throws {
        let claim = try #require(try read("It is not clear who controls Aleppo.").happenings.control.first)
        #expect(claim.relation == .contested && !claim.isNegated)
    }

    @Test func oursIsWhoeverSpeaks() throws {
        let read = try read("“Aleppo is ours,” a spokesman for the Lake Brigade said.")
        let claim = try #require(read.happenings.control.first)
        #expect(claim.holder != nil && claim.holder == read.statements.first?.source.entity)
    }

    @Test func whatWasJustSpokenOfIsKnownAgain() throws {
        let read = try read("Rebels captured Aleppo on Monday. The army recaptured the town on Friday and holds it.")
        let claims = read.happenings.control
        #expect(claims.map(\.relation) == [.captured, .captured, .holds])
        #expect(Set(claims.map(\.place)).count == 1)
        #expect(claims.first?.place != nil)
    }

    @Test(arguments: [
        "Migrants crossed the sea, and on Friday they reached the coast of Italy.",
        "An aid convoy entered the town of Karsa.",
        "Supporters of the government converged on Aleppo.",
    ])
    func crowdsAndLorriesHoldNothing(text: String) throws {
        #expect(try read(text).happenings.control.isEmpty)
    }

    @Test(arguments: [
        "Troops were sent to recapture Aleppo.",
        "The army shelled the valley for weeks to retake Aleppo.",
        "The militia freed eleven of the nineteen villagers.",
        "The junta withdrew its ambassador from Aleppo.",
    ])
    func whatItWasDoneForAndWhatIsNoPlaceAreNoControl(text: String) throws {
        #expect(try read(text).happenings.control.isEmpty)
    }

    @Test func aNameBeforeAHyphenHolds() throws {
        let claim = try #require(try read("The Houthi-controlled port of Hodeidah was struck.").happenings.control.first)
        #expect(claim.relation == .holds && claim.holderWords == 1..<2)
    }

    @Test func aPronounThatNobodyKnowsHidesNoClaim() throws {
        let claims = try read("Since it recaptured Aleppo in April, the front has barely moved.").happenings.control
        #expect(claims.map(\.relation) == [.captured])
        #expect(claims.first?.holder == nil)
    }

    @Test func oneTriggerInsideAnotherIsOneClaim() throws {
        let claims = try read("The army and the militia are fighting for control of Aleppo.").happenings.control
        #expect(claims.map(\.relation) == [.contested])
    }

    @Test func ofHundredsOfGunmenAllIsTheHolder() throws {
        let read = try read("Hundreds of gunmen captured Aleppo on Monday.")
        #expect(read.happenings.control.first?.holderWords == 0..<3)
    }

    @Test func placesAndTimesAreLinked() throws {
        let document = try StandardReader.document("Rebels captured Aleppo on Monday.")
        var place = Place(id: .init(rawValue: "p1"), tokens: 2..<3, why: "test")
        place.name = "Aleppo"
        let time = TimeExpression(id: .init(rawValue: "t1"), tokens: 3..<5, kind: .date, grain: .day, why: "test")
        let account = Account(document: document, cast: Cast(entities: [], speakers: [:], doubts: []), statements: [])
        let claim = try #require(
            try ControlReader(data: StandardReader.data).claims(of: account, places: [place], times: [time]).first)
        #expect(claim.place == place.id)
        #expect(claim.time == time.id)
    }

    @Test func aClauseOnANounKeepsItsSubject() throws {
        let claim = try #require(try read("The claim that the bridge was taken is false.").happenings.control.first)
        #expect(claim.relation == .captured)
    }

    @Test func aRelativeClauseFarFromItsNounFindsIt() throws {
        let read = try read("Aircraft bombed militants on Friday who had seized Aleppo.")
        let claim = try #require(read.happenings.control.first)
        #expect(claim.relation == .captured)
        #expect(claim.holderWords.map { $0.count } == 1)
    }

    @Test(arguments: [
        "Soldiers walked through Aleppo on Monday, five days after rebels took it.",
        "Rebels attacked Aleppo and took control of it.",
    ])
    func itIsThePlaceNamedLast(text: String) throws {
        let claims = try read(text).happenings.control
        #expect(claims.map(\.relation) == [.captured])
        #expect(claims.first?.place != nil)
    }

    @Test func aClauseOnSomebodyWhoDidNotDenyDeniesNothing() throws {
        let claim = try #require(
            try read("Neither the council nor the brigade, which holds the port, answered.").happenings.control.first)
        #expect(claim.relation == .holds && !claim.isNegated)
    }

    @Test func namesInAListAreAPlaceEach() throws {
        #expect(try read("The army has left the villages of Karsa and Varno.").happenings.control.count == 2)
    }

    @Test(arguments: [("Armed men reached Aleppo on Monday.", true), ("The men reached Aleppo on Monday.", false)])
    func menAreAForceOnlyWithArms(text: String, isForce: Bool) throws {
        #expect(try read(text).happenings.control.isEmpty != isForce)
    }

    @Test func aPhraseWithByBeforeThePassiveIsNoHolder() throws {
        let claim = try #require(try read("By the will of God the town was liberated at dawn.").happenings.control.first)
        #expect(claim.relation == .captured && claim.holderWords == nil)
    }
}
