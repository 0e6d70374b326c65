/// Sets the words of a page's main part as text: a paragraph for each block, blanks between words made one, every byte
/// with the way back to the source.
struct HTMLTextBuilder {
    private(set) var text: [UInt8] = []
    private(set) var offsets = OffsetMap()
    private(set) var paragraphs: [Paragraph] = []
    private let bytes: [UInt8]
    /// Where the present paragraph began in the text.
    private var start = 0
    private var linkedBytes = 0
    private var role: Block.Role?
    /// Blanks met since the last word, by their place in the source.
    private var blank: Span?

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Adds the words of one stretch of source.
    mutating func add(_ span: Span, isLinked: Bool, keepsLines: Bool) {
        let words = HTMLText(bytes, span)
        let before = text.count
        var at = 0
        while at < words.text.count {
            let width = words.text.blankWidth(at: at, limit: words.text.count)
            if width > 0 {
                let origin = words.offsets.original(of: Span(at, at + width))
                if keepsLines, words.text[at] == 0x0A { breakLine(at: origin) } else { see(blank: origin) }
                at += width
            } else {
                at += addWord(words, at)
            }
        }
        if isLinked { linkedBytes += text.count - before }
    }

    private mutating func addWord(_ words: HTMLText, _ start: Int) -> Int {
        var end = start
        while end < words.text.count, words.text.blankWidth(at: end, limit: words.text.count) == 0 {
            end += words.text.scalar(at: end).width
        }
        end = min(end, words.text.count)
        settleBlank()
        var at = start
        while at < end {
            let scalar = words.text.scalar(at: at)
            let width = min(scalar.width, end - at)
            // A soft hyphen only says where a word may break.
            if scalar.value != 0xAD {
                let origin = words.offsets.original(of: Span(at, at + width))
                text.append(contentsOf: words.text[at..<(at + width)])
                if origin.count == width {
                    offsets.append(characters: width, textWidth: 1, origin: origin.start, originWidth: 1)
                } else {
                    offsets.append(characters: 1, textWidth: width, origin: origin.start, originWidth: origin.count)
                }
            }
            at += width
        }
        return end - start
    }

    private mutating func see(blank origin: Span) {
        blank = blank.map { $0.joined(with: origin) } ?? origin
    }

    /// Writes one space for the blanks since the last word, unless a paragraph or line begins here.
    private mutating func settleBlank() {
        defer { blank = nil }
        guard let blank, text.count > start, text.last != 0x0A else { return }
        text.append(0x20)
        offsets.append(characters: 1, textWidth: 1, origin: blank.start, originWidth: blank.count)
    }

    /// A line break of the page (`br`, or a line end where lines are kept), as one line feed.
    mutating func breakLine(at origin: Span) {
        blank = nil
        guard text.count > start else { return }
        text.append(0x0A)
        offsets.append(characters: 1, textWidth: 1, origin: origin.start, originWidth: origin.count)
    }

    /// Ends the present paragraph; what stood between two is set as two line feeds that have no place in the source.
    mutating func endParagraph(next: Block.Role?) {
        defer { role = next }
        blank = nil
        let span = text.trimmed(Span(start, text.count))
        if !span.isEmpty {
            if isLinkList(span) {
                drop()
            } else {
                addParagraphs(span)
                let origin = offsets.original(of: Span(text.count - 1, text.count)).end
                text.append(contentsOf: [0x0A, 0x0A])
                offsets.append(characters: 2, textWidth: 1, origin: origin, originWidth: 0)
            }
        }
        start = text.count
        linkedBytes = 0
    }

    /// A short piece that is mostly links and no sentence leads elsewhere.
    private func isLinkList(_ span: Span) -> Bool {
        role == nil && linkedBytes * 10 > span.count * 6 && !(Ending.isTerminal(text, span) && span.count > 60)
    }

    private mutating func drop() {
        text.removeSubrange(start...)
        offsets.truncate(to: start)
    }

    /// A block with line breaks inside is parted as plain text is.
    private mutating func addParagraphs(_ span: Span) {
        guard text[span.range].contains(0x0A) else { return paragraphs.append(Paragraph(span: span, role: role)) }
        let lines = PageLine.lines(of: text, in: span)
        for var paragraph in ParagraphJoiner(text: text, lines: lines).paragraphs() {
            paragraph.role = role
            paragraphs.append(paragraph)
        }
    }
}
