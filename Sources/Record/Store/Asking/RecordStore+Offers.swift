import GRDB

/// An offer with its conditions, and what became of it in its report.
package struct OfferRow: ListedRow {
    package struct Condition: Hashable, Sendable {
        package var words: String
        package var by: [String]
        package var deadline: String?
    }

    package var id: ThingID
    package var date: String?
    package var kind: String
    package var state: String
    package var by: [String]
    package var to: [String]
    package var through: [String]
    package var words: String
    package var spans: String
    package var conditions: [Condition]
    package var line: Int
    package var rule: String
    package var teller: TellerRow?
    package var report: ReportRow
    /// What people said of it.
    package var review: String?

    package var fields: [ListedField] {
        [
            ListedField("id", id), ListedField("date", date), ListedField("kind", kind), ListedField("state", state),
            ListedField("by", by), ListedField("to", to), ListedField("through", through), ListedField("terms", words),
            ListedField("conditions", conditions.map(\.words)), ListedField("source", teller?.source),
            ListedField("source_kind", teller?.anonymous), ListedField("certainty", teller?.certainty),
            ListedField("statement", teller?.id),
        ] + report.fieldsForOthers + [ListedField("line", line), ListedField("spans", spans), ListedField("rule", rule),
            ListedField("review", review),
        ]
    }
}

extension OfferRow {
    package func changed(_ change: (String) -> String) -> OfferRow {
        var row = self
        row.by = by.map(change)
        row.to = to.map(change)
        row.through = through.map(change)
        row.words = change(words)
        row.conditions = conditions.map { Condition(words: change($0.words), by: $0.by.map(change), deadline: $0.deadline) }
        row.teller = teller.map { $0.changed(change) }
        row.report = report.changed(change)
        return row
    }
}

extension RecordStore {
    /// Offers that meet a filter, the latest first; types are kinds of offers, statuses their states.
    package func offers(_ filter: Filter, _ request: PageRequest) throws(RecordError) -> Page<OfferRow> {
        try read { db in
            let page = try OfferQuestion(filter, db).question.page(request, db)
            return Page(rows: try OfferRows(db, asOf: filter.asOf).rows(page.rows), next: page.next)
        }
    }

    /// Offers by their names, in the order of these; unknown ones are left out.
    package func offers(_ ids: [ThingID]) throws(RecordError) -> [OfferRow] {
        try read { db in try OfferRows(db).rows(ids.map(\.number)) }
    }

    package func offer(_ id: ThingID) throws(RecordError) -> OfferRow? {
        try read { db in try OfferRows(db).rows([id.number]).first }
    }
}

struct OfferQuestion {
    var question: DatedQuestion

    init(_ filter: Filter, _ db: Database) throws {
        question = DatedQuestion(.offer, filter)
        question.among("kind", filter.types)
        question.among("state", filter.statuses)
        if let actor = filter.actor {
            let actors = try ActorNames(actor, db).numbers
            question.narrowings.append(
                Narrowing(
                    list: "SELECT offer_id FROM offer_party WHERE actor_id IN \(actors)",
                    holds: "EXISTS (SELECT 1 FROM offer_party WHERE offer_id = offer.id AND actor_id IN \(actors))"))
        }
        try question.told(filter, db)
    }
}

extension DatedQuestion {
    /// How surely the statement that tells a thing puts it.
    mutating func said(_ certainties: [String]) {
        guard !certainties.isEmpty else { return }
        conditions.append(
            "EXISTS (SELECT 1 FROM statement WHERE id = \(sql: table).statement_id AND certainty IN \(certainties))")
    }

    /// By whom, and how surely, a thing with one statement is told.
    mutating func told(_ filter: Filter, _ db: Database) throws {
        said(filter.certainties)
        guard let source = filter.source else { return }
        let actors = try ActorNames(source, db).numbers
        narrowings.append(
            Narrowing(
                list: """
                    SELECT \(sql: table).id FROM statement JOIN \(sql: table) ON \(sql: table).reading_id = statement.reading_id
                    AND statement_id = statement.id WHERE actor_id IN \(actors)
                    """,
                holds: "EXISTS (SELECT 1 FROM statement WHERE id = \(sql: table).statement_id AND actor_id IN \(actors))"))
    }
}

struct OfferRows {
    private let db: Database
    private let asOf: Moment?

    init(_ db: Database, asOf: Moment? = nil) {
        self.db = db
        self.asOf = asOf
    }

    func rows(_ numbers: [Int64]) throws -> [OfferRow] {
        guard !numbers.isEmpty else { return [] }
        let query: SQL = """
            SELECT offer.*, \(sql: RowReading.reportColumns), \(sql: RowReading.tellerColumns)
            FROM offer JOIN reading ON reading.id = offer.reading_id JOIN report ON report.id = reading.report_id
            LEFT JOIN statement ON statement.id = offer.statement_id WHERE offer.id IN \(numbers)
            """
        let overlay = try Overlay(db, .offer, numbers, asOf: asOf)
        var found: [Int64: OfferRow] = [:]
        for row in try SQLRequest<Row>(literal: query).fetchAll(db) {
            let number: Int64 = row["id"]
            let byWords: String? = row["by_words"]
            let by = try parties(number, "by")
            found[number] = OfferRow(
                id: ThingID(.offer, number), date: row["at"], kind: overlay.value(.kind, of: number) ?? row["kind"],
                state: overlay.value(.state, of: number) ?? row["state"],
                by: by.isEmpty ? [byWords].compactMap(\.self) : by, to: try parties(number, "to"),
                through: try parties(number, "through"), words: row["words"], spans: row["spans"],
                conditions: try conditions(number), line: row["line"], rule: row["origin"], teller: RowReading.teller(row),
                report: RowReading.report(row), review: overlay.review(of: number))
        }
        return numbers.compactMap { found[$0] }
    }

    private func parties(_ offer: Int64, _ role: String) throws -> [String] {
        try String.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT name FROM offer_party JOIN entity ON entity.id = entity_id WHERE offer_id = ? AND offer_party.role = ?
                    ORDER BY position
                    """), arguments: [offer, role])
    }

    private func conditions(_ offer: Int64) throws -> [OfferRow.Condition] {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM condition WHERE offer_id = ? ORDER BY position"), arguments: [offer])
        return try rows.map { row in
            let parties = NumberText.numbers(in: row["by_ids"])
            let names = try parties.compactMap { party in
                try String.fetchOne(db.cachedStatement(sql: "SELECT name FROM entity WHERE id = ?"), arguments: [party])
            }
            return OfferRow.Condition(words: row["words"], by: names, deadline: row["deadline_end"])
        }
    }
}
