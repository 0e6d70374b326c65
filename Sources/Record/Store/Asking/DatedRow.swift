import GRDB

/// A kind of thing that lists show in order of time: how a filter becomes a question to its table, and how numbers become rows.
///
/// The page of a list and the row of one thing are made here, the same way for all of them.
protocol DatedRow: ListedRow {
    /// What hangs off the rows of a page, looked up for all of them at once.
    associatedtype Parts

    static var kind: ThingID.Kind { get }
    /// Columns beside those of the thing itself, its report and its teller.
    static var columns: [String] { get }
    /// Joins `statement`, the teller, and what `columns` need.
    static func joins(asOf: Moment?) -> SQL
    /// What a filter asks of this kind.
    static func question(_ filter: Filter, _ db: Database) throws -> DatedQuestion
    /// Adds what only this kind can be asked for.
    static func narrow(_ question: inout DatedQuestion, by filter: Filter, _ db: Database) throws
    static func parts(of numbers: [Int64], _ db: Database, asOf: Moment?) throws -> Parts
    /// Nil where the row lacks what such a thing cannot be without.
    init?(_ row: Row, number: Int64, _ parts: Parts, _ overlay: Overlay)
}

extension DatedRow {
    static func question(_ filter: Filter, _ db: Database) throws -> DatedQuestion {
        var question = try DatedQuestion(kind, filter, db)
        try narrow(&question, by: filter, db)
        return question
    }

    static func page(_ filter: Filter, _ request: PageRequest, _ db: Database) throws -> Page<Self> {
        let page = try question(filter, db).page(request, db)
        return Page(rows: try rows(page.rows, db, asOf: filter.asOf), next: page.next)
    }

    /// In the order of the numbers; what is not there is left out.
    static func rows(_ numbers: [Int64], _ db: Database, asOf: Moment? = nil) throws -> [Self] {
        guard !numbers.isEmpty else { return [] }
        let table = TableName.of(kind) ?? ""
        let columns = ([RowReading.reportColumns, RowReading.tellerColumns] + columns).joined(separator: ", ")
        let query: SQL = """
            SELECT \(sql: table).*, \(sql: columns) FROM \(sql: table) JOIN reading ON reading.id = \(sql: table).reading_id
            JOIN report ON report.id = reading.report_id \(joins(asOf: asOf)) WHERE \(sql: table).id IN \(numbers)
            """
        let overlay = try Overlay(db, kind, numbers, asOf: asOf)
        let parts = try parts(of: numbers, db, asOf: asOf)
        var found: [Int64: Self] = [:]
        for row in try SQLRequest<Row>(literal: query).fetchAll(db) {
            let number: Int64 = row["id"]
            found[number] = Self(row, number: number, parts, overlay)
        }
        return numbers.compactMap { found[$0] }
    }
}

extension RecordStore {
    /// Things that meet a filter, the latest first.
    func list<Listed: DatedRow>(_ filter: Filter, _ request: PageRequest) throws(RecordError) -> Page<Listed> {
        try read { try Listed.page(filter, request, $0) }
    }

    func one<Listed: DatedRow>(_ id: ThingID) throws(RecordError) -> Listed? {
        try read { try Listed.rows([id.number], $0).first }
    }

    package func events(_ filter: Filter, _ request: PageRequest) throws(RecordError) -> Page<EventRow> { try list(filter, request) }
    package func event(_ id: ThingID) throws(RecordError) -> EventRow? { try one(id) }

    package func claims(_ filter: Filter, _ request: PageRequest) throws(RecordError) -> Page<ClaimRow> { try list(filter, request) }
    /// Statements by their names, in the order of these; unknown ones are left out.
    package func claimRows(_ ids: [ThingID]) throws(RecordError) -> [ClaimRow] { try read { try ClaimRow.rows(ids.map(\.number), $0) } }
    package func claim(_ id: ThingID) throws(RecordError) -> ClaimRow? { try one(id) }

    /// Types are kinds of offers, statuses their states.
    package func offers(_ filter: Filter, _ request: PageRequest) throws(RecordError) -> Page<OfferRow> { try list(filter, request) }
    /// By their names, in the order of these; unknown ones are left out.
    package func offers(_ ids: [ThingID]) throws(RecordError) -> [OfferRow] { try read { try OfferRow.rows(ids.map(\.number), $0) } }
    package func offer(_ id: ThingID) throws(RecordError) -> OfferRow? { try one(id) }

    /// Types are relations.
    package func control(_ filter: Filter, _ request: PageRequest) throws(RecordError) -> Page<ControlRow> { try list(filter, request) }
    package func controlClaim(_ id: ThingID) throws(RecordError) -> ControlRow? { try one(id) }
}
