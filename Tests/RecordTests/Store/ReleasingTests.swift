import Crypto
import GRDB
import Testing

import enum Record.RecordError

@testable import Record

@Suite struct ReleasingTests {
    private static let page = PageRequest(limit: 100)

    private static func record() throws -> TemporaryRecord {
        let record = try TemporaryRecord()
        try record.ingest(try record.file("a.txt", RecordTexts.attack), try record.file("b.txt", RecordTexts.offer))
        record.time.pass()
        return record
    }

    private static func lines(_ release: Release, _ record: TemporaryRecord) throws -> [UInt8] {
        var lines: [UInt8] = []
        try record.store.eachPart(of: release) { lines += $0 }
        return lines
    }

    @Test func aReleaseHasItsRowsAndTheHashOfTheirLines() throws {
        let record = try Self.record()
        var filter = Filter()
        filter.types = ["ASSAULT"]
        let release = try record.store.freeze("spring", .events, filter, reason: "for the yearbook", by: "Ana")
        let events = try record.store.events(filter, Self.page).rows.sorted { $0.id.number < $1.id.number }
        #expect(release.count == events.count)
        #expect(!events.isEmpty)
        let lines = try Self.lines(release, record)
        #expect(lines == events.flatMap { ListedTables.json($0) + [0x0A] })
        #expect(release.sha256 == RowReading.hex(Blob(Array(SHA256.hash(data: lines)))))
        #expect(release.engines.map(\.count) == [events.count])
        #expect(release.engines.first?.program == release.program)
        #expect(release.filter.types == ["ASSAULT"])
        #expect(try record.store.releases() == [release])
        #expect(try record.store.log(limit: 1).first?.what == "release spring: \(release.count) events, SHA-256 \(release.sha256)")
        #expect(try record.store.events(release.rowFilter, Self.page).rows.map(\.id).sorted { $0.number < $1.number } == events.map(\.id))
    }

    @Test func aReleaseHoldsWhateverComesLater() throws {
        let record = try Self.record()
        var filter = Filter()
        filter.near = .init(latitude: 31.61, longitude: 65.7, kilometres: 50)
        filter.from = "2024-03-01"
        let events = try record.store.freeze("events", .events, filter, reason: nil, by: "Ana")
        var said = Filter()
        said.source = "Front"
        let claims = try record.store.freeze("claims", .claims, said, reason: nil, by: "Ana")
        #expect(events.count > 0 && claims.count > 0)
        record.time.pass()
        let attack = try #require(try record.store.events(Filter(), Self.page).rows.first { $0.words.hasPrefix("attacked") })
        for action in [
            Correction.Action.edit(.type, to: "COERCE"), .edit(.date, to: "2023-01-01"),
            .move(to: PlaceByHand(name: "Far", latitude: 1, longitude: 1)), .reject,
        ] {
            _ = try record.store.correct(Correction(attack.id, action, by: "Ben"))
        }
        try record.ingest(try record.file("c.txt", "March 9, 2024\n\nKANDAHAR (Corvus News) – The Front said its men had killed 3 soldiers in Kandahar."))
        record.time.pass()
        _ = try record.store.undoImport(ThingID(.importing, 1))
        for release in [events, claims] {
            let verdict = try record.store.verify(release)
            #expect(verdict.holds, "\(verdict)")
            #expect(verdict.isWhole)
        }
        #expect(try record.store.event(attack.id)?.place?.name == "Far")
        #expect(try record.store.check().isEmpty)
    }

    @Test func whatWasChangedFromOutsideIsTold() throws {
        let record = try Self.record()
        let release = try record.store.freeze("all", .events, Filter(), reason: nil, by: "Ana")
        let first = try #require(try record.store.events(release.rowFilter, Self.page).rows.first)
        try record.store.write { try $0.execute(sql: "UPDATE event SET type = 'AID' WHERE id = ?", arguments: [first.id.number]) }
        let verdict = try record.store.verify(release)
        #expect(!verdict.holds)
        #expect(verdict.isWhole)
        #expect(verdict.changed == [first.id])
        #expect(verdict.gone.isEmpty && verdict.added.isEmpty)
        try record.store.write { db in
            try db.execute(sql: "UPDATE release_part SET lines = ?", arguments: [Blob(Sized.packed(Array("{}\n".utf8)))])
        }
        #expect(try !record.store.verify(release).isWhole)
        #expect(try record.store.check().map(\.description) == ["release all: its rows are not those that were frozen"])
    }

    @Test func aNameIsTakenOnce() throws {
        let record = try Self.record()
        _ = try record.store.freeze("one", .offers, Filter(), reason: nil, by: "Ana")
        #expect(throws: RecordError.released("one")) { _ = try record.store.freeze("one", .events, Filter(), reason: nil, by: "Ben") }
        #expect(throws: RecordError.unknown("a release “two”")) { _ = try record.store.release("two") }
        let reading = try RecordStore(path: record.store.path, access: .read)
        #expect(throws: RecordError.readOnly(path: reading.path)) { _ = try reading.freeze("three", .events, Filter(), reason: nil, by: "Ana") }
    }

    @Test func aReleaseOfThePastIsOfThePast() throws {
        let record = try Self.record()
        let before = record.time.now
        record.time.pass()
        let attack = try #require(try record.store.events(Filter(), Self.page).rows.first { $0.words.hasPrefix("attacked") })
        _ = try record.store.correct(Correction(attack.id, .edit(.type, to: "COERCE"), by: "Ana"))
        var filter = Filter()
        filter.asOf = before
        filter.types = ["ASSAULT"]
        let release = try record.store.freeze("then", .events, filter, reason: nil, by: "Ana")
        #expect(try record.store.events(release.rowFilter, Self.page).rows.contains { $0.id == attack.id && $0.type == "ASSAULT" })
        filter.asOf = Moment(milliseconds: .max)
        #expect(try record.store.freeze("to come", .events, filter, reason: nil, by: "Ana").asOf == record.time.now)
    }

    @Test func aFullDiskLeavesNoHalfOfARelease() throws {
        let record = try Self.record()
        try record.store.write { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(pages + 4)")
        }
        #expect(throws: RecordError.diskFull(path: record.store.path)) {
            for number in 0..<1000 { _ = try record.store.freeze("release \(number)", .claims, Filter(), reason: nil, by: "Ana") }
        }
        for release in try record.store.releases() { #expect(try record.store.verify(release).holds) }
        let parts = try record.store.read { try Int.fetchOne($0, sql: "SELECT count(DISTINCT release_id) FROM release_part") }
        #expect(parts == (try record.store.releases().count))
    }

    /// A record of the version before has its corrections after the tables were widened.
    @Test func correctionsOutliveTheWiderTables() throws {
        try withFolder { folder in
            let path = folder.file("old.sqlite")
            let queue = try DatabaseQueue(path: path)
            try Schema.migrator.migrate(queue, upTo: "5 searches")
            try queue.write { db in
                try db.execute(
                    sql: """
                        INSERT INTO correction (id, action, kind, thing_id, reason, by, made) VALUES (4, 'merge', 'a', 1, 'one', 'Ana', 5);
                        INSERT INTO correction (id, action, kind, thing_id, by, carried_from, made) VALUES (9, 'accept', 'v', 1, 'Ana', 4, 6)
                        """)
            }
            try queue.close()
            let store = try RecordStore(path: path)
            #expect(try store.corrections().map(\.number) == [9, 4])
            #expect(try store.corrections().last?.correction.reason == "one")
            #expect(try store.check().isEmpty)
        }
    }
}
