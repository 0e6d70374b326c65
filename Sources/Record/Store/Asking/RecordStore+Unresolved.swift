import GRDB

/// Words that name a place of which nobody knows where it lies.
package struct UnresolvedPlaceRow: ListedRow {
    /// One of the places that are told so.
    package var id: ThingID
    package var words: String
    package var mentions: Int
    package var reports: Int
    package var events: Int
    package var country: String?
    package var first: String?
    package var last: String?
    package var why: String?
    package var exampleEvent: ThingID?
    package var exampleReport: ThingID

    package var fields: [ListedField] {
        [
            ListedField("words", words), ListedField("mentions", mentions), ListedField("reports", reports),
            ListedField("events", events),
            ListedField("country", country), ListedField("first", first), ListedField("last", last), ListedField("why", why),
            ListedField("example", id), ListedField("example_event", exampleEvent), ListedField("example_report", exampleReport),
        ]
    }

    package func changed(_ change: (String) -> String) -> UnresolvedPlaceRow {
        var row = self
        row.words = change(words)
        row.why = why.map(change)
        return row
    }
}

extension RecordStore {
    /// Place words that lead to no point, the most frequent first; those whose events people moved are done with.
    package func unresolvedPlaces(country: String?, _ request: PageRequest) throws(RecordError) -> Page<UnresolvedPlaceRow> {
        try read { db in
            let inCountry: SQL = country.map { "place.country = \($0) COLLATE NOCASE" } ?? "TRUE"
            let query: SQL = """
                SELECT min(place.words) AS words, count(*) AS mentions, count(DISTINCT reading.report_id) AS reports,
                    sum((SELECT count(*) FROM event WHERE place_id = place.id)) AS events, max(place.country) AS country,
                    min(report.published_start) AS first, max(report.published_start) AS last, max(place.id) AS example
                FROM place JOIN reading ON reading.id = place.reading_id JOIN report ON report.id = reading.report_id
                WHERE place.lat IS NULL AND reading.ended IS NULL AND \(inCountry) AND place.id NOT IN (
                    SELECT read_place_id FROM correction JOIN event ON event.id = thing_id
                    WHERE action = 'move' AND kind = 'v' AND correction.ended IS NULL AND read_place_id IS NOT NULL)
                GROUP BY place.words COLLATE NOCASE ORDER BY mentions DESC, words
                LIMIT \(request.limit + 1) OFFSET \(request.skipped)
                """
            let rows = try SQLRequest<Row>(literal: query).fetchAll(db).map { try UnresolvedPlaceRow($0, db) }
            return request.counted(rows)
        }
    }
}

extension UnresolvedPlaceRow {
    fileprivate init(_ row: Row, _ db: Database) throws {
        let example: Int64 = row["example"]
        let place = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT report_id, (SELECT min(id) FROM event WHERE place_id = place.id) AS event,
                        (SELECT reason FROM doubt WHERE doubt.reading_id = place.reading_id AND about = local ORDER BY id LIMIT 1) AS why
                    FROM place JOIN reading ON reading.id = place.reading_id WHERE place.id = ?
                    """), arguments: [example])
        self.init(
            id: ThingID(.place, example), words: row["words"], mentions: row["mentions"], reports: row["reports"],
            events: row["events"],
            country: row["country"], first: row["first"], last: row["last"], why: place?["why"],
            exampleEvent: (place?["event"] as Int64?).map { ThingID(.event, $0) },
            exampleReport: ThingID(.report, place?["report_id"] ?? 0))
    }
}
