import GRDB

/// A question to one table of dated things.
struct DatedQuestion {
    /// Of a table with `id`, `reading_id` and `at`.
    var kind: ThingID.Kind
    var asOf: Moment?
    /// What holds of every row that lists show, in the wide tables; narrow rows are no others.
    private(set) var standing: [SQL] = []
    /// Whether what lists show now is asked, of which there are narrow rows.
    private(set) var isNarrow = false
    /// Whether conditions speak of the reading, too.
    private var namesReading = false
    var conditions: [SQL] = []
    var narrowings: [Narrowing] = []
    /// What SQL cannot tell: which of some numbers are wanted.
    var sieve: (([Int64]) throws -> Set<Int64>)?

    var table: String { TableName.of(kind) ?? "" }

    init(_ kind: ThingID.Kind, asOf: Moment? = nil) {
        self.kind = kind
        self.asOf = asOf
    }
}

// MARK: Where it is asked

extension DatedQuestion {
    /// The rows that are looked at, under the name of the table.
    var from: SQL {
        let reading: SQL = "JOIN reading ON reading.id = \(sql: table).reading_id"
        guard isNarrow else { return "\(sql: table) \(reading)" }
        return namesReading ? "shown_\(sql: table) AS \(sql: table) \(reading)" : "shown_\(sql: table) AS \(sql: table)"
    }

    /// Everything that must hold of a row, save what one narrowing asks.
    func holds(without driver: Int? = nil) -> SQL {
        let others = narrowings.indices.filter { $0 != driver }.map { narrowings[$0].holds }
        return "\(((isNarrow ? [] : standing) + conditions + others).joined(operator: .and))"
    }

    /// The same question to the wide table, whose reading stands beside it.
    var wide: DatedQuestion {
        var question = self
        question.isNarrow = false
        return question
    }

    /// The condition that a row is in the list of a narrowing.
    func isListed(by driver: Int) -> SQL { "\(sql: table).id IN (\(narrowings[driver].list))" }
}

// MARK: Pages

extension DatedQuestion {
    /// Lists longer than this are not begun with.
    private static let shortList = 5_000
    /// Lists longer than this are not begun with where every row is wanted.
    private static let longList = 120_000
    /// Rows that are looked at together where a sieve decides.
    private static let sieved = 500

    private struct Found {
        var number: Int64
        var at: String
        var cursor: PageRequest.Cursor { PageRequest.Cursor(at: at, number: number) }
    }

    /// Numbers of one page, the latest first.
    func page(_ request: PageRequest, _ db: Database) throws -> Page<Int64> {
        let driver = try shortest(db)
        var found: [Found] = []
        var after = request.after
        while found.count <= request.limit {
            let limit = sieve == nil ? request.limit + 1 : DatedQuestion.sieved
            let rows = try rows(limit, after: after, from: driver, db)
            let wanted = try sieve.map { try $0(rows.map(\.number)) }
            found += rows.filter { wanted?.contains($0.number) ?? true }
            after = rows.last?.cursor
            if rows.count < limit { break }
        }
        let next = found.count > request.limit ? found[request.limit - 1].cursor : nil
        return Page(rows: found.prefix(request.limit).map(\.number), next: next)
    }

    /// Numbers of everything that meets the question, the smallest first.
    func all(_ db: Database) throws -> [Int64] {
        let query: SQL = """
            SELECT \(sql: table).id FROM \(from) WHERE \(holds()) ORDER BY \(sql: table).id
            """
        let numbers = try SQLRequest<Int64>(literal: query).fetchAll(db)
        guard let sieve else { return numbers }
        var wanted: [Int64] = []
        for start in stride(from: 0, to: numbers.count, by: DatedQuestion.sieved) {
            let part = Array(numbers[start..<min(start + DatedQuestion.sieved, numbers.count)])
            let kept = try sieve(part)
            wanted += part.filter(kept.contains)
        }
        return wanted
    }

    private func rows(_ limit: Int, after: PageRequest.Cursor?, from driver: Int?, _ db: Database) throws -> [Found] {
        var conditions = [holds(without: driver)]
        if let driver { conditions.append(isListed(by: driver)) }
        if let after {
            conditions.append("(coalesce(\(sql: table).at, ''), \(sql: table).id) < (\(after.at), \(after.number))")
        }
        // A plus before a column keeps SQLite from walking its index.
        let order: SQL = driver == nil ? "\(sql: table).at DESC, \(sql: table).id DESC" : "+\(sql: table).at DESC, \(sql: table).id DESC"
        let query: SQL = """
            SELECT \(sql: table).id, coalesce(\(sql: table).at, '') AS at FROM \(from)
            WHERE \(conditions.joined(operator: .and)) ORDER BY \(order) LIMIT \(limit)
            """
        return try SQLRequest<Row>(literal: query, cached: true).fetchAll(db).map { Found(number: $0["id"], at: $0["at"]) }
    }

    /// The narrowing to begin with where every row is wanted and not the latest alone: one that stands alone need not be measured.
    func driver(_ db: Database) throws -> Int? {
        narrowings.count < 2 ? narrowings.indices.first : try shortest(below: DatedQuestion.longList, db)
    }

