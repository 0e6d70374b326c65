import GRDB

/// Writes what was decided for one reading: bonds, and the groups that they make.
struct LinkWriting {
    let db: Database
    let now: Int64

    /// - Returns: the occurrences that changed, in order.
    func write(_ draft: LinkDraft, report: Int64) throws -> [Int64] {
        for lineage in draft.lineage {
            let (from, to) = (ThingID(.report, lineage.from), ThingID(.report, lineage.to))
            try bond(lineage.verdict.kind, from, to, score: lineage.verdict.score, reasons: lineage.verdict.reasons)
            if lineage.verdict.kind.isWireCopy { try join(from, to, in: .lineage) }
        }
        var changed: Set<Int64> = []
        for cluster in draft.clusters {
            let group = try cluster.occurrence ?? newGroup(.occurrence)
            changed.insert(group)
            for event in cluster.events { try add(ThingID(.event, event), to: group, in: .occurrence) }
            for join in cluster.joins { try bond(.sameEvent, join, .event) }
        }
        for join in draft.claims {
            try bond(.sameClaim, join, .statement)
            try self.join(ThingID(.statement, join.from), ThingID(.statement, join.to), in: .claim)
        }
        for join in draft.negotiations {
            try bond(.sameNegotiation, join, .offer)
            try self.join(ThingID(.offer, join.from), ThingID(.offer, join.to), in: .negotiation)
        }
        for step in draft.steps { try write(step, reading: draft.reading) }
        return changed.sorted()
    }

    private func bond(_ kind: Bond.Kind, _ join: EventGrouper.Join, _ thing: ThingID.Kind) throws {
        try bond(kind, ThingID(thing, join.from), ThingID(thing, join.to), score: join.score, reasons: join.reasons)
    }

    private func bond(_ kind: Bond.Kind, _ from: ThingID, _ to: ThingID, score: Double, reasons: [String]) throws {
        try Inserter(db, into: "bond", ["kind", "thing", "from_id", "to_id", "score", "reasons", "by", "made"]).insert([
            kind.rawValue, from.kind.rawValue, from.number, to.number, score, WordList.text(of: reasons), Bond.machine, now,
        ])
    }

    /// A step makes a negotiation of the offer that it answers.
    private func write(_ step: StepFinder.Draft, reading: Int64) throws {
        try Inserter(db, into: "negotiation_step", ["offer_id", "step", "thing", "thing_id", "reading_id", "made"])
            .insert([step.offer, step.step.rawValue, step.thing.kind.rawValue, step.thing.number, reading, now])
        let offer = ThingID(.offer, step.offer)
        try join(offer, offer, in: .negotiation)
    }

    private func newGroup(_ kind: ThingID.Kind) throws -> Int64 {
        try Inserter(db, into: "grouping", ["kind", "made"]).insert([kind.rawValue, now])
        return db.lastInsertedRowID
    }

    private func add(_ thing: ThingID, to group: Int64, in kind: ThingID.Kind) throws {
        try Inserter(db, into: "member", ["grouping_id", "kind", "thing_id", "made"]).insert([group, kind.rawValue, thing.number, now])
    }

    /// Both are in one group afterwards; a group of the first that had others is taken into the second's.
    private func join(_ from: ThingID, _ to: ThingID, in kind: ThingID.Kind) throws {
        let rows = LinkRows(db: db)
        let known = try rows.groups(kind, of: [from.number, to.number])
        let group = try known[to.number]?.number ?? known[from.number]?.number ?? newGroup(kind)
        if known[to.number] == nil { try add(to, to: group, in: kind) }
        if let old = known[from.number]?.number, old != group {
            let moved = try Int64.fetchAll(
                db, sql: "SELECT thing_id FROM member WHERE grouping_id = ? AND ended IS NULL ORDER BY id", arguments: [old])
            try db.execute(sql: "UPDATE member SET ended = ? WHERE grouping_id = ? AND ended IS NULL", arguments: [now, old])
            for thing in moved { try add(ThingID(from.kind, thing), to: group, in: kind) }
        } else if known[from.number] == nil, from != to {
            try add(from, to: group, in: kind)
        }
    }
}

// MARK: Taking apart

extension LinkWriting {
    /// Moves what hangs on the bond's first end to a group of its own, unless another bond still holds it.
    func split(_ bond: Bond) throws -> ThingID? {
        guard let kind = bond.kind.group, let group = try LinkRows(db: db).groups(kind, of: [bond.from.number])[bond.from.number] else {
            return nil
        }
        let members = try Set(
            Int64.fetchAll(db, sql: "SELECT thing_id FROM member WHERE grouping_id = ? AND ended IS NULL", arguments: [group.number]))
        let leaving = try reach(of: bond.from, among: members)
        guard !leaving.contains(bond.to.number), leaving.count < members.count else { return nil }
        let new = try newGroup(kind)
        for thing in leaving.sorted() {
            try db.execute(
                sql: "UPDATE member SET ended = ? WHERE kind = ? AND thing_id = ? AND ended IS NULL",
                arguments: [now, kind.rawValue, thing])
            try add(ThingID(bond.from.kind, thing), to: new, in: kind)
        }
        return ThingID(kind, new)
    }

    /// Members that standing bonds hold together with a thing.
    private func reach(of thing: ThingID, among members: Set<Int64>) throws -> Set<Int64> {
        let list = LinkRows.list(members.sorted())
        let rows = try Row.fetchAll(
            db, sql: "SELECT from_id, to_id FROM bond WHERE thing = ? AND ended IS NULL AND from_id IN \(list) AND to_id IN \(list)",
            arguments: [thing.kind.rawValue])
        var beside: [Int64: [Int64]] = [:]
        for row in rows {
            beside[row["from_id"], default: []].append(row["to_id"])
            beside[row["to_id"], default: []].append(row["from_id"])
        }
        var reached: Set<Int64> = [thing.number]
        var waiting = [thing.number]
        while let next = waiting.popLast() {
            for other in beside[next] ?? [] where reached.insert(other).inserted { waiting.append(other) }
        }
        return reached
    }
}

extension Bond.Kind {
    /// The kind of group that bonds of this kind make.
    var group: ThingID.Kind? {
        switch self {
        case .copy, .cut: .lineage
        case .rewrite, .quotes: nil
        case .sameClaim: .claim
        case .sameEvent: .occurrence
        case .sameNegotiation: .negotiation
        }
    }
}
