import GRDB

/// A report that has the words that were looked for.
package struct SearchRow: ListedRow {
    package var report: ReportRow
    package var statements: Int
    package var events: Int
    package var arrivals: Int

    package var id: ThingID { report.id }

    package var fields: [ListedField] {
        report.fields + [
            ListedField("statements", statements), ListedField("events", events), ListedField("arrivals", arrivals),
        ]
    }
}

extension SearchRow {
    package func changed(_ change: (String) -> String) -> SearchRow {
        var row = self
        row.report = report.changed(change)
        return row
    }
}

extension RecordStore {
    /// Reports that meet a filter: with words by how well they fit, otherwise the latest first.
    package func search(_ filter: Filter, _ request: PageRequest) throws(RecordError) -> Page<SearchRow> {
        try read { db in
            var conditions: [SQL] = [DatedQuestion.standing(filter.asOf)]
            if let from = filter.from { conditions.append("report.published_start >= \(from)") }
            if let to = filter.to { conditions.append("report.published_start <= \(to)") }
            if let outlet = filter.outlet { conditions.append("report.outlet = \(outlet) COLLATE NOCASE") }
            if let report = filter.report { conditions.append("report.id = \(report.number)") }
            if let told = try RecordStore.told(filter, db) { conditions.append(told) }
            var joined: SQL = "report JOIN reading ON reading.report_id = report.id"
            // What is counted of a report is counted for those of the page alone.
            var order: SQL = "published_start DESC, number DESC"
            var rank: SQL = "0"
            if let words = filter.words {
                joined = "report_words JOIN report ON report.id = report_words.rowid JOIN reading ON reading.report_id = report.id"
                conditions.append("report_words MATCH \(words)")
                rank = "bm25(report_words, 4.0, 1.0)"
                order = "rank, number DESC"
            }
            let shown: SQL = filter.words == nil ? "page.published_start DESC, number DESC" : order
            let query: SQL = """
                SELECT \(sql: RowReading.reportColumns),
                    (SELECT count(*) FROM statement WHERE reading_id = reading.id) AS statements,
                    (SELECT count(*) FROM event WHERE reading_id = reading.id) AS events,
                    (SELECT count(*) FROM arrival WHERE report_id = report.id AND ended IS NULL) AS arrivals
                FROM (
                    SELECT report.id AS number, reading.id AS reading_number, report.published_start, \(rank) AS rank FROM \(joined)
                    WHERE \(conditions.joined(operator: .and)) ORDER BY \(order)
                    LIMIT \(request.limit + 1) OFFSET \(request.skipped)
                ) AS page JOIN report ON report.id = number JOIN reading ON reading.id = reading_number
                ORDER BY \(shown)
                """
            let rows = try SQLRequest<Row>(literal: query).fetchAll(db).map { row in
                SearchRow(
                    report: RowReading.report(row), statements: row["statements"], events: row["events"],
                    arrivals: row["arrivals"])
            }
            return request.counted(rows)
        }
    }
}

extension RecordStore {
    /// That a report tells of an event, or has a statement, which meets what a filter asks of events and statements; nil where it asks
    /// nothing of them.
    private static func told(_ filter: Filter, _ db: Database) throws -> SQL? {
        var asked = Filter()
        (asked.near, asked.place, asked.country, asked.admin1, asked.admin2) = (
            filter.near, filter.place, filter.country, filter.admin1, filter.admin2
        )
        (asked.actor, asked.types, asked.statuses) = (filter.actor, filter.types, filter.statuses)
        (asked.asOf, asked.hidesSealed) = (filter.asOf, filter.hidesSealed)
        let isOfEvents = try !EventRow.narrowings(whatHappened: asked, db).isEmpty
        (asked.source, asked.certainties) = (filter.source, filter.certainties)
        guard isOfEvents || asked.source != nil || !asked.certainties.isEmpty else { return nil }
        let question = try (isOfEvents ? EventRow.question(asked, db) : ClaimRow.question(asked, db)).wide
        return "EXISTS (SELECT 1 FROM \(sql: question.table) WHERE \(sql: question.table).reading_id = reading.id AND \(question.holds()))"
    }
}

