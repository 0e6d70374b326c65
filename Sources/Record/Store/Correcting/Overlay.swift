import GRDB

/// What people say of things on a page, laid over what the machine read.
struct Overlay {
    /// Fields that were put right, by thing and field.
    private var edits: [Key: String] = [:]
    private var words: [Int64: [String]] = [:]

    private struct Key: Hashable {
        var thing: Int64
        var field: String
    }

    init(_ db: Database, _ kind: ThingID.Kind, _ numbers: [Int64], asOf: Moment?) throws {
        let query: SQL = """
            SELECT thing_id, action, field, new, by FROM correction WHERE kind = \(kind.rawValue) AND thing_id IN \(numbers)
            AND \(Overlay.standing(asOf)) ORDER BY id
            """
        for row in try SQLRequest<Row>(literal: query).fetchAll(db) {
            let thing: Int64 = row["thing_id"]
            let by: String = row["by"]
            let field: String? = row["field"]
            if let field, let new = row["new"] as String? { edits[Key(thing: thing, field: field)] = new }
            let word = ["accept": "accepted", "reject": "rejected", "edit": "\(field ?? "") by", "move": "place by"][row["action"] as String]
            words[thing, default: []].append("\(word ?? "changed")\(word?.hasSuffix(" by") == true ? "" : " by") \(by)")
        }
    }

    /// "accepted by Ana; type by Ana", or nil where nobody has looked at it.
    func review(of thing: Int64) -> String? { words[thing]?.joined(separator: "; ") }

    func value(_ field: CorrectedField, of thing: Int64) -> String? { edits[Key(thing: thing, field: field.rawValue)] }

    /// Corrections that stand, or stood at the moment that is asked for.
    static func standing(_ asOf: Moment?) -> SQL {
        guard let asOf else { return "correction.ended IS NULL" }
        let moment = asOf.milliseconds
        return "correction.made <= \(moment) AND (correction.ended IS NULL OR correction.ended > \(moment))"
    }

    /// Things of a table that nobody has rejected.
    static func notRejected(_ table: String, _ kind: ThingID.Kind, asOf: Moment?) -> SQL {
        """
        NOT EXISTS (SELECT 1 FROM correction WHERE kind = \(kind.rawValue) AND thing_id = \(sql: table).id AND action = 'reject'
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
}
