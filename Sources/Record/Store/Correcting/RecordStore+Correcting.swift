import GRDB

extension RecordStore {
    /// Keeps a correction; one of the same kind that stood before ends with it.
    ///
    /// - Returns: its number, by which it can be undone.
    package func correct(_ correction: Correction) throws -> Int64 { try correct([correction])[0] }

    /// Keeps several corrections in one transaction: all of them, or none.
    ///
    /// - Returns: their numbers, in order.
    package func correct(_ corrections: [Correction]) throws -> [Int64] {
        let now = clock.now().milliseconds
        for correction in corrections { try CorrectionCheck.check(correction) }
        return try writeOrRefuse { db in
            try corrections.map { correction in
                let meant = try MeantThings(db: db).meant(by: correction)
                let number = try Correcting(db: db, now: now).keep(meant)
                try PersonLinks(db: db, now: now).regroup(after: meant)
                return number
            }
        }
    }

    /// Takes a correction back, so that what stood before it stands again.
    package func undoCorrection(_ number: Int64, by: String) throws(RecordError) { try undoCorrections([number], by: by) }

    /// Takes corrections back in one transaction, the last one first.
    package func undoCorrections(_ numbers: [Int64], by: String) throws(RecordError) {
        let now = clock.now().milliseconds
        try write { db in
            for number in numbers.sorted(by: >) { try Correcting(db: db, now: now).undo(number, by: by) }
        }
    }

    /// Corrections by their numbers, in the order of these.
    package func corrections(numbered numbers: [Int64]) throws(RecordError) -> [StoredCorrection] {
        try read { db in
            try numbers.compactMap { number in
                try Row.fetchOne(db, sql: "SELECT * FROM correction WHERE id = ?", arguments: [number]).map { try CorrectionRows.stored($0, db) }
            }
        }
    }

    /// Corrections, the latest first; those of one thing or that name it, or all.
    package func corrections(of thing: ThingID? = nil, limit: Int = 1000) throws(RecordError) -> [StoredCorrection] {
        try read { db in
            let query: SQL = "SELECT * FROM correction WHERE \(RecordStore.about(thing)) ORDER BY id DESC LIMIT \(limit)"
            return try SQLRequest<Row>(literal: query).fetchAll(db).map { try CorrectionRows.stored($0, db) }
        }
    }

    private static func about(_ thing: ThingID?) -> SQL {
        guard let thing else { return "1" }
        let own: SQL = "(kind = \(thing.kind.rawValue) AND thing_id = \(thing.number))"
        switch thing.kind {
        case .actor: return "(\(own) OR (kind = 'a' AND action = 'merge' AND into_id = \(thing.number)))"
        case .event:
            return """
                (\(own) OR (into_id = \(thing.number) AND kind IN ('v', 's') AND action IN ('merge', 'join', 'split'))
                    OR id IN (SELECT correction_id FROM correction_other WHERE event_id = \(thing.number)))
                """
        case .occurrence:
            let events: SQL = "SELECT thing_id FROM member WHERE kind = 'w' AND ended IS NULL AND grouping_id = \(thing.number)"
            return """
                (kind = 'v' AND action IN ('merge', 'join', 'part') AND (thing_id IN (\(events)) OR into_id IN (\(events))
                    OR id IN (SELECT correction_id FROM correction_other WHERE event_id IN (\(events)))))
                """
        default: return own
        }
    }
}

enum CorrectionCheck {
    static func check(_ correction: Correction) throws(CorrectionError) {
        let thing = correction.thing
        switch correction.action {
        case .merge(let into):
            guard [.actor, .event, .occurrence].contains(thing.kind), thing.kind == into.kind, thing != into else {
                throw .cannotMerge(thing, into)
            }
        case .join(let other):
            guard thing.kind == .event, other.kind == .event, thing != other else { throw .cannotMerge(thing, other) }
        case .split(let other):
            let kinds: [ThingID.Kind] = thing.kind == .statement ? [.event] : [.event, .occurrence]
            guard [.statement, .event].contains(thing.kind), other.map({ kinds.contains($0.kind) && $0 != thing }) ?? true else {
                throw .cannotSplit(thing, from: other)
            }
        case .part(let others):
            guard thing.kind == .event, !others.isEmpty, others.allSatisfy({ $0.kind == .event && $0 != thing }) else {
                throw .cannotSplit(thing, from: others.first)
            }
        case .edit(let field, let value):
            guard CorrectedField.fields(of: thing.kind).contains(field) else { throw .noSuchField(thing, field.rawValue) }
            try CorrectedValue.check(value, of: field, in: thing.kind)
        case .move:
            guard thing.kind == .event || thing.kind == .control else { throw .cannotMove(thing) }
        case .accept, .reject:
            guard TableName.of(thing.kind) != nil else { throw .cannotCorrect(thing) }
        }
    }
}
