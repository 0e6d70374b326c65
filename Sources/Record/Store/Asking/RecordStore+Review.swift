import GRDB
import Reading

/// Something that is doubtful and that nobody has looked at.
package struct DoubtfulRow: ListedRow {
    package var id: ThingID
    package var doubt: String
    package var why: String
    package var words: String
    package var teller: TellerRow?
    package var line: Int?
    package var report: ReportRow
    /// From 0, quite unsure, to 1.
    package var sureness: Double

    package var fields: [ListedField] {
        [
            ListedField("id", id), ListedField("kind", id.kind.word), ListedField("doubt", doubt), ListedField("why", why),
            ListedField("words", words), ListedField("source", teller?.source), ListedField("certainty", teller?.certainty),
            ListedField("sureness", sureness, decimals: 2),
        ] + report.fieldsForOthers + [ListedField("line", line)]
    }

    package func changed(_ change: (String) -> String) -> DoubtfulRow {
        var row = self
        row.why = change(why)
        row.words = change(words)
        row.teller = teller.map { $0.changed(change) }
        row.report = report.changed(change)
        return row
    }
}

extension ThingID.Kind {
    /// As people call it.
    package var word: String {
        switch self {
        case .report: "report"
        case .statement: "statement"
        case .event: "event"
        case .figure: "figure"
        case .offer: "offer"
        case .control: "control"
        case .note: "note"
        case .entity: "entity"
        case .place: "place"
        case .actor: "actor"
        case .occurrence: "occurrence"
        case .claim: "claim"
        case .lineage: "lineage"
        case .contradiction: "contradiction"
        case .negotiation: "negotiation"
        case .importing: "import"
        }
    }
}

extension RecordStore {
    /// What is doubtful and not looked at yet, the latest report first, in each the most doubtful first. Of a filter its days, outlet,
    /// report and words count.
    package func doubtful(_ filter: Filter, _ request: PageRequest) throws(RecordError) -> Page<DoubtfulRow> {
        try read { db in try DoubtfulQuestion(db: db, filter: filter).page(request) }
    }
}

private struct DoubtfulQuestion {
    let db: Database
    let filter: Filter

    /// Statements of which the model is not sure; the number stands in an index, too.
    private static let unsure: SQL = "statement.score < 0.6"
    /// What the reader says of a thing but not how unsure it is.
    private static let told = 0.5
    /// Readings that are looked through at a time, and how many times for one page.
    private static let step = 100
    private static let steps = 20

    /// The cursor's number is the reading at which the page ended, its day how many rows of that were shown. A page of much that is
    /// done with may hold less than was asked for.
    func page(_ request: PageRequest) throws -> Page<DoubtfulRow> {
        var rows: [DoubtfulRow] = []
        var last = request.after.map { $0.number + 1 } ?? Int64.max
        let skipped = request.after.flatMap { Int($0.at) } ?? 0
        for _ in 0..<DoubtfulQuestion.steps {
            let doubtful = try doubtful(below: last)
            guard let end = doubtful.last else { return Page(rows: rows, next: nil) }
            let readings = try asked(of: doubtful)
            let found = try self.rows(of: readings)
            for reading in readings {
                let mine = found[reading] ?? []
                let rest = mine.dropFirst(reading == request.after?.number ? skipped : 0)
                let room = request.limit - rows.count
                if rest.count > room {
                    rows += rest.prefix(room)
                    return Page(rows: rows, next: PageRequest.Cursor(at: "\(mine.count - rest.count + room)", number: reading))
                }
                rows += rest
            }
            last = end
        }
        return Page(rows: rows, next: PageRequest.Cursor(at: "", number: last - 1))
    }

    /// The latest readings with a doubt, whatever became of it.
    private func doubtful(below last: Int64) throws -> [Int64] {
        let unsure: SQL = """
            SELECT DISTINCT reading_id FROM statement WHERE \(DoubtfulQuestion.unsure) AND reading_id < \(last)
            ORDER BY reading_id DESC LIMIT \(DoubtfulQuestion.step)
            """
        let told: SQL = """
            SELECT DISTINCT reading_id FROM doubt WHERE about IS NOT NULL AND reading_id < \(last)
            ORDER BY reading_id DESC LIMIT \(DoubtfulQuestion.step)
            """
        let both = try SQLRequest<Int64>(literal: unsure).fetchAll(db) + SQLRequest<Int64>(literal: told).fetchAll(db)
        return Array(Set(both).sorted(by: >).prefix(DoubtfulQuestion.step))
    }