    /// The narrowing with the shortest list, where that has less than so many rows.
    func shortest(below most: Int = DatedQuestion.shortList, _ db: Database) throws -> Int? {
        var best: (index: Int, count: Int)?
        for (index, narrowing) in narrowings.enumerated() {
            let count: SQL = "SELECT count(*) FROM (SELECT 1 FROM (\(narrowing.list)) LIMIT \(most))"
            let length = try SQLRequest<Int>(literal: count, cached: true).fetchOne(db) ?? 0
            if length < best?.count ?? most { best = (index, length) }
        }
        return best?.index
    }
}

// MARK: What every list is asked for

extension DatedQuestion {
    /// Things of readings that stand, or stood at the moment that is asked for.
    static func standing(_ asOf: Moment?) -> SQL {
        guard let asOf else { return "reading.ended IS NULL" }
        let moment = asOf.milliseconds
        return "reading.made <= \(moment) AND (reading.ended IS NULL OR reading.ended > \(moment))"
    }

    init(_ kind: ThingID.Kind, _ filter: Filter, _ db: Database) throws {
        self.init(kind, asOf: filter.asOf)
        isNarrow = filter.asOf == nil && !filter.withRejected && (kind == .event || kind == .statement)
        namesReading = filter.outlet != nil || filter.report != nil || filter.words != nil
        standing.append(DatedQuestion.standing(filter.asOf))
        standing.append(Overlay.listed(table, kind, withRejected: filter.withRejected, asOf: asOf))
        let day = try Overlay.day(table, kind, asOf: asOf, db)
        if let from = filter.from { conditions.append("\(day) >= \(from)") }
        if let to = filter.to { conditions.append("\(day) <= \(to)") }
        if let outlet = filter.outlet {
            conditions.append("EXISTS (SELECT 1 FROM report WHERE report.id = reading.report_id AND outlet = \(outlet) COLLATE NOCASE)")
        }
        if let after = filter.after { narrowings.append(read(after)) }
        if let report = filter.report { narrowings.append(of(report)) }
        if let words = filter.words { narrowings.append(withWords(words)) }
        if let release = filter.release { narrowings.append(frozen(in: release)) }
    }

    private func read(_ after: ReadingMark) -> Narrowing {
        Narrowing(
            list: "SELECT id FROM \(sql: table) WHERE reading_id > \(after.number)",
            holds: "\(sql: table).reading_id > \(after.number)")
    }

    private func of(_ report: ThingID) -> Narrowing {
        Narrowing(
            list: """
                SELECT \(sql: table).id FROM reading JOIN \(sql: table) ON reading_id = reading.id WHERE report_id = \(report.number)
                """, holds: "reading.report_id = \(report.number)")
    }

    private func withWords(_ words: String) -> Narrowing {
        Narrowing(
            list: """
                SELECT \(sql: table).id FROM report_words JOIN reading ON reading.report_id = report_words.rowid
                JOIN \(sql: table) ON reading_id = reading.id WHERE report_words MATCH \(words)
                """,
            holds: "reading.report_id IN (SELECT rowid FROM report_words WHERE report_words MATCH \(words))")
    }

    private func frozen(in release: String) -> Narrowing {
        let rows: SQL = "SELECT thing_id FROM release_row JOIN release ON release.id = release_id WHERE name = \(release)"
        return Narrowing(list: rows, holds: "\(sql: table).id IN (\(rows))")
    }

    mutating func among(_ column: String, _ values: [String]) {
        guard !values.isEmpty else { return }
        narrowings.append(Overlay.among(table, kind, column, values, asOf: asOf))
    }

    /// How surely the statement that tells a thing puts it.
    mutating func said(_ certainties: [String]) {
        guard !certainties.isEmpty else { return }
        let asked = Overlay.among("statement", .statement, "certainty", certainties, asOf: asOf).holds
        let teller: SQL = kind == .event ? Overlay.teller(asOf: asOf) : "\(sql: table).statement_id"
        conditions.append("EXISTS (SELECT 1 FROM statement WHERE id = \(teller) AND \(asked))")
    }

    /// By whom, and how surely, a thing with one statement is told.
    mutating func told(_ filter: Filter, _ db: Database) throws {
        said(filter.certainties)
        guard let source = filter.source else { return }
        let actors = try ActorNames(source, filter, db).numbers
        narrowings.append(
            Narrowing(
                list: """
                    SELECT \(sql: table).id FROM statement JOIN \(sql: table) ON \(sql: table).reading_id = statement.reading_id
                    AND statement_id = statement.id WHERE actor_id IN \(actors)
                    """,
                holds: "EXISTS (SELECT 1 FROM statement WHERE id = \(sql: table).statement_id AND actor_id IN \(actors))"))
    }

    /// Where the thing hangs off an event that meets these parts of a filter: what lies where, happened to whom, of which type.
    ///
    /// - Parameters:
    ///   - statement: the column with the statement that tells the event.
    mutating func tellsEvent(_ narrowings: [Narrowing], statement column: String) {
        guard let event = narrowings.together(in: "event") else { return }
        self.narrowings.append(
            Narrowing(
                list: """
                    SELECT \(sql: table).id FROM telling JOIN \(sql: table) ON \(sql: column) = telling.statement_id
                    WHERE telling.event_id IN (\(event.list)) AND \(Overlay.tellingStands(asOf: asOf))
                    """,
                holds: """
                    EXISTS (SELECT 1 FROM telling JOIN event ON event.id = telling.event_id
                    WHERE telling.statement_id = \(sql: column) AND \(event.holds) AND \(Overlay.tellingStands(asOf: asOf)))
                    """))
    }
}
