import GRDB
import Testing

@testable import Record

@Suite struct CorrectingTests {
    private static let page = PageRequest(limit: 100)

    private static func attack() throws -> (TemporaryRecord, EventRow) {
        let record = try TemporaryRecord()
        try record.ingest(try record.file("a.txt", RecordTexts.attack))
        let events = try record.store.events(Filter(), page).rows
        return (record, try #require(events.first { $0.words.hasPrefix("attacked") }))
    }

    @Test func aRejectedThingLeavesTheListsAndComesBack() throws {
        let (record, attack) = try Self.attack()

        let before = record.time.now
        record.time.pass()
        let number = try record.store.correct(Correction(attack.id, .reject, reason: "a drill", by: "Ana"))
        #expect(try !record.store.events(Filter(), Self.page).rows.contains { $0.id == attack.id })
        var filter = Filter()
        filter.withRejected = true
        #expect(try record.store.events(filter, Self.page).rows.first { $0.id == attack.id }?.review == "rejected by Ana")
        filter = Filter()
        filter.asOf = before
        #expect(try record.store.events(filter, Self.page).rows.contains { $0.id == attack.id })
        try record.store.undoCorrection(number, by: "Ana")
        #expect(try record.store.events(Filter(), Self.page).rows.contains { $0.id == attack.id })
    }

    @Test func anEditedFieldIsShownAndAskedForAsEdited() throws {
        let (record, attack) = try Self.attack()

        _ = try record.store.correct(Correction(attack.id, .edit(.type, to: "COERCE"), by: "Ana"))
        _ = try record.store.correct(Correction(attack.id, .edit(.date, to: "2024-03-01..2024-03-02"), by: "Ana"))
        let edited = try #require(try record.store.event(attack.id))
        #expect(edited.type == "COERCE")
        #expect(edited.start == "2024-03-01")
        #expect(edited.end == "2024-03-02")
        var filter = Filter()
        filter.types = ["COERCE"]
        filter.to = "2024-03-01"
        #expect(try record.store.events(filter, Self.page).rows.map(\.id) == [attack.id])
        filter.types = ["ASSAULT"]
        #expect(try record.store.events(filter, Self.page).rows.isEmpty)
    }

    @Test func theMachinesReadingIsKept() throws {
        let (record, attack) = try Self.attack()
        _ = try record.store.correct(Correction(attack.id, .edit(.type, to: "COERCE"), by: "Ana"))
        let stored = try #require(try record.store.corrections().first)
        #expect(stored.old == "ASSAULT")
        let read = try record.store.read { db in
            try String.fetchOne(db, sql: "SELECT type FROM event WHERE id = ?", arguments: [attack.id.number])
        }
        #expect(read == "ASSAULT")
    }

    @Test func aMovedEventLiesWhereItWasMovedAndBack() throws {
        let (record, attack) = try Self.attack()

        let place = PlaceByHand(name: "Spin Boldak", latitude: 31.0, longitude: 66.4)
        let number = try record.store.correct(Correction(attack.id, .move(to: place), by: "Ana"))
        #expect(try record.store.event(attack.id)?.place?.name == "Spin Boldak")
        var filter = Filter()
        filter.near = .init(latitude: 31.0, longitude: 66.4, kilometres: 5)
        #expect(try record.store.events(filter, Self.page).rows.map(\.id) == [attack.id])
        try record.store.undoCorrection(number, by: "Ana")
        #expect(try record.store.event(attack.id)?.place?.id == attack.place?.id)
    }

    @Test func whatCannotBeIsRefusedWithWhatCan() throws {
        let (record, attack) = try Self.attack()

        for (correction, words) in [
            (Correction(attack.id, .edit(.type, to: "WAR"), by: "Ana"), "there are AGREE"),
            (Correction(attack.id, .edit(.state, to: "accepted"), by: "Ana"), "no field “state”"),
            (Correction(attack.id, .edit(.date, to: "2024-02-30"), by: "Ana"), "give a day"),
            (Correction(ThingID(.event, 9_999), .reject, by: "Ana"), "v9999 is not in the record"),
            (Correction(attack.id, .merge(into: attack.id), by: "Ana"), "cannot be merged"),
        ] {
            #expect { _ = try record.store.correct(correction) } throws: { "\($0)".contains(words) }
        }
        #expect(try record.store.corrections().isEmpty)
        #expect(try record.store.log(limit: 10).isEmpty)
    }

    @Test func mergedActorsAreAskedForTogether() throws {
        let record = try TemporaryRecord()
        try record.ingest(try record.file("a.txt", RecordTexts.attack), try record.file("b.txt", RecordTexts.offer))

        let sources = try record.store.sources(Filter(), Self.page).rows
        let front = try #require(sources.first { $0.name == "Harvest Front" })
        let vane = try #require(sources.first { $0.name == "Idris Vane" })
        var filter = Filter()
        filter.source = front.id.description
        let apart = try record.store.claims(filter, Self.page).rows.count
        let number = try record.store.correct(Correction(vane.id, .merge(into: front.id), by: "Ana"))
        #expect(try record.store.claims(filter, Self.page).rows.count == apart + vane.statements)
        try record.store.undoCorrection(number, by: "Ana")
        #expect(try record.store.claims(filter, Self.page).rows.count == apart)
    }

    @Test func theLogTellsWhenItWasChangedFromOutside() throws {
        let (record, attack) = try Self.attack()

        for reason in ["one", "two", "three"] { _ = try record.store.correct(Correction(attack.id, .reject, reason: reason, by: "Ana")) }
        #expect(try record.store.check().isEmpty)
        try record.store.write { try $0.execute(sql: "UPDATE log SET by = 'Eve' WHERE id = 2") }
        #expect(try record.store.check().map(\.description).contains { $0.contains("entry 2") })
    }

    @Test func changedBytesAreNamed() throws {
        let (record, _) = try Self.attack()
        try record.store.write { try $0.execute(sql: "UPDATE original SET bytes = X'00', size = 1, packing = 'none'") }
        #expect(try record.store.check().map(\.description).contains { $0.hasPrefix("r1: its bytes") })
    }
}
