import TestSupport
import Testing

@testable import Reading

/// Where and when an event is said to have happened; places are marked `place`, times `time`.
@Suite struct EventPlacingTests {
    /// The event of a type in a marked text, with all marked places and times at hand.
    private func event(_ type: String, _ text: String) throws -> (event: Event, told: EventsReaderTests.Told) {
        let marked = try MarkedText(text)
        let told = try EventsReaderTests().told(String(decoding: marked.text, as: UTF8.self)) { document in
            var found = Happenings()
            for span in marked["place"] {
                let id = Place.ID(rawValue: String(decoding: marked.text[span.range], as: UTF8.self))
                found.places.append(Place(id: id, tokens: document.tokens(in: span), why: "test"))
            }
            for span in marked["time"] {
                let id = TimeExpression.ID(rawValue: String(decoding: marked.text[span.range], as: UTF8.self))
                let tokens = document.tokens(in: span)
                found.times.append(TimeExpression(id: id, tokens: tokens, kind: .date, grain: .day, why: "test"))
            }
            return found
        }
        return (try told.first(type), told)
    }

    @Test func whereOfficialsComeFromIsNotWhereTheySpeak() throws {
        let event = try event("ACCUSE", "⟦place|Varek⟧ officials condemned the raid.").event
        #expect(event.place == nil)
    }

    @Test func whatIsCondemnedIsNotWhereItIsCondemned() throws {
        let event = try event("ACCUSE", "The minister in ⟦place|Orbeli⟧ condemned ⟦place|Tessen⟧.").event
        #expect(event.place?.rawValue != "Tessen")
    }

    @Test func aVerbThatTellsNothingHandsOnItsTime() throws {
        let event = try event("ASSAULT", "Clashes between soldiers and rebels went on through ⟦time|Monday⟧.").event
        #expect(event.time?.rawValue == "Monday")
    }

    @Test func aClauseOfItsOwnKeepsItsTime() throws {
        let text = "The mayor accused the militia of breaking the peace that was signed on ⟦time|Friday⟧."
        let event = try event("ACCUSE", text).event
        #expect(event.time == nil)
    }

    @Test func captionsEndWithPlaceAndDate() throws {
        let text = "Soldiers arrest a man after a football match, in ⟦place|Varek⟧, ⟦time|May 3, 2016⟧."
        let event = try event("COERCE", text).event
        #expect(event.time?.rawValue == "May 3, 2016")
        #expect(event.place?.rawValue == "Varek")
    }

    @Test func aTownThatIsTakenIsNoRecipient() throws {
        let (event, told) = try event("COERCE", "The brigade captured the army stronghold of ⟦place|Varek⟧.")
        #expect(event.place?.rawValue == "Varek")
        #expect(told.words(event.recipients).allSatisfy { !$0.contains("Varek") })
    }

    @Test func whatWasBeforeHasNotTheTimeOfTheClauseAbove() throws {
        let event = try event("COERCE", "The army left the town on ⟦time|Thursday⟧, five days after rebels seized it.").event
        #expect(event.time == nil)
    }

    @Test func whatCameOfAnActCameOfItThere() throws {
        let told = try event("ASSAULT", "The bombing of a mill in ⟦place|Varek⟧ on ⟦time|Monday⟧ killed nine guards.").told
        #expect(told.events.map(\.place?.rawValue) == ["Varek", "Varek"])
        #expect(told.events.map(\.time?.rawValue) == ["Monday", "Monday"])
    }

    @Test func whoLeadsAnAllianceIsNotWhereItBombs() throws {
        #expect(try event("ASSAULT", "⟦place|Varek⟧-led forces shelled the mill.").event.place == nil)
        #expect(try event("ASSAULT", "A ⟦place|Varek⟧-based brigade shelled the mill.").event.recipients.count == 1)
    }

    @Test func whereSeveralLeadersComeFromIsNotWhereTheySpeak() throws {
        let event = try event("ACCUSE", "The leaders of ⟦place|Varek⟧ and ⟦place|Orbeli⟧ condemned the raid.").event
        #expect(event.place == nil)
    }

    @Test func whatCameOfAnActWasWhereAndWhenTheActWas() throws {
        let text = "Six soldiers were killed when a bomb exploded under a lorry in ⟦place|Varek⟧ on ⟦time|Tuesday⟧."
        let (_, told) = try event("ASSAULT", text)
        let killed = try #require(told.events.first { $0.origin == "assault.kill" })
        #expect(killed.place?.rawValue == "Varek")
        #expect(killed.time?.rawValue == "Tuesday")
    }
}
