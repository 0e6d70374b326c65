import Reading
import Record

/// Prints the rows of an answer.
struct Listing {
    var format: ListingFormat
    var screen: ScreenOptions
    /// Fields of the table; the other forms have all.
    var columns: [String]

    func print(_ rows: [some ListedRow], next: PageRequest.Cursor? = nil) throws {
        var output = OutputStream()
        switch format {
        case .table: try output.write(table(rows).utf8)
        case .jsonl: for row in rows { try output.write(ListingJSON.object(row) + [UInt8(ascii: "\n")]) }
        case .json: try output.write(ListingJSON.array(rows, next: next))
        case .csv:
            for (index, row) in rows.enumerated() {
                if index == 0 { try output.write(TableRow.commaSeparated(row.fields.map { "\($0.name)" })) }
                try output.write(TableRow.commaSeparated(row.fields.map(\.value.words)))
            }
        }
        try output.flush()
        if let next, format != .json { Complaints.write("more rows: --after \(next)") }
    }

    private func table(_ rows: [some ListedRow]) -> String {
        guard let first = rows.first else { return "nothing found\n" }
        let shown = columns.compactMap { column in first.fields.firstIndex { "\($0.name)" == column } }
        let cells = rows.map { row in
            let fields = row.fields
            return shown.map { ScreenText.line(fields[$0].value.words) }
        }
        let heads = shown.map { "\(first.fields[$0].name)" }
        return ListingTable(heads: heads, cells: cells).text(width: screen.tableWidth, hasColour: screen.hasColour)
    }
}

extension ListedField.Value {
    /// As one cell of a table shows it; lists are set apart by semicolons, nothing is empty.
    var words: String {
        switch self {
        case .text(let text): text ?? ""
        case .number(let number): number.map(String.init) ?? ""
        case .decimal(let number, let decimals): number.map { FixedDecimal.text($0, decimals) } ?? ""
        case .list(let words): words.joined(separator: "; ")
        }
    }
}

/// Numbers with a fixed count of decimals, alike on every machine.
enum FixedDecimal {
    static func text(_ number: Double, _ decimals: Int) -> String {
        var json = JSONWriter()
        json.object { $0.field("", number, decimals: decimals) }
        return String(decoding: json.bytes.dropFirst(4).dropLast(), as: UTF8.self)
    }
}

enum ListingJSON {
    static func object(_ row: some ListedRow) -> [UInt8] {
        var json = JSONWriter()
        json.object { write(row, to: &$0) }
        return json.bytes
    }

    static func array(_ rows: [some ListedRow], next: PageRequest.Cursor?) -> [UInt8] {
        var json = JSONWriter(layout: .indented)
        json.object {
            $0.field("rows", objects: rows) { write($1, to: &$0) }
            $0.field("next", next?.description)
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }

    static func write(_ row: some ListedRow, to json: inout JSONWriter) {
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
