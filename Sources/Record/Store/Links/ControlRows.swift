import GRDB

extension LinkRows {
    /// Claims of control up to a day, judged place by place.
    func control(on day: String, place: Int64?) throws -> [ControlAt] {
        let claims = try controlTold("control.at <= ?1 AND (?2 IS NULL OR place.geonameid = ?2)", [day, place])
        return ControlHistory.standings(of: claims)
    }

    /// Claims that meet a condition, in order of the day for which they speak.
    func controlTold(_ condition: String, _ arguments: StatementArguments) throws -> [ControlTold] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT control.*, place.geonameid, place.name AS place_name, place.lat, place.lon, report.published_start
                FROM control JOIN reading ON reading.id = control.reading_id JOIN report ON report.id = reading.report_id
                LEFT JOIN place ON place.id = control.place_id
                WHERE \(standing("reading")) AND \(condition) ORDER BY control.at, control.id
                """, arguments: arguments)
        let sources = SourceRows(db: db)
        let tellers = try sources.sources(of: Set(rows.compactMap { $0["statement_id"] as Int64? }).sorted())
        let actors = try sources.actors(
            Set(rows.flatMap { [$0["holder_actor_id"] as Int64?, $0["from_actor_id"] as Int64?].compactMap(\.self) }).sorted())
        return rows.compactMap { ControlTold($0, tellers: tellers, actors: actors) }
    }
}

extension ControlTold {
    fileprivate init?(_ row: Row, tellers: [Int64: SourceRows.Known], actors: [Int64: SourceKey]) {
        guard let relation = Relation(rawValue: row["relation"]) else { return nil }
        let statement: Int64? = row["statement_id"]
        let words: String = row["place_words"]
        func actor(_ column: String) -> SourceKey? { (row[column] as Int64?).flatMap { actors[$0] } }
        self.init(
            control: ThingID(.control, row["id"]), reading: row["reading_id"], statement: statement.map { ThingID(.statement, $0) },
            place: Place(name: row["place_name"] ?? words, geonameid: row["geonameid"], latitude: row["lat"], longitude: row["lon"]),
            source: statement.flatMap { tellers[$0]?.source }, holder: actor("holder_actor_id"), from: actor("from_actor_id"),
            relation: relation, isNegated: row["negated"], at: row["at"], published: row["published_start"], words: row["words"])
    }
}
