import GRDB

/// A condition that can be met in two ways: by listing what meets it, or by looking at one row.
///
/// A question is answered from the shortest list where one is short, and otherwise row by row in order of time: what is met
/// often is met soon.
struct Narrowing {
    /// Numbers of the rows that meet it.
    var list: SQL
    /// Whether the row at hand does.
    var holds: SQL
}

/// A question to one table of dated things.
struct DatedQuestion {
    /// Of a table with `id`, `reading_id` and `at`.
    var kind: ThingID.Kind
    var asOf: Moment?
    var conditions: [SQL] = []
    var narrowings: [Narrowing] = []

    var table: String { TableName.of(kind) ?? "" }

    /// Lists longer than this are not begun with.
    private static let shortList = 5_000

    /// Numbers and days of one page, the latest first.
    func page(_ request: PageRequest, _ db: Database) throws -> Page<Int64> {
        var conditions = conditions
        let driver = try shortest(db)
        for (index, narrowing) in narrowings.enumerated() where index != driver { conditions.append(narrowing.holds) }
        if let driver { conditions.append("\(sql: table).id IN (\(narrowings[driver].list))") }
        if let after = request.after {
            conditions.append(
                "(coalesce(\(sql: table).at, ''), \(sql: table).id) < (\(after.at), \(after.number))")
        }
        // A plus before a column keeps SQLite from walking its index.
        let order: SQL = driver == nil ? "\(sql: table).at DESC, \(sql: table).id DESC" : "+\(sql: table).at DESC, \(sql: table).id DESC"
        let query: SQL = """
            SELECT \(sql: table).id, coalesce(\(sql: table).at, '') AS at FROM \(sql: table)
            JOIN reading ON reading.id = \(sql: table).reading_id
            WHERE \(conditions.joined(operator: .and)) ORDER BY \(order) LIMIT \(request.limit + 1)
            """
        let rows = try SQLRequest<Row>(literal: query, cached: true).fetchAll(db)
        let shown = rows.prefix(request.limit)
        let next = rows.count > request.limit ? shown.last.map { PageRequest.Cursor(at: $0["at"], number: $0["id"]) } : nil
        return Page(rows: shown.map { $0["id"] }, next: next)
    }

    private func shortest(_ db: Database) throws -> Int? {
        var best: (index: Int, count: Int)?
        for (index, narrowing) in narrowings.enumerated() {
            let count: SQL = "SELECT count(*) FROM (SELECT 1 FROM (\(narrowing.list)) LIMIT \(DatedQuestion.shortList))"
            let length = try SQLRequest<Int>(literal: count, cached: true).fetchOne(db) ?? 0
            if length < best?.count ?? DatedQuestion.shortList { best = (index, length) }
        }
        return best?.index
    }
}

extension DatedQuestion {
    /// Things of readings that stand, or stood at the moment that is asked for.
    static func standing(_ asOf: Moment?) -> SQL {
        guard let asOf else { return "reading.ended IS NULL" }
        let moment = asOf.milliseconds
        return "reading.made <= \(moment) AND (reading.ended IS NULL OR reading.ended > \(moment))"
    }

    init(_ kind: ThingID.Kind, _ filter: Filter) {
        self.kind = kind
        asOf = filter.asOf
        conditions.append(DatedQuestion.standing(filter.asOf))
        if !filter.withRejected { conditions.append(Overlay.notRejected(table, kind, asOf: asOf)) }
        if let from = filter.from { conditions.append("\(sql: table).at >= \(from)") }
        if let to = filter.to { conditions.append("\(sql: table).at <= \(to)") }
        if let after = filter.after { narrowings.append(DatedQuestion.read(after, table)) }
        if let outlet = filter.outlet {
            conditions.append(
                "EXISTS (SELECT 1 FROM report WHERE report.id = reading.report_id AND outlet = \(outlet) COLLATE NOCASE)")
        }
        if let report = filter.report {
            narrowings.append(
                Narrowing(
                    list: """
                        SELECT \(sql: table).id FROM reading JOIN \(sql: table) ON reading_id = reading.id
                        WHERE report_id = \(report.number)
                        """, holds: "reading.report_id = \(report.number)"))
        }
        if let words = filter.words {
            narrowings.append(
                Narrowing(
                    list: """
                        SELECT \(sql: table).id FROM report_words JOIN reading ON reading.report_id = report_words.rowid
                        JOIN \(sql: table) ON reading_id = reading.id WHERE report_words MATCH \(words)
                        """,
                    holds: "reading.report_id IN (SELECT rowid FROM report_words WHERE report_words MATCH \(words))"))
        }
    }

    private static func read(_ after: ReadingMark, _ table: String) -> Narrowing {
        Narrowing(
            list: "SELECT id FROM \(sql: table) WHERE reading_id > \(after.number)",
            holds: "\(sql: table).reading_id > \(after.number)")
    }

    mutating func among(_ column: String, _ values: [String]) {
        guard !values.isEmpty else { return }
        narrowings.append(Overlay.among(table, kind, column, values, asOf: asOf))
    }

    /// Places in a circle, a country, a division, or by name.
    mutating func placed(_ filter: Filter, column: String = "place_id") {
        if let near = filter.near { narrowings.append(inside(near, column)) }
        for (field, value) in [("country", filter.country), ("admin1", filter.admin1)] {
            guard let value else { continue }
            placed(column, where: "place.\(sql: field) = \(value) COLLATE NOCASE")
        }
        if let name = filter.place {
            placed(column, where: "(place.name = \(name) COLLATE NOCASE OR place.words = \(name) COLLATE NOCASE)")
        }
    }

    private mutating func placed(_ column: String, where condition: SQL) {
        narrowings.append(
            Narrowing(
                list: "SELECT \(sql: table).id FROM place JOIN \(sql: table) ON \(sql: column) = place.id WHERE \(condition)",
                holds: "EXISTS (SELECT 1 FROM place WHERE place.id = \(sql: table).\(sql: column) AND \(condition))"))
    }

    private func inside(_ circle: Filter.Circle, _ column: String) -> Narrowing {
        let box = GeoBox(around: circle)
        let distance: SQL = "km(place.lat, place.lon, \(circle.latitude), \(circle.longitude)) <= \(circle.kilometres)"
        return Narrowing(
            list: """
                SELECT \(sql: table).id FROM place_box JOIN place ON place.id = place_box.id JOIN \(sql: table) ON \(sql: column) = place.id
                WHERE min_lat <= \(box.north) AND max_lat >= \(box.south) AND min_lon <= \(box.east) AND max_lon >= \(box.west)
                AND \(distance)
                """,
            holds: "EXISTS (SELECT 1 FROM place WHERE place.id = \(sql: table).\(sql: column) AND \(distance))")
    }
}
