/// Splits text into tokens as Universal Dependencies' English treebanks do: punctuation, clitics and hyphens stand alone.
///
/// A pure function of the bytes: no model, no state. Every token lies inside one block, tokens never hold blank space
/// and together they cover every character that is not blank.
package struct Tokenizer: Sendable {
    let lexicon: TokenLexicon

    package init(lexicon: TokenLexicon) { self.lexicon = lexicon }

    /// The tokens of every block in order, and how many each block has.
    package func tokens(of text: [UInt8], in blocks: [Block]) -> (tokens: Tokens, counts: [Int]) {
        text.withUnsafeBufferPointer { bytes in
            var tokens = Tokens()
            var counts: [Int] = []
            for block in blocks {
                var scanner = TokenScanner(text: bytes, span: block.span, lexicon: lexicon)
                scanner.scan()
                counts.append(scanner.spans.count)
                for (index, span) in scanner.spans.enumerated() {
                    let next = index + 1 < scanner.spans.count ? scanner.spans[index + 1].start : span.end + 1
                    tokens.spans.append(span)
                    tokens.spaceAfter.append(next > span.end)
                }
            }
            return (tokens, counts)
        }
    }
}

/// Walks over one block from left to right.
struct TokenScanner {
    let text: UnsafeBufferPointer<UInt8>
    let end: Int
    let lexicon: TokenLexicon
    var position: Int
    var spans: [Span] = []

    init(text: UnsafeBufferPointer<UInt8>, span: Span, lexicon: TokenLexicon) {
        self.text = text
        self.end = span.end
        self.position = span.start
        self.lexicon = lexicon
    }

    mutating func scan() {
        while position < end {
            let (kind, count) = kind(at: position)
            switch kind {
            case .space: position += count
            case .lower, .upper, .letter, .underscore, .mark:
                if !takeAddress() && !takeAcronym() { takeWord() }
            case .digit:
                if !takeAddress() { takeNumber() }
            case .apostrophe:
                if !takeClitic() { take(count) }
            case .hyphen, .other: takeSign(count)
            }
        }
    }

    func kind(at offset: Int) -> (kind: LetterKind, count: Int) {
        offset < end ? Letters.kind(text, at: offset, end: end) : (.space, 0)
    }

    func byte(_ offset: Int) -> UInt8 { offset < end ? text[offset] : 0x20 }

    func slice(_ start: Int, _ end: Int) -> UnsafeBufferPointer<UInt8>.SubSequence { text[start..<end] }

    mutating func take(_ count: Int) {
        spans.append(Span(position, position + count))
        position += count
    }

    /// The offset behind the letters, digits and marks that start at `offset`.
    func wordEnd(_ offset: Int) -> Int {
        var offset = offset
        while offset < end {
            let (kind, count) = kind(at: offset)
            guard kind.isWord else { break }
            offset += count
        }
        return offset
    }

    /// `'s`, `'re` … standing behind something that is no word: "U.S.'s", "”’s".
    private mutating func takeClitic() -> Bool {
        let (_, mark) = kind(at: position)
        guard let previous = spans.last, previous.end == position else { return false }
        let stop = wordEnd(position + mark)
        guard Self.isClitic(slice(position + mark, stop)), stop > position + mark else { return false }
        take(stop - position)
        return true
    }

    static func isClitic(_ letters: some Collection<UInt8>) -> Bool {
        switch letters.count {
        case 1: letters.first.map { "sdmtSDMT".utf8.contains($0) } ?? false
        case 2: ["re", "ve", "ll"].contains { lowercased(letters).elementsEqual($0.utf8) }
        default: false
        }
    }
}
