import GRDB

/// Reads links as they stood at one moment.
struct LinkRows {
    let db: Database
    /// Milliseconds; the far future for now.
    let time: Int64

    init(db: Database, moment: Moment? = nil) {
        self.db = db
        time = moment?.milliseconds ?? .max
    }

    /// SQL that keeps rows of a table that stood at `time`.
    func standing(_ table: String) -> String {
        "\(table).made <= \(time) AND (\(table).ended IS NULL OR \(table).ended > \(time))"
    }

    static func list(_ numbers: some Sequence<Int64>) -> String {
        "(" + numbers.map(String.init).joined(separator: ",") + ")"
    }

    func groups(_ kind: ThingID.Kind, of things: [Int64]) throws -> [Int64: ThingID] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT thing_id, grouping_id FROM member
                WHERE kind = ? AND thing_id IN \(LinkRows.list(things)) AND \(standing("member"))
                """, arguments: [kind.rawValue])
        return Dictionary(rows.map { ($0["thing_id"], ThingID(kind, $0["grouping_id"])) }, uniquingKeysWith: { first, _ in first })
    }

    /// Things of each group, in order, without those whose reading ended or that a person rejected.
    func members(_ kind: ThingID.Kind, in groups: [Int64], table: String) throws -> [Int64: [Int64]] {
        // A plus before a column keeps SQLite from walking all members of a kind.
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT grouping_id, member.thing_id FROM member JOIN \(table) AS thing ON thing.id = member.thing_id
                JOIN reading ON reading.id = thing.reading_id
                WHERE +member.kind = ? AND grouping_id IN \(LinkRows.list(groups)) AND \(standing("member")) AND \(standing("reading"))
                    AND NOT EXISTS (
                        SELECT 1 FROM correction WHERE action = 'reject' AND correction.kind = ? AND correction.thing_id = thing.id
                            AND \(standing("correction")))
                ORDER BY member.thing_id
                """, arguments: [kind.rawValue, kind.part.rawValue])
        var members: [Int64: [Int64]] = [:]
        for row in rows { members[row["grouping_id"], default: []].append(row["thing_id"]) }
        return members
    }

    func claims(_ ids: [Int64]) throws -> [ClaimGroup] {
        let members = try members(.claim, in: ids, table: "statement")
        return ids.compactMap { id in
            members[id].map { ClaimGroup(id: ThingID(.claim, id), statements: $0.map { ThingID(.statement, $0) }) }
        }
    }

    func wireFamily(of report: Int64) throws -> WireFamily? {
        guard let group = try groups(.lineage, of: [report])[report] else { return nil }
        let reports = try Int64.fetchAll(
            db,
            sql: """
                SELECT thing_id FROM member JOIN report ON report.id = thing_id
                WHERE kind = 'l' AND grouping_id = ? AND \(standing("member")) AND \(standing("report"))
                ORDER BY published_start, thing_id
                """, arguments: [group.number])
        let bonds = try bonds("thing = 'r' AND from_id IN \(LinkRows.list(reports)) AND to_id IN \(LinkRows.list(reports))")
        return WireFamily(id: group, reports: reports.map { ThingID(.report, $0) }, bonds: bonds)
    }

    func bonds(of thing: ThingID) throws -> [Bond] {
        try bonds("thing = '\(thing.kind.rawValue)' AND (from_id = \(thing.number) OR to_id = \(thing.number))")
    }

    /// Bonds of which both ends are among things of one kind.
    func bonds(between things: [ThingID]) throws -> [Bond] {
        guard let kind = things.first?.kind else { return [] }
        let list = LinkRows.list(things.map(\.number))
        return try bonds("thing = '\(kind.rawValue)' AND from_id IN \(list) AND to_id IN \(list)")
    }

    private func bonds(_ condition: String) throws -> [Bond] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT * FROM bond WHERE (\(condition)) AND \(standing("bond")) ORDER BY score DESC, id")
        return rows.compactMap(Bond.init)
    }
}

extension ThingID.Kind {
    /// What groups of this kind are made of.
    var part: ThingID.Kind {
        switch self {
        case .occurrence: .event
        case .claim: .statement
        case .negotiation: .offer
        case .lineage: .report
        default: self
        }
    }
}

extension Bond {
    /// Nil for kinds that this program does not know.
    init?(_ row: Row) {
        guard let kind = Kind(rawValue: row["kind"]), let thing = ThingID.Kind(rawValue: row["thing"]) else { return nil }
        self.init(
            id: row["id"], kind: kind, from: ThingID(thing, row["from_id"]), to: ThingID(thing, row["to_id"]), score: row["score"],
            reasons: WordList.words(in: row["reasons"]), by: row["by"], made: Moment(milliseconds: row["made"]),
            ended: RecordStore.moment(row["ended"]), endedBy: row["ended_by"])
    }
}
