/// Cuts a stream into the rows of a table; a broken row is told and the next line is tried, a row beyond the limit is not held.
struct TableRows {
    struct Row {
        /// Line on which it begins, from 1.
        var line: Int
        /// Offset of its first byte in the stream.
        var base: Int
        var bytes: [UInt8]
    }

    enum Piece {
        case row(Row)
        case broken(line: Int, IngestFault)
    }

    private let separator: UInt8
    private let limit: Int
    private let more: () throws -> [UInt8]
    private var buffer: [UInt8]
    private var at = 0
    private var line = 1
    private var base: Int
    private var isAtEnd = false

    /// - Parameters:
    ///   - beginning: bytes that were taken already.
    ///   - base: where in the stream they begin.
    ///   - more: gives further bytes, none at their end.
    init(separator: UInt8, limit: Int, beginning: [UInt8] = [], base: Int = 0, more: @escaping () throws -> [UInt8]) {
        self.separator = separator
        self.limit = limit
        self.more = more
        self.base = base
        buffer = beginning
    }

    /// The next row that is not blank; nil at the end.
    mutating func next() throws -> Piece? {
        while true {
            compact()
            if at == buffer.count, try !fill() { return nil }
            var scan = RowScan(separator: separator, from: at)
            let piece = try piece(&scan)
            if case .row(let row) = piece, row.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
            return piece
        }
    }

    private mutating func piece(_ scan: inout RowScan) throws -> Piece {
        while true {
            switch scan.advance(over: buffer, isLast: isAtEnd) {
            case .row(let end, let next):
                let row = Row(line: line, base: base + at, bytes: Array(buffer[at..<end]))
                step(to: next, lines: scan.innerLines + 1)
                return .row(row)
            case .wordsAfterQuote: return try broken(.wordsAfterQuote)
            case .open:
                if isAtEnd { return try broken(.quoteOpen) }
                if buffer.count - at > limit { return try broken(.tooLarge(limit: limit)) }
                _ = try fill()
            }
        }
    }

    /// Goes on behind the first line end, where the next row begins if the quote was a slip.
    private mutating func broken(_ fault: IngestFault) throws -> Piece {
        let place = line
        while true {
            if let end = buffer[at...].firstIndex(of: 0x0A) {
                step(to: end + 1, lines: 1)
                break
            }
            at = buffer.count
            compact()
            if try !fill() { break }
        }
        return .broken(line: place, fault)
    }

    private mutating func step(to next: Int, lines: Int) {
        at = next
        line += lines
    }

    /// Gives up what was read once it is the larger half, so that each byte moves but few times.
    private mutating func compact() {
        guard at * 2 >= buffer.count else { return }
        base += at
        buffer.removeSubrange(..<at)
        at = 0
    }

    private mutating func fill() throws -> Bool {
        let piece = try more()
        if piece.isEmpty { isAtEnd = true }
        buffer += piece
        return !piece.isEmpty
    }
}
