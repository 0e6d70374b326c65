import GRDB
import Reading

/// One run that took reports in; it can be taken back as a whole.
package struct Import: Hashable, Sendable {
    package var id: ThingID
    /// The paths and addresses, as they were named.
    package var what: [String]
    /// What the user said of them.
    package var settings: SourceSettings
    package var by: String
    package var started: Moment
    /// Nil while it runs, and where it was broken off.
    package var completed: Moment?
    package var undone: Moment?
    /// Arrivals that it brought, and inputs that it could not read and nobody has since.
    package var arrivals: Int
    package var failures: Int
}

/// An input that could not be read.
package struct IngestFailure: Hashable, Sendable {
    package var importing: ThingID
    package var place: InputPlace
    package var reason: String
    package var at: Moment
}

extension RecordStore {
    /// Begins an import, or goes on with one of the same inputs that was broken off.
    package func beginImport(of what: [String], _ settings: SourceSettings = SourceSettings(), by: String) throws(RecordError)
        -> ThingID
    {
        let words = WordList.text(of: what)
        let how = WordList.text(of: settings.words)
        let now = clock.now().milliseconds
        return try write { db in
            let open = try Int64.fetchOne(
                db,
                sql: """
                    SELECT id FROM import WHERE what = ? AND how = ? AND completed IS NULL AND undone IS NULL ORDER BY id DESC
                    """, arguments: [words, how])
            if let open { return ThingID(.importing, open) }
            try db.execute(
                sql: "INSERT INTO import (what, how, by, started) VALUES (?, ?, ?, ?)", arguments: [words, how, by, now])
            return ThingID(.importing, db.lastInsertedRowID)
        }
    }

    /// Begins an import that is never gone on with under the same words; the one that has them already is told instead.
    ///
    /// - Returns: the import, and whether it is new.
    package func beginImport(once what: [String], _ settings: SourceSettings, by: String) throws(RecordError) -> (id: ThingID, isNew: Bool) {
        let words = WordList.text(of: what)
        let how = WordList.text(of: settings.words)
        let now = clock.now().milliseconds
        return try write { db in
            if let known = try Int64.fetchOne(db, sql: "SELECT id FROM import WHERE what = ? ORDER BY id DESC", arguments: [words]) {
                return (ThingID(.importing, known), false)
            }
            try db.execute(
                sql: "INSERT INTO import (what, how, by, started) VALUES (?, ?, ?, ?)", arguments: [words, how, by, now])
            return (ThingID(.importing, db.lastInsertedRowID), true)
        }
    }

    /// Imports whose first words are these, the latest first.
    package func imports(beginning words: [String], limit: Int = 10) throws(RecordError) -> [Import] {
        let text = WordList.text(of: words) + "\n"
        return try imports("what >= ?1 AND what < ?1 || char(1114111) ORDER BY id DESC LIMIT ?2", [text, limit])
    }

    /// A page of all imports, the latest first.
    package func imports(_ request: PageRequest) throws(RecordError) -> Page<Import> {
        let rows = try imports("id < ?1 ORDER BY id DESC LIMIT ?2", [request.after?.number ?? .max, request.limit + 1])
        let shown = Array(rows.prefix(request.limit))
        let next = rows.count > request.limit ? shown.last.map { PageRequest.Cursor(at: "", number: $0.id.number) } : nil
        return Page(rows: shown, next: next)
    }

    package func importing(_ id: ThingID) throws(RecordError) -> Import? { try imports("id = ?1", [id.number]).first }

    /// Reports that an import brought, in order.
    package func reports(in importing: ThingID, limit: Int) throws(RecordError) -> [ThingID] {
        try read { db in
            try Int64.fetchAll(
                db, sql: "SELECT DISTINCT report_id FROM arrival WHERE import_id = ? ORDER BY report_id LIMIT ?",
                arguments: [importing.number, limit]
            ).map { ThingID(.report, $0) }
        }
    }

    package func completeImport(_ id: ThingID) throws(RecordError) {
        let now = clock.now().milliseconds
        try write { db in
            try db.execute(sql: "UPDATE import SET completed = ? WHERE id = ?", arguments: [now, id.number])
        }
    }

    /// All imports, the latest first.
    package func imports() throws(RecordError) -> [Import] { try imports("TRUE ORDER BY id DESC", []) }

