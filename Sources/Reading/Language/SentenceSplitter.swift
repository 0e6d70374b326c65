/// Finds where sentences end inside each block; a sentence never crosses from one block into another.
///
/// Rules, not a model: the encoder needs the borders before it runs, and in edited news text points, quotation marks and
/// capitals decide nearly every case. Whether a straight quotation mark opens or closes is told by the blanks around it.
package struct SentenceSplitter: Sendable {
    let lexicon: TokenLexicon

    package init(lexicon: TokenLexicon) { self.lexicon = lexicon }

    package func sentences(of text: [UInt8], tokens: Tokens, counts: [Int]) -> [Sentence] {
        text.withUnsafeBufferPointer { bytes in
            var sentences: [Sentence] = []
            var first = 0
            for (block, count) in counts.enumerated() {
                let walk = SentenceWalk(text: bytes, tokens: tokens, range: first..<first + count, lexicon: lexicon)
                for range in walk.sentences() {
                    let span = Span(tokens.spans[range.lowerBound].start, tokens.spans[range.upperBound - 1].end)
                    sentences.append(Sentence(tokens: range, span: span, block: block))
                }
                first += count
            }
            return sentences
        }
    }
}

/// The tokens of one block, asked where they end sentences.
private struct SentenceWalk {
    let text: UnsafeBufferPointer<UInt8>
    let tokens: Tokens
    let range: Range<Int>
    let lexicon: TokenLexicon

    func sentences() -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = range.lowerBound
        var index = start
        while index < range.upperBound {
            if index == start, let end = labelEnd(start) {
                result.append(start..<end)
                start = end
                index = end
            }
            guard endsSentence(index, from: start) else {
                index += 1
                continue
            }
            let next = skipClosers(after: index)
            if next < range.upperBound, startsSentence(next, after: index) {
                result.append(start..<next)
                start = next
            }
            index = max(next, index + 1)
        }
        if start < range.upperBound { result.append(start..<range.upperBound) }
        return result
    }

    /// Behind "FILE -" or "FILE PHOTO:", where a caption follows.
    private func labelEnd(_ start: Int) -> Int? {
        var sign = start
        while sign < range.upperBound, sign < start + 2, lexicon.captionLabels.contains(ArraySlice(bytes(sign))) { sign += 1 }
        guard sign > start, sign + 1 < range.upperBound else { return nil }
        return kind(sign) == .hyphen || bytes(sign).elementsEqual(":".utf8) ? sign + 1 : nil
    }

    private func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8>.SubSequence { text[tokens.spans[index].range] }

    private func endsSentence(_ index: Int, from start: Int) -> Bool {
        let word = bytes(index)
        guard let last = word.last, let first = word.first else { return false }
        if ".?!".utf8.contains(first) { return !isListMarker(start, index) }
        if word.elementsEqual("…".utf8) { return true }
        guard last == UInt8(ascii: "."), word.count > 2 else { return false }
        let known = lexicon.abbreviations[lowercased(word)]
        let mayEnd = known ?? (word.dropLast(2).last == UInt8(ascii: "."))
        return mayEnd && index + 1 < range.upperBound && isStarter(skipClosers(after: index))
    }

    /// "1." or "a." at the head of a sentence.
    private func isListMarker(_ start: Int, _ index: Int) -> Bool {
        index == start + 1 && tokens.spans[start].count <= 2 && kind(start) != .apostrophe
            && (kind(start) == .digit || tokens.spans[start].count == 1)
    }

    private func kind(_ index: Int) -> LetterKind {
        let span = tokens.spans[index]
        return Letters.kind(text, at: span.start, end: span.end).kind
    }

    /// Whether a word behind an abbreviation is one that usually begins a sentence.
    private func isStarter(_ index: Int) -> Bool {
        guard index < range.upperBound else { return false }
        // "at 10:35 a.m. (0735 GMT) on Friday"
        let holdsNumber = bytes(index).elementsEqual("(".utf8) && index + 1 < range.upperBound && kind(index + 1) == .digit
        if quote(index) == .opening { return !holdsNumber }
        return kind(index) == .upper && lexicon.starters.contains(lowercased(bytes(index)))
    }

    private func skipClosers(after index: Int) -> Int {
        var next = index + 1
        while next < range.upperBound {
            let note = noteEnd(next)
            guard quote(next) == .closing || note > next else { break }
            next = max(note, next + 1)
        }
        return next
    }

    /// Behind a note mark ("rights.4", "Dulwich. [17]"; a bare number only without a blank); the token itself where none stands there.
    private func noteEnd(_ index: Int) -> Int {
        if kind(index) == .digit, !tokens.spaceAfter[index - 1], tokens.spaceAfter[index] { return index + 1 }
        guard bytes(index).elementsEqual("[".utf8), index + 2 < range.upperBound, kind(index + 1) == .digit,
            bytes(index + 2).elementsEqual("]".utf8)
        else { return index }
        return index + 3
    }

    private func startsSentence(_ index: Int, after end: Int) -> Bool {
        switch kind(index) {
        case .upper, .letter, .digit: return true
        case .lower, .mark, .underscore, .space: return false
        case .apostrophe, .hyphen, .other:
            guard quote(index) == .opening || !isMidSentenceSign(index) else { return false }
            return index + 1 >= range.upperBound || kind(index + 1) != .lower
        }
    }

    private func isMidSentenceSign(_ index: Int) -> Bool {
        let word = bytes(index)
        return ",;:)]-%/".utf8.contains(word.first ?? 0) || word.elementsEqual("–".utf8) || word.elementsEqual("—".utf8)
    }

    private enum Quote { case opening, closing, none }

    /// Which way a quotation mark or bracket faces.
    private func quote(_ index: Int) -> Quote {
        let word = bytes(index)
        switch String(decoding: word, as: UTF8.self) {
        case "“", "‘", "«", "„", "(", "[", "``": return .opening
        case "”", "»", ")", "]", "''", "’": return .closing
        case "\"", "'":
            let blankBefore = index == range.lowerBound || tokens.spaceAfter[index - 1]
            return blankBefore ? .opening : .closing
        default: return .none
        }
    }
}
