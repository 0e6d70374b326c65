import GRDB
import Reading

extension EventRow: DatedRow {
    static let kind = ThingID.Kind.event
    static let columns = [RowReading.placeColumns]

    static func joins(asOf: Moment?) -> SQL {
        """
        LEFT JOIN statement ON statement.id = \(Overlay.teller(asOf: asOf))
        LEFT JOIN place ON place.id = \(Overlay.place("event", kind, asOf: asOf))
        """
    }

    static func narrow(_ question: inout DatedQuestion, by filter: Filter, _ db: Database) throws {
        question.narrowings += try narrowings(whatHappened: filter, db)
        question.said(filter.certainties)
        if let source = filter.source {
            let actors = try ActorNames(source, filter, db).numbers
            let told = Overlay.tellingStands(asOf: filter.asOf)
            question.narrowings.append(
                try Overlay.withMerged(
                    Narrowing(
                        list: """
                            SELECT event_id FROM statement JOIN telling ON statement_id = statement.id
                            WHERE actor_id IN \(actors) AND \(told)
                            """,
                        holds: """
                            EXISTS (SELECT 1 FROM telling JOIN statement ON statement.id = telling.statement_id
                            WHERE event_id = event.id AND actor_id IN \(actors) AND \(told))
                            """), db, asOf: filter.asOf))
        }
        if let sources = filter.sources {
            let count = SourceCount(atLeast: sources, db, asOf: filter.asOf)
            question.conditions.append(count.mayHold)
            question.sieve = count.events
        }
    }

    /// Where, to whom, of which type and status; the part that is likely to be met least often first.
    static func narrowings(whatHappened filter: Filter, _ db: Database) throws -> [Narrowing] {
        var question = DatedQuestion(kind, asOf: filter.asOf)
        question.placed(filter)
        if let actor = filter.actor {
            let actors = try ActorNames(actor, filter, db).numbers
            question.narrowings.append(
                try Overlay.withMerged(
                    Narrowing(
                        list: "SELECT event_id FROM party WHERE actor_id IN \(actors)",
                        holds: "EXISTS (SELECT 1 FROM party WHERE event_id = event.id AND actor_id IN \(actors))"),
                    db, asOf: filter.asOf))
        }
        question.among("type", filter.types)
        question.among("status", filter.statuses)
        return question.narrowings
    }

    static func parts(of numbers: [Int64], _ db: Database, asOf: Moment?) throws -> EventParts {
        try EventParts(db, numbers, asOf: asOf)
    }

    init?(_ row: Row, number: Int64, _ parts: EventParts, _ overlay: Overlay) {
        let day = overlay.value(.date, of: number).flatMap(DaySpan.init)
        self.init(
            id: ThingID(.event, number), local: row["local"], type: overlay.value(.type, of: number) ?? row["type"],
            mode: overlay.value(.mode, of: number) ?? row["mode"],
            contexts: (row["contexts"] as String).split(separator: " ").map(String.init), quad: row["quad"], scale: row["scale"],
            cameo: row["cameo"], acledEvent: row["acled_event"], acledSubEvent: row["acled_sub_event"],
            status: overlay.value(.status, of: number) ?? row["status"], actors: parts.actors[number] ?? [],
            recipients: parts.recipients[number] ?? [], place: RowReading.place(row), start: day?.first ?? row["time_start"],
            end: day?.last ?? row["time_end"], grain: day == nil ? row["time_grain"] : "day", timeWords: row["time_words"],
            tolls: parts.tolls[number] ?? [], means: row["means"], words: row["anchor"], spans: row["spans"], line: row["line"],
            rule: row["origin"], teller: RowReading.teller(row, overlay), tellers: parts.tellers[number] ?? [],
            report: RowReading.report(row), review: overlay.review(of: number))
    }
}

/// How many independent sources tell something: of an event those of the occurrence that it is one telling of.
struct SourceCount {
    private let least: Int
    private let db: Database
    private let asOf: Moment?

    init(atLeast least: Int, _ db: Database, asOf: Moment?) {
        self.least = least
        self.db = db
        self.asOf = asOf
    }

    /// Of an event, what must hold where it has so many, and costs little to look at: each source has a statement.
    var mayHold: SQL {
        let rows = LinkRows(db: db, moment: asOf)
        return """
            \(least) <= (SELECT count(DISTINCT statement_id) FROM member AS mine
                JOIN member AS other ON other.kind = 'w' AND other.grouping_id = mine.grouping_id
                JOIN telling ON telling.event_id = other.thing_id
                WHERE mine.kind = 'w' AND mine.thing_id = event.id AND \(sql: rows.standing("mine")) AND \(sql: rows.standing("other")))
            """
    }

