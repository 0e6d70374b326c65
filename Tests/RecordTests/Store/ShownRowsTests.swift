import Encoder
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Reading
@testable import Record

/// The narrow rows and counts from which lists are answered: always what the wide tables say.
@Suite struct ShownRowsTests {
    private static let page = PageRequest(limit: 100)

    /// A report of two attacks.
    private static let attacks =
        RecordTexts.attack + " A bomb hidden in a handcart killed two fruit sellers at the old bridge in Kandahar on Friday, a hospital said."

    private static func filled() throws -> TemporaryRecord {
        let record = try TemporaryRecord()
        let copy = attacks.replacing("KANDAHAR (Corvus News)", with: "KANDAHAR (Valley Wire)")
        try record.ingest(
            record.file("a.txt", attacks), record.file("b.txt", copy), record.file("c.txt", RecordTexts.offer))
        _ = try Linker(store: record.store, rules: Told.rules.get()).linkAll()
        return record
    }

    private static func attack(in record: TemporaryRecord) throws -> EventRow {
        try #require(try record.store.events(Filter(), page).rows.first { $0.words.hasPrefix("attacked") })
    }

    /// Filters of which the counts know, and others.
    private static var filters: [Filter] {
        let changes: [(inout Filter) -> Void] = [
            { _ in }, { $0.types = ["ASSAULT"] }, { $0.types = ["COERCE"] }, { $0.statuses = ["claimed", "denied"] },
            { ($0.types, $0.statuses) = (["ASSAULT"], ["claimed", "reported"]) }, { $0.country = "AFG" }, { $0.from = "2024-03-03" },
            { ($0.from, $0.to) = ("2024-02-28", "2024-03-02") }, { $0.source = "Idris Vane" }, { $0.outlet = "corvus news" },
            { $0.actor = "Harvest Front" }, { $0.place = "Kandahar" }, { $0.certainties = ["denied"] }, { $0.report = ThingID(.report, 2) },
            { $0.near = Filter.Circle(latitude: 31.6, longitude: 65.7, kilometres: 30) }, { $0.words = "police" },
            { ($0.country, $0.types, $0.to) = ("AFG", ["ASSAULT", "COERCE"], "2024-03-05") },
        ]
        return changes.map { change in
            var filter = Filter()
            change(&filter)
            return filter
        }
    }

    /// What is answered from the narrow rows is what the wide tables answer of this moment, and `check` finds every count right.
    private static func agree(_ record: TemporaryRecord, _ when: Comment) throws {
        #expect(try record.store.check().isEmpty, when)
        for filter in filters {
            var wide = filter
            wide.asOf = record.time.now
            for grain in TimelineGrain.allCases {
                #expect(try record.store.timeline(filter, by: grain) == record.store.timeline(wide, by: grain), when)
            }
            func told(_ filter: Filter) throws -> [[String]] {
                [
                    try record.store.sources(filter, page).rows.map { ListedTables.json($0).description },
                    try record.store.events(filter, page).rows.map(\.id.description),
                    try record.store.claims(filter, page).rows.map(\.id.description),
                    try record.store.occurrences(filter, page).rows.map(\.id.description),
                    try record.store.map(filter, limit: 100).points.map { "\($0.event) \($0.type) \($0.latitude) \($0.occurrence ?? 0)" },
                ]
            }
            #expect(try told(filter) == told(wide), when)
        }
    }

    @Test func theyFollowWhatPeopleSay() throws {
        let record = try Self.filled()
        try Self.agree(record, "as read")
        let attack = try Self.attack(in: record)
        let other = try #require(try record.store.events(Filter(), Self.page).rows.first { $0.id != attack.id && $0.report.id == attack.report.id })
        let statement = try #require(try record.store.claims(Filter(), Self.page).rows.first)
        let said: [(Comment, Correction)] = [
            ("an event rejected", Correction(attack.id, .reject, by: "Ana")),
            ("and accepted", Correction(attack.id, .accept, by: "Ana")),
            ("a statement rejected", Correction(statement.id, .reject, by: "Ana")),
            ("a type put right", Correction(attack.id, .edit(.type, to: "COERCE"), by: "Ana")),
            ("a status put right", Correction(attack.id, .edit(.status, to: "denied"), by: "Ana")),
            ("a day put right", Correction(attack.id, .edit(.date, to: "2024-02-29"), by: "Ana")),
            ("an event moved", Correction(attack.id, .move(to: PlaceByHand(name: "Vexmorrow", latitude: 1, longitude: 2)), by: "Ana")),
            ("two events merged", Correction(other.id, .merge(into: attack.id), by: "Ana")),
        ]
        var numbers: [Int64] = []
        for (when, correction) in said {
            record.time.pass()
            numbers.append(try record.store.correct(correction))
            try Self.agree(record, when)
        }
        for number in numbers.reversed() where try record.store.corrections(numbered: [number])[0].ended == nil {
            record.time.pass()
            try record.store.undoCorrection(number, by: "Ana")
            try Self.agree(record, "one after the other undone")
        }
    }

