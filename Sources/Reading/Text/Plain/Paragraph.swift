/// A stretch of the page that belongs together, before anything is known of its role.
struct Paragraph: Hashable {
    var span: Span
    /// The role where the format itself tells it (a heading tag, a caption tag); nil where the words must.
    var role: Block.Role?
    var lines: Int
    /// Whether a blank line, or the page's beginning, stands before it.
    var afterGap: Bool

    init(span: Span, role: Block.Role? = nil, lines: Int = 1, afterGap: Bool = true) {
        self.span = span
        self.role = role
        self.lines = lines
        self.afterGap = afterGap
    }
}

/// Joins the lines of plain text into paragraphs without touching a byte.
///
/// Text comes in two fashions: a line for each paragraph, or lines broken at a fixed width. The page as a whole tells
/// which: in broken text hardly any line would have had room for the first word of the next.
struct ParagraphJoiner {
    let text: [UInt8]
    let lines: [PageLine]
    /// Width in characters at which the page breaks its lines; nil where each line is a paragraph.
    let wrapWidth: Int?

    init(text: [UInt8], lines: [PageLine]) {
        self.text = text
        self.lines = lines
        wrapWidth = ParagraphJoiner.wrapWidth(text: text, lines: lines)
    }

    func paragraphs() -> [Paragraph] {
        var result: [Paragraph] = []
        for (index, line) in lines.enumerated() {
            if index > 0, let last = result.last, joins(lines[index - 1], line, paragraphLines: last.lines) {
                result[result.count - 1].span.end = line.span.end
                result[result.count - 1].lines += 1
            } else {
                result.append(Paragraph(span: line.span, afterGap: line.afterGap))
            }
        }
        return result
    }

    /// Whether two lines that follow one another are one paragraph.
    private func joins(_ line: PageLine, _ next: PageLine, paragraphLines: Int) -> Bool {
        if next.afterGap || startsItem(next.span) { return false }
        if continues(line, next) { return true }
        guard let wrapWidth else { return false }
        if next.indent >= line.indent + 2 { return false }
        return !hadRoom(line, for: next, width: wrapWidth) || !endsSentence(line.span)
    }

    /// A line that begins in lower case carries on one that did not end: a link's text set on its own line, say.
    private func continues(_ line: PageLine, _ next: PageLine) -> Bool {
        text.scalar(at: next.span.start).isLower && !endsSentence(line.span) && !text.scalar(before: line.span.end).isQuote
    }

    private func endsSentence(_ span: Span) -> Bool { Ending.isTerminal(text, span) }

    /// Bulleted and numbered lines begin their own paragraph.
    private func startsItem(_ span: Span) -> Bool {
        let first = text.scalar(at: span.start)
        let after = span.start + first.width
        guard after < span.end else { return false }
        if first.value == 0x2022 || first.value == 0x25CF || first.value == 0x25AA { return true }
        if first.value == 0x2A || first.value == 0x2D {
            return text[after] == 0x20
                && (first.value == 0x2A || text.scalar(at: after + 1 < span.end ? after + 1 : after).isUpper)
        }
        guard text[span.start].isDigit else { return false }
        var at = span.start
        while at < span.end, text[at].isDigit, at - span.start < 3 { at += 1 }
        return at + 1 < span.end && (text[at] == 0x2E || text[at] == 0x29) && text[at + 1] == 0x20
    }

    private func hadRoom(_ line: PageLine, for next: PageLine, width: Int) -> Bool {
        ParagraphJoiner.hadRoom(text: text, line, for: next, width: width)
    }

    private static func hadRoom(text: [UInt8], _ line: PageLine, for next: PageLine, width: Int) -> Bool {
        let word = text[next.span.range].prefix { !$0.isBlank }
        let wordWidth = word.reduce(0) { $0 + ($1.isContinuation ? 0 : 1) }
        return line.indent + Self.width(text, line.span) + 1 + wordWidth <= width
    }

    private static func width(_ text: [UInt8], _ span: Span) -> Int {
        text[span.range].reduce(0) { $0 + ($1.isContinuation ? 0 : 1) }
    }

    /// The longest line, when it is no longer than a page is wide and most breaks inside groups stand where the next
    /// word would not have fitted.
    private static func wrapWidth(text: [UInt8], lines: [PageLine]) -> Int? {
        guard let longest = lines.map({ $0.indent + width(text, $0.span) }).max(), longest <= 132, longest >= 30 else {
            return nil
        }
        var breaks = 0
        var forced = 0
        for (line, next) in zip(lines, lines.dropFirst()) where !next.afterGap {
            breaks += 1
            // A ragged editor breaks a little before the widest line; eight characters of grace.
            if !hadRoom(text: text, line, for: next, width: longest - 8) { forced += 1 }
        }
        return breaks >= 2 && forced * 10 >= breaks * 6 ? longest : nil
    }
}
