import GRDB

/// Puts the events of occurrences together as the machine's bonds and people's corrections have it.
///
/// The machine's bonds are left as they are. Which events are one follows from them, from what people joined, and from what people
/// parted, which counts most; it is worked out again whenever a correction is made or taken back and when the machine has linked.
struct PersonLinks {
    let db: Database
    let now: Int64

    /// Events that people said are one, and each that is not one with others.
    private struct Said {
        var joined: [Joined] = []
        var parted: [(event: Int64, others: Set<Int64>)] = []
    }

    private struct Joined {
        var number: Int64
        var from: Int64
        var to: Int64
        var by: String
        var reason: String?
        var pair: ThingPair { ThingPair(from, to) }
    }

    /// After a correction was kept or taken back.
    func regroup(after correction: Correction) throws {
        switch correction.action {
        case .merge(let other) where correction.thing.kind == .event: try regroup([correction.thing.number, other.number])
        case .join(let other): try regroup([correction.thing.number, other.number])
        case .part(let others): try regroup([correction.thing.number] + others.map(\.number))
        default: break
        }
    }

    /// After the machine linked a reading.
    ///
    /// - Parameter occurrences: those that it changed.
    /// - Returns: these and the ones that changed besides.
    func regrouped(_ occurrences: [Int64]) throws -> [Int64] {
        guard !occurrences.isEmpty else { return occurrences }
        let events: SQL = "SELECT thing_id FROM member WHERE +kind = 'w' AND ended IS NULL AND grouping_id IN \(occurrences)"
        let query: SQL = """
            SELECT thing_id FROM (\(events)) WHERE
                thing_id IN (SELECT thing_id FROM correction WHERE kind = 'v' AND action IN ('merge', 'join', 'part') AND ended IS NULL)
                OR thing_id IN (SELECT into_id FROM correction WHERE kind = 'v' AND action IN ('merge', 'join') AND ended IS NULL)
                OR thing_id IN (SELECT event_id FROM correction_other JOIN correction ON correction.id = correction_id WHERE ended IS NULL)
            ORDER BY thing_id
            """
        let named = try SQLRequest<Int64>(literal: query).fetchAll(db)
        guard !named.isEmpty else { return occurrences }
        return Set(occurrences + (try regroup(named))).sorted()
    }

    /// - Returns: the occurrences whose members changed.
    @discardableResult
    private func regroup(_ events: [Int64]) throws -> [Int64] {
        let members = try neighbours(of: events)
        guard !members.isEmpty else { return [] }
        let events = members.keys.sorted()
        let said = try said(of: events)
        let parts = OccurrenceParts(
            events: events, bonds: try bonds(among: events), joined: said.joined.map(\.pair), parted: said.parted
        ).parts
        try showBonds(of: said.joined, among: events)
        let changed = try move(parts, from: members)
        try endContradictions(of: changed)
        return changed
    }

    /// The members of the occurrences of some events and of all those that people joined with them, each with its occurrence.
    private func neighbours(of events: [Int64]) throws -> [Int64: Int64] {
        var groups: Set<Int64> = []
        var members: [Int64: Int64] = [:]
        var waiting = events
        while !waiting.isEmpty {
            let own: SQL = "SELECT DISTINCT grouping_id FROM member WHERE kind = 'w' AND ended IS NULL AND thing_id IN \(waiting)"
            let new = try SQLRequest<Int64>(literal: own).fetchAll(db).filter { groups.insert($0).inserted }
            let query: SQL = "SELECT thing_id, grouping_id FROM member WHERE +kind = 'w' AND ended IS NULL AND grouping_id IN \(new)"
            let found = try SQLRequest<Row>(literal: query).fetchAll(db).map { (event: $0[0] as Int64, group: $0[1] as Int64) }
            for member in found { members[member.event] = member.group }
            let joined = try said(of: found.map(\.event)).joined
            waiting = Set(joined.flatMap { [$0.from, $0.to] }).subtracting(members.keys).sorted()
        }
        return members
    }

    /// The last word counts: who is joined with something after they were parted is parted no more.
    private func said(of events: [Int64]) throws -> Said {
        var said = Said()
        let joins: SQL = """
            SELECT id, thing_id, into_id, by, reason FROM correction WHERE kind = 'v' AND action IN ('merge', 'join') AND ended IS NULL
            AND (thing_id IN \(events) OR into_id IN \(events)) ORDER BY id
            """
        said.joined = try SQLRequest<Row>(literal: joins).fetchAll(db).map { row in
            Joined(number: row["id"], from: row["thing_id"], to: row["into_id"], by: row["by"], reason: row["reason"])
        }
        let parts: SQL = """
            SELECT id, thing_id FROM correction WHERE kind = 'v' AND action = 'part' AND ended IS NULL AND thing_id IN \(events) ORDER BY id
            """
        for row in try SQLRequest<Row>(literal: parts).fetchAll(db) {
            let (number, event): (Int64, Int64) = (row[0], row[1])
            let others = Set(try CorrectionRows.others(of: number, db).map(\.number))
            let isTakenBack = said.joined.contains { join in
                join.number > number && others.contains { ThingPair(event, $0) == join.pair }
            }
            if !others.isEmpty, !isTakenBack { said.parted.append((event, others)) }
        }
        return said
    }

