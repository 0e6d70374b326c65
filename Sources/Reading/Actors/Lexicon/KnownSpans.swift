/// Finds names of several words that the lexicon has, wherever they stand, so that a model's span that is cut short or too long does not lose them.
struct KnownSpans {
    let document: Document
    let known: KnownActors

    /// The longest names from each capital letter on, not overlapping, in order of reading.
    func spans() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var folder = ActorNameFolder(known.spelling)
        let starts = document.tokens.spans
        document.report.text.withUnsafeBufferPointer { text in
            for sentence in document.sentences {
                var at = sentence.tokens.lowerBound
                while at < sentence.tokens.upperBound {
                    let end = isCapital(text, starts[at]) ? longest(from: at, in: sentence.tokens, text, &folder) : nil
                    if let end { found.append(at..<end) }
                    at = end ?? at + 1
                }
            }
        }
        return found
    }

    /// Words of a name at most.
    private static let reach = 11

    private func longest(from start: Int, in sentence: Range<Int>, _ text: UnsafeBufferPointer<UInt8>, _ folder: inout ActorNameFolder) -> Int? {
        var hash = NameHash(), best: Int?
        for token in start..<min(sentence.upperBound, start + KnownSpans.reach) {
            let span = document.tokens.spans[token]
            guard !endsName(text, span) else { break }
            let words = hash.words
            if !isEnding(text, span) { folder.add(text, span.start..<span.end, to: &hash) }
            // A name begins and ends with words that tell something.
            guard hash.words > words else {
                if token == start { return nil }
                continue
            }
            if hash.words > 1, isCapital(text, span) || text[span.start].isDigit, known.claimsName(hash.value) { best = token + 1 }
        }
        return best
    }

    private func isCapital(_ text: UnsafeBufferPointer<UInt8>, _ span: Span) -> Bool {
        text[span.start].isUpperLetter || text[span.start] == 0xC3 && span.end > span.start + 1 && text[span.start + 1] < 0xA0
    }

    /// A sign over which no name goes.
    private func endsName(_ text: UnsafeBufferPointer<UInt8>, _ span: Span) -> Bool {
        guard span.end == span.start + 1 else { return false }
        return [0x2E, 0x3B, 0x3A, 0x21, 0x3F, 0x22].contains(text[span.start])
    }

    /// The ending of a possessive, which the folding of names leaves out.
    private func isEnding(_ text: UnsafeBufferPointer<UInt8>, _ span: Span) -> Bool {
        let first = text[span.start], length = span.end - span.start
        return first == UInt8(ascii: "'") && length <= 2 || first == 0xE2 && length <= 4 && text[span.start + 1] == 0x80 && text[span.start + 2] == 0x99
    }
}
