import Reading

/// The forms of others in which rows leave the record.
package enum ExportFormat: String, CaseIterable, Sendable {
    case csv, jsonl, xlsx, parquet, geojson, gpkg, kml, plover, polecat, acled, ucdp, gdelt, hxl, stix, atom, markdown, html, docx

    /// Forms that have every field of every kind of thing.
    package static let ofAllThings: Set<ExportFormat> = [.csv, .jsonl, .xlsx, .parquet]

    /// No text that a terminal could show.
    package var isBinary: Bool { [.xlsx, .parquet, .docx].contains(self) }

    /// How rows are written; nil where the form is a file of its own kind.
    package func form(_ states: ACLEDStates, _ now: Moment, bom: Bool) -> ExportForm? {
        switch self {
        case .csv: .csv(bom: bom)
        case .jsonl: .jsonLines
        case .xlsx: .file(Workbook())
        case .parquet: .file(ParquetFile())
        case .geojson: .events(EventGeoJSON())
        case .gpkg: nil
        case .kml: .events(EventKML())
        case .plover: .events(PloverRecords())
        case .polecat: .events(PolecatTable())
        case .acled: .events(ACLEDTable(states: states))
        case .ucdp: .events(UCDPTable())
        case .gdelt: .events(GDELTTable())
        case .hxl: .events(HXLTable())
        case .stix: .events(StixBundle(made: now))
        case .atom: .events(EventAtom(updated: now))
        case .markdown: .events(EventBrief(.markdown))
        case .html: .events(EventBrief(.html))
        case .docx: .file(EventDocument())
        }
    }
}

/// The things that leave the record.
package enum ExportedThings: String, CaseIterable, Sendable { case events, claims, offers, control }

/// How rows are written.
package enum ExportForm: Sendable {
    case csv(bom: Bool)
    case jsonLines
    /// Made as a whole, from nothing.
    case file(any RowFile)
    case events(any EventWriter)

    /// An event in a form of its own; nil where all kinds of rows are written alike.
    package func event(_ row: EventRow) -> [UInt8]? {
        if case .events(let writer) = self { writer.row(row) } else { nil }
    }
}

/// Writes the pages of an answer in one form, one after the other.
package struct RowExport {
    /// Rows that are asked for at a time.
    package static let page = 500

    private let form: ExportForm
    private let change: ((String) -> String)?
    private var file: (any RowFile)?
    private var count = 0

    /// - Parameter change: what is done to every piece of text on the way out.
    package init(form: ExportForm, change: ((String) -> String)? = nil) {
        self.form = form
        self.change = change
        if case .file(let empty) = form { file = empty }
    }

    /// What stands before the first row.
    package var head: [UInt8] {
        if case .events(let writer) = form { writer.head } else { [] }
    }

    /// - Parameter event: an event in the form's own way, of other things nil.
    package mutating func rows<Row: ListedRow>(_ rows: [Row], event: (Row) -> [UInt8]?) throws(ExportFault) -> [UInt8] {
        var bytes: [UInt8] = []
        for row in rows {
            let row = change.map(row.changed) ?? row
            bytes += try written(row, event(row))
        }
        return bytes
    }

    /// What stands behind the last row.
    package mutating func tail() -> [UInt8] {
        switch form {
        case .events(let writer): writer.tail
        case .file: file?.finished() ?? []
        default: []
        }
    }

    private mutating func written(_ row: some ListedRow, _ event: [UInt8]?) throws(ExportFault) -> [UInt8] {
        defer { count += 1 }
        switch form {
        case .csv(let bom):
            let head = count == 0 ? (bom ? ListedTables.byteOrderMark : []) + ListedTables.csvHead(row) : []
            return head + ListedTables.csv(row)
        case .jsonLines: return ListedTables.json(row) + [UInt8(ascii: "\n")]
        case .file: return try file?.add(row) ?? []
        case .events(let writer):
            guard let event, !event.isEmpty else {
                count -= 1
                return []
            }
            return count > 0 ? writer.separator + event : event
        }
    }
}

package enum ExportFault: Error, Hashable, Sendable, CustomStringConvertible {
    case tooManyRows
    case tooManyEvents

    package var description: String {
        switch self {
        case .tooManyRows: "a sheet has no room for so many rows; ask for fewer, or for csv or parquet"
        case .tooManyEvents: "a document has no room for so many events; ask for fewer, or for html"
        }
    }
}
