/// Writes events in one form, row by row, so that any number of them streams.
///
/// The room holds one writer a file; what each form loses is told in `Documentation/Exports.md`. Every row carries its id, the words
/// it rests on, who tells it, a link, and what read it, in the columns that its form has for them.
package protocol EventWriter: Sendable {
    /// What stands before the first row.
    var head: [UInt8] { get }
    /// One event; empty where the form has no place for it.
    func row(_ event: EventRow) -> [UInt8]
    /// What stands between two rows.
    var separator: [UInt8] { get }
    /// What stands behind the last row.
    var tail: [UInt8] { get }
}

extension EventWriter {
    package var head: [UInt8] { [] }
    package var separator: [UInt8] { [] }
    package var tail: [UInt8] { [] }
}
