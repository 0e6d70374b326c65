import GRDB

/// An event as a map shows it: a point, how unsure it is, and the few words by which it is drawn.
package struct MapPoint: Sendable {
    package var event: Int64
    package var latitude: Double
    package var longitude: Double
    package var radius: Double?
    package var date: String?
    package var type: String
    package var status: String
    package var certainty: String?
    package var place: String
    package var occurrence: Int64?
    /// Where the place lies from which this one is told.
    package var anchor: (latitude: Double, longitude: Double)?
}

extension RecordStore {
    /// Events with a point that meet a filter, the latest first.
    package func map(_ filter: Filter, limit: Int) throws(RecordError) -> (points: [MapPoint], isMore: Bool) {
        try read { db in
            var question = try EventRow.question(filter, db)
            question.conditions.append("EXISTS (SELECT 1 FROM place WHERE place.id = event.place_id AND place.lat IS NOT NULL)")
            let page = try question.page(PageRequest(limit: limit), db)
            return (try MapRows(db: db, asOf: filter.asOf).points(page.rows), page.next != nil)
        }
    }
}

private struct MapRows {
    let db: Database
    let asOf: Moment?

    func points(_ numbers: [Int64]) throws -> [MapPoint] {
        guard !numbers.isEmpty else { return [] }
        let putRight = try putRight()
        let query: SQL = """
            SELECT event.id, event.type, event.status, event.at, place.lat, place.lon, place.radius_km,
                coalesce(place.name, place.words) AS place, statement.certainty, member.grouping_id, anchor.lat AS anchor_lat,
                anchor.lon AS anchor_lon
            FROM event JOIN place ON place.id = \(Overlay.place("event", .event, asOf: asOf))
            LEFT JOIN statement ON statement.id = event.statement_id
            LEFT JOIN member ON member.kind = 'w' AND member.thing_id = event.id AND member.ended IS NULL
            LEFT JOIN relative_place ON relative_place.place_id = place.id LEFT JOIN place AS anchor ON anchor.id = anchor_id
            WHERE event.id IN \(sql: LinkRows.list(numbers)) AND place.lat IS NOT NULL AND place.lon IS NOT NULL
            """
        let rows = try SQLRequest<Row>(literal: query).fetchCursor(db)
        var found: [Int64: MapPoint] = [:]
        found.reserveCapacity(numbers.count)
        while let row = try rows.next() {
            let event: Int64 = row[0]
            let anchor: (Double, Double)? = (row[10] as Double?).flatMap { latitude in (row[11] as Double?).map { (latitude, $0) }
            }
            found[event] = MapPoint(
                event: event, latitude: row[4], longitude: row[5], radius: row[6], date: row[3],
                type: putRight[event]?.type ?? row[1], status: putRight[event]?.status ?? row[2],
                certainty: row[8],
                place: row[7], occurrence: row[9], anchor: anchor)
        }
        return numbers.compactMap { found[$0] }
    }

    /// Types and statuses that people gave, by event.
    private func putRight() throws -> [Int64: (type: String?, status: String?)] {
        let query: SQL = """
            SELECT thing_id, field, new FROM correction
            WHERE kind = 'v' AND action = 'edit' AND field IN ('type', 'status') AND \(Overlay.standing(asOf)) ORDER BY id
            """
        var found: [Int64: (type: String?, status: String?)] = [:]
        for row in try SQLRequest<Row>(literal: query).fetchAll(db) {
            if row["field"] == "type" { found[row["thing_id"], default: (nil, nil)].type = row["new"] }
            if row["field"] == "status" { found[row["thing_id"], default: (nil, nil)].status = row["new"] }
        }
        return found
    }
}
