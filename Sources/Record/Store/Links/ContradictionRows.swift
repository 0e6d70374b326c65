import GRDB

/// Which contradictions are asked for.
package struct ContradictionFilter: Hashable, Sendable {
    /// Those alone that nothing has settled.
    package var isOpen = false
    package var kind: Contradiction.Kind?
    package var occurrence: ThingID?

    package init() {}
}

extension LinkRows {
    func contradictions(of occurrence: Int64?) throws -> [Contradiction] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM contradiction WHERE \(standing("contradiction")) AND \(occurrence == nil ? "?1 IS NULL" : "grouping_id = ?1")
                ORDER BY since DESC, id DESC
                """, arguments: [occurrence])
        return try contradictions(in: rows)
    }

    /// Rows that are looked through at a time, at least, for a page of which some may be left out.
    private static let step = 20

    /// A page of those that a filter lets through, the latest first.
    func contradictions(_ filter: ContradictionFilter, _ request: PageRequest) throws -> Page<Contradiction> {
        var found: [Contradiction] = []
        var after = request.after
        // What settled one is seen on its row alone: where that is asked, more are looked through.
        let step = (min(request.limit, 1_000) + LinkRows.step) * (filter.isOpen ? 2 : 1)
        while true {
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM contradiction WHERE \(standing("contradiction")) AND (?1 IS NULL OR kind = ?1)
                        \(filter.occurrence == nil ? "AND ?2 IS NULL" : "AND grouping_id = ?2")
                        \(after == nil ? "AND ?3 IS NULL AND ?4 IS NULL" : "AND coalesce(since, '') <= ?4 AND (coalesce(since, ''), id) < (?4, ?3)")
                    ORDER BY coalesce(since, '') DESC, id DESC LIMIT \(step)
                    """, arguments: [filter.kind?.rawValue, filter.occurrence?.number, after?.number, after?.at])
            for one in try contradictions(in: rows) where !filter.isOpen || one.state == .open {
                if found.count == request.limit {
                    return Page(rows: found, next: found.last.map { PageRequest.Cursor(at: $0.since ?? "", number: $0.id.number) })
                }
                found.append(one)
            }
            guard rows.count == step, let last = rows.last else { return Page(rows: found, next: nil) }
            after = PageRequest.Cursor(at: last["since"] ?? "", number: last["id"])
        }
    }

    func contradiction(_ id: Int64) throws -> Contradiction? {
        try contradictions(in: Row.fetchAll(db, sql: "SELECT * FROM contradiction WHERE id = ?", arguments: [id])).first
    }

    /// Those of the rows that have two sides standing.
    private func contradictions(in rows: [Row]) throws -> [Contradiction] {
        let ids = rows.map { $0["id"] as Int64 }
        let sides = try sides(of: ids)
        let states = try states(of: ids)
        return rows.compactMap { row in
            let id: Int64 = row["id"]
            guard let kind = Contradiction.Kind(rawValue: row["kind"]), let told = sides[id], Set(told.map(\.party)).count > 1 else {
                return nil
            }
            let state = states[id]
            return Contradiction(
                id: ThingID(.contradiction, id), kind: kind,
                occurrence: (row["grouping_id"] as Int64?).map { ThingID(.occurrence, $0) }, place: row["place"], since: row["since"],
                sides: told, state: state?.state ?? .open, resolvedBy: state?.by, reasons: WordList.words(in: row["reasons"]),
                score: row["score"])
        }
    }

    private func sides(of contradictions: [Int64]) throws -> [Int64: [Contradiction.Side]] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT side.* FROM contradiction_side AS side JOIN reading ON reading.id = side.reading_id
                WHERE contradiction_id IN \(LinkRows.list(contradictions)) AND \(standing("side")) AND \(standing("reading"))
                ORDER BY side.party, side.at, side.id
                """)
        let sources = try SourceRows(db: db).sources(of: Set(rows.compactMap { $0["statement_id"] as Int64? }).sorted())
        var sides: [Int64: [Contradiction.Side]] = [:]
        for row in rows {
            guard let kind = ThingID.Kind(rawValue: row["thing"]) else { continue }
            let statement: Int64? = row["statement_id"]
            sides[row["contradiction_id"], default: []].append(
                Contradiction.Side(
                    party: row["party"], value: row["value"], thing: ThingID(kind, row["thing_id"]), reading: row["reading_id"],
                    statement: statement.map { ThingID(.statement, $0) }, source: statement.flatMap { sources[$0]?.source },
                    at: row["at"]))
        }
        return sides
    }

    private func states(of contradictions: [Int64]) throws -> [Int64: (state: Contradiction.State, by: ThingID?)] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM contradiction_state AS state
                WHERE contradiction_id IN \(LinkRows.list(contradictions)) AND \(standing("state")) ORDER BY id
                """)
        var states: [Int64: (Contradiction.State, ThingID?)] = [:]
        for row in rows {
            guard let state = Contradiction.State(rawValue: row["state"]) else { continue }
            let kind = (row["thing"] as String?).flatMap { ThingID.Kind(rawValue: $0) }
            states[row["contradiction_id"]] = (state, kind.map { ThingID($0, row["thing_id"]) })
        }
        return states
    }
}
