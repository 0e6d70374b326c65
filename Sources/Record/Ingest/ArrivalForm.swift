import Reading

/// What an input of an ingest is: the forms of a report, and those that hold many.
package enum ArrivalForm: Hashable, Sendable {
    case report(InputFormat)
    /// A row a report.
    case table
    /// WARC, packed by gzip or not.
    case archive
    /// RSS or Atom.
    case feed

    package static let names: [(name: String, form: ArrivalForm)] = [
        ("text", .report(.plain)), ("html", .report(.html)), ("pdf", .report(.pdf)), ("jsonl", .report(.jsonLines)),
        ("json", .report(.json)), ("csv", .table), ("warc", .archive), ("feed", .feed),
    ]

    package init?(name: String) {
        guard let known = ArrivalForm.names.first(where: { $0.name == name }) else { return nil }
        self = known.form
    }

    package var name: String { ArrivalForm.names.first { $0.form == self }?.name ?? "text" }
}

extension ArrivalForm {
    /// The form by the first bytes, gzip taken off, and by the name's ending where they leave it open; nil for what `ReportReader`
    /// tells apart itself.
    static func recognised(in head: [UInt8], path: String, columns: ColumnNames) -> ArrivalForm? {
        if WARCReader.isArchive(head) { return .archive }
        if FeedReader.isFeed(narrow(head)) { return .feed }
        let name = ending(of: path)
        if ["rss", "atom", "rdf"].contains(name) { return .feed }
        // XML that is no feed is named as such, and not read as text with tags in it.
        if narrow(head).starts(with: Array("<?xml".utf8)), name == "xml" { return .feed }
        let text = narrow(head)
        let first = text.first { $0 > 0x20 }
        if let first, Array("<{[".utf8).contains(first) { return nil }
        if ["csv", "tsv"].contains(name), !text.starts(with: Array("%PDF-".utf8)) { return .table }
        return TableColumns.looksLikeHeader(Array(text.prefix { $0 != 0x0A && $0 != 0x0D }), known: columns) ? .table : nil
    }

    /// The first bytes without a mark and, of UTF-16, without its zeros.
    private static func narrow(_ head: [UInt8]) -> [UInt8] {
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(head.dropFirst(3)) }
        guard head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) else { return head }
        return head.dropFirst(2).filter { $0 != 0 }
    }

    private static func ending(of path: String) -> String {
        var name = path.lowercased()[...]
        if name.hasSuffix(".gz") { name = name.dropLast(3) }
        guard let dot = name.lastIndex(of: "."), !name[dot...].contains("/") else { return "" }
        return String(name[name.index(after: dot)...])
    }
}

/// What the user says of the inputs of an ingest; kept with the import, so that failed inputs can be read again in the same way.
package struct SourceSettings: Hashable, Sendable {
    package var form: ArrivalForm?
    package var encoding: String?
    package var columns: String?

    package init(form: ArrivalForm? = nil, encoding: String? = nil, columns: String? = nil) {
        self.form = form
        self.encoding = encoding
        self.columns = columns
    }

    var words: [String] {
        [form.map { "as " + $0.name }, encoding.map { "encoding " + $0 }, columns.map { "columns " + $0 }].compactMap(\.self)
    }

    init(words: [String]) {
        for word in words {
            let parts = word.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            switch parts[0] {
            case "as": form = ArrivalForm(name: parts[1])
            case "encoding": encoding = parts[1]
            case "columns": columns = parts[1]
            default: break
            }
        }
    }
}

/// Opens inputs of any form; made once for a run.
package struct SourceReading: Sendable {
    let texts: ReportReader
    let form: ArrivalForm?
    let mapping: ColumnMapping?
    let columns: ColumnNames

    package init(_ settings: SourceSettings = SourceSettings(), texts: ReportReader, columns: ColumnNames) throws(ColumnMapping.Fault) {
        var texts = texts
        if case .report(let format)? = settings.form { texts.hints.format = format }
        if let encoding = settings.encoding { texts.hints.encoding = TextEncoding(label: encoding) }
        self.texts = texts
        form = settings.form
        if let words = settings.columns { mapping = try ColumnMapping(words) } else { mapping = nil }
        self.columns = columns
    }

    package func source(_ path: String) -> FileSource { FileSource(path: path, reading: self) }
}
