import GRDB
import Reading

/// Loads what linking compares of one reading.
struct FactRows {
    let db: Database
    let reading: Int64

    /// Nil for a reading that is not there.
    func load() throws -> ReportFacts? {
        guard var facts = try report() else { return nil }
        let sources = try SourceRows(db: db).sources(in: reading)
        let places = try places()
        facts.places = places.values.sorted { ($0.name, $0.radius) < ($1.name, $1.radius) }
        facts.statements = try statements(sources, published: facts.published)
        facts.events = try EventFactRows(db: db, reading: reading, places: places, sources: sources).load(of: facts)
        let offers = try Int64.fetchAll(try query("SELECT id FROM offer WHERE reading_id = ? ORDER BY id"), arguments: [reading])
        if !offers.isEmpty {
            let told = try LinkRows(db: db).offersTold(offers)
            facts.offers = offers.compactMap { told[$0] }
        }
        return facts
    }

    private func query(_ sql: String) throws -> GRDB.Statement { try db.cachedStatement(sql: sql) }

    private func report() throws -> ReportFacts? {
        let find = try query(
            """
            SELECT report.id, report.outlet, report.title, report.published_start, sketch, words, credits
            FROM reading JOIN report ON report.id = reading.report_id LEFT JOIN fingerprint ON fingerprint.report_id = report.id
            WHERE reading.id = ?
            """)
        return try Row.fetchOne(find, arguments: [reading]).map { row in
            let sketch: Blob? = row["sketch"]
            return ReportFacts(
                reading: reading, report: row["id"], outlet: row["outlet"], title: row["title"],
                published: DayNumber.of(row["published_start"]),
                fingerprint: Fingerprint(hashes: sketch.map { SketchBytes.hashes(in: $0.bytes) } ?? [], words: row["words"] ?? 0),
                credits: (row["credits"] as String?).map { $0.isEmpty ? [] : WordList.words(in: $0) } ?? [])
        }
    }

    private func places() throws -> [Int64: PlaceFacts] {
        let rows = try Row.fetchAll(
            try query("SELECT id, geonameid, name, words, lat, lon, radius_km, precision FROM place WHERE reading_id = ?"),
            arguments: [reading])
        var places: [Int64: PlaceFacts] = [:]
        for row in rows {
            let size: PlaceFacts.Size =
                switch row["precision"] as String {
                case "country": .country
                case "region": .region
                default: .spot
                }
            let (latitude, longitude): (Double?, Double?) = (row["lat"], row["lon"])
            let middle = latitude.flatMap { latitude in longitude.map { Coordinates(latitude: latitude, longitude: $0) } }
            places[row["id"]] = PlaceFacts(
                geonameid: row["geonameid"], name: row["name"] ?? row["words"], words: row["words"], middle: middle,
                radius: row["radius_km"] ?? 0, size: size)
        }
        return places
    }

    private func statements(_ sources: [Int64: SourceRows.Known], published: Int?) throws -> [StatementFacts] {
        let rows = try Row.fetchAll(
            try query("SELECT id, certainty, cue, content FROM statement WHERE reading_id = ? ORDER BY id"), arguments: [reading])
        let figures = try Row.fetchAll(
            try query(
                """
                SELECT statement_id, kind, low FROM figure WHERE reading_id = ? AND statement_id IS NOT NULL AND low IS NOT NULL
                    AND kind NOT IN ('other', 'distance')
                """), arguments: [reading])
        var told: [Int64: Set<String>] = [:]
        for row in figures { told[row["statement_id"], default: []].insert("\(row["kind"] as String) \(row["low"] as Int64)") }
        return rows.map { row in
            let content: String = row["content"]
            let stems = WordFolding.stems(of: content)
            let source = sources[row["id"]]
            return StatementFacts(
                statement: row["id"], reading: reading, published: published, source: source?.source,
                isIndefinite: source?.isIndefinite ?? false, certainty: row["certainty"], cue: row["cue"], content: content,
                words: Set(stems), numbers: Set(stems.filter(WordFolding.isNumber)),
                hash: Int64(bitPattern: StableHash.of(stems.joined(separator: " "))), figures: told[row["id"]] ?? [])
        }
    }
}
