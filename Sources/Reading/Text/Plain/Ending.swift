/// How a stretch of text ends.
enum Ending {
    /// True after a full stop, exclamation or question mark, or ellipsis, with quotes and brackets closing after it.
    static func isTerminal(_ text: [UInt8], _ span: Span) -> Bool {
        guard let last = lastMark(text, span) else { return false }
        return last.value == 0x2E || last.value == 0x21 || last.value == 0x3F || last.value == 0x2026
    }

    /// The last character that is no closing quote or bracket.
    static func lastMark(_ text: [UInt8], _ span: Span) -> TextScalar? {
        var end = span.end
        while end > span.start {
            let scalar = text.scalar(before: end)
            let closes = scalar.isQuote || scalar.value == 0x29 || scalar.value == 0x5D
            if !closes { return scalar }
            end -= scalar.width
        }
        return nil
    }
}
