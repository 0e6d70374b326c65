import GRDB

/// Finds the contradictions of what a reading changed, and writes what is new of them.
struct ContradictionWriting {
    let db: Database
    let now: Int64
    let rules: LinkRules
    let known: KnownRows

    /// Tellings of one occurrence that are weighed, the newest.
    private static let most = 120
    /// Days of claims of control that are weighed together.
    private static let days = 45
    /// Days within which words about a place's capture are of one quarrel.
    private static let oneQuarrel = 7

    func renew(occurrences: [Int64], reading: Int64) throws {
        for draft in try control(of: reading) { try write(draft) }
        for occurrence in occurrences {
            let (tellings, besides, reports) = try tellings(of: occurrence)
            let pairs = known.memory.rarity.map { EventPairs(of: reports, rules: rules, rarity: $0) }
            let finder = ContradictionFinder(rules: rules, pairs: pairs)
            for draft in finder.contradictions(of: occurrence, tellings, besides: besides) where try !isToldAsControl(draft) { try write(draft) }
        }
    }

    /// Whether a quarrel over a capture is one over who holds the place, which is known.
    private func isToldAsControl(_ draft: ContradictionDraft) throws -> Bool {
        guard draft.kind == .control, let place = draft.place, let since = draft.since else { return false }
        return try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM contradiction WHERE kind = 'control' AND grouping_id IS NULL AND place = ? AND ended IS NULL
                    AND since BETWEEN ? AND ?)
                """,
            arguments: [place, DayNumber.text(of: since - ContradictionWriting.oneQuarrel), DayNumber.text(of: since + ContradictionWriting.oneQuarrel)]) ?? false
    }

    /// The events of an occurrence, the other events of their reports, and these.
    private func tellings(of occurrence: Int64) throws -> ([EventFacts], [EventFacts], [KnownReport]) {
        let find = try db.cachedStatement(
            sql: """
                SELECT thing_id, event.reading_id FROM member JOIN event ON event.id = thing_id
                JOIN reading ON reading.id = event.reading_id
                WHERE grouping_id = ? AND member.ended IS NULL AND reading.ended IS NULL ORDER BY thing_id DESC
                LIMIT \(ContradictionWriting.most)
                """)
        let rows = try Row.fetchAll(find, arguments: [occurrence])
        let events = Set(rows.map { $0["thing_id"] as Int64 })
        let readings = Set(rows.map { $0["reading_id"] as Int64 }).sorted()
        let reports = try readings.compactMap { try known.report($0) }
        let all = reports.flatMap(\.facts.events)
        return (all.filter { events.contains($0.event) }, all.filter { !events.contains($0.event) }, reports)
    }

    /// Of each place whose holder the reading tells, with what was claimed around that day.
    private func control(of reading: Int64) throws -> [ContradictionDraft] {
        let rows = LinkRows(db: db)
        var seen: [ControlTold.Place] = []
        var drafts: [ContradictionDraft] = []
        for claim in try rows.controlTold("control.reading_id = ?1", [reading]) where !seen.contains(where: claim.place.isSame) {
            seen.append(claim.place)
            guard let day = DayNumber.of(claim.at) else { continue }
            let (first, last) = (DayNumber.text(of: day - ContradictionWriting.days), DayNumber.text(of: day + ContradictionWriting.days))
            let told = try rows.controlTold(
                """
                control.at BETWEEN ?1 AND ?2 AND control.place_id IN (SELECT id FROM place WHERE CASE WHEN ?3 IS NULL
                    THEN geonameid IS NULL AND words = ?4 ELSE geonameid = ?3 END)
                """, [first, last, claim.place.geonameid, claim.place.name])
            if let draft = ControlContradictions.find(told, rules: rules) { drafts.append(draft) }
        }
        return drafts
    }

    private func write(_ draft: ContradictionDraft) throws {
        let known = try Row.fetchOne(
            db, sql: "SELECT id, ended, ended_by FROM contradiction WHERE about = ? ORDER BY id DESC", arguments: [draft.about])
        if let known, let by: String = known["ended_by"], by != Bond.machine { return }
        if let known, (known["ended"] as Int64?) == nil {
            try writeSides(draft, of: known["id"])
        } else {
            let values: [(any DatabaseValueConvertible)?] = [
                draft.kind.rawValue, draft.occurrence, draft.about, draft.place, draft.since.map(DayNumber.text), draft.score,
                WordList.text(of: draft.reasons), Bond.machine, now,
            ]
            try Inserter(
                db, into: "contradiction", ["kind", "grouping_id", "about", "place", "since", "score", "reasons", "by", "made"]
            ).insert(values)
            try writeSides(draft, of: db.lastInsertedRowID)
        }
    }

    private func writeSides(_ draft: ContradictionDraft, of contradiction: Int64) throws {
        let known = try Row.fetchAll(
            db, sql: "SELECT id, thing, thing_id, value, party FROM contradiction_side WHERE contradiction_id = ? AND ended IS NULL",
            arguments: [contradiction])
        var parties = Dictionary(known.map { ($0["value"] as String, $0["party"] as Int) }, uniquingKeysWith: { first, _ in first })
        let told = Set(known.map { "\($0["thing"] as String)\($0["thing_id"] as Int64)" })
        for value in draft.values where parties[value] == nil { parties[value] = (parties.values.max() ?? -1) + 1 }
        let rows = try Inserter(
            db, into: "contradiction_side",
            ["contradiction_id", "party", "value", "thing", "thing_id", "reading_id", "statement_id", "source", "at", "made"])
        for side in draft.sides where !told.contains(side.thing.description) {
            try rows.insert([
                contradiction, parties[side.value], side.value, side.thing.kind.rawValue, side.thing.number, side.reading, side.statement,
                side.source.name, side.at.map(DayNumber.text), now,
            ])
        }
        try writeState(draft, of: contradiction)
    }

    private func writeState(_ draft: ContradictionDraft, of contradiction: Int64) throws {
        guard let by = draft.resolvedBy else { return }
        let known = try Int.fetchOne(
            db, sql: "SELECT 1 FROM contradiction_state WHERE contradiction_id = ? AND ended IS NULL", arguments: [contradiction])
        guard known == nil else { return }
        try Inserter(db, into: "contradiction_state", ["contradiction_id", "state", "thing", "thing_id", "at", "by", "made"]).insert([
            contradiction, Contradiction.State.resolved.rawValue, by.kind.rawValue, by.number, draft.resolvedAt.map(DayNumber.text),
            Bond.machine, now,
        ])
    }
}
