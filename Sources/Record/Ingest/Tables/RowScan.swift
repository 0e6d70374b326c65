/// One walk over the bytes of a row of comma-separated values (RFC 4180), which may stop and go on with more of them.
///
/// Quotes count only at the beginning of a cell; a line end is LF, CRLF or CR.
struct RowScan {
    enum End: Hashable {
        /// More bytes are needed to tell.
        case open
        /// The row ends before `end`; the next one begins at `next`.
        case row(end: Int, next: Int)
        case wordsAfterQuote
    }

    private enum State { case start, bare, quoted, closed }

    let separator: UInt8
    private var state = State.start
    private var at: Int
    private var cellStart: Int
    private(set) var cells: [Range<Int>] = []
    /// Line ends inside quotes.
    private(set) var innerLines = 0

    init(separator: UInt8, from start: Int = 0) {
        self.separator = separator
        at = start
        cellStart = start
    }

    /// - Parameter isLast: nothing follows these bytes.
    mutating func advance(over bytes: [UInt8], isLast: Bool) -> End {
        while at < bytes.count {
            let byte = bytes[at]
            if state == .quoted {
                if byte == UInt8(ascii: "\"") { state = .closed } else if byte == 0x0A { innerLines += 1 }
                at += 1
                continue
            }
            switch byte {
            case UInt8(ascii: "\"") where state == .start || state == .closed: state = .quoted
            case separator: endCell()
            case 0x0A: return end(next: at + 1)
            case 0x0D:
                // Whether a line feed belongs to it shows in the next byte.
                guard at + 1 < bytes.count || isLast else { return .open }
                return end(next: at + 1 < bytes.count && bytes[at + 1] == 0x0A ? at + 2 : at + 1)
            case _ where state == .closed: return .wordsAfterQuote
            default: state = .bare
            }
            at += 1
        }
        return isLast && state != .quoted ? end(next: at) : .open
    }

    private mutating func endCell() {
        cells.append(cellStart..<at)
        cellStart = at + 1
        state = .start
    }

    private mutating func end(next: Int) -> End {
        cells.append(cellStart..<at)
        return .row(end: at, next: next)
    }
}
