import GRDB

extension LinkRows {
    func contradictions(of occurrence: Int64?) throws -> [Contradiction] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM contradiction WHERE \(standing("contradiction")) AND (?1 IS NULL OR grouping_id = ?1)
                ORDER BY since DESC, id DESC
                """, arguments: [occurrence])
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
