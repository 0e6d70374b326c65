/// Plain text to a page: head lines, paragraphs, roles.
enum PlainPage {
    static func parts(of text: [UInt8], lexicon: PageLexicon) -> PageParts {
        let lines = PageLine.lines(of: text, in: Span(0, text.count))
        let head = HeadLines(text, lines, lexicon: lexicon)
        var parts = PageParts()
        for line in head.lines { add(line, text: text, to: &parts) }
        let body = Array(lines.dropFirst(head.count))
        let joiner = ParagraphJoiner(text: text, lines: body)
        var paragraphs = joiner.paragraphs()
        if head.count > 0, joiner.wrapWidth == nil { unglue(&paragraphs, text: text, parts: parts, lexicon: lexicon) }
        var page = PageLayout.parts(of: text, paragraphs: paragraphs, lexicon: lexicon, parts: parts)
        if page.published == nil {
            let captions = page.blocks.filter { $0.role == .caption || $0.role == .credit }.map(\.span)
            if let date = HeadDates(text: text, lexicon: lexicon).date(in: body, captions: captions) { page.settle(by: date) }
        }
        return page
    }

    private static func add(_ line: HeadLine, text: [UInt8], to parts: inout PageParts) {
        switch line.field {
        case .title:
            parts.add(line.label, .furniture)
            parts.add(line.value, .heading)
            parts.title = parts.title ?? line.value
            return
        case .author:
            parts.author = parts.author ?? line.value
            return parts.add(line.label.joined(with: line.value), .byline)
        case .date:
            if let date = DateReading.date(in: text, line.value) { parts.offer(date, from: .header) }
            return parts.add(line.label.joined(with: line.value), .date)
        case .updated: return parts.add(line.label.joined(with: line.value), .date)
        case .outlet: parts.outlet = parts.outlet ?? line.value
        case .name: parts.name = parts.name ?? line.value
        case .url: parts.url = parts.url ?? line.value
        case .language: parts.language = parts.language ?? line.value
        case .other: break
        }
        parts.add(line.label.joined(with: line.value), .furniture)
    }

    /// Parts glued headings in archive texts: those that begin with labelled lines and have a line for each paragraph.
    private static func unglue(_ paragraphs: inout [Paragraph], text: [UInt8], parts: PageParts, lexicon: PageLexicon) {
        let glue = GluedHeadings(text: text, small: lexicon.small)
        guard parts.title == nil, let first = paragraphs.first, let cut = glue.title(in: first.span) else { return }
        var result = split(first, cut, text, as: .heading)
        for paragraph in paragraphs.dropFirst() {
            if let cut = glue.pictureCredit(in: paragraph.span) {
                result += split(paragraph, cut, text, as: .caption)
            } else if let cut = glue.heading(in: paragraph.span) {
                result += split(paragraph, cut, text, as: .heading)
            } else {
                result.append(paragraph)
            }
        }
        paragraphs = result
    }

    /// What stood before, the hyphen between, the rest.
    private static func split(_ paragraph: Paragraph, _ cut: (end: Int, bodyStart: Int), _ text: [UInt8], as role: Block.Role)
        -> [Paragraph]
    {
        let glue = text.trimmed(Span(cut.end, cut.bodyStart))
        return [
            Paragraph(span: Span(paragraph.span.start, cut.end), role: role, afterGap: paragraph.afterGap),
            Paragraph(span: glue, role: .furniture, afterGap: false),
            Paragraph(span: Span(cut.bodyStart, paragraph.span.end), afterGap: true),
        ]
    }
}
