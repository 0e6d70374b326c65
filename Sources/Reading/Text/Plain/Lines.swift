/// The lines of a text, without their ends, whichever of LF, CRLF, CR or form feed ends them.
enum Lines {
    /// Spans of all lines in order, blank ones too.
    static func spans(of text: [UInt8], in range: Span) -> [Span] {
        var lines: [Span] = []
        var start = range.start
        var at = range.start
        while at < range.end {
            let byte = text[at]
            guard byte == 0x0A || byte == 0x0D || byte == 0x0C else {
                at += 1
                continue
            }
            lines.append(Span(start, at))
            at += byte == 0x0D && at + 1 < range.end && text[at + 1] == 0x0A ? 2 : 1
            start = at
        }
        if start < range.end { lines.append(Span(start, range.end)) }
        return lines
    }
}

/// A non-blank line with what stands around it on the page.
struct PageLine: Hashable {
    /// Without the blanks at its ends.
    var span: Span
    /// Blanks before the words, a tab counting as four.
    var indent: Int
    /// Whether a blank line, or the page's beginning, stands before it.
    var afterGap: Bool

    /// The non-blank lines of a range.
    static func lines(of text: [UInt8], in range: Span) -> [PageLine] {
        var result: [PageLine] = []
        var gap = true
        for line in Lines.spans(of: text, in: range) {
            let words = text.trimmed(line)
            if words.isEmpty {
                gap = true
                continue
            }
            let indent = text[line.start..<words.start].reduce(0) { $0 + ($1 == 0x09 ? 4 : 1) }
            result.append(PageLine(span: words, indent: indent, afterGap: gap))
            gap = false
        }
        return result
    }
}
