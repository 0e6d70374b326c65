/// What single bytes of UTF-8 text are. Bytes from 0x80 up belong to wider characters; see `Scalars`.
extension UInt8 {
    @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }
    @inline(__always) var isUpperLetter: Bool { self &- 0x41 < 26 }
    @inline(__always) var isLowerLetter: Bool { self &- 0x61 < 26 }
    @inline(__always) var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    /// Space, tab, line feed, form feed, carriage return.
    @inline(__always) var isBlank: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
    @inline(__always) var isContinuation: Bool { self & 0xC0 == 0x80 }
    /// The lower-case form of an ASCII letter, everything else as it is.
    @inline(__always) var lowered: UInt8 { isUpperLetter ? self | 0x20 : self }
}

extension [UInt8] {
    /// The span without blank bytes, no-break spaces and byte-order marks at its ends.
    func trimmed(_ span: Span) -> Span {
        var start = span.start
        var end = span.end
        while start < end {
            let width = blankWidth(at: start, limit: end)
            if width == 0 { break }
            start += width
        }
        while end > start {
            let width = blankWidth(before: end, limit: start)
            if width == 0 { break }
            end -= width
        }
        return Span(start, end)
    }

    /// Bytes of the blank character that starts here; 0 where another stands.
    func blankWidth(at offset: Int, limit: Int) -> Int {
        let byte = self[offset]
        if byte.isBlank { return 1 }
        if byte == 0xC2, offset + 1 < limit, self[offset + 1] == 0xA0 { return 2 }
        if byte >= 0xE2, offset + 2 < limit, isWideBlank(offset) { return 3 }
        return 0
    }

    private func blankWidth(before offset: Int, limit: Int) -> Int {
        if self[offset - 1].isBlank { return 1 }
        if offset - 2 >= limit, self[offset - 2] == 0xC2, self[offset - 1] == 0xA0 { return 2 }
        if offset - 3 >= limit, isWideBlank(offset - 3) { return 3 }
        return 0
    }

    /// En space to zero-width space, line and paragraph separator, narrow no-break space, ideographic space, mark.
    private func isWideBlank(_ offset: Int) -> Bool {
        switch (self[offset], self[offset + 1], self[offset + 2]) {
        case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF),
            (0xE2, 0x81, 0xA0), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
            true
        default: false
        }
    }

    /// Whether `phrase` stands at `offset`; an upper-case ASCII letter of the text equals its lower-case one.
    func holds(_ phrase: [UInt8], at offset: Int) -> Bool {
        guard offset >= 0, offset + phrase.count <= count else { return false }
        for index in phrase.indices where self[offset + index].lowered != phrase[index] { return false }
        return true
    }

    /// First place of `phrase` in the range, or nil.
    func first(_ phrase: [UInt8], in range: Range<Int>) -> Int? {
        guard let head = phrase.first, range.count >= phrase.count else { return nil }
        var at = range.lowerBound
        while at + phrase.count <= range.upperBound {
            if self[at].lowered == head, holds(phrase, at: at) { return at }
            at += 1
        }
        return nil
    }
}
