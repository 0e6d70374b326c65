import Crypto
import GRDB

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One thing that somebody did to the record.
package struct LogEntry: Hashable, Sendable {
    package var number: Int64
    package var at: Moment
    package var by: String
    package var what: String
}

/// The log of the record: entries are only added, and each seals those before it.
struct Log {
    var db: Database

    func add(_ what: String, by: String, at: Int64) throws {
        let last = try Row.fetchOne(db, sql: "SELECT id, hash FROM log ORDER BY id DESC LIMIT 1")
        let number = (last?["id"] as Int64? ?? 0) + 1
        let before = (last?["hash"] as Blob?)?.bytes ?? []
        let hash = Log.seal(LogEntry(number: number, at: Moment(milliseconds: at), by: by, what: what), after: before)
        try db.execute(
            sql: "INSERT INTO log (id, at, by, what, hash) VALUES (?, ?, ?, ?, ?)", arguments: [number, at, by, what, Blob(hash)])
    }

    /// The first entry whose seal is broken, or whose number is missing; nil where the chain is whole.
    func firstBroken() throws -> Int64? {
        var before: [UInt8] = []
        var expected: Int64 = 1
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM log ORDER BY id")
        while let row = try rows.next() {
            let entry = Log.entry(row)
            let hash = (row["hash"] as Blob).bytes
            guard entry.number == expected, hash == Log.seal(entry, after: before) else { return expected }
            before = hash
            expected += 1
        }
        return nil
    }

    static func entry(_ row: Row) -> LogEntry {
        LogEntry(number: row["id"], at: Moment(milliseconds: row["at"]), by: row["by"], what: row["what"])
    }

    /// SHA-256 of the seal before and of the entry, its parts set apart by a byte that stands in none of them.
    private static func seal(_ entry: LogEntry, after before: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: before)
        hash.update(data: Array("\(entry.number)\u{1F}\(entry.at.milliseconds)\u{1F}\(entry.by)\u{1F}\(entry.what)".utf8))
        return Array(hash.finalize())
    }
}

extension RecordStore {
    /// What people did, the latest first.
    package func log(limit: Int) throws(RecordError) -> [LogEntry] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM log ORDER BY id DESC LIMIT ?", arguments: [limit]).map(Log.entry)
        }
    }
}

extension RecordStore {
    /// Adds what somebody did that changes no row: who came in, who saw what.
    package func note(_ what: String, by: String) throws(RecordError) {
        let now = clock.now().milliseconds
        try write { try Log(db: $0).add(what, by: by, at: now) }
    }
}
