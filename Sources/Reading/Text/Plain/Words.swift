/// The blank-separated words at the beginning of a span.
struct Words: Sequence, IteratorProtocol {
    private let text: [UInt8]
    private var at: Int
    private let end: Int

    init(_ text: [UInt8], _ span: Span) {
        self.text = text
        at = span.start
        end = span.end
    }

    mutating func next() -> Span? {
        while at < end {
            let width = text.blankWidth(at: at, limit: end)
            if width == 0 { break }
            at += width
        }
        guard at < end else { return nil }
        let start = at
        while at < end, text.blankWidth(at: at, limit: end) == 0 { at += 1 }
        return Span(start, at)
    }
}

extension [UInt8] {
    /// The word without the quotes, brackets and marks around it.
    func core(_ word: Span) -> Span {
        var span = word
        while span.start < span.end {
            let scalar = self.scalar(at: span.start)
            if scalar.isLetter || self[span.start].isDigit { break }
            span.start += scalar.width
        }
        while span.end > span.start {
            let scalar = self.scalar(before: span.end)
            if scalar.isLetter || self[span.end - 1].isDigit { break }
            span.end -= scalar.width
        }
        return span
    }

    /// How a word is written.
    func casing(_ word: Span) -> Casing {
        let core = self.core(word)
        guard core.start < core.end else { return .none }
        var uppers = 0
        var lowers = 0
        var at = core.start
        let startsUpper = scalar(at: at).isUpper
        while at < core.end {
            let scalar = self.scalar(at: at)
            if scalar.isUpper { uppers += 1 } else if scalar.isLetter { lowers += 1 }
            at += scalar.width
        }
        if uppers + lowers == 0 { return .none }
        if lowers == 0 { return .upper }
        return startsUpper ? .capital : uppers > 0 ? .mixed : .lower
    }
}

/// The case of a word's letters; `none` for numbers and marks.
enum Casing: Hashable {
    case none, lower, capital, upper, mixed
}
