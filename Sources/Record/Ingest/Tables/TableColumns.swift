import Reading

/// Which columns of a table hold what, as the user says: `text=body,title=headline`.
package struct ColumnMapping: Hashable, Sendable {
    package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
        package var description: String
    }

    /// Nil for a field that no column holds, whatever the names say.
    private(set) var columns: [ReportField: String?] = [:]

    package init(_ words: String) throws(Fault) {
        for part in words.split(separator: ",") {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { Self.trimmed($0) }
            guard sides.count == 2 else {
                throw Fault(
                    description: "“\(part)” is no mapping; write FIELD=COLUMN, several with commas, as text=body,title=headline")
            }
            guard let field = ReportField(rawValue: sides[0].lowercased()) else {
                let known = ReportField.allCases.map(\.rawValue).joined(separator: ", ")
                throw Fault(description: "there is no field “\(sides[0])”; a column can be mapped to \(known)")
            }
            guard columns[field] == nil else { throw Fault(description: "the field “\(field.rawValue)” is mapped twice") }
            columns[field] = .some(sides[1].isEmpty ? nil : sides[1])
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop { $0 == " " }
        return String(start.reversed().drop { $0 == " " }.reversed())
    }
}

/// The columns of one table, found by what the user says and what their names say.
struct TableColumns {
    let names: [String]
    private(set) var columns: [ReportField: Int] = [:]

    init(_ names: [String], mapping: ColumnMapping?, known: ColumnNames) throws(IngestFault) {
        self.names = names
        guard names.contains(where: { !$0.isEmpty }) else { throw .noHeader }
        let folded = names.map(ColumnNames.folded)
        for field in ReportField.allCases {
            guard case .some(let told) = mapping?.columns[field] else { continue }
            guard let told else { continue }
            guard let column = names.firstIndex(of: told) ?? folded.firstIndex(of: ColumnNames.folded(told)) else {
                throw .noColumn(told, among: names)
            }
            columns[field] = column
        }
        let taken = Set(columns.values)
        for field in ReportField.allCases where mapping?.columns[field] == nil {
            guard let column = known.column(of: field, among: names), !taken.contains(column) else { continue }
            columns[field] = column
        }
        guard columns[.text] != nil else { throw .noTextColumn(among: names) }
    }

    /// The separator of a header line: the one of which it has most outside quotes.
    static func separator(of line: [UInt8]) -> UInt8 {
        let candidates = Array("\t,;|".utf8)
        var counts = [Int](repeating: 0, count: candidates.count)
        var isQuoted = false
        for byte in line {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted, let place = candidates.firstIndex(of: byte) { counts[place] += 1 }
        }
        guard let most = counts.max(), most > 0, let place = counts.firstIndex(of: most) else { return UInt8(ascii: ",") }
        return candidates[place]
    }

    /// Whether a text of no known kind is a table by its first line: several short names, a known one of the words among them.
    static func looksLikeHeader(_ line: [UInt8], known: ColumnNames) -> Bool {
        guard line.count <= 2000, let text = String(validating: line, as: UTF8.self) else { return false }
        var scan = RowScan(separator: separator(of: line))
        guard case .row = scan.advance(over: line, isLast: true), scan.cells.count >= 2 else { return false }
        let names = scan.cells.map { TableCell(Array(text.utf8), $0).words.line ?? "" }
        return names.allSatisfy { !$0.isEmpty && $0.utf8.count <= 40 && $0.split(separator: " ").count <= 4 }
            && known.column(of: .text, among: names) != nil
            && ReportField.allCases.count { known.column(of: $0, among: names) != nil } >= 2
    }
}

/// One cell of a row, its quotes undone.
struct TableCell {
    private(set) var words = GivenWords()

    /// - Parameter range: the cell as it was written, quotes and all.
    init(_ text: [UInt8], _ range: Range<Int>) {
        let quote = UInt8(ascii: "\"")
        guard range.count >= 2, text[range.lowerBound] == quote, text[range.upperBound - 1] == quote else {
            add(text, range)
            return
        }
        var at = range.lowerBound + 1
        let end = range.upperBound - 1
        while at < end {
            let stop = text[at..<end].firstIndex(of: quote).map { $0 + 1 } ?? end
            add(text, at..<stop)
            // The second of two quotes is how the first is written.
            at = stop < end ? stop + 1 : stop
        }
    }

    private mutating func add(_ text: [UInt8], _ range: Range<Int>) {
        words.bytes += text[range]
        words.offsets.append(characters: range.count, textWidth: 1, origin: range.lowerBound, originWidth: 1)
    }
}
