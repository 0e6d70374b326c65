/// The pieces a written date is made of.
enum DateToken: Hashable {
    /// A number with how many digits it was written with and whether "st", "nd", "rd", "th" follows.
    case number(Int, digits: Int, ordinal: Bool)
    case month(Int)
    /// 0 for Monday.
    case weekday(Int)
    case mark(UInt8)
    case blank
    case word
}

/// Cuts the beginning of a text into date pieces, at most `limit` of them.
struct DateTokens {
    private(set) var tokens: [DateToken] = []
    private(set) var spans: [Span] = []

    init(_ text: [UInt8], _ span: Span, limit: Int = 24) {
        var at = span.start
        while at < span.end, tokens.count < limit {
            let end: Int
            let byte = text[at]
            if byte.isDigit {
                end = number(text, at, span.end)
            } else if byte.isLetter {
                end = word(text, at, span.end)
            } else if text.blankWidth(at: at, limit: span.end) > 0 {
                end = blanks(text, at, span.end)
            } else {
                let width = text.scalar(at: at).width
                tokens.append(width == 1 ? .mark(byte) : .word)
                end = min(at + width, span.end)
            }
            spans.append(Span(at, end))
            at = end
        }
    }

    private mutating func number(_ text: [UInt8], _ start: Int, _ limit: Int) -> Int {
        var value = 0
        var at = start
        while at < limit, text[at].isDigit {
            if at - start < 9 { value = value * 10 + Int(text[at] - 0x30) }
            at += 1
        }
        let digits = at - start
        let isOrdinal =
            at + 2 <= limit && DateTokens.ordinals.contains([text[at].lowered, text[at + 1].lowered])
            && (at + 2 == limit || !text[at + 2].isLetter)
        tokens.append(.number(value, digits: digits, ordinal: isOrdinal))
        return isOrdinal ? at + 2 : at
    }

    private mutating func word(_ text: [UInt8], _ start: Int, _ limit: Int) -> Int {
        var at = start
        while at < limit, text[at].isLetter { at += 1 }
        let word = text[start..<at].map(\.lowered)
        let isWhole = at == limit || text[at] < 0x80
        if isWhole, let month = DateTokens.index(of: word, in: DateTokens.months) {
            tokens.append(.month(month + 1))
        } else if isWhole, let day = DateTokens.index(of: word, in: DateTokens.weekdays) {
            tokens.append(.weekday(day))
        } else {
            tokens.append(.word)
        }
        return at
    }

    private mutating func blanks(_ text: [UInt8], _ start: Int, _ limit: Int) -> Int {
        var at = start
        while at < limit {
            let width = text.blankWidth(at: at, limit: limit)
            if width == 0 { break }
            at += width
        }
        tokens.append(.blank)
        return at
    }

    private static let ordinals: Set<[UInt8]> = Set(["st", "nd", "rd", "th"].map { Array($0.utf8) })

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ].map { Array($0.utf8) }

    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map {
        Array($0.utf8)
    }

    /// A name or its beginning of at least three letters ("sept", "thurs").
    private static func index(of word: [UInt8], in names: [[UInt8]]) -> Int? {
        guard word.count >= 3 else { return nil }
        return names.firstIndex { $0 == word || (word.count <= 5 && $0.starts(with: word)) }
    }
}
