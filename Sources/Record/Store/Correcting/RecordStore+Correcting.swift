import GRDB

extension RecordStore {
    /// Keeps a correction; one of the same kind that stood before ends with it.
    ///
    /// - Returns: its number, by which it can be undone.
    package func correct(_ correction: Correction) throws -> Int64 {
        try correct([correction])[0]
    }

    /// Keeps several corrections in one transaction: all of them, or none.
    ///
    /// - Returns: their numbers, in order.
    package func correct(_ corrections: [Correction]) throws -> [Int64] {
        let now = clock.now().milliseconds
        for correction in corrections { try CorrectionCheck.check(correction) }
        return try write { db in
            let correcting = Correcting(db: db, now: now)
            return try corrections.map { try correcting.keep($0) }
        }
    }

    /// Corrections by their numbers, in the order of these.
    package func corrections(numbered numbers: [Int64]) throws(RecordError) -> [StoredCorrection] {
        try read { db in
            try numbers.compactMap { number in
                try Row.fetchOne(db, sql: "SELECT * FROM correction WHERE id = ?", arguments: [number]).map(CorrectionRows.stored)
            }
        }
    }

    /// Takes a correction back, so that what stood before it stands again.
    package func undoCorrection(_ number: Int64, by: String) throws(RecordError) { try undoCorrections([number], by: by) }

    /// Takes corrections back in one transaction, the last one first.
    package func undoCorrections(_ numbers: [Int64], by: String) throws(RecordError) {
        let now = clock.now().milliseconds
        try write { db in
            let correcting = Correcting(db: db, now: now)
            for number in numbers.sorted(by: >) { try correcting.undo(number, by: by) }
        }
    }

