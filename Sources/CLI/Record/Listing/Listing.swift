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
        case .jsonl: for row in rows { try output.write(ListedTables.json(row) + [UInt8(ascii: "\n")]) }
        case .json: try output.write(ListingJSON.array(rows, next: next))
        case .csv:
            for (index, row) in rows.enumerated() {
                if index == 0 { try output.write(ListedTables.csvHead(row)) }
                try output.write(ListedTables.csv(row))
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

enum ListingJSON {
    static func array(_ rows: [some ListedRow], next: PageRequest.Cursor?) -> [UInt8] {
        var json = JSONWriter(layout: .indented)
        json.object {
            $0.field("rows", objects: rows) { ListedTables.write($1, to: &$0) }
            $0.field("next", next?.description)
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }
}
