import GRDB

/// Who is quoted: from the counts where a filter asks for nothing but days and sources, from who tells of what where it asks for types or a country
/// alone, otherwise from the statements.
struct SourceQuestion {
    private let filter: Filter
    private let db: Database

    init(_ filter: Filter, _ db: Database) {
        self.filter = filter
        self.db = db
    }

    /// One row more than the page has, if there is one.
    func rows(_ request: PageRequest) throws -> [SourceRow] {
        var rest = filter
        (rest.from, rest.to, rest.source) = (nil, nil, nil)
        if rest == Filter() { return try counted(request) }
        rest = filter
        (rest.types, rest.country) = ([], nil)
        if rest == Filter(), filter.types.isEmpty || filter.country == nil { return try speaking(request) }
        return try told(request)
    }
}

// MARK: From who tells of what

extension SourceQuestion {
    /// Those who speak of events of some types, or of one country.
    private func speaking(_ request: PageRequest) throws -> [SourceRow] {
        let isAsked: SQL = filter.country.map { "country = \($0.uppercased())" } ?? "type IN \(filter.types)"
        let query: SQL = """
            SELECT actor.id, actor.name, actor.kind, actor.country, statements FROM (
                SELECT actor_id, count(DISTINCT statement_id) AS statements FROM told WHERE \(isAsked)
                GROUP BY actor_id ORDER BY statements DESC, actor_id LIMIT \(request.limit + 1) OFFSET \(request.skipped)
            ) JOIN actor ON actor.id = actor_id ORDER BY statements DESC, actor.id
            """
        return try SQLRequest<Row>(literal: query).fetchAll(db).map { actor in
            // Only of those that are shown is looked for what their number does not tell.
            let id: Int64 = actor["id"]
            let told: SQL = """
                SELECT count(DISTINCT report_id) AS reports, count(DISTINCT outlet) AS outlets, sum(certainty = 'denied') AS denies,
                    sum(denied) AS denied, min(at) AS first, max(at) AS last
                FROM shown_statement WHERE id IN (SELECT statement_id FROM told WHERE actor_id = \(id) AND \(isAsked))
                """
            return SourceRow(actor, counts: try SQLRequest<Row>(literal: told, cached: true).fetchOne(db) ?? actor)
        }
    }
}

// MARK: From the statements

extension SourceQuestion {
    private func told(_ request: PageRequest) throws -> [SourceRow] {
        var filter = filter
        let isNarrow = try ClaimRow.question(filter, db).isNarrow
        if isNarrow { filter.outlet = nil }
        var question = try ClaimRow.question(filter, db)
        if isNarrow, let outlet = self.filter.outlet {
            question.narrowings.append(
                Narrowing(
                    list: "SELECT id FROM shown_statement WHERE outlet = \(outlet) COLLATE NOCASE",
                    holds: "statement.outlet = \(outlet) COLLATE NOCASE"))
        }
        let driver = try question.driver(db)
        let isListed: SQL = driver.map(question.isListed) ?? "TRUE"
        let columns: SQL = isNarrow
            ? "count(DISTINCT statement.report_id) AS reports, count(DISTINCT statement.outlet) AS outlets, sum(statement.denied) AS denied"
            : """
            count(DISTINCT reading.report_id) AS reports, count(DISTINCT report.outlet) AS outlets,
            sum(EXISTS (SELECT 1 FROM answer WHERE to_id = statement.id AND relation IN ('denies', 'rejects'))) AS denied
            """
        let report: SQL = isNarrow ? "" : "JOIN report ON report.id = reading.report_id"
        // A plus before a column keeps SQLite from looking up each actor's statements where a list is at hand.
        let query: SQL = """
            SELECT actor.id, actor.name, actor.kind, actor.country, count(*) AS statements, \(columns),
                sum(certainty = 'denied') AS denies, min(statement.at) AS first, max(statement.at) AS last
            FROM \(question.from) \(report) JOIN actor ON actor.id = +statement.actor_id
            WHERE \(question.holds(without: driver)) AND \(isListed)
            GROUP BY actor.id ORDER BY statements DESC, actor.id LIMIT \(request.limit + 1) OFFSET \(request.skipped)
            """
        return try SQLRequest<Row>(literal: query).fetchAll(db).map { SourceRow($0, counts: $0) }
    }
}

extension SourceRow {
    fileprivate init(_ actor: Row, counts: Row) {
        self.init(
            id: ThingID(.actor, actor["id"]), name: actor["name"], kind: actor["kind"], country: actor["country"],
            statements: actor["statements"], reports: counts["reports"], outlets: counts["outlets"], denies: counts["denies"],
            denied: counts["denied"], first: counts["first"], last: counts["last"])
    }
}

