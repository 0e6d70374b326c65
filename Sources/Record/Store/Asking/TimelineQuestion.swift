import GRDB

/// Events counted by day, type and status: from the counts where a filter asks for nothing else than they tell, otherwise from the events.
struct TimelineQuestion {
    private let filter: Filter
    private let grain: TimelineGrain
    private let db: Database

    init(_ filter: Filter, _ grain: TimelineGrain, _ db: Database) {
        self.filter = filter
        self.grain = grain
        self.db = db
    }

    func rows() throws -> [TimelineRow] {
        let query: SQL = """
            SELECT substr(at, 1, \(grain.width)) AS date, type, status, sum(events) AS events FROM (\(try counts() ?? told()))
            GROUP BY 1, 2, 3 HAVING sum(events) > 0 ORDER BY 1, 2, 3
            """
        return try SQLRequest<Row>(literal: query).fetchAll(db).map {
            TimelineRow(date: $0["date"], type: $0["type"], status: $0["status"], events: $0["events"])
        }
    }

    /// Looks at events.
    private func told() throws -> SQL {
        let question = try EventRow.question(filter, db)
        let driver = try question.driver(db)
        let isListed: SQL = driver.map(question.isListed) ?? "TRUE"
        return """
            SELECT event.at, event.type, event.status, 1 AS events FROM \(question.from)
            WHERE event.at IS NOT NULL AND \(question.holds(without: driver)) AND \(isListed)
            """
    }

    /// Looks at counts; nil where the filter asks for more.
    private func counts() throws -> SQL? {
        var rest = filter
        (rest.from, rest.to, rest.country, rest.types, rest.statuses) = (nil, nil, nil, [], [])
        guard rest == Filter() else { return nil }
        var conditions: [SQL] = ["at <> ''"]
        if let from = filter.from { conditions.append("at >= \(from)") }
        if let to = filter.to { conditions.append("at <= \(to)") }
        if let country = filter.country { conditions.append("country = \(country.uppercased())") }
        var asRead = conditions
        if !filter.types.isEmpty { asRead.append("type IN \(filter.types)") }
        if !filter.statuses.isEmpty { asRead.append("status IN \(filter.statuses)") }
        let counted: SQL = "SELECT at, type, status, events FROM event_count WHERE \(asRead.joined(operator: .and))"
        return filter.types.isEmpty && filter.statuses.isEmpty ? counted : try "\(counted) \(putRight(conditions, asRead))"
    }

    /// Events of which people put the type or status right are counted by what was read: they are taken out, and those put in that are asked for.
    private func putRight(_ conditions: [SQL], _ asRead: [SQL]) throws -> SQL {
        let edited: SQL = """
            id IN (SELECT thing_id FROM correction WHERE kind = 'v' AND action = 'edit' AND field IN ('type', 'status') AND ended IS NULL)
            """
        let holds = try EventRow.narrowings(whatHappened: filter, db).map(\.holds) + conditions
        return """
            UNION ALL SELECT at, type, status, -1 FROM shown_event WHERE \(edited) AND \(asRead.joined(operator: .and))
            UNION ALL SELECT at, type, status, 1 FROM shown_event AS event WHERE \(edited) AND \(holds.joined(operator: .and))
            """
    }
}
