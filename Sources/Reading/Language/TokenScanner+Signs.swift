extension TokenScanner {
    /// Digits with inner points, commas, colons and slashes, and a suffix: "1,200", "9:30", "25th", "5pm" in two.
    mutating func takeNumber() {
        let start = position
        var offset = digitsEnd(start)
        while ".,:/".utf8.contains(byte(offset)), kind(at: offset + 1).kind == .digit { offset = digitsEnd(offset + 1) }
        if let whole = endOfHyphenatedNumber(from: offset) {
            take(whole - start)
            return
        }
        let suffix = wordEnd(offset)
        position = offset
        if suffix > offset, !lexicon.units.contains(lowercased(slice(offset, suffix))) { position = suffix }
        spans.append(Span(start, position))
        if suffix > position {
            spans.append(Span(position, suffix))
            position = suffix
        }
    }

    private func digitsEnd(_ offset: Int) -> Int {
        var offset = offset
        while offset < end, case let (kind, count) = kind(at: offset), kind == .digit { offset += count }
        return offset
    }

    /// Dates and telephone numbers of three parts or more stay whole: "2016-01-05".
    private func endOfHyphenatedNumber(from offset: Int) -> Int? {
        var offset = offset
        var parts = 1
        while byte(offset) == UInt8(ascii: "-"), kind(at: offset + 1).kind == .digit {
            offset = digitsEnd(offset + 1)
            parts += 1
        }
        return parts >= 3 && !kind(at: offset).kind.isWord ? offset : nil
    }

    /// A web or mail address, from its first letter to the last that is not closing punctuation.
    mutating func takeAddress() -> Bool {
        guard startsAddress() else { return false }
        var offset = position
        while offset < end, kind(at: offset).kind != .space, !isAddressEnd(offset) { offset += kind(at: offset).count }
        while offset > position, ".,;:!?)]'".utf8.contains(byte(offset - 1)) { offset -= 1 }
        guard offset > position else { return false }
        take(offset - position)
        return true
    }

    private func isAddressEnd(_ offset: Int) -> Bool {
        "<>\"".utf8.contains(byte(offset)) || (byte(offset) == 0xE2 && byte(offset + 1) == 0x80)
    }

    private func startsAddress() -> Bool {
        for prefix in ["http://", "https://", "www."] where matches(prefix) { return true }
        var offset = position
        let limit = position + 128  // no mail name is longer; keeps a hostile text linear
        while offset < limit, kind(at: offset).kind.isWord || ".+-".utf8.contains(byte(offset)) {
            offset += kind(at: offset).count
        }
        return byte(offset) == UInt8(ascii: "@") && offset > position && kind(at: offset + 1).kind.isWord
    }

    private func matches(_ prefix: String) -> Bool {
        let start = byte(position) | 0x20
        guard start == prefix.utf8.first else { return false }
        return position + prefix.utf8.count <= end
            && lowercased(slice(position, position + prefix.utf8.count)).elementsEqual(prefix.utf8)
    }

    /// Signs: runs of one kind ("...", "--", "!!") are one token, "@name" and "#tag" are one, any other stands alone.
    mutating func takeSign(_ count: Int) {
        let sign = byte(position)
        if sign == UInt8(ascii: "@") || sign == UInt8(ascii: "#"), kind(at: position + 1).kind.isWord {
            take(wordEnd(position + 1) - position)
            return
        }
        var offset = position + count
        if ".-=_*~<>+$".utf8.contains(sign) {
            while byte(offset) == sign { offset += 1 }
        } else if "!?".utf8.contains(sign) {
            while "!?".utf8.contains(byte(offset)) { offset += 1 }
        }
        while offset < end, case let (kind, length) = kind(at: offset), kind == .mark { offset += length }
        take(offset - position)
    }
}
