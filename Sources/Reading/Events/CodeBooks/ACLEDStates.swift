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

extension ACLEDStates {
    /// Three letters, which are taken for a code, whether a state has it or not.
    package static func isCode(_ words: String) -> Bool {
        words.utf8.count == 3 && words.utf8.allSatisfy { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
    }

    /// ISO 3166 alpha-3 of a state by its name or its code; nil where none is called so.
    package func code(of words: String) -> String? {
        ACLEDStates.isCode(words) ? words.uppercased() : codes.first { self[$0]?.name.lowercased() == words.lowercased() }
    }
}
