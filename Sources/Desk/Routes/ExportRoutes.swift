import HTTPTypes
import Record

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The record in the forms of others, page by page, so that any number of rows streams.
enum ExportRoutes {
    static let all: [Endpoint] = [
        Endpoint(
            method: .get, path: "/export/{form}", role: .reader,
            parameters: FilterNames.all + ["things", "bom", Endpoint.sealed],
            handler: .waiting { ask, desk in try await answer(ask, desk) })
    ]

    private static func answer(_ ask: Ask, _ desk: Desk) async throws -> Answer {
        guard let format = ExportFormat(rawValue: ask.captured["form"] ?? "") else {
            throw Problem(.notFound, "forms are \(ExportFormat.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        let words = try ask.query.value("things") ?? ExportedThings.events.rawValue
        guard let things = ExportedThings(rawValue: words) else {
            throw Problem(.badValue, "things are \(ExportedThings.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        guard things == .events || ExportFormat.ofAllThings.contains(format) else {
            throw Problem(.badValue, "\(format.rawValue) is of events; \(things.rawValue) go out as csv, jsonl or xlsx")
        }
        let bom = try ask.query.flag("bom")
        // Of a wrong word in a filter the status tells, not a file that ends early.
        let job = try await desk.pool.run { () throws -> ExportJob in
            let filter = try desk.filter(ask)
            let redactor = try desk.store.redactor()
            if ask.showsSealed, !redactor.isEmpty {
                try desk.store.note("exported \(things.rawValue) with sealed names", by: ask.visitor.name)
            }
            return ExportJob(
                things: things, filter: filter, redactor: ask.showsSealed || redactor.isEmpty ? nil : redactor, store: desk.store)
        }
        let headers: [HTTPField.Name: String] = [
            .contentDisposition: "attachment; filename=\"\(things.rawValue).\(format.ending)\""
        ]
        guard let form = format.form(desk.states, desk.store.now, bom: bom) else {
            let bytes = try await desk.pool.run { try job.package() }
            return Answer(type: format.mediaType, body: .bytes(bytes), headers: headers)
        }
        return Answer(
            type: format.mediaType, body: .stream { writer in try await job.write(form, desk.pool, &writer) }, headers: headers)
    }
}

/// One export.
private struct ExportJob: Sendable {
    let things: ExportedThings
    let filter: Filter
    let redactor: Redactor?
    let store: RecordStore

    func write(_ form: ExportForm, _ pool: StorePool, _ writer: inout AnswerWriter) async throws {
        var export = RowExport(form: form, change: redactor.map { redactor in { redactor.redacted($0) } })
        try await writer.write(export.head)
        switch things {
        case .events: try await pages(&export, pool, &writer, { try store.events(filter, $0) }) { form.event($0) }
        case .claims: try await pages(&export, pool, &writer, { try store.claims(filter, $0) }) { _ in nil }
        case .offers: try await pages(&export, pool, &writer, { try store.offers(filter, $0) }) { _ in nil }
        case .control: try await pages(&export, pool, &writer, { try store.control(filter, $0) }) { _ in nil }
        }
        try await writer.write(export.tail())
    }

    private func pages<Row: ListedRow>(
        _ export: inout RowExport, _ pool: StorePool, _ writer: inout AnswerWriter,
        _ ask: @escaping @Sendable (PageRequest) throws -> Page<Row>, event: (Row) -> [UInt8]?
    ) async throws {
        var request = PageRequest(limit: RowExport.page)
        repeat {
            let wanted = request
            let page = try await pool.run { try ask(wanted) }
            try await writer.write(export.rows(page.rows, event: event))
            request.after = page.next
        } while request.after != nil
    }

    /// A GeoPackage is an SQLite file: it is made beside the record's temporary files and sent whole.
    func package() throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.path + "/rapporteur-" + UUID().uuidString + ".gpkg"
        defer { for end in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: path + end) } }
        var package = try GeoPackage(path: path, made: store.now)
        var request = PageRequest(limit: RowExport.page)
        repeat {
            let page = try store.events(filter, request)
            try package.add(redactor.map { redactor in page.rows.map { $0.changed(redactor.redacted) } } ?? page.rows)
            request.after = page.next
        } while request.after != nil
        try package.finish()
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw Problem(.internal, "the package could not be made")
        }
        return Array(bytes)
    }
}

extension ExportFormat {
    /// The ending of a file's name.
    var ending: String {
        switch self {
        case .plover, .stix: "json"
        case .polecat: "tsv"
        case .acled, .ucdp, .hxl: "csv"
        case .gdelt: "tsv"
        case .atom: "xml"
        case .markdown: "md"
        default: rawValue
        }
    }

    var mediaType: String {
        switch self {
        case .csv, .acled, .ucdp, .hxl: "text/csv; charset=utf-8"
        case .polecat, .gdelt: "text/tab-separated-values; charset=utf-8"
        case .jsonl: "application/x-ndjson"
        case .plover: "application/x-ndjson"
        case .parquet: "application/vnd.apache.parquet"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .geojson: "application/geo+json"
        case .gpkg: "application/geopackage+sqlite3"
        case .kml: "application/vnd.google-earth.kml+xml"
        case .stix: "application/stix+json;version=2.1"
        case .atom: "application/atom+xml; charset=utf-8"
        case .markdown: "text/markdown; charset=utf-8"
        case .html: "text/html; charset=utf-8"
        }
    }
}
