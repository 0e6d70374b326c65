/// A file whose form needs more than one row after another: a workbook, a document, columns.
package protocol RowFile: Sendable {
    /// - Returns: what of the file can be written by now.
    mutating func add(_ row: some ListedRow) throws(ExportFault) -> [UInt8]
    /// The rest of the file.
    mutating func finished() -> [UInt8]
}
