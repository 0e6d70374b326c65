import Foundation
import GRDB
import Reading
import Testing

@testable import Record

/// What the desk asks the record for.
@Suite struct DeskTablesTests {
    @Test func correctionsOfAnOlderRecordStay() throws {
        let path = NSTemporaryDirectory() + "older-" + UUID().uuidString + ".sqlite"
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let pool = try DatabasePool(path: path)
        try Schema.migrator.migrate(pool, upTo: "5 searches")
        try pool.write { db in
            try db.execute(
                sql: """
                    INSERT INTO correction (action, kind, thing_id, field, old, new, reason, by, made) VALUES
                        ('edit', 'v', 7, 'type', 'ASSAULT', 'COERCE', 'seen', 'Ana', 1), ('accept', 'v', 8, NULL, NULL, NULL, NULL, 'Bo', 2);
                    UPDATE correction SET carried_from = 1 WHERE id = 2;
                    """)
        }
        try pool.close()
        let store = try RecordStore(path: path)
        let kept = try store.corrections()
        #expect(kept.map(\.number) == [2, 1])
        #expect(kept[1].correction == Correction(ThingID(.event, 7), .edit(.type, to: "COERCE"), reason: "seen", by: "Ana"))
        #expect(try store.check().isEmpty)
        let indexes = try store.read {
            try String.fetchAll(
                $0, sql: "SELECT name FROM sqlite_schema WHERE tbl_name = 'correction' AND type = 'index' ORDER BY name")
        }
        #expect(indexes == ["correction_field", "correction_into", "correction_of"])
        try store.close()
    }

    @Test func aPlaceToldFromAnotherKnowsIt() throws {
        let record = try TemporaryRecord()
        let text =
            "March 4, 2024\n\nKABUL (Corvus News) – The army said that rebels had attacked a convoy 20 kilometres north of Kandahar on Saturday."
        try record.ingest(record.file("a.txt", text))
        let points = try record.store.map(Filter(), limit: 10).points
        let point = try #require(points.first { $0.anchor != nil })
        #expect(abs((point.anchor?.latitude ?? 0) - 31.61) < 0.01 && point.latitude > 31.7)
    }

    @Test func placesThatLeadNowhereAreListedUntilTheirEventsAreMoved() throws {
        let record = try TemporaryRecord()
        try record.ingest(
            record.file(
                "a.txt",
                "March 4, 2024\n\nKABUL (Corvus News) – The army said that rebels had attacked the village of Vexmorrow on Saturday."
            ))
        let row = try #require(
            record.store.unresolvedPlaces(country: nil, PageRequest(limit: 10)).rows.first { $0.words.contains("Vexmorrow") })
        #expect(row.mentions == 1 && row.events == 1)
        let event = try #require(row.exampleEvent)
        _ = try record.store.correct(
            Correction(event, .move(to: PlaceByHand(name: "Vexmorrow", latitude: 1, longitude: 2)), by: "Ana"))
        #expect(
            try !record.store.unresolvedPlaces(country: nil, PageRequest(limit: 10)).rows.contains {
                $0.words.contains("Vexmorrow")
            })
    }

    @Test func lossesHaveASideAndAClaimant() throws {
        let record = try TemporaryRecord()
        try record.ingest(record.file("a.txt", RecordTexts.attack))
        let loss = try #require(record.store.losses(Filter(), PageRequest(limit: 10)).rows.first)
        #expect(loss.kind == "killed" && loss.low == 12 && loss.claimant == "Idris Vane" && loss.side?.contains("police") == true)
        #expect(try record.store.timeline(Filter(), by: .month).map(\.date).allSatisfy { $0 == "2024-03" })
    }

    @Test func aWatchSeesEveryWriteOfOthers() throws {
        let record = try TemporaryRecord()
        let watch = try RecordWatch(path: record.store.path)
        let before = try watch.version()
        #expect(try watch.version() == before)
        try record.store.note("something", by: "Ana")
        #expect(try watch.version() != before)
    }

    @Test func aStepIsKeptWholeOrNotAtAll() throws {
        let record = try TemporaryRecord()
        try record.ingest(record.file("a.txt", RecordTexts.attack))
        let known = try #require(record.store.events(Filter(), PageRequest(limit: 1)).rows.first?.id)
        let steps = [Correction(known, .accept, by: "Ana"), Correction(ThingID(.event, 99_999), .accept, by: "Ana")]
        #expect(throws: RecordError.unknown("v99999")) { try record.store.correct(steps) }
        #expect(try record.store.corrections().isEmpty)
    }

    @Test func whereSealedNamesStandIsTold() throws {
        let redactor = Redactor([("Idris Vane", "[a]"), ("Vane", "[b]")])
        let words = "Ähm, Idris  Vane met Vane."
        let places = redactor.places(in: words)
        #expect(places.map(\.label) == ["[a]", "[b]"])
        let bytes = Array(words.utf8)
        #expect(places.map { String(decoding: bytes[$0.place.range], as: UTF8.self) } == ["Idris  Vane", "Vane"])
    }
}
