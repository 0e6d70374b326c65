import Encoder
import Testing

@testable import Reading

/// Whole texts: who did what to whom, on whose word, and what is told twice.
@Suite struct EventsReaderTests {
    static let reader = Result { try EventsReader(data: StandardReader.data) }

    struct Told {
        var document: Document
        var events: [Event]

        func words(_ participants: [Event.Participant]) -> [String] {
            participants.map { String(decoding: document.report.text[document.span($0.tokens).range], as: UTF8.self) }
        }

        func first(_ type: String) throws -> Event { try #require(events.first { $0.plover.type == type }) }
    }

    func told(_ text: String, _ found: (Document) -> Happenings = { _ in Happenings() }) throws -> Told {
        let document = try StandardReader.document(text)
        let cast = try EventCheck.resolver.get().cast(of: document)
        let statements = try EventCheck.claims.get().statements(of: document, cast: cast)
        let account = Account(document: document, cast: cast, statements: statements)
        return Told(document: document, events: try Self.reader.get().events(of: account, found(document)))
    }

    @Test func passivesNameWhoDidItAndToWhom() throws {
        let told = try told("Two villagers were killed by government soldiers near the river on Tuesday.")
        let event = try told.first("ASSAULT")
        #expect(told.words(event.actors) == ["government soldiers"])
        #expect(told.words(event.recipients) == ["Two villagers"])
        #expect(event.status == .reported)
        #expect(event.acled?.eventType == "Violence against civilians")
    }

    @Test func whatASourceSaysIsClaimedAndHangsOffItsStatement() throws {
        let told = try told("The army said that rebels had attacked a convoy.")
        let event = try told.first("ASSAULT")
        #expect(event.statement != nil)
        #expect(event.status == .claimed)
    }

    @Test func demandsHoldWhatTheyDemand() throws {
        let told = try told("The council demanded that the army release two prisoners.")
        let demand = try told.first("REQUEST"), release = try told.first("RETREAT")
        #expect(demand.plover.mode == "yield")
        #expect(demand.cameo == "105")
        #expect(release.status == .requested)
        #expect(release.within == demand.id)
    }

    @Test func promisedHelpIsAnAgreement() throws {
        let told = try told("The kingdom will provide food aid to the refugees next month.")
        let event = try told.first("AGREE")
        #expect(event.status == .promised)
        #expect(event.cameo == "033")
    }

    @Test func anAttackAndItsDeadAreOneEvent() throws {
        let told = try told("Gunmen attacked a market on Friday, killing nine traders.")
        #expect(told.events.filter { $0.plover.type == "ASSAULT" }.count == 1)
        #expect(try told.first("ASSAULT").anchor.count == 2)
    }

    @Test func whatARelativeClauseRecallsStandsApart() throws {
        let told = try told("The ministry condemned the bombing that killed nine traders.")
        #expect(told.events.filter { $0.plover.type == "ASSAULT" }.count == 2)
    }

    @Test func partiesMayStandBehindTheVerbThatTellsOfClashes() throws {
        let told = try told("Clashes erupted between rival militias on Friday.")
        #expect(told.words(try told.first("ASSAULT").actors) == ["rival militias"])
    }

    @Test func fireThatIsShotIsNoAccident() throws {
        #expect(try told("Two soldiers were killed by sniper fire.").first("ASSAULT").plover.type == "ASSAULT")
        #expect(try told("Two soldiers were killed in a factory fire.").events.isEmpty)
    }

    @Test func aTownIsWhereAndNotToWhom() throws {
        let told = try told("The insurgents captured three villages from government forces.")
        #expect(told.words(try told.first("COERCE").recipients) == ["government forces"])
    }

    @Test func capturedFightersAreAbductedAndCapturedTownsSeized() throws {
        let told = try told("The rebels captured the town of Varek. They also captured forty soldiers.")
        #expect(try told.first("COERCE").plover.mode == "seize")
        #expect(try told.first("ASSAULT").plover.mode == "abduct")
    }

    @Test func negationIsKept() throws {
        let told = try told("The army did not attack the village.")
        #expect(try told.first("ASSAULT").status == .negated)
    }

    @Test(arguments: [
        "The war-torn country held a festival.",
        "The senator's attack on the budget was widely quoted.",
        "A strong earthquake killed thirty people in the valley.",
        "The helicopter crew flew an attack helicopter home.",
    ])
    func noViolenceIsMadeOf(_ text: String) throws {
        #expect(try told(text).events.allSatisfy { $0.plover.type != "ASSAULT" })
    }

    @Test func placeAndTimeComeFromTheOwnClause() throws {
        let text = "Rebels shelled Varek on Monday. The president visited Orbeli on Tuesday."
        let told = try told(text) { document in
            var found = Happenings()
            for (number, word) in ["Varek", "Orbeli"].enumerated() {
                guard let token = document.tokens.spans.indices.first(where: { document.bytes($0).elementsEqual(word.utf8) })
                else { continue }
                found.places.append(Place(id: Place.ID(rawValue: "p\(number + 1)"), tokens: token..<token + 1, why: "test"))
            }
            for (number, word) in ["Monday", "Tuesday"].enumerated() {
                guard let token = document.tokens.spans.indices.first(where: { document.bytes($0).elementsEqual(word.utf8) })
                else { continue }
                found.times.append(
                    TimeExpression(
                        id: .init(rawValue: "t\(number + 1)"), tokens: token..<token + 1, kind: .date, grain: .day, why: "test"))
            }
            return found
        }
        let attack = try told.first("ASSAULT"), visit = try told.first("CONSULT")
        #expect(attack.place?.rawValue == "p1" && attack.time?.rawValue == "t1")
        #expect(visit.place?.rawValue == "p2" && visit.time?.rawValue == "t2")
    }
}
