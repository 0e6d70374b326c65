import GRDB

/// What people say of which events tell one occurrence; the machine keeps to it.
struct Uniting {
    let db: Database
    let now: Int64

    private var links: LinkRows { LinkRows(db: db) }
    private var writing: LinkWriting { LinkWriting(db: db, now: now) }

    /// Both tell one occurrence, with all that tell it together with either.
    func unite(_ event: ThingID, with other: ThingID, by person: String) throws {
        try writing.bond(.sameEvent, event, other, score: 1, reasons: ["\(person) says so"], by: person)
        try writing.join(event, other, in: .occurrence)
    }

    /// The bond ends without word of who must stay apart, and what it alone held together falls in two.
    func undoUnite(_ event: ThingID, with other: ThingID, _ stored: StoredCorrection) throws {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT * FROM bond WHERE thing = 'v' AND from_id = ? AND to_id = ? AND by = ? AND made = ? AND ended IS NULL
                """, arguments: [event.number, other.number, stored.correction.by, stored.made.milliseconds])
        guard let row, let bond = Bond(row) else { return }
        try db.execute(sql: "UPDATE bond SET ended = ?, ended_by = ? WHERE id = ?", arguments: [now, Bond.machine, bond.id])
        _ = try writing.split(bond)
    }

    /// The event tells something of its own, and the machine does not bring it back to those it was with.
    func part(_ event: ThingID, from occurrence: ThingID, by person: String) throws {
        guard try links.groups(.occurrence, of: [event.number])[event.number] == occurrence else {
            throw RecordError.unknown("\(event) among the events of \(occurrence)")
        }
        let others = try members(of: occurrence).filter { $0 != event.number }
        try db.execute(
            sql: """
                UPDATE bond SET ended = ?1, ended_by = ?2 WHERE thing = 'v' AND ended IS NULL
                    AND ((from_id = ?3 AND to_id IN \(LinkRows.list(others))) OR (to_id = ?3 AND from_id IN \(LinkRows.list(others))))
                """, arguments: [now, person, event.number])
        for other in others {
            try db.execute(
                sql: """
                    INSERT INTO bond (kind, thing, from_id, to_id, score, reasons, by, made, ended, ended_by)
                    VALUES ('same-event', 'v', ?, ?, 0, 'told apart', ?, ?, ?, ?)
                    """, arguments: [event.number, other, person, now, now, person])
        }
        try db.execute(
            sql: "UPDATE member SET ended = ? WHERE kind = 'w' AND thing_id = ? AND ended IS NULL", arguments: [now, event.number])
        try writing.add(event, to: try writing.newGroup(.occurrence), in: .occurrence)
    }

    /// The event tells the same again as those that are left of the occurrence.
    func undoPart(_ event: ThingID, from occurrence: ThingID, _ stored: StoredCorrection) throws {
        try db.execute(
            sql: """
                UPDATE bond SET ended_by = ? WHERE thing = 'v' AND (from_id = ? OR to_id = ?) AND ended = ? AND ended_by = ?
                """,
            arguments: [Bond.machine, event.number, event.number, stored.made.milliseconds, stored.correction.by])
        guard let other = try members(of: occurrence).first else { return }
        try unite(event, with: ThingID(.event, other), by: stored.correction.by)
    }

    private func members(of occurrence: ThingID) throws -> [Int64] {
        try Int64.fetchAll(
            db, sql: "SELECT thing_id FROM member WHERE grouping_id = ? AND ended IS NULL ORDER BY id", arguments: [occurrence.number])
    }
}
