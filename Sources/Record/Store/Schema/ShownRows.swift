import GRDB

/// The narrow rows of what stands, and their counts: filled in for an old record, and looked at by `check`.
struct ShownRows {
    let db: Database

    /// Makes the tables and fills them in.
    ///
    /// - Parameter tick: called with how many readings are done, of how many.
    func make(tick: (Int, Int) -> Void) throws {
        try db.execute(sql: Schema.shownTables)
        let last = try Int.fetchOne(db, sql: "SELECT max(id) FROM reading") ?? 0
        for start in stride(from: 1, through: last, by: ShownRows.step) {
            let part = "reading_id BETWEEN \(start) AND \(start + ShownRows.step - 1)"
            try db.execute(sql: "INSERT INTO shown_event SELECT * FROM event_stands WHERE \(part)")
            try db.execute(sql: "INSERT INTO shown_statement \(ShownRows.statements(part))")
            tick(min(last, start + ShownRows.step - 1), last)
        }
        try db.execute(sql: "INSERT INTO event_count \(ShownRows.eventCounts)")
        try db.execute(sql: "INSERT INTO source_count \(ShownRows.sourceCounts)")
        try db.execute(sql: Schema.shownIndexes)
        try db.execute(sql: Schema.shownTriggers)
    }

    /// Tables that are not what the rows behind them say.
    func broken() throws -> [String] {
        let all = [
            ("shown_event", "SELECT * FROM event_stands"), ("shown_statement", ShownRows.statements("TRUE")),
            ("event_count", ShownRows.eventCounts), ("source_count", ShownRows.sourceCounts), ("told", "SELECT * FROM told_stands"),
        ]
        return try all.filter { table, query in
            let differs = """
                SELECT EXISTS (SELECT * FROM \(table) EXCEPT \(query)) OR (SELECT count(*) FROM \(table)) <> (SELECT count(*) FROM (\(query)))
                """
            return try Bool.fetchOne(db, sql: differs) ?? true
        }.map(\.0)
    }

    /// Readings that are filled in together.
    private static let step = 2_000

    private static func statements(_ part: String) -> String {
        """
        SELECT *, CASE WHEN actor_id IS NOT NULL THEN
            lag(coalesce(at, '')) OVER (PARTITION BY report_id, actor_id ORDER BY coalesce(at, ''), id) END
        FROM statement_stands WHERE \(part)
        """
    }

    private static let eventCounts = """
        SELECT coalesce(at, ''), type, status, coalesce(country, ''), count(*) FROM shown_event GROUP BY 1, 2, 3, 4
        """

    private static let sourceCounts = """
        SELECT actor_id, month, count(*), sum(earlier IS NULL), sum(certainty = 'denied'), sum(denied) FROM (
            SELECT *, substr(coalesce(at, ''), 1, 7) AS month FROM shown_statement WHERE actor_id IS NOT NULL
            UNION ALL SELECT *, 'all' FROM shown_statement WHERE actor_id IS NOT NULL
        ) GROUP BY 1, 2
        """
}
