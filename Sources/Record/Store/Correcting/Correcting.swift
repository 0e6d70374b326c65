import GRDB

/// One correction being kept.
struct Correcting {
    var db: Database
    var now: Int64

    /// What of a correction stands in columns of its own.
    private struct Columns {
        var action: CorrectionRows.Name
        var field: CorrectedField?
        var new: String?
        /// The other thing that it names.
        var other: ThingID?
        var into: Int64?
        var parted: [ThingID] = []
    }

    func keep(_ correction: Correction, isLogged: Bool = true) throws -> Int64 {
        let thing = correction.thing
        let about = try subject(of: thing)
        let columns = try columns(of: correction)
        try endEarlier(correction)
        let old = try columns.field.flatMap { try value(of: $0, thing) }
        try Inserter(
            db, into: "correction",
            ["action", "kind", "thing_id", "report_id", "spans", "field", "old", "new", "into_id", "reason", "by", "made"]
        ).insert([
            columns.action.rawValue, thing.kind.rawValue, thing.number, about.report, about.spans, columns.field?.rawValue, old,
            columns.new, columns.into, correction.reason, correction.by, now,
        ])
        let number = db.lastInsertedRowID
        for other in columns.parted { try Inserter(db, into: "correction_other", ["correction_id", "event_id"]).insert([number, other.number]) }
        try refreshDay(thing)
        if isLogged { try Log(db: db).add(words(number, correction, columns, old: old), by: correction.by, at: now) }
        return number
    }

    func undo(_ number: Int64, by: String) throws {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM correction WHERE id = ? AND ended IS NULL", arguments: [number])
        else { throw RecordError.unknown("correction \(number)") }
        let stored = try CorrectionRows.stored(row, db).correction
        try db.execute(sql: "UPDATE correction SET ended = ? WHERE id = ?", arguments: [now, number])
        try refreshDay(stored.thing)
        if case .move = stored.action { try movePlaceBack(stored.thing) }
        try PersonLinks(db: db, now: now).regroup(after: stored)
        try Log(db: db).add("undo correction \(number)", by: by, at: now)
    }

    private func columns(of correction: Correction) throws -> Columns {
        switch correction.action {
        case .accept: return Columns(action: .accept)
        case .reject: return Columns(action: .reject)
        case .edit(let field, let value): return Columns(action: .edit, field: field, new: value)
        case .move(let place):
            return Columns(action: .move, new: place.text, into: try move(correction.thing, to: place))
        case .merge(let other), .join(let other), .split(let other?):
            _ = try subject(of: other)
            let action: CorrectionRows.Name =
                switch correction.action {
                case .merge: .merge
                case .join: .join
                default: .split
                }
            return Columns(action: action, other: other, into: other.number)
        case .split(nil): throw CorrectionError.cannotSplit(correction.thing, from: nil)
        case .part(let others):
            for other in others { _ = try subject(of: other) }
            return Columns(action: .part, parted: others)
        }
    }

    private func words(_ number: Int64, _ correction: Correction, _ columns: Columns, old: String?) -> String {
        let other = columns.other.map { columns.action == .merge ? "into \($0)" : columns.action == .join ? "with \($0)" : "off \($0)" }
        let parted = columns.parted.isEmpty ? nil : "from " + columns.parted.map(\.description).joined(separator: " ")
        let field = columns.field.map { "\($0.rawValue) from \(old ?? "nothing") to \(columns.new ?? "")" }
        let words = ["correction \(number): \(columns.action.rawValue) \(correction.thing)", field, other, parted,
            correction.reason.map { "because \($0)" }]
        return words.compactMap(\.self).joined(separator: ", ")
    }

    /// Where the thing stands in its report; throws where there is none.
    private func subject(of thing: ThingID) throws -> (report: Int64?, spans: String?) {
        if thing.kind == .actor {
            guard try Int.fetchOne(db, sql: "SELECT 1 FROM actor WHERE id = ?", arguments: [thing.number]) != nil
            else { throw RecordError.unknown(thing.description) }
            return (nil, nil)
        }
        guard let table = TableName.of(thing.kind),
            let row = try Row.fetchOne(
                db, sql: "SELECT report_id, spans FROM \(table) JOIN reading ON reading.id = reading_id WHERE \(table).id = ?",
                arguments: [thing.number])
        else { throw RecordError.unknown(thing.description) }
        return (row["report_id"], row["spans"])
    }

