import GRDB

/// Puts rows into one table; the statement is compiled once for each connection.
struct Inserter {
    private let statement: GRDB.Statement

    init(_ db: Database, into table: String, _ columns: [String]) throws {
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        statement = try db.cachedStatement(sql: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))")
    }

    func insert(_ values: [(any DatabaseValueConvertible)?]) throws {
        try statement.execute(arguments: StatementArguments(values))
    }
}

/// Gives the rows of a table their numbers before they are written, so that rows can point to later ones.
///
/// Sound inside a writing transaction, where nobody else gives numbers.
struct RowNumbers<Local: Hashable> {
    private(set) var numbers: [Local: Int64] = [:]

    init(_ db: Database, table: String, _ locals: [Local]) throws {
        let last = try Int64.fetchOne(db.cachedStatement(sql: "SELECT coalesce(max(id), 0) FROM \(table)")) ?? 0
        for (index, local) in locals.enumerated() where numbers[local] == nil { numbers[local] = last + Int64(index) + 1 }
    }

    subscript(_ local: Local?) -> Int64? { local.flatMap { numbers[$0] } }
}
