import GRDB

/// What people say of things on a page, laid over what the machine read.
struct Overlay {
    /// Fields that were put right, by thing and field.
    private var edits: [Key: String] = [:]
    private var tellerEdits: [Key: String] = [:]
    private var words: [Int64: [String]] = [:]

    private struct Key: Hashable {
        var thing: Int64
        var field: String
    }

    init(_ db: Database, _ kind: ThingID.Kind, _ numbers: [Int64], asOf: Moment?) throws {
        let query: SQL = """
            SELECT id, thing_id, action, field, new, into_id, by FROM correction
            WHERE kind = \(kind.rawValue) AND thing_id IN \(numbers) AND \(Overlay.standing(asOf)) ORDER BY id
            """
        for row in try SQLRequest<Row>(literal: query).fetchAll(db) {
            let thing: Int64 = row["thing_id"]
            let by: String = row["by"]
            if let field: String = row["field"], let new: String = row["new"] { edits[Key(thing: thing, field: field)] = new }
            words[thing, default: []].append(try Overlay.words(row, kind, db) + " by " + by)
        }
        if kind == .event { try addWhatNamesEvents(db, numbers, asOf) }
        if let table = TableName.of(kind), [.event, .offer, .control].contains(kind) { try addTellerEdits(db, table, numbers, asOf) }
    }

    private static func words(_ row: Row, _ kind: ThingID.Kind, _ db: Database) throws -> String {
        let into: Int64? = row["into_id"]
        switch CorrectionRows.Name(rawValue: row["action"]) {
        case .accept: return "accepted"
        case .reject: return "rejected"
        case .edit: return row["field"] ?? ""
        case .move: return "place"
        case .merge: return "merged into \(ThingID(kind, into ?? 0))"
        case .join: return "one with \(ThingID(kind, into ?? 0))"
        case .split: return "split off \(ThingID(.event, into ?? 0))"
        case .part: return "not one with " + (try CorrectionRows.others(of: row["id"], db)).map(\.description).joined(separator: ", ")
        case nil: return "changed"
        }
    }

    /// What people said of other things and these events.
    private mutating func addWhatNamesEvents(_ db: Database, _ numbers: [Int64], _ asOf: Moment?) throws {
        let query: SQL = """
            SELECT kind, thing_id, action, into_id AS event_id, by, id FROM correction
            WHERE action IN ('merge', 'join', 'split') AND kind IN ('v', 's') AND into_id IN \(numbers) AND \(Overlay.standing(asOf))
            UNION ALL SELECT kind, thing_id, action, event_id, by, id FROM correction_other
            JOIN correction ON correction.id = correction_id WHERE event_id IN \(numbers) AND \(Overlay.standing(asOf)) ORDER BY id
            """
        for row in try SQLRequest<Row>(literal: query).fetchAll(db) {
            let other = ThingID(ThingID.Kind(rawValue: row["kind"]) ?? .event, row["thing_id"])
            let said: String
            switch CorrectionRows.Name(rawValue: row["action"]) {
            case .merge: said = "\(other) merged into it"
            case .join: said = "one with \(other)"
            case .split: said = "\(other) split off"
            default: said = "not one with \(other)"
            }
            let by: String = row["by"]
            words[row["event_id"], default: []].append(said + " by " + by)
        }
    }

    private mutating func addTellerEdits(_ db: Database, _ table: String, _ numbers: [Int64], _ asOf: Moment?) throws {
        let query: SQL = """
            SELECT thing_id, field, new FROM correction WHERE kind = 's' AND action = 'edit' AND \(Overlay.standing(asOf))
            AND thing_id IN (SELECT statement_id FROM \(sql: table) WHERE id IN \(numbers)) ORDER BY id
            """
        for row in try SQLRequest<Row>(literal: query).fetchAll(db) {
            tellerEdits[Key(thing: row["thing_id"], field: row["field"])] = row["new"]
        }
    }

    /// "accepted by Ana; type by Ana", or nil where nobody has looked at it.
    func review(of thing: Int64) -> String? { words[thing]?.joined(separator: "; ") }

    func value(_ field: CorrectedField, of thing: Int64) -> String? { edits[Key(thing: thing, field: field.rawValue)] }

    /// A field of the statement that tells a thing.
    func tellerValue(_ field: CorrectedField, of statement: ThingID) -> String? {
        tellerEdits[Key(thing: statement.number, field: field.rawValue)]
    }
}

// MARK: In questions

extension Overlay {
    /// Corrections that stand, or stood at the moment that is asked for.
    static func standing(_ asOf: Moment?) -> SQL {
        guard let asOf else { return "correction.ended IS NULL" }
        let moment = asOf.milliseconds
        return "correction.made <= \(moment) AND (correction.ended IS NULL OR correction.ended > \(moment))"
    }

    /// Things of a table that lists show: nobody has rejected them, or merged them into others.
    static func listed(_ table: String, _ kind: ThingID.Kind, withRejected: Bool, asOf: Moment?) -> SQL {
        let actions: SQL = withRejected ? "('merge')" : "('reject', 'merge')"
        return """
            NOT EXISTS (SELECT 1 FROM correction WHERE kind = \(kind.rawValue) AND thing_id = \(sql: table).id AND action IN \(actions)
                AND \(standing(asOf)))
            """
    }

