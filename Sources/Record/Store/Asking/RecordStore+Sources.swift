import GRDB

/// Somebody who is quoted: how often, by how many outlets, how often denied.
package struct SourceRow: ListedRow {
    package var id: ThingID
    package var name: String
    package var kind: String
    package var country: String?
    package var statements: Int
    package var reports: Int
    package var outlets: Int
    package var denies: Int
    /// Statements of it that others deny or reject.
    package var denied: Int
    package var first: String?
    package var last: String?

    package var fields: [ListedField] {
        [
            ListedField("id", id), ListedField("name", name), ListedField("kind", kind), ListedField("country", country),
            ListedField("statements", statements), ListedField("reports", reports), ListedField("outlets", outlets),
            ListedField("denies", denies), ListedField("denied", denied), ListedField("first", first), ListedField("last", last),
        ]
    }
}

extension SourceRow {
    package func changed(_ change: (String) -> String) -> SourceRow {
        var row = self
        row.name = change(name)
        return row
    }
}

extension RecordStore {
    /// Named sources by how many statements they make, the most quoted first.
    package func sources(_ filter: Filter, _ request: PageRequest) throws(RecordError) -> Page<SourceRow> {
        try read { db in
            let question = try ClaimRow.question(filter, db)
            let conditions = question.conditions + question.narrowings.map(\.holds)
            let query: SQL = """
                SELECT actor.id, actor.name, actor.kind, actor.country, count(*) AS statements,
                    count(DISTINCT reading.report_id) AS reports, count(DISTINCT outlet) AS outlets,
                    sum(certainty = 'denied') AS denies,
                    sum(EXISTS (SELECT 1 FROM answer WHERE to_id = statement.id AND relation IN ('denies', 'rejects'))) AS denied,
                    min(statement.at) AS first, max(statement.at) AS last
                FROM statement JOIN reading ON reading.id = statement.reading_id JOIN report ON report.id = reading.report_id
                JOIN actor ON actor.id = statement.actor_id
                WHERE \(conditions.joined(operator: .and)) GROUP BY actor.id ORDER BY statements DESC, actor.id
                LIMIT \(request.limit + 1) OFFSET \(request.skipped)
                """
            let rows = try SQLRequest<Row>(literal: query).fetchAll(db).map { row in
                SourceRow(
                    id: ThingID(.actor, row["id"]), name: row["name"], kind: row["kind"], country: row["country"],
                    statements: row["statements"], reports: row["reports"], outlets: row["outlets"], denies: row["denies"],
                    denied: row["denied"], first: row["first"], last: row["last"])
            }
            return request.counted(rows)
        }
    }
}
