import GRDB

/// What somebody means who merges or splits: occurrences are the links of the day, so corrections are kept of events.
struct MeantThings {
    let db: Database

    func meant(by correction: Correction) throws -> Correction {
        var meant = correction
        switch correction.action {
        case .merge(let into) where correction.thing.kind == .occurrence:
            let (from, to) = try meeting(correction.thing, into)
            meant.thing = from
            meant.action = try merging(from, to)
        case .merge(let into) where correction.thing.kind == .event: meant.action = try merging(correction.thing, into)
        case .split(let from) where correction.thing.kind == .statement:
            meant.action = .split(from: try event(toldBy: correction.thing, from))
        case .split(let from): meant.action = .part(from: try others(of: correction.thing, from))
        default: break
        }
        return meant
    }

    /// Of one report the first goes into the second; of two reports they are one occurrence.
    private func merging(_ from: ThingID, _ into: ThingID) throws -> Correction.Action {
        for event in [from, into] {
            if let owner = try Int64.fetchOne(
                db, sql: "SELECT into_id FROM correction WHERE kind = 'v' AND action = 'merge' AND thing_id = ? AND thing_id <> ? AND ended IS NULL",
                arguments: [event.number, from.number])
            {
                throw CorrectionError.isMerged(event, into: ThingID(.event, owner))
            }
        }
        guard try report(of: from) == report(of: into) else { return .join(with: into) }
        let merged = try Int64.fetchOne(
            db, sql: "SELECT thing_id FROM correction WHERE kind = 'v' AND action = 'merge' AND into_id = ? AND ended IS NULL",
            arguments: [from.number])
        if let merged { throw CorrectionError.hasMerged(from, ThingID(.event, merged)) }
        return .merge(into: into)
    }

    private func report(of event: ThingID) throws -> Int64 {
        let report = try Int64.fetchOne(
            db, sql: "SELECT report_id FROM event JOIN reading ON reading.id = reading_id WHERE event.id = ? AND reading.ended IS NULL",
            arguments: [event.number])
        guard let report else { throw RecordError.unknown(event.description) }
        return report
    }

    /// An event of each of two occurrences, of two reports where there are such.
    private func meeting(_ a: ThingID, _ b: ThingID) throws -> (ThingID, ThingID) {
        let (mine, theirs) = (try events(of: a), try events(of: b))
        guard let first = mine.first else { throw RecordError.unknown(a.description) }
        guard let second = theirs.first else { throw RecordError.unknown(b.description) }
        let other = theirs.first { $0.report != first.report }
        return (ThingID(.event, first.event), ThingID(.event, (other ?? second).event))
    }

    private func events(of occurrence: ThingID) throws -> [(event: Int64, report: Int64)] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT thing_id, report_id FROM member JOIN event ON event.id = thing_id JOIN reading ON reading.id = reading_id
                WHERE kind = 'w' AND grouping_id = ? AND member.ended IS NULL AND reading.ended IS NULL ORDER BY thing_id
                """, arguments: [occurrence.number]
        ).map { ($0[0], $0[1]) }
    }

    /// Everything in its occurrence, where no single event is named.
    private func others(of event: ThingID, _ named: ThingID?) throws -> [ThingID] {
        _ = try report(of: event)
        if let named, named.kind == .event { return [named] }
        guard let group = try LinkRows(db: db).groups(.occurrence, of: [event.number])[event.number] else {
            throw CorrectionError.isNotLinked(event)
        }
        if let named, named != group { throw CorrectionError.cannotSplit(event, from: named) }
        let others = try events(of: group).map { ThingID(.event, $0.event) }.filter { $0 != event }
        guard !others.isEmpty else { throw CorrectionError.standsAlone(event) }
        return others
    }

    private func event(toldBy statement: ThingID, _ named: ThingID?) throws -> ThingID {
        let told = try Int64.fetchAll(
            db, sql: "SELECT event_id FROM telling WHERE statement_id = ? ORDER BY event_id", arguments: [statement.number]
        ).map { ThingID(.event, $0) }
        if let named {
            guard told.contains(named) else { throw CorrectionError.cannotSplit(statement, from: named) }
            return named
        }
        guard let only = told.first else { throw CorrectionError.standsAlone(statement) }
        guard told.count == 1 else { throw CorrectionError.tellsSeveral(statement, told) }
        return only
    }
}
