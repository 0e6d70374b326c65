import GRDB

extension RecordStore {
    /// Occurrences of which an event meets a filter, those of the newest reports first.
    package func occurrences(_ filter: Filter, _ request: PageRequest) throws(RecordError) -> Page<OccurrenceRow> {
        try read { db in
            let question = try OccurrenceQuestion(filter, db)
            var found: [OccurrenceRow] = []
            var last = request.after?.number ?? .max
            // Where sources are counted, many are looked at for each that is shown.
            let batch = filter.sources == nil ? request.limit + 1 : OccurrenceQuestion.batch
            while found.count <= request.limit {
                let numbers = try question.numbers(before: last, limit: batch)
                guard let end = numbers.last else { break }
                last = end
                found += try LinkRows(db: db, moment: filter.asOf).occurrences(numbers)
                    .filter { $0.independence.count >= filter.sources ?? 0 }.map(OccurrenceRow.init)
            }
            let rows = Array(found.prefix(request.limit))
            let next = found.count > request.limit ? rows.last.map { PageRequest.Cursor(at: "", number: $0.id.number) } : nil
            return Page(rows: rows, next: next)
        }
    }
}

/// Which occurrences have an event that meets a filter.
private struct OccurrenceQuestion {
    private let db: Database
    private let rows: LinkRows
    private let question: DatedQuestion
    /// Events that are few, of which one must meet it.
    private let few: SQL?

    /// Occurrences that are looked at together.
    static let batch = 500

    init(_ filter: Filter, _ db: Database) throws {
        self.db = db
        rows = LinkRows(db: db, moment: filter.asOf)
        var plain = filter
        plain.sources = nil
        let question = try EventRow.question(plain, db)
        few = try question.shortest(db).map { question.narrowings[$0].list }
        self.question = question
    }

    /// So many of the next ones, the newest first.
    func numbers(before last: Int64, limit: Int) throws -> [Int64] {
        let beginning: SQL =
            few.map { "grouping.id IN (SELECT grouping_id FROM member WHERE kind = 'w' AND thing_id IN (\($0)))" } ?? "1"
        let query: SQL = """
            SELECT grouping.id FROM grouping WHERE grouping.kind = 'w' AND grouping.id < \(last) AND grouping.made <= \(rows.time)
            AND \(beginning) AND EXISTS (
                SELECT 1 FROM member CROSS JOIN \(question.from)
                WHERE member.grouping_id = grouping.id AND member.kind = 'w' AND event.id = member.thing_id
                AND \(sql: rows.standing("member")) AND \(question.holds()))
            ORDER BY grouping.id DESC LIMIT \(limit)
            """
        return try SQLRequest<Int64>(literal: query).fetchAll(db)
    }
}