    /// Of what contradicts each other the last word counts: accepting and rejecting, of each field, of each two things.
    private func endEarlier(_ correction: Correction) throws {
        let thing = correction.thing.number
        let earlier: SQL
        switch correction.action {
        case .accept, .reject: earlier = "thing_id = \(thing) AND action IN ('accept', 'reject')"
        case .edit(let field, _): earlier = "thing_id = \(thing) AND action = 'edit' AND field = \(field.rawValue)"
        case .move: earlier = "thing_id = \(thing) AND action = 'move'"
        case .merge: earlier = "thing_id = \(thing) AND action = 'merge'"
        case .split(let other): earlier = "thing_id = \(thing) AND action = 'split' AND into_id IS \(other?.number)"
        case .join(let other):
            earlier = """
                ((action = 'join' AND thing_id IN (\(thing), \(other.number)) AND into_id IN (\(thing), \(other.number)))
                    OR (action = 'part' AND thing_id IN (\(thing), \(other.number)) AND id IN
                        (SELECT correction_id FROM correction_other WHERE event_id IN (\(thing), \(other.number)))))
                """
        case .part(let others):
            let numbers = others.map(\.number)
            earlier = """
                ((action = 'part' AND thing_id = \(thing))
                    OR (action = 'join' AND ((thing_id = \(thing) AND into_id IN \(numbers)) OR (into_id = \(thing) AND thing_id IN \(numbers)))))
                """
        }
        let kind = correction.thing.kind.rawValue
        try db.execute(literal: "UPDATE correction SET ended = \(now) WHERE kind = \(kind) AND ended IS NULL AND \(earlier)")
    }

    /// What the machine read in a field.
    private func value(of field: CorrectedField, _ thing: ThingID) throws -> String? {
        guard let table = TableName.of(thing.kind) else { return nil }
        let column =
            switch field {
            case .date: "time_start || coalesce('..' || nullif(time_end, time_start), '')"
            default: field.rawValue
            }
        return try String.fetchOne(db, sql: "SELECT CAST(\(column) AS TEXT) FROM \(table) WHERE id = ?", arguments: [thing.number])
    }

    /// A thing stands at the day that people give it, and at the machine's again when they take that back.
    func refreshDay(_ thing: ThingID) throws {
        guard let table = TableName.of(thing.kind), CorrectedField.fields(of: thing.kind).contains(.date) else { return }
        let edited = try String.fetchOne(
            db,
            sql: """
                SELECT new FROM correction WHERE kind = ? AND thing_id = ? AND field = 'date' AND ended IS NULL
                """, arguments: [thing.kind.rawValue, thing.number]
        ).flatMap(DaySpan.init)
        try db.execute(
            sql: """
                UPDATE \(table) SET at = coalesce(?, time_start, (SELECT published_start FROM report JOIN reading
                ON report.id = report_id WHERE reading.id = reading_id)) WHERE id = ?
                """, arguments: [edited?.first, thing.number])
    }
}

/// Places given by hand: rows of their own beside those that were read, of the same reading.
extension Correcting {
    /// - Returns: the number of the place.
    private func move(_ thing: ThingID, to place: PlaceByHand) throws -> Int64? {
        guard let table = TableName.of(thing.kind) else { return nil }
        try Inserter(
            db, into: "place",
            [
                "reading_id", "local", "words", "spans", "geonameid", "name", "feature", "country", "admin1", "admin2", "lat", "lon",
                "radius_km", "precision",
            ]
        ).insert([
            try Int64.fetchOne(db, sql: "SELECT reading_id FROM \(table) WHERE id = ?", arguments: [thing.number]), "by hand", "", "[]",
            place.geonameid, place.name, place.feature, place.country, place.admin1, place.admin2, place.latitude,
            place.longitude, 0, "point",
        ])
        let number = db.lastInsertedRowID
        try Inserter(db, into: "place_box", ["id", "min_lat", "max_lat", "min_lon", "max_lon"]).insert([
            number, place.latitude, place.latitude, place.longitude, place.longitude,
        ])
        try db.execute(sql: "UPDATE \(table) SET place_id = ? WHERE id = ?", arguments: [number, thing.number])
        return number
    }

    func movePlaceBack(_ thing: ThingID) throws {
        guard let table = TableName.of(thing.kind) else { return }
        try db.execute(sql: "UPDATE \(table) SET place_id = read_place_id WHERE id = ?", arguments: [thing.number])
    }
}
