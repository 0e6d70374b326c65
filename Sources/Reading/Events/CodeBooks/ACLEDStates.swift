/// States as ACLED's columns country, iso and region write them (`Data/codebooks/acled-states.tsv`).
package struct ACLEDStates: Sendable {
    package struct State: Hashable, Sendable {
        package var name: String
        /// ISO 3166 number.
        package var number: String
        package var region: String
    }

    private let all: [String: State]

    package init(data: DataDirectory) throws(DataError) {
        let table = try CodeTable(path: data.file("codebooks/acled-states.tsv"), columns: ["code", "iso", "country", "region"])
        var all: [String: State] = [:]
        for row in table.rows { all[row.cells[0]] = State(name: row.cells[2], number: row.cells[1], region: row.cells[3]) }
        self.all = all
    }

    /// By ISO 3166 alpha-3.
    package subscript(code: String) -> State? { all[code] }

    package var codes: [String] { all.keys.sorted() }
}
