import GRDB

/// Columns that several rows have in common.
enum RowReading {
    /// Expects `reading` and `report` to be joined.
    static let reportColumns = """
        report.id AS report_id, report.sha256, report.title, report.outlet, report.url, report.language,
        report.published_start AS published, reading.program, reading.model, reading.rules, reading.gazetteer
        """

    static func report(_ row: Row) -> ReportRow {
        let engine = [row["program"], row["model"], row["rules"], row["gazetteer"]] as [String?]
        return ReportRow(
            id: ThingID(.report, row["report_id"]), sha256: hex(row["sha256"]), title: row["title"], outlet: row["outlet"],
            url: row["url"], language: row["language"], published: row["published"],
            program: row["program"],
            engine: engine.compactMap(\.self).joined(separator: " "))
    }

    /// Expects `statement` to be joined, if need be by LEFT JOIN.
    static let tellerColumns = """
        statement.id AS teller_id, statement.source, statement.actor_id AS teller_actor, statement.anonymous, statement.cue,
        (SELECT name FROM entity WHERE entity.id = statement.entity_id) AS source_name,
        statement.content, statement.certainty, statement.verification
        """

    static func teller(_ row: Row) -> TellerRow? {
        guard let id = row["teller_id"] as Int64? else { return nil }
        let words: String = row["source"]
        return TellerRow(
            id: ThingID(.statement, id), source: row["source_name"] ?? words, words: words, actor: (row["teller_actor"] as Int64?).map { ThingID(.actor, $0) },
            anonymous: row["anonymous"], cue: row["cue"], content: row["content"], certainty: row["certainty"],
            verification: row["verification"])
    }

    /// The same with what people put right of the statement.
    static func teller(_ row: Row, _ overlay: Overlay) -> TellerRow? {
        guard var teller = teller(row) else { return nil }
        teller.certainty = overlay.tellerValue(.certainty, of: teller.id) ?? teller.certainty
        teller.verification = overlay.tellerValue(.verification, of: teller.id) ?? teller.verification
        return teller
    }

    /// Expects `place` to be joined, if need be by LEFT JOIN.
    static let placeColumns = """
        place.id AS shown_place, place.name AS place_name, place.words AS place_words, place.geonameid, place.feature, place.country AS place_country,
        place.admin1, place.admin2, place.lat, place.lon, place.radius_km, place.precision
        """

    static func place(_ row: Row) -> EventRow.Location? {
        guard let id = row["shown_place"] as Int64?, let words = row["place_words"] as String? else { return nil }
        return EventRow.Location(
            id: ThingID(.place, id), name: row["place_name"] ?? words, words: words, geonameid: row["geonameid"],
            feature: row["feature"], country: row["place_country"], admin1: row["admin1"], admin2: row["admin2"], latitude: row["lat"],
            longitude: row["lon"], radius: row["radius_km"], precision: row["precision"])
    }

    static func hex(_ blob: Blob) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: blob.bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