    /// A column with one of some values, where people have not put another in its stead.
    static func among(_ table: String, _ kind: ThingID.Kind, _ column: String, _ values: [String], asOf: Moment?) -> Narrowing {
        let edited: SQL = """
            SELECT thing_id FROM correction WHERE kind = \(kind.rawValue) AND field = \(column) AND \(standing(asOf))
            """
        // A plus before a column keeps SQLite from joining two indexes where it should walk in order of time.
        return Narrowing(
            list: """
                SELECT id FROM \(sql: table) WHERE \(sql: column) IN \(values) AND id NOT IN (\(edited))
                UNION ALL \(edited) AND new IN \(values)
                """,
            holds: """
                ((+\(sql: table).\(sql: column) IN \(values) AND +\(sql: table).id NOT IN (\(edited)))
                    OR +\(sql: table).id IN (\(edited) AND new IN \(values)))
                """)
    }

    /// The day at which the thing at hand stands, or stood then.
    static func day(_ table: String, _ kind: ThingID.Kind, asOf: Moment?, _ db: Database) throws -> SQL {
        let plain: SQL = "\(sql: table).at"
        guard let asOf, CorrectedField.fields(of: kind).contains(.date) else { return plain }
        let isOtherNow = try Int.fetchOne(
            db, sql: "SELECT 1 FROM correction WHERE kind = ? AND action = 'edit' AND field = 'date' AND (made > ? OR ended > ?) LIMIT 1",
            arguments: [kind.rawValue, asOf.milliseconds, asOf.milliseconds])
        guard isOtherNow != nil else { return plain }
        return """
            CASE WHEN \(plain) IS NULL OR \(sql: table).id IN
                (SELECT thing_id FROM correction WHERE kind = \(kind.rawValue) AND action = 'edit' AND field = 'date')
            THEN coalesce(
                (SELECT substr(new, 1, 10) FROM correction WHERE kind = \(kind.rawValue) AND thing_id = \(sql: table).id
                    AND field = 'date' AND \(standing(asOf)) ORDER BY id DESC LIMIT 1),
                \(sql: table).time_start, (SELECT published_start FROM report WHERE report.id = reading.report_id))
            ELSE \(plain) END
            """
    }

    /// The place where the thing at hand lies, or lay then; what was moved before places were kept with corrections, where it lies now.
    static func place(_ table: String, _ kind: ThingID.Kind, asOf: Moment?) -> SQL {
        guard asOf != nil else { return "\(sql: table).place_id" }
        return """
            coalesce((SELECT coalesce(into_id, \(sql: table).place_id) FROM correction WHERE kind = \(kind.rawValue)
                AND thing_id = \(sql: table).id AND action = 'move' AND \(standing(asOf)) ORDER BY id DESC LIMIT 1), \(sql: table).read_place_id)
            """
    }
}

// MARK: Events that were merged, statements that were split off

extension Overlay {
    /// That nobody has split the statement at hand off the event that it tells.
    static func tellingStands(asOf: Moment?) -> SQL {
        """
        NOT EXISTS (SELECT 1 FROM correction WHERE kind = 's' AND thing_id = telling.statement_id AND action = 'split'
            AND into_id = telling.event_id AND \(standing(asOf)))
        """
    }

    /// The first statement that tells the event at hand.
    static func teller(asOf: Moment?) -> SQL {
        """
        CASE WHEN EXISTS (SELECT 1 FROM correction WHERE kind = 's' AND thing_id = event.statement_id AND action = 'split'
            AND into_id = event.id AND \(standing(asOf)))
        THEN (SELECT min(telling.statement_id) FROM telling WHERE telling.event_id = event.id AND \(tellingStands(asOf: asOf)))
        ELSE event.statement_id END
        """
    }

    /// The events that were merged into some, with what each was merged into.
    static func merged(into numbers: [Int64], _ db: Database, asOf: Moment?) throws -> [Int64: Int64] {
        let query: SQL = """
            SELECT thing_id, into_id FROM correction WHERE kind = 'v' AND action = 'merge' AND into_id IN \(numbers) AND \(standing(asOf))
            """
        let rows = try SQLRequest<Row>(literal: query).fetchAll(db)
        return Dictionary(rows.map { ($0[0] as Int64, $0[1] as Int64) }, uniquingKeysWith: { first, _ in first })
    }

    /// A condition on events that also those meet into which others that meet it were merged.
    static func withMerged(_ narrowing: Narrowing, _ db: Database, asOf: Moment?) throws -> Narrowing {
        let anything: SQL = "SELECT 1 FROM correction WHERE kind = 'v' AND action = 'merge' AND \(standing(asOf)) LIMIT 1"
        guard try SQLRequest<Int>(literal: anything).fetchOne(db) != nil else { return narrowing }
        // A plus before a column keeps SQLite from looking up each of a long list.
        let owners: SQL = """
            SELECT into_id FROM correction WHERE kind = 'v' AND action = 'merge' AND +thing_id IN (\(narrowing.list)) AND \(standing(asOf))
            """
        return Narrowing(
            list: "\(narrowing.list) UNION ALL \(owners)", holds: "(\(narrowing.holds) OR +event.id IN (\(owners)))")
    }
}
