#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A table of `Data/codebooks`: tab-separated, the first line names the columns, `#` begins a remark, `-` stands for nothing.
struct CodeTable: Sendable {
    struct Row: Hashable, Sendable {
        var line: Int
        var cells: [String]

        subscript(column: Int) -> String? { cells[column] == "-" ? nil : cells[column] }
    }

    let path: String
    let rows: [Row]

    init(path: String, columns: [String]) throws(DataError) {
        guard let bytes = FileManager.default.contents(atPath: path) else { throw DataError(file: path, fault: .missing) }
        self.path = path
        var rows: [Row] = []
        var hasHead = false
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            let text = Substring(decoding: line, as: UTF8.self)
            guard !text.isEmpty, !text.hasPrefix("#") else { continue }
            let cells = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if !hasHead {
                guard cells == columns else {
                    throw DataError(
                        file: path, fault: .wrong(line: index + 1, "columns must be: \(columns.joined(separator: ", "))"))
                }
                hasHead = true
            } else {
                guard cells.count == columns.count else {
                    throw DataError(file: path, fault: .wrong(line: index + 1, "\(cells.count) cells, not \(columns.count)"))
                }
                rows.append(Row(line: index + 1, cells: cells))
            }
        }
        self.rows = rows
    }
}
