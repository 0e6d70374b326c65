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

extension [Narrowing] {
    /// What meets all of them: begun with the first list, the others looked at row by row.
    ///
    /// - Parameter table: whose rows they are about.
    func together(in table: String) -> Narrowing? {
        guard let first else { return nil }
        let others = dropFirst().map(\.holds)
        let list: SQL = others.isEmpty
            ? first.list
            : "SELECT id FROM \(sql: table) WHERE id IN (\(first.list)) AND \(others.joined(operator: .and))"
        return Narrowing(list: list, holds: "\(map(\.holds).joined(operator: .and))")
    }
}