    /// Those of some events that have so many.
    func events(_ numbers: [Int64]) throws -> Set<Int64> {
        let rows = LinkRows(db: db, moment: asOf)
        let groups = try rows.groups(.occurrence, of: numbers)
        let occurrences = try rows.occurrences(Set(groups.values.map(\.number)).sorted())
        let told = Set(occurrences.filter { $0.independence.count >= least }.map(\.id))
        return Set(numbers.filter { groups[$0].map(told.contains) ?? false })
    }

    /// Those of some statements that tell an event which has so many.
    func statements(_ numbers: [Int64]) throws -> Set<Int64> {
        let query: SQL = """
            SELECT statement_id, event_id FROM telling WHERE statement_id IN \(numbers) AND \(Overlay.tellingStands(asOf: asOf))
            """
        let tellings = try SQLRequest<Row>(literal: query).fetchAll(db).map { (statement: $0[0] as Int64, event: $0[1] as Int64) }
        let told = try events(Set(tellings.map(\.event)).sorted())
        return Set(tellings.filter { told.contains($0.event) }.map(\.statement))
    }
}

/// What hangs off the events of a page, by event; what was merged into one hangs off that one.
struct EventParts {
    private(set) var actors: [Int64: [EventRow.Party]] = [:]
    private(set) var recipients: [Int64: [EventRow.Party]] = [:]
    private(set) var tolls: [Int64: [EventRow.Toll]] = [:]
    private(set) var tellers: [Int64: [String]] = [:]
    /// Merged events, by what they were merged into.
    private let owners: [Int64: Int64]

    init(_ db: Database, _ numbers: [Int64], asOf: Moment?) throws {
        owners = try Overlay.merged(into: numbers, db, asOf: asOf)
        // An event's own parts come before those of what was merged into it.
        for events in [numbers, owners.keys.sorted()] where !events.isEmpty {
            try readParties(db, events)
            try readTolls(db, events)
            try readTellers(db, events, asOf: asOf)
        }
    }

    private func owner(_ event: Int64) -> Int64 { owners[event] ?? event }

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
            let event = owner(row["event_id"])
            let isMerged = event != row["event_id"]
            if row["side"] == "actor" {
                if !isMerged || !actors[event, default: []].contains(where: { party.isSame(as: $0) }) { actors[event, default: []].append(party) }
            } else if !isMerged || !recipients[event, default: []].contains(where: { party.isSame(as: $0) }) {
                recipients[event, default: []].append(party)
            }
        }
    }

    private mutating func readTolls(_ db: Database, _ numbers: [Int64]) throws {
        let query: SQL = """
            SELECT event_id, kind, low, high, qualifier, of_actor_id FROM event_figure JOIN figure ON figure.id = figure_id
            WHERE event_id IN \(numbers) AND part_of_id IS NULL ORDER BY event_id, figure_id
            """
        for row in try SQLRequest<Row>(literal: query).fetchAll(db) {
            let toll = EventRow.Toll(
                kind: Figure.Kind(rawValue: row["kind"]) ?? .other, low: row["low"], high: row["high"],
                qualifier: Figure.Qualifier(rawValue: row["qualifier"]) ?? .exact,
                side: (row["of_actor_id"] as Int64?).map { ThingID(.actor, $0) })
            let event = owner(row["event_id"])
            if event == row["event_id"] || tolls[event]?.contains(toll) != true { tolls[event, default: []].append(toll) }
        }
    }

    private mutating func readTellers(_ db: Database, _ numbers: [Int64], asOf: Moment?) throws {
        let query: SQL = """
            SELECT event_id, coalesce(entity.name, statement.source) AS name FROM telling
            JOIN statement ON statement.id = telling.statement_id LEFT JOIN entity ON entity.id = statement.entity_id
            WHERE event_id IN \(numbers) AND \(Overlay.tellingStands(asOf: asOf)) ORDER BY event_id, telling.statement_id
            """
        for row in try SQLRequest<Row>(literal: query).fetchAll(db) {
            let (event, name): (Int64, String) = (owner(row["event_id"]), row["name"])
            if !name.isEmpty, tellers[event]?.contains(name) != true { tellers[event, default: []].append(name) }
        }
    }
}

extension EventRow.Party {
    /// The same somebody, named or described alike.
    fileprivate func isSame(as other: EventRow.Party) -> Bool { actor == other.actor && (actor != nil || words == other.words) }
}
