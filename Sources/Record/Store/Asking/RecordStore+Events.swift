import GRDB

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
        if !filter.certainties.isEmpty {
            question.conditions.append(
                "EXISTS (SELECT 1 FROM statement WHERE id = event.statement_id AND certainty IN \(filter.certainties))")
        }
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
        let parties = try parties(numbers)
        let tolls = try tolls(numbers)
        var found: [Int64: EventRow] = [:]
        let query: SQL = """
            SELECT event.*, \(sql: RowReading.reportColumns), \(sql: RowReading.tellerColumns), \(sql: RowReading.placeColumns)
            FROM event JOIN reading ON reading.id = event.reading_id JOIN report ON report.id = reading.report_id
            LEFT JOIN statement ON statement.id = event.statement_id LEFT JOIN place ON place.id = event.place_id
            WHERE event.id IN \(numbers)
            """
        let (sql, arguments) = try query.build(db)
        for row in try Row.fetchAll(db, sql: sql, arguments: arguments) {
            let number: Int64 = row["id"]
            let day = overlay.value(.date, of: number).flatMap(DaySpan.init)
            found[number] = EventRow(
                id: ThingID(.event, number), type: overlay.value(.type, of: number) ?? row["type"],
                mode: overlay.value(.mode, of: number) ?? row["mode"],
                contexts: (row["contexts"] as String).split(separator: " ").map(String.init), quad: row["quad"], scale: row["scale"],
                cameo: row["cameo"], acledEvent: row["acled_event"], acledSubEvent: row["acled_sub_event"], status: overlay.value(.status, of: number) ?? row["status"],
                actors: parties[PartyKey(number, "actor")] ?? [], recipients: parties[PartyKey(number, "recipient")] ?? [],
                place: RowReading.place(row), start: day?.first ?? row["time_start"], end: day?.last ?? row["time_end"],
                grain: day == nil ? row["time_grain"] : "day",
                timeWords: row["time_words"], killed: tolls[PartyKey(number, "killed")] ?? EventRow.Toll(),
                wounded: tolls[PartyKey(number, "wounded")] ?? EventRow.Toll(), means: row["means"], words: row["anchor"],
                spans: row["spans"], line: row["line"], rule: row["origin"], teller: RowReading.teller(row),
                report: RowReading.report(row), review: overlay.review(of: number))
        }
        return numbers.compactMap { found[$0] }
    }

    private struct PartyKey: Hashable {
        var event: Int64
        var part: String
        init(_ event: Int64, _ part: String) {
            self.event = event
            self.part = part
        }
    }

    private func parties(_ numbers: [Int64]) throws -> [PartyKey: [EventRow.Party]] {
        let query: SQL = """
            SELECT event_id, side, party.actor_id, coalesce(entity.name, party.words) AS name, entity.kind, entity.country, entity.sector
            FROM party LEFT JOIN entity ON entity.id = party.entity_id WHERE event_id IN \(numbers) ORDER BY event_id, side, position
            """
        let (sql, arguments) = try query.build(db)
        var parties: [PartyKey: [EventRow.Party]] = [:]
        for row in try Row.fetchAll(db, sql: sql, arguments: arguments) {
            let party = EventRow.Party(
                actor: (row["actor_id"] as Int64?).map { ThingID(.actor, $0) }, name: row["name"], kind: row["kind"],
                country: row["country"], sector: row["sector"])
            parties[PartyKey(row["event_id"], row["side"]), default: []].append(party)
        }
        return parties
    }

    /// The largest of the figures of a kind that hang off an event: parts of a toll are not added to it.
    private func tolls(_ numbers: [Int64]) throws -> [PartyKey: EventRow.Toll] {
        let query: SQL = """
            SELECT event_id, kind, max(low) AS low, max(high) AS high FROM event_figure JOIN figure ON figure.id = figure_id
            WHERE event_id IN \(numbers) AND kind IN ('killed', 'wounded') AND part_of_id IS NULL GROUP BY event_id, kind
            """
        let (sql, arguments) = try query.build(db)
        var tolls: [PartyKey: EventRow.Toll] = [:]
        for row in try Row.fetchAll(db, sql: sql, arguments: arguments) {
            tolls[PartyKey(row["event_id"], row["kind"])] = EventRow.Toll(low: row["low"], high: row["high"])
        }
        return tolls
    }
}