    private func bonds(among events: [Int64]) throws -> [ThingPair] {
        let query: SQL = """
            SELECT from_id, to_id FROM bond WHERE thing = 'v' AND kind = \(Bond.Kind.sameEvent.rawValue) AND ended IS NULL
            AND by = \(Bond.machine) AND from_id IN \(events) AND to_id IN \(events) ORDER BY id
            """
        return try SQLRequest<Row>(literal: query).fetchAll(db).map { ThingPair($0[0], $0[1]) }
    }
}

// MARK: Writing

extension PersonLinks {
    /// Each part, the largest first, keeps the occurrence of its first event where no other part has it.
    private func move(_ parts: [[Int64]], from members: [Int64: Int64]) throws -> [Int64] {
        var taken: Set<Int64> = []
        var changed: Set<Int64> = []
        for part in parts.sorted(by: { ($1.count, $0[0]) < ($0.count, $1[0]) }) {
            let free = part.compactMap { members[$0] }.first { !taken.contains($0) }
            let group = try free ?? newGroup()
            taken.insert(group)
            for event in part where members[event] != group {
                try db.execute(
                    sql: "UPDATE member SET ended = ? WHERE kind = 'w' AND thing_id = ? AND ended IS NULL", arguments: [now, event])
                try Inserter(db, into: "member", ["grouping_id", "kind", "thing_id", "made"]).insert([group, "w", event, now])
                changed.insert(group)
                if let old = members[event] { changed.insert(old) }
            }
        }
        return changed.sorted()
    }

    /// What people joined is a bond beside those of the machine, for as long as they say so.
    private func showBonds(of joined: [Joined], among events: [Int64]) throws {
        let query: SQL = """
            SELECT id, from_id, to_id FROM bond WHERE thing = 'v' AND kind = \(Bond.Kind.sameEvent.rawValue) AND ended IS NULL
            AND by <> \(Bond.machine) AND (from_id IN \(events) OR to_id IN \(events))
            """
        var shown: Set<ThingPair> = []
        for row in try SQLRequest<Row>(literal: query).fetchAll(db) {
            let (number, pair): (Int64, ThingPair) = (row[0], ThingPair(row[1], row[2]))
            guard joined.contains(where: { $0.pair == pair }) else {
                // Whoever takes back that two are one does not say that they are not.
                try db.execute(sql: "UPDATE bond SET ended = ?, ended_by = ? WHERE id = ?", arguments: [now, Bond.machine, number])
                continue
            }
            shown.insert(pair)
        }
        for pair in joined where shown.insert(pair.pair).inserted {
            try Inserter(db, into: "bond", ["kind", "thing", "from_id", "to_id", "score", "reasons", "by", "made"]).insert([
                Bond.Kind.sameEvent.rawValue, "v", pair.from, pair.to, 1.0, WordList.text(of: [pair.reason ?? "\(pair.by) says so"]),
                pair.by, now,
            ])
        }
    }

    private func newGroup() throws -> Int64 {
        try Inserter(db, into: "grouping", ["kind", "made"]).insert(["w", now])
        return db.lastInsertedRowID
    }

    /// A side of a contradiction ends with the last event of its report that is in the occurrence.
    private func endContradictions(of occurrences: [Int64]) throws {
        try db.execute(
            literal: """
                UPDATE contradiction_side SET ended = \(now) WHERE ended IS NULL
                AND contradiction_id IN (SELECT id FROM contradiction WHERE grouping_id IN \(occurrences))
                AND reading_id NOT IN (
                    SELECT event.reading_id FROM member JOIN event ON event.id = thing_id JOIN contradiction
                    ON contradiction.grouping_id = member.grouping_id
                    WHERE member.kind = 'w' AND member.ended IS NULL AND contradiction.id = contradiction_side.contradiction_id)
                """)
    }
}

/// Works out which events are one.
struct OccurrenceParts {
    let parts: [[Int64]]

    /// - Parameters:
    ///   - bonds: pairs that the machine holds together.
    ///   - joined: pairs that people hold together.
    ///   - parted: events with those that they are not one with, in order of time.
    init(events: [Int64], bonds: [ThingPair], joined: [ThingPair], parted: [(event: Int64, others: Set<Int64>)]) {
        var part = Dictionary(uniqueKeysWithValues: events.map { ($0, $0) })
        func unite(_ pair: ThingPair) {
            guard let a = part[pair.a], let b = part[pair.b], a != b else { return }
            for event in events where part[event] == max(a, b) { part[event] = min(a, b) }
        }
        for pair in bonds + joined { unite(pair) }
        for (event, others) in parted {
            guard let own = part[event], others.contains(where: { part[$0] == own }) else { continue }
            // Whom people joined with it goes along.
            let leaving = OccurrenceParts.reach(of: event, joined, without: others).filter { part[$0] == own }
            guard let name = leaving.min() else { continue }
            let staying = events.filter { part[$0] == own && !leaving.contains($0) }
            for other in staying { part[other] = staying[0] }
            for event in leaving { part[event] = name }
        }
        parts = Dictionary(grouping: events, by: { part[$0] ?? $0 }).values.map { $0.sorted() }.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
    }

    private static func reach(of event: Int64, _ joined: [ThingPair], without others: Set<Int64>) -> Set<Int64> {
        var reached: Set<Int64> = [event]
        var waiting = [event]
        while let next = waiting.popLast() {
            for pair in joined {
                let other = pair.a == next ? pair.b : pair.b == next ? pair.a : nil
                if let other, !others.contains(other), reached.insert(other).inserted { waiting.append(other) }
            }
        }
        return reached
    }
}
