import GRDB

/// Where things lie: in a circle, a country, a division, a district, or at a place of some name.
extension DatedQuestion {
    mutating func placed(_ filter: Filter) {
        for part in PlacePart.parts(of: filter) { narrowings.append(lying(part)) }
    }

    private func lying(_ part: PlacePart) -> Narrowing {
        let place = Overlay.place(table, kind, asOf: asOf)
        let holds: SQL = "EXISTS (SELECT 1 FROM place WHERE place.id = \(place) AND \(part.condition))"
        // A cross join begins with the places, which are few.
        let list: SQL = "SELECT \(sql: table).id FROM \(part.from) CROSS JOIN \(sql: table) ON place_id = place.id WHERE \(part.search)"
        guard asOf != nil else { return Narrowing(list: list, holds: holds) }
        // What was moved lies elsewhere in the past than in the index.
        return Narrowing(
            list: """
                SELECT id FROM \(sql: table) WHERE id IN (\(list)
                    UNION SELECT thing_id FROM correction WHERE kind = \(kind.rawValue) AND action = 'move') AND \(holds)
                """, holds: holds)
    }
}

/// One part of a filter that a place meets or not.
struct PlacePart {
    /// Of one `place`.
    var condition: SQL
    /// Tables that find such places fast, `place` among them, and what to look for in them.
    var from: SQL = "place"
    var search: SQL

    private init(_ condition: SQL) {
        self.condition = condition
        search = condition
    }

    /// The narrowest first.
    static func parts(of filter: Filter) -> [PlacePart] {
        var parts: [PlacePart] = []
        if let near = filter.near { parts.append(PlacePart(inside: near)) }
        if let name = filter.place {
            parts.append(PlacePart("(place.name = \(name) COLLATE NOCASE OR place.words = \(name) COLLATE NOCASE)"))
        }
        for (level, name) in [("admin2", filter.admin2), ("admin1", filter.admin1)] {
            if let name { parts.append(PlacePart(division: name, level)) }
        }
        if let country = filter.country { parts.append(PlacePart("place.country = \(country.uppercased())")) }
        return parts
    }

    /// What lies in a division, or is the division itself.
    private init(division name: String, _ level: String) {
        let feature = level == "admin1" ? "ADM1" : "ADM2"
        self.init(
            """
            (place.\(sql: level) = \(name) COLLATE NOCASE OR (place.name = \(name) COLLATE NOCASE AND place.feature = \(feature)))
            """)
    }

    private init(inside circle: Filter.Circle) {
        let box = GeoBox(around: circle)
        let distance: SQL = "km(place.lat, place.lon, \(circle.latitude), \(circle.longitude)) <= \(circle.kilometres)"
        self.init(distance)
        from = "place_box JOIN place ON place.id = place_box.id"
        search = """
            min_lat <= \(box.north) AND max_lat >= \(box.south) AND min_lon <= \(box.east) AND max_lon >= \(box.west) AND \(distance)
            """
    }
}