    /// Those that stand and meet the filter, the latest first.
    private func asked(of readings: [Int64]) throws -> [Int64] {
        var conditions: [SQL] = [DatedQuestion.standing(filter.asOf), "reading.id IN \(readings)"]
        if let from = filter.from { conditions.append("published_start >= \(from)") }
        if let to = filter.to { conditions.append("published_start <= \(to)") }
        if let outlet = filter.outlet { conditions.append("outlet = \(outlet) COLLATE NOCASE") }
        if let report = filter.report { conditions.append("report.id = \(report.number)") }
        if let words = filter.words {
            conditions.append("report.id IN (SELECT rowid FROM report_words WHERE report_words MATCH \(words))")
        }
        let query: SQL = """
            SELECT reading.id FROM reading JOIN report ON report.id = reading.report_id WHERE \(conditions.joined(operator: .and))
            ORDER BY reading.id DESC
            """
        return try SQLRequest<Int64>(literal: query).fetchAll(db)
    }

    private func rows(of readings: [Int64]) throws -> [Int64: [DoubtfulRow]] {
        var found: [Int64: [DoubtfulRow]] = [:]
        for (reading, row) in try unsure(readings) + told(readings) { found[reading, default: []].append(row) }
        return found.mapValues { rows in
            var seen: Set<ThingID> = []
            return rows.sorted { ($0.sureness, $0.id.number) < ($1.sureness, $1.id.number) }.filter {
                seen.insert($0.id).inserted
            }
        }
    }

    /// Statements of which the model is not sure.
    private func unsure(_ readings: [Int64]) throws -> [(Int64, DoubtfulRow)] {
        let query: SQL = """
            SELECT statement.id, statement.reading_id, statement.score, statement.line, \(sql: RowReading.reportColumns),
                \(sql: RowReading.tellerColumns)
            FROM statement JOIN reading ON reading.id = statement.reading_id JOIN report ON report.id = reading.report_id
            WHERE reading.id IN \(readings) AND \(DoubtfulQuestion.unsure) AND \(DoubtfulQuestion.isOpen("statement", .statement))
            """
        return try SQLRequest<Row>(literal: query).fetchAll(db).map { row in
            let score: Double = row["score"]
            return (
                row["reading_id"],
                DoubtfulRow(
                    id: ThingID(.statement, row["id"]), doubt: "low-score",
                    why: "the model is not sure of it: " + (FixedDecimal.text(score, 2) ?? ""), words: row["content"],
                    teller: RowReading.teller(row), line: row["line"], report: RowReading.report(row), sureness: score)
            )
        }
    }

    /// Statements, events and places of which the reader says a doubt.
    private func told(_ readings: [Int64]) throws -> [(Int64, DoubtfulRow)] {
        var found: [(Int64, DoubtfulRow)] = []
        for (kind, words) in [(ThingID.Kind.statement, "content"), (.event, "anchor"), (.place, "words")] {
            let table = TableName.of(kind) ?? ""
            let teller = kind == .event ? "LEFT JOIN statement ON statement.id = event.statement_id" : ""
            let columns = kind == .place ? "NULL AS teller_id" : RowReading.tellerColumns
            let query: SQL = """
                SELECT \(sql: table).id AS thing, reading.id AS reading, \(sql: table).\(sql: words) AS thing_words, doubt.kind AS doubt_kind,
                    doubt.reason, doubt.line AS doubt_line, \(sql: RowReading.reportColumns), \(sql: columns)
                FROM doubt JOIN reading ON reading.id = doubt.reading_id JOIN report ON report.id = reading.report_id
                JOIN \(sql: table) ON \(sql: table).reading_id = reading.id AND \(sql: table).local = doubt.about \(sql: teller)
                WHERE reading.id IN \(readings) AND \(DoubtfulQuestion.isOpen(table, kind))
                """
            for row in try SQLRequest<Row>(literal: query).fetchAll(db) {
                found.append(
                    (
                        row["reading"],
                        DoubtfulRow(
                            id: ThingID(kind, row["thing"]), doubt: row["doubt_kind"], why: row["reason"],
                            words: row["thing_words"],
                            teller: RowReading.teller(row), line: row["doubt_line"], report: RowReading.report(row),
                            sureness: DoubtfulQuestion.told)
                    ))
            }
        }
        return found
    }

    private static func isOpen(_ table: String, _ kind: ThingID.Kind) -> SQL {
        "NOT EXISTS (SELECT 1 FROM correction WHERE kind = \(kind.rawValue) AND thing_id = \(sql: table).id AND ended IS NULL)"
    }
}
