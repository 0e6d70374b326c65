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

    @Argument(help: "events, claims, offers or control; of a release what was frozen.") var things: ExportedThings?

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

    private func check(_ things: ExportedThings) throws {
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
        let things = frozen.list
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
    private func write(_ things: ExportedThings, _ filter: Filter, _ store: RecordStore) throws {
        let form = try opening { try format.form(ACLEDStates(data: try data.directory()), store.now, bom: bom) }
        try opening {
            guard let form else { return try writePackage(filter, store) }
            let change = redaction.redact ? try store.redactor().redacted : nil
            var file = try ExportFile(RowExport(form: form, change: change), path: output)
            switch things {
            case .events: try file.write { try store.events(filter, $0) } row: { form.event($0) }
            case .claims: try file.write { try store.claims(filter, $0) } row: { _ in nil }
            case .offers: try file.write { try store.offers(filter, $0) } row: { _ in nil }
            case .control: try file.write { try store.control(filter, $0) } row: { _ in nil }
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

extension ExportFormat: ExpressibleByArgument {}
extension ExportedThings: ExpressibleByArgument {}

/// An export on its way into a file or to standard output.
struct ExportFile: ~Copyable {
    private var export: RowExport
    private var output: OutputStream

    init(_ export: RowExport, path: String?) throws {
        self.export = export
        output = try path.map { try OutputStream(path: $0) } ?? OutputStream()
    }

    mutating func write<Row: ListedRow>(_ pages: (PageRequest) throws -> Page<Row>, row event: (Row) -> [UInt8]?) throws {
        try output.write(export.head)
        var request = PageRequest(limit: RowExport.page)
        repeat {
            let page = try pages(request)
            try output.write(export.rows(page.rows, event: event))
            request.after = page.next
        } while request.after != nil
        try output.write(export.tail())
        try output.flush()
    }
}
