import GRDB
import Reading

extension RecordStore {
    /// What read a report last.
    package func engine(of report: ThingID) throws(RecordError) -> EngineVersions? {
        try read { db in
            try Row.fetchOne(
                db, sql: "SELECT program, model, rules, gazetteer FROM reading WHERE report_id = ? AND ended IS NULL",
                arguments: [report.number]
            ).map { row in
                var engine = EngineVersions(model: row["model"], rules: row["rules"], gazetteer: row["gazetteer"])
                engine.version = row["program"]
                return engine
            }
        }
    }

    /// Reports that stand in the record, in order.
    package func standingReports() throws(RecordError) -> [ThingID] {
        try read { db in
            try Int64.fetchAll(db, sql: "SELECT report_id FROM reading WHERE ended IS NULL ORDER BY report_id").map { ThingID(.report, $0) }
        }
    }

    /// Ends a report's reading and puts another in its place, with the corrections that people made.
    package func replaceReading(of report: ThingID, by kept: KeptReport) throws(RecordError) -> RereadingOutcome {
        let now = clock.now().milliseconds
        return try write { db in
            let old = try Int64.fetchOne(
                db, sql: "SELECT id FROM reading WHERE report_id = ? AND ended IS NULL", arguments: [report.number])
            guard let old else { throw RecordError.unknown(report.description) }
            try db.execute(sql: "UPDATE reading SET ended = ? WHERE id = ?", arguments: [now, old])
            let new = try ReadingRow(db: db, now: now).insert(kept, of: report.number)
            return try Carrying(db: db, now: now, old: old, new: new).outcome()
        }
    }
}

/// Two readings of one report: what stands on the same words, and the corrections that go over.
private struct Carrying {
    var db: Database
    var now: Int64
    var old: Int64
    var new: Int64

    private struct Thing {
        var number: Int64
        var spans: [Span]
        /// What tells apart several things on one word.
        var type: String
    }

    private static let kinds: [ThingID.Kind] = [.statement, .event, .figure, .offer, .control, .note]

    func outcome() throws -> RereadingOutcome {
        var outcome = RereadingOutcome(changes: [], carried: 0, lost: 0)
        var pairs: [ThingID: ThingID] = [:]
        for kind in Carrying.kinds {
            let (before, after) = (try things(kind, old), try things(kind, new))
            let matched = matched(before, after)
            for (thing, successor) in matched { pairs[ThingID(kind, thing)] = ThingID(kind, successor) }
            outcome.changes.append(
                RereadingOutcome.Change(
                    kind: kind, kept: matched.count, gone: before.count - matched.count, new: after.count - matched.count))
        }
        for row in try corrections() {
            if try carry(row, pairs) { outcome.carried += 1 } else { outcome.lost += 1 }
        }
        return outcome
    }

    /// Those that stand and are about a thing of the old reading, or name an event of it.
    private func corrections() throws -> [Row] {
        let own = Carrying.kinds.compactMap { kind in
            TableName.of(kind).map { "(kind = '\(kind.rawValue)' AND thing_id IN (SELECT id FROM \($0) WHERE reading_id = \(old)))" }
        }
        let events = "(SELECT id FROM event WHERE reading_id = \(old))"
        return try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM correction WHERE ended IS NULL AND (\(own.joined(separator: " OR "))
                    OR (kind = 'v' AND action IN ('merge', 'join') AND into_id IN \(events))
                    OR id IN (SELECT correction_id FROM correction_other WHERE event_id IN \(events)))
                ORDER BY id
                """)
    }

    private func things(_ kind: ThingID.Kind, _ reading: Int64) throws -> [Thing] {
        guard let table = TableName.of(kind) else { return [] }
        let type =
            switch kind {
            case .event: "type"
            case .statement: "cue"
            case .control: "relation"
            default: "kind"
            }
        return try Row.fetchAll(
            db, sql: "SELECT id, spans, \(type) AS type FROM \(table) WHERE reading_id = ? ORDER BY id", arguments: [reading]
        ).map { Thing(number: $0["id"], spans: SpanText.spans(in: $0["spans"]), type: $0["type"]) }
    }

    /// Each thing with the one that shares most of its words, of several that of its own type; none twice.
    private func matched(_ before: [Thing], _ after: [Thing]) -> [Int64: Int64] {
        var pairs: [Int64: Int64] = [:]
        var taken: Set<Int64> = []
        for wantsType in [true, false] {
            for thing in before where pairs[thing.number] == nil {
                let candidates = after.filter { !taken.contains($0.number) && (!wantsType || $0.type == thing.type) }
                    .map { (number: $0.number, common: Carrying.common(thing.spans, $0.spans)) }
                guard let best = candidates.max(by: { ($0.common, $1.number) < ($1.common, $0.number) }), best.common * 2 > Carrying.length(thing.spans)
                else { continue }
                pairs[thing.number] = best.number
                taken.insert(best.number)
            }
        }
        return pairs
    }

    private static func common(_ a: [Span], _ b: [Span]) -> Int {
        a.reduce(0) { sum, one in
            sum + b.reduce(0) { $0 + max(0, min(one.end, $1.end) - max(one.start, $1.start)) }
        }
    }

    private static func length(_ spans: [Span]) -> Int { spans.reduce(0) { $0 + $1.end - $1.start } }

    /// Ends a correction of the old reading and makes it anew for the things that took the places of its own.
    ///
    /// - Returns: false where something that it cannot be without is gone.
    private func carry(_ row: Row, _ pairs: [ThingID: ThingID]) throws -> Bool {
        let stored = try CorrectionRows.stored(row, db)
        var moved = stored.correction
        func successor(_ thing: ThingID) throws -> ThingID? { try isOld(thing) ? pairs[thing] : thing }
        guard let thing = try successor(moved.thing) else { return false }
        moved.thing = thing
        switch moved.action {
        case .merge(let other):
            guard let other = try successor(other) else { return false }
            moved.action = .merge(into: other)
        case .join(let other):
            guard let other = try successor(other) else { return false }
            moved.action = .join(with: other)
        case .split(let other?):
            guard let other = try successor(other) else { return false }
            moved.action = .split(from: other)
        case .part:
            let others = try namedOthers(of: stored.number).compactMap(successor)
            guard !others.isEmpty else { return false }
            moved.action = .part(from: others)
        default: break
        }
        try db.execute(sql: "UPDATE correction SET ended = ? WHERE id = ?", arguments: [now, stored.number])
        let number = try Correcting(db: db, now: now).keep(moved, isLogged: false)
        try db.execute(sql: "UPDATE correction SET carried_from = ? WHERE id = ?", arguments: [stored.number, number])
        return true
    }

    /// Of the old reading, too, which has ended.
    private func namedOthers(of correction: Int64) throws -> [ThingID] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT event_id FROM correction_other JOIN event ON event.id = event_id JOIN reading ON reading.id = reading_id
                WHERE correction_id = ? AND (reading.ended IS NULL OR reading.id = ?) ORDER BY event_id
                """, arguments: [correction, old]
        ).map { ThingID(.event, $0) }
    }

    private func isOld(_ thing: ThingID) throws -> Bool {
        guard let table = TableName.of(thing.kind) else { return false }
        return try Int64.fetchOne(db, sql: "SELECT reading_id FROM \(table) WHERE id = ?", arguments: [thing.number]) == old
    }
}
