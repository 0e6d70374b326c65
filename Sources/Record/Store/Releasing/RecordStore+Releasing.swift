import Crypto
import GRDB
import Reading

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension RecordStore {
    /// Freezes what meets a filter now, or at the moment that it asks for.
    package func freeze(_ name: String, _ list: ExportedThings, _ filter: Filter, reason: String?, by: String) throws(RecordError) -> Release {
        try write { db in
            guard try ReleaseRows(db: db).releases(named: name).isEmpty else { throw RecordError.released(name) }
            // Nobody else writes now, so nothing of this moment is still to come.
            let now = clock.now()
            var filter = filter
            filter.asOf = min(filter.asOf ?? now, now)
            filter.after = nil
            try Freezing(db: db, now: now).freeze(name, list, filter, reason: reason, by: by)
            guard let release = try ReleaseRows(db: db).releases(named: name).first else { throw RecordError.unknown("release \(name)") }
            try Log(db: db).add("release \(name): \(release.count) \(list.rawValue), SHA-256 \(release.sha256)", by: by, at: now.milliseconds)
            return release
        }
    }

    /// Releases in order of name.
    package func releases() throws(RecordError) -> [Release] { try read { try ReleaseRows(db: $0).releases() } }

    package func release(_ name: String) throws(RecordError) -> Release {
        guard let release = try read({ try ReleaseRows(db: $0).releases(named: name).first }) else {
            throw RecordError.unknown("a release “\(name)”")
        }
        return release
    }

    /// The JSON Lines of a release as they were frozen, part by part.
    package func eachPart(of release: Release, _ take: ([UInt8]) throws -> Void) throws(RecordError) {
        try read { try ReleaseRows(db: $0).eachPart(of: release, take) }
    }

    /// Makes a release again of the record as it stood then.
    package func verify(_ release: Release) throws(RecordError) -> ReleaseVerdict {
        try read { db in
            let rows = ReleaseRows(db: db)
            let numbers = try rows.numbers(release.list, release.filter)
            var hash = SHA256()
            for part in numbers.parts(of: ReleaseRows.part) {
                for line in try rows.lines(release.list, part, asOf: release.asOf) { hash.update(data: line) }
            }
            let sum = RowReading.hex(Blob(Array(hash.finalize())))
            var verdict = ReleaseVerdict(isWhole: try rows.hash(of: release) == release.sha256, sha256: sum, holds: sum == release.sha256)
            if !verdict.holds { try explain(&verdict, release, numbers, rows) }
            return verdict
        }
    }

    private func explain(_ verdict: inout ReleaseVerdict, _ release: Release, _ numbers: [Int64], _ rows: ReleaseRows) throws {
        let frozen = try rows.frozen(release)
        let (before, after) = (Set(frozen), Set(numbers))
        func ids(_ numbers: [Int64]) -> [ThingID] { numbers.map { ThingID(release.list.kind, $0) } }
        verdict.gone = ids(frozen.filter { !after.contains($0) })
        verdict.added = ids(numbers.filter { !before.contains($0) })
        guard verdict.isWhole else { return }
        var parts = frozen.parts(of: ReleaseRows.part).makeIterator()
        try rows.eachPart(of: release) { bytes in
            let part = parts.next() ?? []
            let kept = bytes.split(separator: UInt8(ascii: "\n")).map { Array($0) + [UInt8(ascii: "\n")] }
            let today = try rows.lines(release.list, part, asOf: release.asOf)
            for (number, pair) in zip(part, zip(kept, today)) where pair.0 != pair.1 && after.contains(number) {
                verdict.changed.append(ThingID(release.list.kind, number))
            }
        }
    }
}

/// One release being written.
private struct Freezing {
    var db: Database
    var now: Moment

    func freeze(_ name: String, _ list: ExportedThings, _ filter: Filter, reason: String?, by: String) throws {
        let rows = ReleaseRows(db: db)
        let numbers = try rows.numbers(list, filter)
        let release = (try Int64.fetchOne(db, sql: "SELECT max(id) FROM release") ?? 0) + 1
        var hash = SHA256()
        var engines: [Release.Engine] = []
        for (position, part) in numbers.parts(of: ReleaseRows.part).enumerated() {
            let lines = try Array(rows.lines(list, part, asOf: filter.asOf ?? now).joined())
            hash.update(data: lines)
            try Inserter(db, into: "release_part", ["release_id", "position", "lines"]).insert([release, position, Blob(Sized.packed(lines))])
            for number in part { try Inserter(db, into: "release_row", ["release_id", "thing_id"]).insert([release, number]) }
            try add(part, list, to: &engines)
        }
        try write(engines, of: release)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let asked = String(decoding: try encoder.encode(filter), as: UTF8.self)
        try Inserter(
            db, into: "release",
            ["id", "name", "list", "filter", "program", "as_of", "count", "sha256", "reason", "by", "made"]
        ).insert([
            release, name, list.rawValue, asked, EngineVersions.program, filter.asOf?.milliseconds, numbers.count,
            Blob(Array(hash.finalize())), reason, by, now.milliseconds,
        ])
    }

    private func add(_ numbers: [Int64], _ list: ExportedThings, to engines: inout [Release.Engine]) throws {
        let table = TableName.of(list.kind) ?? ""
        let query: SQL = """
            SELECT program, model, rules, gazetteer, count(*) AS count FROM reading JOIN \(sql: table) ON reading_id = reading.id
            WHERE \(sql: table).id IN \(numbers) GROUP BY program, model, rules, gazetteer ORDER BY min(reading.id)
            """
        for row in try SQLRequest<Row>(literal: query).fetchAll(db) {
            var engine = Release.Engine(
                program: row["program"], model: row["model"], rules: row["rules"], gazetteer: row["gazetteer"], count: 0)
            let known = engines.firstIndex { known in
                engine.count = known.count
                return known == engine
            }
            engine.count = row["count"]
            if let known { engines[known].count += engine.count } else { engines.append(engine) }
        }
    }

    private func write(_ engines: [Release.Engine], of release: Int64) throws {
        let rows = try Inserter(
            db, into: "release_engine", ["release_id", "position", "program", "model", "rules", "gazetteer", "count"])
        for (position, engine) in engines.enumerated() {
            try rows.insert([release, position, engine.program, engine.model, engine.rules, engine.gazetteer, engine.count])
        }
    }
}

extension [Int64] {
    /// Cut in order into runs of one length, the last one shorter.
    fileprivate func parts(of length: Int) -> [[Int64]] {
        stride(from: 0, to: count, by: length).map { Array(self[$0..<Swift.min($0 + length, count)]) }
    }
}
