import GRDB

/// Finds the readings that may speak of what a new one speaks of.
struct CandidateRows {
    let db: Database
    let rules: LinkRules

    func task(for report: ReportFacts) throws -> LinkTask {
        let readings = try candidates(for: report)
        let candidates = try FactRows(db: db, readings: readings).load()
        let events = candidates.flatMap { $0.events.map(\.event) }
        let groups = try LinkRows(db: db).groups(.occurrence, of: events)
        let mine = report.events.map(\.event)
        return LinkTask(
            report: report, candidates: candidates, occurrences: groups.mapValues(\.number),
            apartEvents: try apart(.event, mine), apartStatements: try apart(.statement, report.statements.map(\.statement)),
            apartOffers: try apart(.offer, report.offers.map(\.offer.number)), apartReports: try apart(.report, [report.report]))
    }

    /// Keeps by what the reading is found.
    func keep(_ report: ReportFacts) throws {
        let insert = try db.cachedStatement(sql: "INSERT OR IGNORE INTO reading_key (key, reading_id) VALUES (?, ?)")
        for key in ReadingKeys.kept(of: report, rules: rules) { try insert.execute(arguments: [key, report.reading]) }
    }

    /// The readings that share most, by what they share; the likeliest first, of equal ones the newest.
    private func candidates(for report: ReportFacts) throws -> [Int64] {
        let find = try db.cachedStatement(
            sql: "SELECT reading_id FROM reading_key WHERE key = ? ORDER BY reading_id DESC LIMIT \(ReadingKeys.most)")
        var weights: [Int64: Double] = [:]
        for key in ReadingKeys.asked(of: report, rules: rules) {
            let readings = try Int64.fetchAll(find, arguments: [key])
            let weight = ReadingKeys.weight(ReadingKeys.kind(of: key), sharedBy: readings.count)
            for reading in readings where reading != report.reading { weights[reading, default: 0] += weight }
        }
        let likeliest = weights.sorted { ($1.value, $1.key) < ($0.value, $0.key) }.prefix(ReadingKeys.candidates).map(\.key)
        let standing = try Set(
            Int64.fetchAll(db, sql: "SELECT id FROM reading WHERE ended IS NULL AND id IN \(LinkRows.list(likeliest))"))
        return likeliest.filter(standing.contains)
    }

    /// Pairs that a person parted.
    private func apart(_ kind: ThingID.Kind, _ things: [Int64]) throws -> Set<ThingPair> {
        let list = LinkRows.list(things)
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT from_id, to_id FROM bond WHERE thing = ? AND ended IS NOT NULL AND ended_by <> ?
                    AND (from_id IN \(list) OR to_id IN \(list))
                """, arguments: [kind.rawValue, Bond.machine])
        return Set(rows.map { ThingPair($0["from_id"], $0["to_id"]) })
    }
}
