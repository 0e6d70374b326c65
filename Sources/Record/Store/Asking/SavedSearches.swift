import GRDB

/// A search that somebody keeps under a name.
package struct SavedSearch: Hashable, Sendable {
    package var name: String
    /// The list that it asks: events, claims, offers, control.
    package var list: String
    /// The filter, as on the command line.
    package var arguments: [String]
    package var by: String
    package var made: Moment
    /// What was read up to here has been looked through.
    package var seen: ReadingMark
}

/// How far the record has been read: everything that a reading found bears a later mark than what was found before.
package struct ReadingMark: Hashable, Comparable, Sendable, Codable {
    var number: Int64

    package static func < (a: ReadingMark, b: ReadingMark) -> Bool { a.number < b.number }
}

extension RecordStore {
    /// How far the record has been read now.
    package func mark() throws(RecordError) -> ReadingMark {
        try read { db in ReadingMark(number: try Int64.fetchOne(db, sql: "SELECT max(id) FROM reading") ?? 0) }
    }

    /// Keeps a search; one of the same name gives way to it.
    package func save(_ name: String, list: String, _ arguments: [String], by: String) throws(RecordError) {
        let now = clock.now().milliseconds
        try write { db in
            try db.execute(sql: "UPDATE search SET ended = ? WHERE name = ? AND ended IS NULL", arguments: [now, name])
            let mark = try Int64.fetchOne(db, sql: "SELECT max(id) FROM reading") ?? 0
            try Inserter(db, into: "search", ["name", "list", "arguments", "by", "seen", "made"]).insert([
                name, list, WordList.text(of: arguments), by, mark, now,
            ])
        }
    }

    package func forget(_ name: String) throws(RecordError) {
        let now = clock.now().milliseconds
        try write { db in
            try db.execute(sql: "UPDATE search SET ended = ? WHERE name = ? AND ended IS NULL", arguments: [now, name])
            guard db.changesCount > 0 else { throw RecordError.unknown("a search “\(name)”") }
        }
    }

    /// Searches in order of name.
    package func searches() throws(RecordError) -> [SavedSearch] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM search WHERE ended IS NULL ORDER BY name").map { row in
                SavedSearch(
                    name: row["name"], list: row["list"], arguments: WordList.words(in: row["arguments"]), by: row["by"],
                    made: Moment(milliseconds: row["made"]), seen: ReadingMark(number: row["seen"]))
            }
        }
    }

    /// Notes that a search was looked through.
    package func note(_ mark: ReadingMark, of name: String) throws(RecordError) {
        try write { db in
            try db.execute(
                sql: "UPDATE search SET seen = max(seen, ?) WHERE name = ? AND ended IS NULL", arguments: [mark.number, name])
        }
    }
}