    /// Corrections, the latest first; those of one thing, or all.
    package func corrections(of thing: ThingID? = nil, limit: Int = 1000) throws(RecordError) -> [StoredCorrection] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM correction WHERE (?1 IS NULL OR (kind = ?1 AND thing_id = ?2)) ORDER BY id DESC LIMIT ?3
                    """, arguments: [thing?.kind.rawValue, thing?.number, limit])
            return rows.map(CorrectionRows.stored)
        }
    }
}

enum CorrectionCheck {
    static func check(_ correction: Correction) throws(CorrectionError) {
        let thing = correction.thing
        switch correction.action {
        case .merge(let into):
            guard thing.kind == into.kind, thing.kind == .actor || thing.kind == .event, thing != into else {
                throw .cannotMerge(thing, into)
            }
        case .split(let occurrence):
            guard thing.kind == .event, occurrence.kind == .occurrence else { throw .cannotSplit(thing, occurrence) }
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

/// Tables of the things that a reading found.
enum TableName {
    static func of(_ kind: ThingID.Kind) -> String? {
        switch kind {
        case .statement: "statement"
        case .event: "event"
        case .figure: "figure"
        case .offer: "offer"
        case .control: "control"
        case .note: "note"
        case .place: "place"
        default: nil
        }
    }
}

enum CorrectionRows {
    static func stored(_ row: Row) -> StoredCorrection {
        let kind = ThingID.Kind(rawValue: row["kind"]) ?? .event
        let into: Int64? = row["into_id"]
        let action: Correction.Action =
            switch row["action"] as String {
            case "accept": .accept
            case "reject": .reject
            case "merge": .merge(into: ThingID(kind, into ?? 0))
            case "split": .split(from: ThingID(.occurrence, into ?? 0))
            case "move": .move(to: PlaceByHand(text: row["new"] ?? ""))
            default: .edit(CorrectedField(rawValue: row["field"] ?? "") ?? .type, to: row["new"] ?? "")
            }
        return StoredCorrection(
            number: row["id"],
            correction: Correction(ThingID(kind, row["thing_id"]), action, reason: row["reason"], by: row["by"]), old: row["old"],
            made: Moment(milliseconds: row["made"]), ended: RecordStore.moment(row["ended"]))
    }
}

/// One correction being kept.
struct Correcting {
    var db: Database
    var now: Int64

    func keep(_ correction: Correction, isLogged: Bool = true) throws -> Int64 {
        let thing = correction.thing
        let about = try subject(of: thing)
        try endEarlier(correction)
        var field: CorrectedField?
        var new: String?
        var into: Int64?
        let action: String
        switch correction.action {
        case .accept: action = "accept"
        case .reject: action = "reject"
        case .edit(let edited, let value):
            action = "edit"
            field = edited
            new = value
        case .move(let place):
            action = "move"
            new = place.text
            try move(thing, to: place)
        case .merge(let other):
            action = "merge"
            _ = try subject(of: other)
            into = other.number
            if thing.kind == .event { try Uniting(db: db, now: now).unite(thing, with: other, by: correction.by) }
        case .split(let occurrence):
            action = "split"
            into = occurrence.number
            try Uniting(db: db, now: now).part(thing, from: occurrence, by: correction.by)
        }
        let old = try field.flatMap { try value(of: $0, thing) }
        try Inserter(
            db, into: "correction",
            ["action", "kind", "thing_id", "report_id", "spans", "field", "old", "new", "into_id", "reason", "by", "made"]
        ).insert([
            action, thing.kind.rawValue, thing.number, about.report, about.spans, field?.rawValue, old, new, into, correction.reason,
            correction.by, now,
        ])
        let number = db.lastInsertedRowID
        try refreshDay(thing)
        guard isLogged else { return number }
        let words = ["correction \(number): \(action) \(thing)", field.map { "\($0.rawValue) from \(old ?? "nothing") to \(new ?? "")" },
            into.map { action == "split" ? "from \(ThingID(.occurrence, $0))" : "into \(ThingID(thing.kind, $0))" }, correction.reason.map { "because \($0)" }]
        try Log(db: db).add(words.compactMap(\.self).joined(separator: ", "), by: correction.by, at: now)
        return number
    }

    func undo(_ number: Int64, by: String) throws {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM correction WHERE id = ? AND ended IS NULL", arguments: [number])
        else { throw RecordError.unknown("correction \(number)") }
        try db.execute(sql: "UPDATE correction SET ended = ? WHERE id = ?", arguments: [now, number])
        let stored = CorrectionRows.stored(row)
        let thing = stored.correction.thing
        try refreshDay(thing)
        switch stored.correction.action {
        case .move: try movePlaceBack(thing)
        case .merge(let other) where thing.kind == .event: try Uniting(db: db, now: now).undoUnite(thing, with: other, stored)
        case .split(let occurrence): try Uniting(db: db, now: now).undoPart(thing, from: occurrence, stored)
        default: break
        }
        try Log(db: db).add("undo correction \(number)", by: by, at: now)
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

    /// Of accepting and rejecting the last word counts, and so it does of each field.
    private func endEarlier(_ correction: Correction) throws {
        let (actions, field): (String, String?) =
            switch correction.action {
            // Of these each stands for itself.
            case .split: ("", nil)
            case .merge where correction.thing.kind == .event: ("", nil)
            case .accept, .reject: ("'accept', 'reject'", nil)
            case .edit(let field, _): ("'edit'", field.rawValue)
            case .move: ("'move'", nil)
            case .merge: ("'merge'", nil)
            }
        try db.execute(
            sql: """
                UPDATE correction SET ended = ? WHERE kind = ? AND thing_id = ? AND action IN (\(actions)) AND field IS ? AND ended IS NULL
                """, arguments: [now, correction.thing.kind.rawValue, correction.thing.number, field])
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
    private func move(_ thing: ThingID, to place: PlaceByHand) throws {
        guard let table = TableName.of(thing.kind) else { return }
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
    }

    func movePlaceBack(_ thing: ThingID) throws {
        guard let table = TableName.of(thing.kind) else { return }
        try db.execute(sql: "UPDATE \(table) SET place_id = read_place_id WHERE id = ?", arguments: [thing.number])
    }
}

extension PlaceByHand {
    /// As the log and a correction hold it: the point, the number of GeoNames if there is one, the name.
    var text: String { "\(latitude),\(longitude) \(geonameid.map(String.init) ?? "-") \(name)" }

    init(text: String) {
        let parts = text.split(separator: " ", maxSplits: 2).map(String.init)
        let point = (parts.first ?? "").split(separator: ",").compactMap { Double($0) }
        self.init(name: parts.count > 2 ? parts[2] : "", latitude: point.first ?? 0, longitude: point.count > 1 ? point[1] : 0)
        geonameid = parts.count > 1 ? Int(parts[1]) : nil
    }
}
