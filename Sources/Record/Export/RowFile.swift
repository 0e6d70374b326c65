/// A file whose form needs more than one row after another: a workbook, a document, columns.
package protocol RowFile: Sendable {
    /// - Returns: what of the file can be written by now.
    mutating func add(_ row: some ListedRow) throws -> [UInt8]
    /// The rest of the file.
    mutating func finished() -> [UInt8]
}

/// More rows than a form has room for.
package enum RowFileFault: Error, Hashable, Sendable, CustomStringConvertible {
    case sheetIsFull
    case documentIsFull

    package var description: String {
        switch self {
        case .sheetIsFull: "a sheet has no room for so many rows; ask for fewer, or for csv or parquet"
        case .documentIsFull: "a document has no room for so many events; ask for fewer, or for html"
        }
    }
}
