extension TokenScanner {
    /// A word with its inner apostrophes and hyphens, cut where Universal Dependencies cuts.
    mutating func takeWord() {
        let start = position
        var parts: [Span] = []
        var partStart = start
        var offset = wordEnd(start)
        scan: while offset < end {
            let (kind, count) = kind(at: offset)
            let next = offset + count
            switch kind {
            case .apostrophe where self.kind(at: next).kind.isWord:
                offset = wordEnd(next)
            case .hyphen where isHyphenInside(next):
                if !lexicon.prefixes.contains(lowercased(slice(partStart, offset))) {
                    parts.append(Span(partStart, offset))
                    parts.append(Span(offset, next))
                    partStart = next
                }
                offset = wordEnd(next)
            case .other where isInnerSign(offset):
                offset = wordEnd(next)
            default: break scan
            }
        }
        if parts.isEmpty, takeAbbreviation(upTo: offset) { return }
        parts.append(Span(partStart, offset))
        for part in parts { appendClitics(of: part) }
        position = offset
    }

    private func isHyphenInside(_ next: Int) -> Bool {
        let kind = kind(at: next).kind
        return kind.isLetter || kind == .digit
    }

    /// "AT&T", and the point inside a host or file name: "example.com".
    private func isInnerSign(_ offset: Int) -> Bool {
        let before = kind(at: offset - 1).kind, after = kind(at: offset + 1).kind
        if byte(offset) == UInt8(ascii: "&") { return before == .upper && after == .upper }
        guard byte(offset) == UInt8(ascii: "."), before.isWord, after == .lower else { return false }
        return wordEnd(offset + 1) - offset > 2
    }

    /// "Gen.", "J." with their point; the point of a word that ends the block stays apart unless the word is known.
    private mutating func takeAbbreviation(upTo stop: Int) -> Bool {
        guard byte(stop) == UInt8(ascii: "."), byte(stop + 1) != UInt8(ascii: ".") else { return false }
        let word = lowercased(slice(position, stop + 1))
        let isInitial = stop - position == 1 && kind(at: position).kind == .upper && stop + 1 < end && byte(stop + 1) == 0x20
        guard isInitial || lexicon.abbreviations[word] != nil else { return false }
        if word.elementsEqual("no.".utf8) && !isNumberAhead(stop + 1) { return false }
        take(stop + 1 - position)
        return true
    }

    private func isNumberAhead(_ offset: Int) -> Bool {
        kind(at: byte(offset) == 0x20 ? offset + 1 : offset).kind == .digit
    }

    /// Cuts "don't" into "do" and "n't", "cannot" into "can" and "not".
    private mutating func appendClitics(of part: Span) {
        let bytes = slice(part.start, part.end)
        if let cut = lexicon.fused[lowercased(bytes)] {
            spans += [Span(part.start, part.start + cut), Span(part.start + cut, part.end)]
            return
        }
        guard let mark = lastApostrophe(in: part), mark.start > part.start else { return spans.append(part) }
        let tail = slice(mark.end, part.end)
        guard Self.isClitic(tail) else { return spans.append(part) }
        var cut = mark.start
        if tail.count == 1, let last = tail.first, last | 0x20 == UInt8(ascii: "t") {
            guard byte(cut - 1) | 0x20 == UInt8(ascii: "n"), cut - 1 > part.start else { return spans.append(part) }
            cut -= 1
        }
        spans += [Span(part.start, cut), Span(cut, part.end)]
    }

    private func lastApostrophe(in part: Span) -> Span? {
        var offset = part.start
        var found: Span?
        while offset < part.end {
            let (kind, count) = kind(at: offset)
            if kind == .apostrophe { found = Span(offset, offset + count) }
            offset += count
        }
        return found
    }

    /// "U.S.", "a.m.": single letters each with a point; a last letter without one belongs to it ("U.S").
    mutating func takeAcronym() -> Bool {
        var offset = position
        var letters = 0
        while kind(at: offset).kind.isLetter, kind(at: offset).count == 1, byte(offset + 1) == UInt8(ascii: ".") {
            offset += 2
            letters += 1
        }
        guard letters >= 2 else { return takeUnpointedAcronym(letters, offset) }
        if kind(at: offset).kind.isLetter, !kind(at: offset + 1).kind.isWord { offset += 1 }
        guard !kind(at: offset).kind.isWord else { return false }
        take(offset - position)
        return true
    }

    /// "U.S" written without its last point.
    private mutating func takeUnpointedAcronym(_ letters: Int, _ offset: Int) -> Bool {
        guard letters == 1, kind(at: offset).kind == .upper, kind(at: position).kind == .upper,
            !kind(at: offset + 1).kind.isWord
        else { return false }
        take(offset + 1 - position)
        return true
    }
}
