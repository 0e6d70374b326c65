/// What a column of a table can tell of a report.
package enum ReportField: String, CaseIterable, Hashable, Sendable {
    case text, title, published, outlet, author, url, id, language
}

/// The names that makers of tables give their columns, from `Data/lexicons/page/columns.txt`, the surest first.
package struct ColumnNames: Sendable {
    private let names: [ReportField: [String]]

    package init(data: DataDirectory) throws(DataError) {
        let file = try LexiconFile("lexicons/page/columns.txt", in: data)
        var names: [ReportField: [String]] = [:]
        for (key, values, line) in try file.entries() {
            guard let field = ReportField(rawValue: key) else {
                throw DataError(file: file.file, fault: .wrong(line: line, "no field “\(key)”"))
            }
            names[field, default: []] += values
        }
        self.names = names
    }

    /// The column that a field's names point to; nil where none does.
    package func column(of field: ReportField, among columns: [String]) -> Int? {
        let folded = columns.map(ColumnNames.folded)
        return (names[field] ?? []).lazy.compactMap { folded.firstIndex(of: $0) }.first
    }

    /// “Publication_Date” and “publication date” are one name.
    package static func folded(_ name: String) -> String {
        let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
        return words.joined(separator: " ")
    }
}
