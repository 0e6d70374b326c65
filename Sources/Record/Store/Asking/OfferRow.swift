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
            ListedField("conditions", conditions.map(\.words)),
        ] + TellerRow.fields(of: teller) + report.fields(behind: line, spans, ListedField("rule", rule), review)
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

extension OfferRow: DatedRow {
    static let kind = ThingID.Kind.offer
    static let columns: [String] = []

    static func joins(asOf: Moment?) -> SQL { "LEFT JOIN statement ON statement.id = offer.statement_id" }

    static func narrow(_ question: inout DatedQuestion, by filter: Filter, _ db: Database) throws {
        question.among("kind", filter.types)
        question.among("state", filter.statuses)
        if let actor = filter.actor {
            let actors = try ActorNames(actor, filter, db).numbers
            question.narrowings.append(
                Narrowing(
                    list: "SELECT offer_id FROM offer_party WHERE actor_id IN \(actors)",
                    holds: "EXISTS (SELECT 1 FROM offer_party WHERE offer_id = offer.id AND actor_id IN \(actors))"))
        }
        for part in PlacePart.parts(of: filter) { question.narrowings.append(lying(part)) }
        try question.told(filter, db)
    }

    /// An offer lies at the places of its conditions, and where an event lies that its statement tells.
    private static func lying(_ part: PlacePart) -> Narrowing {
        let ofCondition: SQL = "condition JOIN json_each(condition.place_ids) JOIN place ON place.id = json_each.value"
        let ofEvent: SQL = "telling JOIN event ON event.id = telling.event_id JOIN place ON place.id = event.place_id"
        return Narrowing(
            list: """
                SELECT offer_id FROM \(ofCondition) WHERE \(part.condition)
                UNION SELECT offer.id FROM \(ofEvent) JOIN offer ON offer.reading_id = event.reading_id
                    AND offer.statement_id = telling.statement_id WHERE \(part.condition)
                """,
            holds: """
                (EXISTS (SELECT 1 FROM \(ofCondition) WHERE offer_id = offer.id AND \(part.condition))
                    OR EXISTS (SELECT 1 FROM \(ofEvent) WHERE telling.statement_id = offer.statement_id AND \(part.condition)))
                """)
    }

    static func parts(of numbers: [Int64], _ db: Database, asOf: Moment?) throws -> OfferParts { try OfferParts(db, numbers) }

    init?(_ row: Row, number: Int64, _ parts: OfferParts, _ overlay: Overlay) {
        let byWords: String? = row["by_words"]
        let by = parts.parties(number, "by")
        self.init(
            id: ThingID(.offer, number), date: row["at"], kind: overlay.value(.kind, of: number) ?? row["kind"],
            state: overlay.value(.state, of: number) ?? row["state"], by: by.isEmpty ? [byWords].compactMap(\.self) : by,
            to: parts.parties(number, "to"), through: parts.parties(number, "through"), words: row["words"], spans: row["spans"],
            conditions: parts.conditions[number] ?? [], line: row["line"], rule: row["origin"], teller: RowReading.teller(row, overlay),
            report: RowReading.report(row), review: overlay.review(of: number))
    }
}

/// What hangs off the offers of a page, by offer.
struct OfferParts {
    private(set) var conditions: [Int64: [OfferRow.Condition]] = [:]
    private var names: [Int64: [String: [String]]] = [:]

    func parties(_ offer: Int64, _ role: String) -> [String] { names[offer]?[role] ?? [] }

    init(_ db: Database, _ numbers: [Int64]) throws {
        let parties: SQL = """
            SELECT offer_id, offer_party.role, name FROM offer_party JOIN entity ON entity.id = entity_id WHERE offer_id IN \(numbers)
            ORDER BY offer_id, offer_party.role, position
            """
        for row in try SQLRequest<Row>(literal: parties).fetchAll(db) {
            names[row["offer_id"], default: [:]][row["role"], default: []].append(row["name"])
        }
        let conditions: SQL = "SELECT * FROM condition WHERE offer_id IN \(numbers) ORDER BY offer_id, position"
        for row in try SQLRequest<Row>(literal: conditions).fetchAll(db) {
            let names = try NumberText.numbers(in: row["by_ids"]).compactMap { party in
                try String.fetchOne(db.cachedStatement(sql: "SELECT name FROM entity WHERE id = ?"), arguments: [party])
            }
            self.conditions[row["offer_id"], default: []].append(
                OfferRow.Condition(words: row["words"], by: names, deadline: row["deadline_end"]))
        }
    }
}
