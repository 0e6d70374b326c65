import Reading

/// Any rows as CSV, JSON Lines: all fields under their names.
package enum ListedTables {
    /// UTF-8's byte-order mark, by which a spreadsheet knows the encoding.
    package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    package static func csvHead(_ row: some ListedRow) -> [UInt8] { TableRow.commaSeparated(row.fields.map { "\($0.name)" }) }

    package static func csv(_ row: some ListedRow) -> [UInt8] { TableRow.commaSeparated(row.fields.map(\.value.words)) }

    package static func json(_ row: some ListedRow) -> [UInt8] {
        var json = JSONWriter()
        json.object { write(row, to: &$0) }
        return json.bytes
    }

    package static func write(_ row: some ListedRow, to json: inout JSONWriter) {
        for field in row.fields {
            switch field.value {
            case .text(let text): json.field(field.name, text)
            case .number(let number): json.field(field.name, number)
            case .decimal(let number, let decimals): json.field(field.name, number, decimals: decimals)
            case .list(let words): json.field(field.name, words)
            }
        }
    }
}

extension ListedField.Value {
    /// As one cell of a table shows it; lists are set apart by semicolons, nothing is empty.
    package var words: String {
        switch self {
        case .text(let text): text ?? ""
        case .number(let number): number.map(String.init) ?? ""
        case .decimal(let number, let decimals): number.map { FixedDecimal.cell($0, decimals) } ?? ""
        case .list(let words): words.joined(separator: "; ")
        }
    }
}

extension FixedDecimal {
    /// In a table; a number that cannot be written is told as such.
    static func cell(_ value: Double, _ decimals: Int) -> String { text(value, decimals) ?? "null" }
}
