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
        for kind in Carrying.kinds {
            let (before, after) = (try things(kind, old), try things(kind, new))
            let pairs = matched(before, after)
            outcome.changes.append(
                RereadingOutcome.Change(
                    kind: kind, kept: pairs.count, gone: before.count - pairs.count, new: after.count - pairs.count))
            let (carried, lost) = try carry(kind, before, pairs)
            outcome.carried += carried
            outcome.lost += lost
        }
        return outcome
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

    /// Ends the corrections of the old reading and makes them anew for the things that took the places of theirs.
    private func carry(_ kind: ThingID.Kind, _ before: [Thing], _ pairs: [Int64: Int64]) throws -> (carried: Int, lost: Int) {
        var (carried, lost) = (0, 0)
        for thing in before {
            let rows = try Row.fetchAll(
                db, sql: "SELECT * FROM correction WHERE kind = ? AND thing_id = ? AND ended IS NULL ORDER BY id",
                arguments: [kind.rawValue, thing.number])
            for row in rows {
                guard let target = pairs[thing.number] else {
                    lost += 1
                    continue
                }
                let stored = CorrectionRows.stored(row)
                let correcting = Correcting(db: db, now: now)
                var moved = stored.correction
                moved.thing = ThingID(kind, target)
                let number = try correcting.keep(moved, isLogged: false)
                try db.execute(
                    sql: "UPDATE correction SET carried_from = ? WHERE id = ?", arguments: [stored.number, number])
                try db.execute(sql: "UPDATE correction SET ended = ? WHERE id = ?", arguments: [now, stored.number])
                carried += 1
            }
        }
        return (carried, lost)
    }
}
