import Reading

/// A table with a report to a row: comma-separated values and their kin with tabs, semicolons or bars.
///
/// A row is kept as it was written, without its line end, and read by itself; the table is never held whole.
struct TableSource {
    let path: String
    let texts: ReportReader
    let mapping: ColumnMapping?
    let known: ColumnNames

    /// - Parameter stream: stands at the beginning of the table.
    func arrivals(in stream: ByteStream, each: (Arrival, Int) throws -> Void) throws {
        let file = InputPlace(path: path)
        do {
            let table = try OpenTable(stream, texts: texts, place: file)
            try arrivals(in: table, stream, each: each)
        } catch let fault as IngestFault {
            try each(Arrival(file, fault), stream.taken)
        } catch let error as TextError {
            try each(.failed(error.place, reason: error.fault.sentence), stream.taken)
        }
    }

    private func arrivals(in table: OpenTable, _ stream: ByteStream, each: (Arrival, Int) throws -> Void) throws {
        var rows = table.rows
        var header: TableHeader?
        while let piece = try rows.next() {
            switch piece {
            case .broken(let line, let fault):
                guard header != nil else { throw fault }
                try each(Arrival(InputPlace(path: path, line: line), fault), stream.taken)
            case .row(let row):
                if let header {
                    try each(arrival(of: row, header, table), stream.taken)
                } else {
                    header = try TableHeader(row, table, mapping: mapping, known: known, texts: texts)
                }
            }
        }
        if header == nil { throw IngestFault.empty }
    }

    private func arrival(of row: TableRows.Row, _ header: TableHeader, _ table: OpenTable) -> Arrival {
        let place = InputPlace(path: path, line: row.line)
        do {
            let source = try table.source(of: row, texts: texts, place: place)
            var given = try header.record(row, source, place)
            if table.whole != nil {
                given.span = Span(given.span.start + row.base, given.span.end + row.base)
                given.words.offsets = given.words.offsets.shifted(by: row.base)
            }
            return Arrival(.success(try texts.report(of: given, in: table.whole ?? source)))
        } catch let fault as IngestFault {
            return Arrival(place, fault)
        } catch let error as TextError {
            return error.fault == .recordWithoutText ? Arrival(place, header.emptyText) : .failed(place, reason: error.fault.sentence)
        } catch {
            return .failed(place, reason: "\(error)")
        }
    }
}

/// A table whose encoding and separator are known.
private struct OpenTable {
    var rows: TableRows
    var separator: UInt8
    /// All of a table that had to be decoded before it could be cut (UTF-16).
    var whole: RecordSource?

    init(_ stream: ByteStream, texts: ReportReader, place: InputPlace) throws {
        let head = try stream.beginning(1 << 16)
        guard !head.isEmpty else { throw IngestFault.empty }
        let isWide = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
        if isWide || texts.hints.encoding == .utf16LittleEndian || texts.hints.encoding == .utf16BigEndian {
            let bytes = try stream.all(limit: texts.limits.containerBytes)
            let source = try RecordSource(bytes, as: texts.hints.encoding, place: place)
            whole = source
            separator = TableColumns.separator(of: OpenTable.firstLine(source.text))
            rows = TableRows(separator: separator, limit: texts.limits.fileBytes, beginning: source.text) { [] }
            return
        }
        let mark = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        _ = try stream.skip(mark)
        separator = TableColumns.separator(of: OpenTable.firstLine(Array(head[mark...])))
        rows = TableRows(separator: separator, limit: texts.limits.fileBytes, base: mark) { try stream.next() }
    }

    private static func firstLine(_ text: [UInt8]) -> [UInt8] {
        Array(text.drop { $0 == 0x0A || $0 == 0x0D }.prefix { $0 != 0x0A && $0 != 0x0D })
    }

    /// A row's characters; those of a whole table were decoded with it.
    func source(of row: TableRows.Row, texts: ReportReader, place: InputPlace) throws -> RecordSource {
        try RecordSource(row.bytes, as: whole == nil ? texts.hints.encoding : .utf8, base: row.base, place: place)
    }
}

/// The first row of a table, by which the others are read.
private struct TableHeader {
    let columns: TableColumns
    let separator: UInt8

    init(_ row: TableRows.Row, _ table: OpenTable, mapping: ColumnMapping?, known: ColumnNames, texts: ReportReader) throws {
        separator = table.separator
        let text = try table.source(of: row, texts: texts, place: InputPlace(path: "", line: row.line)).text
        var scan = RowScan(separator: separator)
        _ = scan.advance(over: text, isLast: true)
        columns = try TableColumns(scan.cells.map { TableCell(text, $0).words.line ?? "" }, mapping: mapping, known: known)
    }

    func record(_ row: TableRows.Row, _ source: RecordSource, _ place: InputPlace) throws -> GivenRecord {
        let text = source.text
        var scan = RowScan(separator: separator)
        _ = scan.advance(over: text, isLast: true)
        guard scan.cells.count <= columns.names.count else {
            throw IngestFault.tooManyCells(scan.cells.count, columns: columns.names.count)
        }
        func words(_ field: ReportField) -> GivenWords {
            guard let column = columns.columns[field], column < scan.cells.count else { return GivenWords() }
            return TableCell(text, scan.cells[column]).words
        }
        var given = GivenRecord(place: place, span: Span(0, text.count), words: words(.text))
        guard given.words.bytes.contains(where: { $0 > 0x20 }) else { throw emptyText }
        if given.words.havePageTags { given.form = .html }
        given.head.name = words(.id).line
        given.head.title = words(.title).line
        given.head.outlet = words(.outlet).line
        given.head.author = words(.author).line
        given.head.url = words(.url).line
        given.head.language = words(.language).line
        guard given.takeDate(words(.published).bytes) else { throw IngestFault.noDate(column: name(.published)) }
        return given
    }

    var emptyText: IngestFault { .emptyCell(column: name(.text)) }

    private func name(_ field: ReportField) -> String { columns.columns[field].map { columns.names[$0] } ?? field.rawValue }
}
