/// Whether a paragraph reads as a heading: short, unfinished, and written as headings are.
struct HeadingTest {
    let text: [UInt8]
    private let small: SmallWords
    /// Most paragraphs of the page end with a full stop, so that one without stands out.
    let pageEndsSentences: Bool

    init(text: [UInt8], paragraphs: [Paragraph], small: SmallWords) {
        self.text = text
        self.small = small
        let long = paragraphs.filter { $0.role == nil && $0.span.count > 60 }
        let ended = long.filter { Ending.isTerminal(text, $0.span) || text.scalar(before: $0.span.end).value == 0x3A }
        pageEndsSentences = !long.isEmpty && ended.count * 10 >= long.count * 8
    }

    /// A heading inside the text, with a paragraph of the body after it.
    func isHeading(_ paragraph: Paragraph, next: Paragraph?) -> Bool {
        guard let next, paragraph.lines <= 2, paragraph.span.count <= 120, next.span.count >= 20 else { return false }
        let shape = Shape(text, paragraph.span, small)
        guard shape.words <= 14, shape.isOpenEnded, !shape.startsWithQuote, !shape.isItem else { return false }
        if shape.isAllCapitals || shape.isTitleCase { return true }
        return pageEndsSentences && shape.words <= 9 && shape.startsUpper && paragraph.afterGap
            && next.span.count > paragraph.span.count
            && !shape.endsWithColon && !shape.looksLikeItem
    }

    /// The title that opens a page; longer and freer than headings inside it.
    func isTitle(_ paragraph: Paragraph, next: Paragraph?) -> Bool {
        guard let next, paragraph.lines <= 3, paragraph.span.count <= 240 else { return false }
        let shape = Shape(text, paragraph.span, small)
        guard shape.words <= 30, shape.words >= 1 else { return false }
        if shape.isAllCapitals || shape.isTitleCase { return shape.isOpenEnded || shape.isSingleSentence }
        if text[paragraph.span.end - 1] == 0x3B { return shape.words <= 20 && !next.afterGap }
        if shape.isOpenEnded && !shape.endsWithColon {
            return pageEndsSentences && (next.afterGap || next.span.count > 2 * paragraph.span.count) && !shape.isItem
        }
        return shape.isSingleSentence && next.afterGap && next.span.count > paragraph.span.count
            && isHeadlinese(paragraph.span, echoedIn: next.span)
    }

    /// The clipped English of headlines: no article anywhere, and most of its longer words come back in the next paragraph.
    private func isHeadlinese(_ span: Span, echoedIn next: Span) -> Bool {
        var long: Set<[UInt8]> = []
        for word in Words(text, span).prefix(30) {
            let core = text[text.core(word).range].map(\.lowered)
            if core == [0x61] || core == [0x61, 0x6E] || core == [0x74, 0x68, 0x65] { return false }
            if core.count >= 4 { long.insert(Array(core.prefix(4))) }
        }
        guard long.count >= 4 else { return false }
        var echoed: Set<[UInt8]> = []
        for word in Words(text, next).prefix(60) {
            let stem = Array(text[text.core(word).range].map(\.lowered).prefix(4))
            if long.contains(stem) { echoed.insert(stem) }
        }
        return echoed.count * 10 >= long.count * 5
    }
}

extension HeadingTest {
    /// How a short paragraph is written.
    struct Shape {
        private(set) var words = 0
        private(set) var startsUpper = false
        private(set) var startsWithQuote = false
        private(set) var isAllCapitals = false
        private(set) var isTitleCase = false
        private(set) var isSingleSentence = false
        private(set) var isItem = false
        /// "2,500 tonnes", "Lt. Ana Vell": a list's line and no heading.
        private(set) var looksLikeItem = false
        let isOpenEnded: Bool
        let endsWithColon: Bool

        init(_ text: [UInt8], _ span: Span, _ small: SmallWords) {
            let last = Ending.lastMark(text, span)
            endsWithColon = last?.value == 0x3A
            isOpenEnded = ![0x2E, 0x21, 0x2C, 0x3B, 0x2026, 0x2D, 0x2013, 0x2014].contains(last?.value ?? 0x2E)
            guard !span.isEmpty else { return }
            let first = text.scalar(at: span.start)
            startsWithQuote = first.isQuote
            isItem = first.isDash || first.value == 0x2022 || first.value == 0x2A
            looksLikeItem = text[span.start].isDigit
            countWords(text, span, small)
            isSingleSentence = !text[span.start..<max(span.start, span.end - 2)].indices.contains { index in
                (text[index] == 0x2E || text[index] == 0x21 || text[index] == 0x3F) && text[index + 1].isBlank
                    && index > span.start + 2 && text[index - 2] != 0x2E && !text[index - 2].isBlank
            }
        }

        /// Small words may be in lower case in a title; of the others nearly all must not be.
        private mutating func countWords(_ text: [UInt8], _ span: Span, _ small: SmallWords) {
            var capital = 0
            var lower = 0
            var verbs = 0
            var upperLetters = 0
            for (index, word) in Words(text, span).enumerated() {
                words += 1
                let casing = text.casing(word)
                if index == 0 { startsUpper = casing == .capital || casing == .upper || casing == .none }
                if casing == .upper { upperLetters += text.core(word).count }
                if casing == .lower, small.isExactly(text[text.core(word).range], of: .sentence) { verbs += 1 }
                if casing == .lower, text.core(word).count >= 5 { lower += 1 }
                if casing == .capital || casing == .mixed { capital += 1 }
            }
            isAllCapitals = upperLetters >= 4 && capital == 0 && lower == 0
            isTitleCase = startsUpper && words >= 2 && capital >= 2 && verbs == 0 && lower * 6 <= capital
        }
    }
}
