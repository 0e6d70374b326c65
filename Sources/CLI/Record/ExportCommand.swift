import ArgumentParser
import Reading
import Record

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write events, claims, offers or control of the record in the forms of others.",
        discussion: """
            Rows come in the order of the lists, as many as there are, and stream. csv, jsonl, xlsx and parquet have every field of \
            every kind; the other forms are of events. What each form loses is told in Documentation/Exports.md.

            Examples:
              rapporteur export events --since 2024 --format geojson > events.geojson
              rapporteur export claims --source "Ministry of Defence" --format xlsx --output claims.xlsx
              rapporteur export --release spring-2024 --format parquet --output spring.parquet
            """)

    enum Things: String, CaseIterable, ExpressibleByArgument { case events, claims, offers, control }

    @Argument(help: "events, claims, offers or control; of a release what was frozen.") var things: Things?

    @Option(help: ArgumentHelp("The form: \(ExportFormat.allValueStrings.joined(separator: ", ")).", valueName: "form"))
    var format = ExportFormat.jsonl

    @Option(help: ArgumentHelp("The file to write; standard output unless given.", valueName: "file"), completion: .file())
    var output: String?

    @Flag(help: "csv with a byte-order mark, by which some spreadsheets know that it is UTF-8.") var bom = false

    @Option(help: ArgumentHelp("What was frozen under this name (rapporteur release), and that alone.", valueName: "name"))
    var release: String?

    @OptionGroup var record: RecordOptions
    @OptionGroup(title: "What is asked for") var filters: FilterOptions
    @OptionGroup var data: DataOptions
    @OptionGroup var redaction: RedactionOptions

    func validate() throws {
        if let things {
            try check(things)
            try AskedList(rawValue: things.rawValue)?.check(filters)
        } else if release == nil {
            throw ValidationError("Say what goes out: events, claims, offers or control.")
        }
        if format == .gpkg, output == nil { throw ValidationError("A GeoPackage is a file; name it with --output.") }
        if format.isBinary, output == nil, Terminal(.output).isTerminal {
            throw ValidationError("The form \(format.rawValue) is no text for a terminal; name a file with --output.")
        }
    }

    private func check(_ things: Things) throws {
        guard things == .events || ExportFormat.ofAllThings.contains(format) else {
            throw ValidationError("The form \(format.rawValue) is of events; \(things.rawValue) go out as csv, jsonl, xlsx or parquet.")
        }
    }

    func run() throws {
        let asked = try filters.filter(data)
        let store = try record.store(.read)
        guard let release else { return try write(things ?? .events, asked, store) }
        guard asked == Filter() else { throw ValidationError("A release has its own filter; leave the others out.") }
        let frozen = try opening { try store.release(release) }
        let things = Things(rawValue: frozen.list.rawValue) ?? .events
        guard self.things == nil || self.things == things else {
            throw ValidationError("The release “\(release)” is of \(things.rawValue).")
        }
        try check(things)
        if format == .jsonl, !redaction.redact { return try opening { try writeLines(of: frozen, store) } }
        try opening { if try !store.verify(frozen).holds { throw RecordError.doesNotHold(release) } }
        try write(things, frozen.rowFilter, store)
    }
}

extension ExportCommand {
    private func write(_ things: Things, _ filter: Filter, _ store: RecordStore) throws {
        let form = try opening { try format.form(ACLEDStates(data: try data.directory()), store.now, bom: bom) }
        try opening {
            guard let form else { return try writePackage(filter, store) }
            let change = redaction.redact ? try store.redactor().redacted : nil
            var export = try RowExport(form: form, path: output, change: change)
            switch things {
            case .events: try export.write { try store.events(filter, $0) } row: { form.event($0) }
            case .claims: try export.write { try store.claims(filter, $0) } row: { _ in nil }
            case .offers: try export.write { try store.offers(filter, $0) } row: { _ in nil }
            case .control: try export.write { try store.control(filter, $0) } row: { _ in nil }
            }
        }
    }

    /// As they were frozen, whatever became of the record.
    private func writeLines(of release: Release, _ store: RecordStore) throws {
        var lines = try output.map { try OutputStream(path: $0) } ?? OutputStream()
        try store.eachPart(of: release) { try lines.write($0) }
        try lines.flush()
    }

    private func writePackage(_ filter: Filter, _ store: RecordStore) throws {
        var package = try GeoPackage(path: output ?? "", made: store.now)
        var request = PageRequest(limit: RowExport.page)
        repeat {
            let page = try store.events(filter, request)
            try package.add(redaction.redacted(page.rows, store))
            request.after = page.next
        } while request.after != nil
        try package.finish()
    }
}

enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
    case csv, jsonl, xlsx, parquet, geojson, gpkg, kml, plover, polecat, acled, ucdp, gdelt, hxl, stix, atom, markdown, html, docx

    /// Forms that have every field of every kind of thing.
    static let ofAllThings: Set<ExportFormat> = [.csv, .jsonl, .xlsx, .parquet]

    /// No text that a terminal could show.
    var isBinary: Bool { [.xlsx, .parquet, .docx].contains(self) }

    /// How rows are written; nil where the form is a file of its own kind.
    func form(_ states: ACLEDStates, _ now: Moment, bom: Bool) -> ExportForm? {
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

/// How rows are written.
enum ExportForm {
    case csv(bom: Bool)
    case jsonLines
    case file(any RowFile)
    case events(any EventWriter)

    /// An event in a form of its own; nil where all kinds of rows are written alike.
    func event(_ row: EventRow) -> [UInt8]? {
        if case .events(let writer) = self { writer.row(row) } else { nil }
    }
}

/// Writes all pages of an answer in one form.
struct RowExport: ~Copyable {
    /// Rows that are asked for at a time.
    static let page = 500

    private let form: ExportForm
    private let change: ((String) -> String)?
    private var output: OutputStream
    /// Of a form that is made as a whole.
    private var file: (any RowFile)?
    private var count = 0

    /// - Parameter change: what is done to every piece of text on the way out.
    init(form: ExportForm, path: String?, change: ((String) -> String)? = nil) throws {
        self.form = form
        self.change = change
        if case .file(let empty) = form { file = empty }
        output = try path.map { try OutputStream(path: $0) } ?? OutputStream()
    }

    mutating func write<Row: ListedRow>(
        _ pages: (PageRequest) throws -> Page<Row>, row event: (Row) -> [UInt8]?
    ) throws {
        if case .events(let writer) = form { try output.write(writer.head) }
        var request = PageRequest(limit: RowExport.page)
        repeat {
            let page = try pages(request)
            for row in page.rows {
                let row = change.map(row.changed) ?? row
                try write(row, event(row))
            }
            request.after = page.next
        } while request.after != nil
        switch form {
        case .events(let writer): try output.write(writer.tail)
        case .file: if let rest = file?.finished() { try output.write(rest) }
        default: break
        }
        try output.flush()
    }

    private mutating func write(_ row: some ListedRow, _ event: [UInt8]?) throws {
        switch form {
        case .csv(let bom):
            if count == 0 { try output.write((bom ? ListedTables.byteOrderMark : []) + ListedTables.csvHead(row)) }
            try output.write(ListedTables.csv(row))
        case .jsonLines: try output.write(ListedTables.json(row) + [UInt8(ascii: "\n")])
        case .file: if let bytes = try file?.add(row) { try output.write(bytes) }
        case .events(let writer):
            guard let event, !event.isEmpty else { return }
            if count > 0 { try output.write(writer.separator) }
            try output.write(event)
        }
        count += 1
    }
}
