import GRDB
import Reading

extension RecordStore {
    /// Events that meet a filter, the latest first.
    package func events(_ filter: Filter, _ request: PageRequest) throws(RecordError) -> Page<EventRow> {
        try read { db in
            let page = try EventQuestion(filter, db).question.page(request, db)
            return Page(rows: try EventRows(db, asOf: filter.asOf).rows(page.rows), next: page.next)
        }
    }

    package func event(_ id: ThingID) throws(RecordError) -> EventRow? {
        try read { db in try EventRows(db).rows([id.number]).first }
    }
}

struct EventQuestion {
    var question: DatedQuestion

    init(_ filter: Filter, _ db: Database) throws {
        question = DatedQuestion(.event, filter)
        question.among("type", filter.types)
        question.among("status", filter.statuses)
        question.placed(filter)
        question.said(filter.certainties)
        if let actor = filter.actor {
            let actors = try ActorNames(actor, db).numbers
            question.narrowings.append(
                Narrowing(
                    list: "SELECT event_id FROM party WHERE actor_id IN \(actors)",
                    holds: "EXISTS (SELECT 1 FROM party WHERE event_id = event.id AND actor_id IN \(actors))"))
        }
        if let source = filter.source {
            let actors = try ActorNames(source, db).numbers
            question.narrowings.append(
                Narrowing(
                    list: "SELECT event_id FROM statement JOIN telling ON statement_id = statement.id WHERE actor_id IN \(actors)",
                    holds: """
                        EXISTS (SELECT 1 FROM telling JOIN statement ON statement.id = telling.statement_id
                        WHERE event_id = event.id AND actor_id IN \(actors))
                        """))
        }
    }
}

/// Makes the wide rows of events whose numbers are known.
struct EventRows {
    private let db: Database
    private let asOf: Moment?

    init(_ db: Database, asOf: Moment? = nil) {
        self.db = db
        self.asOf = asOf
    }

    /// In the order of the numbers; what is not there is left out.
    func rows(_ numbers: [Int64]) throws -> [EventRow] {
        guard !numbers.isEmpty else { return [] }
        let overlay = try Overlay(db, .event, numbers, asOf: asOf)
        let parts = try EventParts(db, numbers)
        let query: SQL = """
            SELECT event.*, \(sql: RowReading.reportColumns), \(sql: RowReading.tellerColumns), \(sql: RowReading.placeColumns)
            FROM event JOIN reading ON reading.id = event.reading_id JOIN report ON report.id = reading.report_id
            LEFT JOIN statement ON statement.id = event.statement_id LEFT JOIN place ON place.id = event.place_id
            WHERE event.id IN \(numbers)
            """
        var found: [Int64: EventRow] = [:]
        for row in try SQLRequest<Row>(literal: query).fetchAll(db) {
            found[row["id"]] = event(row, parts, overlay)
        }
        return numbers.compactMap { found[$0] }
    }

    private func event(_ row: Row, _ parts: EventParts, _ overlay: Overlay) -> EventRow {
        let number: Int64 = row["id"]
        let day = overlay.value(.date, of: number).flatMap(DaySpan.init)
        return EventRow(
            id: ThingID(.event, number), local: row["local"], type: overlay.value(.type, of: number) ?? row["type"],
            mode: overlay.value(.mode, of: number) ?? row["mode"],
            contexts: (row["contexts"] as String).split(separator: " ").map(String.init), quad: row["quad"], scale: row["scale"],
            cameo: row["cameo"], acledEvent: row["acled_event"], acledSubEvent: row["acled_sub_event"],
            status: overlay.value(.status, of: number) ?? row["status"], actors: parts.actors[number] ?? [],
            recipients: parts.recipients[number] ?? [], place: RowReading.place(row), start: day?.first ?? row["time_start"],
            end: day?.last ?? row["time_end"], grain: day == nil ? row["time_grain"] : "day", timeWords: row["time_words"],
            tolls: parts.tolls[number] ?? [], means: row["means"], words: row["anchor"], spans: row["spans"], line: row["line"],
            rule: row["origin"], teller: RowReading.teller(row), tellers: parts.tellers[number] ?? [],
            report: RowReading.report(row), review: overlay.review(of: number))
    }
}

/// What hangs off the events of a page, by event.
struct EventParts {
    private(set) var actors: [Int64: [EventRow.Party]] = [:]
    private(set) var recipients: [Int64: [EventRow.Party]] = [:]
    private(set) var tolls: [Int64: [EventRow.Toll]] = [:]
    private(set) var tellers: [Int64: [String]] = [:]

    init(_ db: Database, _ numbers: [Int64]) throws {
        try readParties(db, numbers)
        try readTolls(db, numbers)
        try readTellers(db, numbers)
    }

    private mutating func readParties(_ db: Database, _ numbers: [Int64]) throws {
        let query: SQL = """
            SELECT event_id, side, party.actor_id, party.words, coalesce(entity.name, party.words) AS name, entity.kind, entity.country,
                entity.sector, entity.role, actor.ref
            FROM party LEFT JOIN entity ON entity.id = party.entity_id LEFT JOIN actor ON actor.id = party.actor_id
            WHERE event_id IN \(numbers) ORDER BY event_id, side, position
            """
        for row in try SQLRequest<Row>(literal: query).fetchAll(db) {
            let party = EventRow.Party(
                actor: (row["actor_id"] as Int64?).map { ThingID(.actor, $0) }, ref: row["ref"], name: row["name"],
                words: row["words"], kind: (row["kind"] as String?).flatMap { Entity.Kind(rawValue: $0) }, country: row["country"],
                sector: row["sector"], role: row["role"])
            let event: Int64 = row["event_id"]
            if row["side"] == "actor" { actors[event, default: []].append(party) } else { recipients[event, default: []].append(party) }
        }
    }

    private mutating func readTolls(_ db: Database, _ numbers: [Int64]) throws {
        let query: SQL = """
            SELECT event_id, kind, low, high, qualifier, of_actor_id FROM event_figure JOIN figure ON figure.id = figure_id
            WHERE event_id IN \(numbers) AND part_of_id IS NULL ORDER BY event_id, figure_id
            """
        for row in try SQLRequest<Row>(literal: query).fetchAll(db) {
            tolls[row["event_id"], default: []].append(
                EventRow.Toll(
                    kind: Figure.Kind(rawValue: row["kind"]) ?? .other, low: row["low"], high: row["high"],
                    qualifier: Figure.Qualifier(rawValue: row["qualifier"]) ?? .exact,
                    side: (row["of_actor_id"] as Int64?).map { ThingID(.actor, $0) }))
        }
    }

    private mutating func readTellers(_ db: Database, _ numbers: [Int64]) throws {
        let query: SQL = """
            SELECT event_id, coalesce(entity.name, statement.source) AS name FROM telling
            JOIN statement ON statement.id = telling.statement_id LEFT JOIN entity ON entity.id = statement.entity_id
            WHERE event_id IN \(numbers) ORDER BY event_id, telling.statement_id
            """
        for row in try SQLRequest<Row>(literal: query).fetchAll(db) {
            let (event, name): (Int64, String) = (row["event_id"], row["name"])
            if !name.isEmpty, tellers[event]?.contains(name) != true { tellers[event, default: []].append(name) }
        }
    }
}