    @Test func theyFollowReadingsThatEnd() throws {
        let record = try Self.filled()
        let counted = try record.store.timeline(Filter(), by: .day)
        let quoted = try record.store.sources(Filter(), Self.page).rows.map { ListedTables.json($0) }
        let attack = try Self.attack(in: record)
        _ = try record.store.correct(Correction(attack.id, .reject, by: "Ana"))
        let before = record.time.now
        record.time.pass()
        let reader = try RecordReaders.reader.get()
        let space = Workspace()
        let rereading = Rereading(of: record.store, texts: try RecordReaders.texts.get()) { reader.read($0, space) }
        for report in try record.store.standingReports() { _ = try rereading.again(report, engine: EngineVersions(model: "another", rules: nil)) }
        try Self.agree(record, "read again by another engine")
        #expect(try !record.store.events(Filter(), Self.page).rows.contains { $0.words == attack.words && $0.report.id == attack.report.id })
        record.time.pass()
        #expect(try record.store.undoImport(try #require(record.store.imports().first).id) == 3)
        try Self.agree(record, "an import undone")
        #expect(try record.store.timeline(Filter(), by: .day).isEmpty && record.store.sources(Filter(), Self.page).rows.isEmpty)
        var past = Filter()
        past.asOf = before
        #expect(try record.store.sources(past, Self.page).rows.map { ListedTables.json($0) } == quoted)
        #expect(try record.store.timeline(past, by: .day).reduce(0) { $0 + $1.events } == counted.reduce(0) { $0 + $1.events } - 1)
        record.time.pass()
        try record.ingest(record.file("d.txt", Self.attacks))
        try Self.agree(record, "and a report of it came again")
        #expect(try !record.store.events(Filter(), Self.page).rows.isEmpty)
    }

    @Test func theyFollowEveryWriting() throws {
        let record = try TemporaryRecord()
        try record.store.write { try InventedRows(db: $0).make() }
        var random = Drawn(seed: 7)
        for step in 0..<400 {
            try record.store.write { try InventedRows(db: $0).change(&random) }
            guard step.isMultiple(of: 20) else { continue }
            #expect(try record.store.read { try ShownRows(db: $0).broken() } == [])
        }
    }

    @Test func sourcesOfAnyDaysAreThoseOfTheStatements() throws {
        let record = try TemporaryRecord()
        try record.store.write { try InventedRows(db: $0).make() }
        let days = ["2024-01-01", "2024-01-30", "2024-01-31", "2024-02-01", "2024-02-15", "2024-02-29", "2024-03-01", "2024-03-31", "2024-05-02"]
        for from in [nil] + days.map(Optional.some) {
            for to in [nil] + days.map(Optional.some) where from ?? "" <= to ?? "9" {
                var filter = Filter()
                (filter.from, filter.to) = (from, to)
                var wide = filter
                wide.asOf = record.time.now
                let counted = try record.store.sources(filter, Self.page).rows
                #expect(try counted.map { ListedTables.json($0) } == record.store.sources(wide, Self.page).rows.map { ListedTables.json($0) })
                if from == nil, to == nil { #expect(counted.contains { $0.reports > 1 && $0.statements > $0.reports && $0.outlets > 1 && $0.denied > 0 }) }
            }
        }
        let first = try record.store.sources(Filter(), PageRequest(limit: 1))
        let second = try record.store.sources(Filter(), PageRequest(limit: 1, after: first.next))
        #expect(try first.rows.map(\.id) + second.rows.map(\.id) == record.store.sources(Filter(), PageRequest(limit: 2)).rows.map(\.id))
    }

    @Test func checkFindsCountsThatAreNotSo() throws {
        for sql in [
            "UPDATE event_count SET events = events + 1", "DELETE FROM shown_event WHERE id = (SELECT min(id) FROM shown_event)",
            "UPDATE source_count SET denied = denied + 1 WHERE month = 'all'", "UPDATE shown_statement SET outlet = 'Another'",
            "UPDATE told SET country = 'XYZ'",
        ] {
            let record = try Self.filled()
            try record.store.write { try $0.execute(sql: sql) }
            let faults = try record.store.check()
            #expect(faults.count == 1 && faults[0].description.contains("what is counted is not what the record holds"), "\(sql)")
        }
    }

    @Test func anOlderRecordIsFilledIn() throws {
        let path = NSTemporaryDirectory() + "older-" + UUID().uuidString + ".sqlite"
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let pool = try DatabasePool(path: path)
        try Schema.migrator.migrate(pool, upTo: "10 places told from others, and indexes for the desk")
        try pool.write { try InventedRows(db: $0).make() }
        try pool.close()
        let ticks = TickCount()
        let store = try RecordStore(path: path) { done, all in ticks.note(done, all) }
        #expect(ticks.last == [InventedRows.reports, InventedRows.reports])
        #expect(try store.read { try ShownRows(db: $0).broken() } == [])
        let statements = try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM statement WHERE actor_id IS NOT NULL") ?? 0 }
        #expect(try store.sources(Filter(), Self.page).rows.reduce(0) { $0 + $1.statements } == statements)
        try store.close()
    }
}

private final class TickCount: @unchecked Sendable {
    private let lock = NSLock()
    private var told: [Int] = []