    private func imports(_ condition: String, _ arguments: StatementArguments) throws(RecordError) -> [Import] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT import.*,
                        (SELECT count(*) FROM arrival WHERE import_id = import.id) AS arrivals,
                        (SELECT count(*) FROM failure WHERE import_id = import.id AND ended IS NULL) AS failures
                    FROM import WHERE \(condition)
                    """, arguments: arguments)
            return rows.map { row in
                Import(
                    id: ThingID(.importing, row["id"]), what: WordList.words(in: row["what"]),
                    settings: SourceSettings(words: WordList.words(in: row["how"])), by: row["by"],
                    started: Moment(milliseconds: row["started"]), completed: RecordStore.moment(row["completed"]),
                    undone: RecordStore.moment(row["undone"]), arrivals: row["arrivals"], failures: row["failures"])
            }
        }
    }

    /// Takes an import back: its arrivals end, and reports that nothing else brought leave the record's present. What they were
    /// stays, for questions about the days before.
    ///
    /// - Returns: how many reports left.
    package func undoImport(_ id: ThingID) throws(RecordError) -> Int {
        let now = clock.now().milliseconds
        return try write { db in
            let known = try Bool.fetchOne(
                db, sql: "SELECT undone IS NULL FROM import WHERE id = ?", arguments: [id.number])
            guard let isStanding = known else { throw RecordError.unknown(id.description) }
            guard isStanding else { return 0 }
            try db.execute(
                sql: "UPDATE arrival SET ended = ? WHERE import_id = ? AND ended IS NULL", arguments: [now, id.number])
            let orphans = try Int64.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT report_id FROM arrival AS mine WHERE import_id = ? AND NOT EXISTS
                        (SELECT 1 FROM arrival AS other WHERE other.report_id = mine.report_id AND other.ended IS NULL)
                    """, arguments: [id.number])
            for report in orphans { try RecordStore.end(report: report, at: now, db) }
            try db.execute(
                sql: "UPDATE failure SET ended = ? WHERE import_id = ? AND ended IS NULL", arguments: [now, id.number])
            try db.execute(sql: "UPDATE import SET undone = ? WHERE id = ?", arguments: [now, id.number])
            return orphans.count
        }
    }

    /// What could not be read and has not been since, in order of arrival.
    package func failures(of importing: ThingID? = nil) throws(RecordError) -> [IngestFailure] {
        try read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT * FROM failure WHERE ended IS NULL AND (?1 IS NULL OR import_id = ?1) ORDER BY id",
                arguments: [importing?.number])
            return rows.map { row in
                IngestFailure(
                    importing: ThingID(.importing, row["import_id"]),
                    place: InputPlace(path: row["path"], line: row["line"], element: row["element"]), reason: row["reason"],
                    at: Moment(milliseconds: row["at"]))
            }
        }
    }

    /// Ends what could not be read in a file before `moment`: it has been read through since, and what still fails is told anew.
    package func endFailures(of path: String, in importing: ThingID, before moment: Moment) throws(RecordError) {
        let now = clock.now().milliseconds
        try write { db in
            try db.execute(
                sql: "UPDATE failure SET ended = ? WHERE import_id = ? AND path = ? AND at < ? AND ended IS NULL",
                arguments: [now, importing.number, path, moment.milliseconds])
        }
    }

    private static func end(report: Int64, at now: Int64, _ db: Database) throws {
        try db.execute(sql: "UPDATE reading SET ended = ? WHERE report_id = ? AND ended IS NULL", arguments: [now, report])
        try db.execute(sql: "UPDATE report SET ended = ? WHERE id = ?", arguments: [now, report])
    }

    static func moment(_ milliseconds: Int64?) -> Moment? { milliseconds.map(Moment.init) }
}

/// Words in one column, one a line; a line end inside a word is kept by a backslash.
enum WordList {
    /// No words give no text.
    static func text(of words: [String]) -> String {
        words.map { word in
            var line = ""
            for scalar in word.unicodeScalars {
                switch scalar {
                case "\\": line += "\\\\"
                case "\n": line += "\\n"
                default: line.unicodeScalars.append(scalar)
                }
            }
            return line
        }.joined(separator: "\n")
    }

    static func words(in text: String) -> [String] {
        text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var word = ""
            var isEscaped = false
            for scalar in line.unicodeScalars {
                if isEscaped {
                    word.unicodeScalars.append(scalar == "n" ? "\n" : scalar)
                    isEscaped = false
                } else if scalar == "\\" {
                    isEscaped = true
                } else {
                    word.unicodeScalars.append(scalar)
                }
            }
            return word
        }
    }
}
