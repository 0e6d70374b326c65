/// A line that holds nothing but a date: "Tuesday, 5 January 2016 10:30 GMT", "Published: Jan. 5, 2016".
struct DateLine {
    var date: WrittenDate
    /// The line tells when the text was changed, not when it was published.
    var isUpdate: Bool

    /// Nil when the line holds anything else.
    init?(_ text: [UInt8], _ span: Span, lexicon: PageLexicon) {
        guard span.count <= 120 else { return nil }
        let (label, from) = DateLine.label(text, span, lexicon: lexicon)
        let start = text.trimmed(Span(from, span.end))
        guard let date = DateReading.date(in: text, start), DateLine.isClock(text, Span(date.span.end, span.end), lexicon.small) else { return nil }
        self.date = date
        isUpdate = label == .updated
    }

    /// The label before the date, by the words that head lines use, with or without a colon; and where it ends.
    private static func label(_ text: [UInt8], _ span: Span, lexicon: PageLexicon) -> (PageLexicon.HeadField?, Int) {
        var end = span.start
        var best: (PageLexicon.HeadField?, Int) = (nil, span.start)
        while end < span.end, end - span.start < 24, !text[end].isDigit {
            end += 1
            guard end == span.end || !text[end].isLetter else { continue }
            let words = String(decoding: text[span.start..<end], as: UTF8.self).lowercased()
            guard let field = lexicon.headLabels[words], field == .date || field == .updated else { continue }
            best = (field, end < span.end && text[end] == 0x3A ? end + 1 : end)
        }
        return best
    }

    /// What may follow the date: clock, zone, another date of change.
    static func isClock(_ text: [UInt8], _ rest: Span, _ small: SmallWords) -> Bool {
        var at = rest.start
        while at < rest.end {
            let byte = text[at]
            if byte.isLetter {
                var end = at
                while end < rest.end, text[end].isLetter { end += 1 }
                let word = text[at..<end].map(\.lowered)
                let isDatePiece: Bool
                switch DateTokens(text, Span(at, end)).tokens.first {
                case .month?, .weekday?: isDatePiece = true
                default: isDatePiece = false
                }
                if !small.isOne(word, of: .clock) && !isDatePiece { return false }
                at = end
            } else {
                if byte >= 0x80 && !isSeparator(text.scalar(at: at)) { return false }
                if byte == 0x21 || byte == 0x3F || byte == 0x22 { return false }
                at += text.scalar(at: at).width
            }
        }
        return true
    }

    private static func isSeparator(_ scalar: TextScalar) -> Bool {
        scalar.isDash || scalar.value == 0xB7 || scalar.value == 0x2022 || scalar.value == 0xA0 || scalar.value == 0xB0
    }
}
