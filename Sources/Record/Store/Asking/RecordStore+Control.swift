import GRDB

/// Who is said to hold, take or lose a place, and by whom.
package struct ControlRow: ListedRow {
    package var id: ThingID
    package var date: String?
    package var place: EventRow.Location?
    package var placeWords: String
    package var relation: String
    package var isNegated: Bool
    package var holder: String?
    package var holderActor: ThingID?
    package var from: String?
    package var words: String
    package var spans: String
    package var line: Int
    package var rule: String
    package var teller: TellerRow?
    package var report: ReportRow
    /// What people said of it.
    package var review: String?

    package var fields: [ListedField] {
        [
            ListedField("id", id), ListedField("date", date), ListedField("place", place?.name ?? placeWords),
            ListedField("admin1", place?.admin1), ListedField("country", place?.country),
            ListedField("lat", place?.latitude, decimals: 5), ListedField("lon", place?.longitude, decimals: 5),
            ListedField("relation", isNegated ? "not " + relation : relation), ListedField("holder", holder),
            ListedField("from", from), ListedField("source", teller?.source), ListedField("source_kind", teller?.anonymous),
            ListedField("certainty", teller?.certainty), ListedField("statement", teller?.id), ListedField("words", words),
        ] + report.fieldsForOthers + [ListedField("line", line), ListedField("spans", spans), ListedField("rule", rule),
            ListedField("review", review),
        ]
    }
}

extension ControlRow {
    package func changed(_ change: (String) -> String) -> ControlRow {
        var row = self
        row.holder = holder.map(change)
        row.from = from.map(change)
        row.words = change(words)
        row.teller = teller.map { $0.changed(change) }
        row.report = report.changed(change)
        return row
    }
}

extension RecordStore {
    /// Claims of control that meet a filter, the latest first; types are relations.
    package func control(_ filter: Filter, _ request: PageRequest) throws(RecordError) -> Page<ControlRow> {
        try read { db in
            let page = try ControlQuestion(filter, db).question.page(request, db)
            return Page(rows: try ControlRows(db, asOf: filter.asOf).rows(page.rows), next: page.next)
        }
    }

    package func controlClaim(_ id: ThingID) throws(RecordError) -> ControlRow? {
        try read { db in try ControlRows(db).rows([id.number]).first }
    }
}

struct ControlQuestion {
    var question: DatedQuestion

    init(_ filter: Filter, _ db: Database) throws {
        question = DatedQuestion(.control, filter)
        question.among("relation", filter.types)
        question.placed(filter)
        if let actor = filter.actor {
            let actors = try ActorNames(actor, db).numbers
            question.conditions.append("(holder_actor_id IN \(actors) OR from_actor_id IN \(actors))")
        }
        try question.told(filter, db)
    }
}

struct ControlRows {
    private let db: Database
    private let asOf: Moment?

    init(_ db: Database, asOf: Moment? = nil) {
        self.db = db
        self.asOf = asOf
    }

    func rows(_ numbers: [Int64]) throws -> [ControlRow] {
        guard !numbers.isEmpty else { return [] }
        let query: SQL = """
            SELECT control.*, holder.name AS holder_name, loser.name AS loser_name, \(sql: RowReading.reportColumns),
                \(sql: RowReading.tellerColumns), \(sql: RowReading.placeColumns)
            FROM control JOIN reading ON reading.id = control.reading_id JOIN report ON report.id = reading.report_id
            LEFT JOIN statement ON statement.id = control.statement_id LEFT JOIN place ON place.id = control.place_id
            LEFT JOIN entity AS holder ON holder.id = holder_id LEFT JOIN entity AS loser ON loser.id = from_id
            WHERE control.id IN \(numbers)
            """
        let overlay = try Overlay(db, .control, numbers, asOf: asOf)
        var found: [Int64: ControlRow] = [:]
        for row in try SQLRequest<Row>(literal: query).fetchAll(db) {
            let number: Int64 = row["id"]
            let holderWords: String? = row["holder_words"]
            found[number] = ControlRow(
                id: ThingID(.control, number), date: row["at"], place: RowReading.place(row), placeWords: row["place_words"],
                relation: overlay.value(.relation, of: number) ?? row["relation"], isNegated: row["negated"], holder: row["holder_name"] ?? holderWords,
                holderActor: (row["holder_actor_id"] as Int64?).map { ThingID(.actor, $0) }, from: row["loser_name"],
                words: row["words"], spans: row["spans"], line: row["line"], rule: row["origin"], teller: RowReading.teller(row),
                report: RowReading.report(row), review: overlay.review(of: number))
        }
        return numbers.compactMap { found[$0] }
    }
}