// MARK: From the counts

extension SourceQuestion {
    private func counted(_ request: PageRequest) throws -> [SourceRow] {
        let actors = try filter.source.map { try ActorNames($0, filter, db).numbers }
        let isAsked: SQL = actors.map { "actor_id IN \($0)" } ?? "TRUE"
        let sums: SQL = filter.from == nil && filter.to == nil
            ? "SELECT actor_id, statements, reports, denies, denied FROM source_count WHERE month = 'all' AND \(isAsked)"
            : """
            SELECT actor_id, sum(statements) AS statements, sum(reports) AS reports, sum(denies) AS denies, sum(denied) AS denied
            FROM (\(parts(isAsked))) GROUP BY actor_id HAVING sum(statements) > 0
            """
        // Only of those that are shown is looked for what counts do not tell.
        let query: SQL = """
            SELECT actor.id, actor.name, actor.kind, actor.country, page.*, 0 AS outlets,
                (SELECT min(at) FROM shown_statement WHERE actor_id = page.actor_id AND \(daysHold)) AS first,
                (SELECT max(at) FROM shown_statement WHERE actor_id = page.actor_id AND \(daysHold)) AS last
            FROM (\(sums) ORDER BY statements DESC, actor_id LIMIT \(request.limit + 1) OFFSET \(request.skipped)) AS page
            JOIN actor ON actor.id = page.actor_id ORDER BY page.statements DESC, actor.id
            """
        return try SQLRequest<Row>(literal: query).fetchAll(db).map { row in
            var source = SourceRow(row, counts: row)
            source.outlets = try outlets(of: source.id.number)
            return source
        }
    }

    private var daysHold: SQL {
        let conditions: [SQL] = [filter.from.map { "at >= \($0)" }, filter.to.map { "at <= \($0)" }].compactMap(\.self)
        return conditions.isEmpty ? "TRUE" : "\(conditions.joined(operator: .and))"
    }

    /// Sums of whole months, the statements of the days before and behind them, and reports that were counted before the first day but go on.
    private func parts(_ isAsked: SQL) -> SQL {
        var months: [SQL] = ["month NOT IN ('', 'all')", isAsked]
        var edges: [SQL] = []
        // A tilde sorts behind every day of a month.
        if let from = filter.from {
            months.append("month > \(from.prefix(7).description)")
            edges.append("at >= \(from) AND at < \(from.prefix(7) + "~") AND at <= \(filter.to ?? "~")")
        }
        if let to = filter.to {
            months.append("month < \(to.prefix(7).description)")
            if to.prefix(7) != filter.from?.prefix(7) { edges.append("at >= \(to.prefix(7).description) AND at <= \(to)") }
        }
        let ofDays: [SQL] = edges.map { days in
            """
            SELECT actor_id, 1, earlier IS NULL, certainty = 'denied', denied FROM shown_statement
            WHERE \(days) AND actor_id IS NOT NULL AND \(isAsked)
            """
        }
        let from = filter.from ?? "0"
        let goOn: SQL = """
            SELECT actor_id, 0, 1, 0, 0 FROM shown_statement
            WHERE \(daysHold) AND earlier < \(from) AND earlier < at AND actor_id IS NOT NULL AND \(isAsked)
            """
        let ofMonths: SQL = """
            SELECT actor_id, statements, reports, denies, denied FROM source_count WHERE \(months.joined(operator: .and))
            """
        return (ofDays + [goOn]).reduce(ofMonths) { "\($0) UNION ALL \($1)" }
    }

    /// How many outlets quote an actor: from each in an index to the next.
    private func outlets(of actor: Int64) throws -> Int {
        let query: SQL = """
            WITH RECURSIVE one (outlet) AS (
                SELECT min(outlet) FROM shown_statement WHERE actor_id = \(actor) AND outlet IS NOT NULL
                UNION ALL SELECT (SELECT min(shown_statement.outlet) FROM shown_statement WHERE actor_id = \(actor) AND shown_statement.outlet > one.outlet)
                FROM one WHERE outlet IS NOT NULL
            )
            SELECT count(*) FROM one WHERE outlet IS NOT NULL
                AND EXISTS (SELECT 1 FROM shown_statement WHERE actor_id = \(actor) AND shown_statement.outlet = one.outlet AND \(daysHold))
            """
        return try SQLRequest<Int>(literal: query, cached: true).fetchOne(db) ?? 0
    }
}
