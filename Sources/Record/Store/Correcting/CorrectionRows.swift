import GRDB

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

/// Corrections as the table holds them.
enum CorrectionRows {
    enum Name: String { case accept, reject, edit, move, merge, join, part, split }

    static func stored(_ row: Row, _ db: Database) throws -> StoredCorrection {
        let kind = ThingID.Kind(rawValue: row["kind"]) ?? .event
        let into: Int64 = row["into_id"] ?? 0
        let action: Correction.Action =
            switch Name(rawValue: row["action"]) {
            case .accept: .accept
            case .reject: .reject
            case .merge: .merge(into: ThingID(kind, into))
            case .join: .join(with: ThingID(kind, into))
            case .split: .split(from: ThingID(.event, into))
            case .part: .part(from: try others(of: row["id"], db))
            case .move: .move(to: try place(into, db) ?? PlaceByHand(text: row["new"] ?? ""))
            case .edit, nil: .edit(CorrectedField(rawValue: row["field"] ?? "") ?? .type, to: row["new"] ?? "")
            }
        return StoredCorrection(
            number: row["id"],
            correction: Correction(ThingID(kind, row["thing_id"]), action, reason: row["reason"], by: row["by"]), old: row["old"],
            made: Moment(milliseconds: row["made"]), ended: RecordStore.moment(row["ended"]))
    }

    /// A place that somebody gave, with all that is known of it.
    private static func place(_ number: Int64, _ db: Database) throws -> PlaceByHand? {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM place WHERE id = ?", arguments: [number]),
            let latitude: Double = row["lat"], let longitude: Double = row["lon"]
        else { return nil }
        var place = PlaceByHand(name: row["name"] ?? "", latitude: latitude, longitude: longitude)
        place.geonameid = row["geonameid"]
        place.feature = row["feature"]
        place.country = row["country"]
        place.admin1 = row["admin1"]
        place.admin2 = row["admin2"]
        return place
    }

    /// The events with which a parted one is not one, those of readings that stand.
    static func others(of correction: Int64, _ db: Database) throws -> [ThingID] {
        try Int64.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT event_id FROM correction_other JOIN event ON event.id = event_id JOIN reading ON reading.id = reading_id
                    WHERE correction_id = ? AND reading.ended IS NULL ORDER BY event_id
                    """), arguments: [correction]
        ).map { ThingID(.event, $0) }
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
