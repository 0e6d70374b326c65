import GRDB

extension RecordStore {
    /// Occurrences of which an event meets a filter, those of the newest reports first.
    package func occurrences(_ filter: Filter, _ request: PageRequest) throws(RecordError) -> Page<OccurrenceRow> {
        try read { db in
            let question = try OccurrenceQuestion(filter, db)
            var found: [OccurrenceRow] = []
            var last = request.after?.number ?? .max
            while found.count <= request.limit {
                let numbers = try question.numbers(before: last)
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
    private let holds: SQL
    /// Events that are few, of which one must meet it.
    private let few: SQL?

    /// Occurrences that are looked at together.
    private static let batch = 500

    init(_ filter: Filter, _ db: Database) throws {
        self.db = db
        rows = LinkRows(db: db, moment: filter.asOf)
        var plain = filter
        plain.sources = nil
        let question = try EventRow.question(plain, db)
        holds = "\((question.conditions + question.narrowings.map(\.holds)).joined(operator: .and))"
        few = try question.shortest(db).map { question.narrowings[$0].list }
    }

    /// The next ones, the newest first.
    func numbers(before last: Int64) throws -> [Int64] {
        let beginning: SQL =
            few.map { "grouping.id IN (SELECT grouping_id FROM member WHERE kind = 'w' AND thing_id IN (\($0)))" } ?? "1"
        let query: SQL = """
            SELECT grouping.id FROM grouping WHERE grouping.kind = 'w' AND grouping.id < \(last) AND grouping.made <= \(rows.time)
            AND \(beginning) AND EXISTS (
                SELECT 1 FROM member JOIN event ON event.id = member.thing_id JOIN reading ON reading.id = event.reading_id
                WHERE member.grouping_id = grouping.id AND member.kind = 'w' AND \(sql: rows.standing("member")) AND \(holds))
            ORDER BY grouping.id DESC LIMIT \(OccurrenceQuestion.batch)
            """
        return try SQLRequest<Int64>(literal: query).fetchAll(db)
    }
}