    var last: [Int] { lock.withLock { told } }

    func note(_ done: Int, _ all: Int) { lock.withLock { told = [done, all] } }
}

/// The same numbers every time.
struct Drawn: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 33)
    }
}

/// Rows of invented readings, written by SQL: actors who say several things in one report, on several days or none.
struct InventedRows {
    static let reports = 12
    private static let days = ["2024-01-30", "2024-01-31", "2024-02-01", "2024-02-10", "2024-03-01", "2024-05-02", nil]

    let db: Database

    func make() throws {
        var random = Drawn(seed: 3)
        for actor in 1...4 {
            try db.execute(sql: "INSERT INTO actor (id, key, name, kind) VALUES (?, ?, ?, 'military')", arguments: [actor, "k\(actor)", "Actor \(actor)"])
        }
        for report in 1...InventedRows.reports {
            try db.execute(
                sql: "INSERT INTO report (id, sha256, outlet, published_start, made) VALUES (?, ?, ?, '2024-02-01', 0)",
                arguments: [report, Data(repeating: UInt8(report), count: 32), ["Corvus News", "Valley Wire", nil][report % 3]])
            try db.execute(
                sql: "INSERT INTO reading (id, report_id, program, finding, made) VALUES (?, ?, 'test', x'', 0)", arguments: [report, report])
            try db.execute(
                sql: "INSERT INTO place (id, reading_id, local, words, spans, country, precision) VALUES (?, ?, 'p', 'town', '[]', ?, 'town')",
                arguments: [report, report, ["AFG", "IRQ", nil][report % 3]])
            for one in 0..<5 { try makeStatement(report * 10 + one, of: report, &random) }
        }
        for _ in 0..<15 { try answer(&random) }
    }

    private func makeStatement(_ number: Int, of report: Int, _ random: inout Drawn) throws {
        let day = InventedRows.days.randomElement(using: &random) ?? nil
        let actor: Int? = Int.random(in: 0..<6, using: &random) == 0 ? nil : Int.random(in: 1...4, using: &random)
        try db.execute(
            sql: """
                INSERT INTO statement (id, reading_id, local, actor_id, source, cue, content, source_spans, cue_spans, spans, manner, channel,
                    certainty, verification, at, line, origin)
                VALUES (?, ?, 's', ?, '', 'said', '', '[]', '[]', '[]', 'indirect', 'none', ?, 'none', ?, 1, 'test')
                """, arguments: [number, report, actor, ["asserted", "denied"].randomElement(using: &random), day])
        try db.execute(
            sql: """
                INSERT INTO event (id, reading_id, local, statement_id, anchor, spans, type, contexts, quad, scale, status, place_id, at, line, origin)
                VALUES (?, ?, 'v', ?, 'attacked', '[]', ?, '', 4, -9, 'claimed', ?, ?, 1, 'test')
                """, arguments: [number, report, number, ["ASSAULT", "COERCE"].randomElement(using: &random), report, day])
    }

    private func thing(_ random: inout Drawn) -> Int {
        Int.random(in: 1...InventedRows.reports, using: &random) * 10 + Int.random(in: 0..<5, using: &random)
    }

    private func answer(_ random: inout Drawn) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO answer VALUES (?, ?, ?)",
            arguments: [thing(&random), thing(&random), ["denies", "rejects", "accepts"].randomElement(using: &random)])
    }

    /// One of the writings that the record knows, and some that it does not.
    func change(_ random: inout Drawn) throws {
        let day = InventedRows.days.randomElement(using: &random) ?? nil
        let report = Int.random(in: 1...InventedRows.reports, using: &random)
        switch Int.random(in: 0..<7, using: &random) {
        case 0: try db.execute(sql: "UPDATE reading SET ended = ? WHERE id = ?", arguments: [Bool.random(using: &random) ? 5 : nil, report])
        case 1:
            try db.execute(
                sql: "INSERT INTO correction (action, kind, thing_id, by, made) VALUES (?, ?, ?, 'Ana', 1)",
                arguments: [
                    ["reject", "merge", "accept"].randomElement(using: &random), ["s", "v"].randomElement(using: &random), thing(&random),
                ])
        case 2:
            let all = try Int64.fetchAll(db, sql: "SELECT id FROM correction")
            try db.execute(
                sql: "UPDATE correction SET ended = ? WHERE id = ?",
                arguments: [Bool.random(using: &random) ? 7 : nil, all.randomElement(using: &random)])
        case 3:
            let place: Int? = Bool.random(using: &random) ? report : nil
            try db.execute(sql: "UPDATE event SET at = ?, place_id = ? WHERE id = ?", arguments: [day, place, thing(&random)])
        case 4:
            let actor: Int? = Bool.random(using: &random) ? Int.random(in: 1...4, using: &random) : nil
            try db.execute(sql: "UPDATE statement SET at = ?, actor_id = ? WHERE id = ?", arguments: [day, actor, thing(&random)])
        case 5: try db.execute(sql: "UPDATE event SET type = 'PROTEST' WHERE id = ?", arguments: [thing(&random)])
        default: try answer(&random)
        }
    }
}
