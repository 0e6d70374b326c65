import Reading

/// The forms of others in which rows leave the record.
package enum ExportFormat: String, CaseIterable, Sendable {
    case csv, jsonl, xlsx, geojson, gpkg, kml, plover, polecat, acled, ucdp, gdelt, hxl, stix, atom, markdown, html

    /// Forms that have every field of every kind of thing.
    package static let ofAllThings: Set<ExportFormat> = [.csv, .jsonl, .xlsx]

    /// How rows are written; nil where the form is a file of its own kind.
    package func form(_ states: ACLEDStates, _ now: Moment, bom: Bool) -> ExportForm? {
        switch self {
        case .csv: .csv(bom: bom)
        case .jsonl: .jsonLines
        case .xlsx: .workbook
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
        }
    }
}

/// The things that leave the record.
package enum ExportedThings: String, CaseIterable, Sendable { case events, claims, offers, control }

/// How rows are written.
package enum ExportForm: Sendable {
    case csv(bom: Bool)
    case jsonLines
    case workbook
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
    private var workbook = Workbook()
    private var count = 0

    /// - Parameter change: what is done to every piece of text on the way out.
    package init(form: ExportForm, change: ((String) -> String)? = nil) {
        self.form = form
        self.change = change
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
        case .workbook: workbook.finished()
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
        case .workbook:
            guard !workbook.isFull else { throw .tooManyRows }
            workbook.add(row)
            return []
        case .events(let writer):
            guard let event, !event.isEmpty else {
                count -= 1
                return []
            }
            return count > 0 ? writer.separator + event : event
        }
    }
}

package enum ExportFault: Error, CustomStringConvertible {
    case tooManyRows

    package var description: String {
        switch self {
        case .tooManyRows: "a sheet has room for \(Workbook.rowLimit - 1) rows and there are more; ask for fewer, or for csv"
        }
    }
}
