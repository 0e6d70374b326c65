import GRDB

/// Finds the readings that may speak of what a new one speaks of.
struct CandidateRows {
    let db: Database
    let rules: LinkRules
    let known: KnownRows

    func task(for report: KnownReport) throws -> LinkTask {
        let facts = report.facts
        let candidates = try candidates(for: report).compactMap { try known.report($0) }
        return LinkTask(
            report: report, candidates: candidates, occurrences: try occurrences(of: candidates),
            rarity: try known.rarity(with: report.topic), apartEvents: try apart(.event, facts.events.map(\.event)),
            apartStatements: try apart(.statement, facts.statements.map(\.statement)),
            apartOffers: try apart(.offer, facts.offers.map(\.offer.number)), apartReports: try apart(.report, [facts.report]))
    }

    /// Keeps by what the reading is found.
    func keep(_ report: KnownReport) throws {
        let insert = try db.cachedStatement(sql: "INSERT OR IGNORE INTO reading_key (key, reading_id) VALUES (?, ?)")
        for key in ReadingKeys.kept(of: report) { try insert.execute(arguments: [key, report.facts.reading]) }
    }

    /// The readings that share most, by what they share; the likeliest first, of equal ones the newest.
    private func candidates(for report: KnownReport) throws -> [Int64] {
        let find = try db.cachedStatement(
            sql: "SELECT reading_id FROM reading_key WHERE key = ? ORDER BY reading_id DESC LIMIT \(ReadingKeys.most)")
        var weights: [Int64: Double] = [:]
        for key in ReadingKeys.asked(of: report) {
            let readings = try Int64.fetchAll(find, arguments: [key])
            let weight = ReadingKeys.weight(ReadingKeys.kind(of: key), sharedBy: readings.count)
            for reading in readings where reading != report.facts.reading { weights[reading, default: 0] += weight }
        }
        let likeliest = weights.sorted { ($1.value, $1.key) < ($0.value, $0.key) }.prefix(ReadingKeys.candidates).map(\.key)
        let standing = try Set(
            Int64.fetchAll(db, sql: "SELECT id FROM reading WHERE ended IS NULL AND id IN \(LinkRows.list(likeliest))"))
        return likeliest.filter(standing.contains)
    }

    private func occurrences(of reports: [KnownReport]) throws -> [Int64: Int64] {
        let find = try db.cachedStatement(
            sql: "SELECT grouping_id FROM member WHERE kind = 'w' AND thing_id = ? AND ended IS NULL")
        var occurrences: [Int64: Int64] = [:]
        for event in reports.lazy.flatMap(\.facts.events) { occurrences[event.event] = try Int64.fetchOne(find, arguments: [event.event]) }
        return occurrences
    }

    /// Pairs that a person parted; there are few of them in any record.
    private func apart(_ kind: ThingID.Kind, _ things: [Int64]) throws -> Set<ThingPair> {
        let find = try db.cachedStatement(
            sql: "SELECT from_id, to_id FROM bond WHERE ended_by <> '\(Bond.machine)' AND thing = ?")
        let parted = try Row.fetchAll(find, arguments: [kind.rawValue])
        guard !parted.isEmpty else { return [] }
        let mine = Set(things)
        return Set(
            parted.filter { mine.contains($0["from_id"]) || mine.contains($0["to_id"]) }.map { ThingPair($0["from_id"], $0["to_id"]) })
    }
}
