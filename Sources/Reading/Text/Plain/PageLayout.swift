/// Gives each paragraph of a page its role: the opening (title, date, byline, dateline), the body with its headings and
/// captions, the credits at its end.
struct PageLayout {
    /// Paragraphs that are looked through for title, date and byline before the body must have begun.
    private static let openingLimit = 16

    let text: [UInt8]
    let lexicon: PageLexicon
    private let paragraphs: [Paragraph]
    private let headings: HeadingTest
    private let datelines: DatelineReader
    private var bodyCount = 0
    private(set) var parts = PageParts()

    init(text: [UInt8], paragraphs: [Paragraph], lexicon: PageLexicon, parts: PageParts = PageParts()) {
        self.text = text
        self.lexicon = lexicon
        self.paragraphs = paragraphs
        self.parts = parts
        headings = HeadingTest(text: text, paragraphs: paragraphs, small: lexicon.small)
        datelines = DatelineReader(text: text, lexicon: lexicon, colonsAreSpeakers: DatelineReader.hasSpeakers(text, paragraphs))
    }

    /// The finished parts of a page.
    static func parts(of text: [UInt8], paragraphs: [Paragraph], lexicon: PageLexicon, parts: PageParts = PageParts())
        -> PageParts
    {
        var layout = PageLayout(text: text, paragraphs: paragraphs, lexicon: lexicon, parts: parts)
        let opening = layout.placeOpening()
        layout.placeRest(from: opening)
        layout.parts.settle()
        return layout.parts
    }

    /// Everything before the first paragraph of the body; returns that paragraph's index.
    private mutating func placeOpening() -> Int {
        for (index, paragraph) in paragraphs.prefix(Self.openingLimit).enumerated() {
            let next = index + 1 < paragraphs.count ? paragraphs[index + 1] : nil
            if placeOpening(paragraph, next: next) { continue }
            guard isMasthead(index) else { return index }
            parts.add(paragraph.span, .heading)
        }
        return min(paragraphs.count, Self.openingLimit)
    }

    private mutating func placeOpening(_ paragraph: Paragraph, next: Paragraph?) -> Bool {
        if paragraph.role == .heading {
            placeTitle(paragraph.span)
        } else if let line = DateLine(text, paragraph.span, lexicon: lexicon) {
            parts.add(paragraph.span, .date)
            if !line.isUpdate { parts.offer(line.date, from: .header) }
        } else if let line = PlacedDate(text, paragraph.span, lexicon: lexicon) {
            parts.add(paragraph.span, .date)
            parts.offer(line.date, from: .header)
            if parts.dateline == nil, line.isPlace(text, lexicon) { parts.dateline = line.lead }
        } else if let byline = Byline(text, paragraph.span, lexicon: lexicon) {
            parts.add(paragraph.span, .byline)
            if parts.author == nil { parts.author = byline.author }
            if let agency = byline.agency { parts.credits.append(agency) }
        } else if placeByFormatOrRule(paragraph, isEdge: true) {
            return true
        } else if datelines.dateline(in: paragraph.span, isFirst: true) == nil, startsHeading(paragraph, next: next) {
            placeTitle(paragraph.span)
        } else {
            return false
        }
        return true
    }

    /// A short unfinished line above the date or byline: the outlet, the office or the series of a report.
    private func isMasthead(_ index: Int) -> Bool {
        for paragraph in paragraphs.dropFirst(index).prefix(5) {
            guard paragraph.span.count <= 80, !Ending.isTerminal(text, paragraph.span), paragraph.role == nil else { return false }
            if DateLine(text, paragraph.span, lexicon: lexicon) != nil || PlacedDate(text, paragraph.span, lexicon: lexicon) != nil
                || Byline(text, paragraph.span, lexicon: lexicon) != nil
            {
                return true
            }
        }
        return false
    }

    private func startsHeading(_ paragraph: Paragraph, next: Paragraph?) -> Bool {
        guard let title = parts.title else { return headings.isTitle(paragraph, next: next) }
        // Some papers end the title with a semicolon and set the rest of it on the next line.
        let carriesOn = text[title.end - 1] == 0x3B && !paragraph.afterGap && parts.blocks.last?.span == title
        return carriesOn || headings.isHeading(paragraph, next: next)
    }

    private mutating func placeTitle(_ span: Span) {
        parts.add(span, .heading)
        if parts.title == nil { parts.title = span }
    }

    /// Roles that the format gave or a line rule gives; false where the paragraph may still be body or heading.
    ///
    /// - Parameter isEdge: the paragraph is among the first or last of the page.
    private mutating func placeByFormatOrRule(_ paragraph: Paragraph, isEdge: Bool) -> Bool {
        if let role = paragraph.role, role != .body {
            parts.add(paragraph.span, role)
            return true
        }
        guard let rule = lexicon.rule(for: text, paragraph.span) else {
            return isAgencyAlone(paragraph.span, isEdge: isEdge) || isDatedCaption(paragraph.span)
        }
        switch rule.role {
        case .credit:
            parts.add(paragraph.span, .credit)
            parts.credits.append(paragraph.span)
        case .caption: parts.add(paragraph.span, .caption)
        case .furniture: parts.add(paragraph.span, .furniture)
        }
        return true
    }

    /// "– Reuters", "(AFP)" on a line of its own; the bare name only where credits stand.
    private mutating func isAgencyAlone(_ span: Span, isEdge: Bool) -> Bool {
        guard span.count <= 60, isEdge || !text.scalar(at: span.start).isLetter else { return false }
        let core = text.core(span)
        guard !core.isEmpty, lexicon.isAgency(text, core) else { return false }
        parts.add(span, .credit)
        parts.credits.append(core)
        return true
    }

    /// A line that ends in a day with its year after a comma, and no full stop, was under a picture: "Smoke rises over
    /// Karsa, March 4, 2016".
    private mutating func isDatedCaption(_ span: Span) -> Bool {
        guard bodyCount > 0, span.count > 24, span.count <= 500, text[span.end - 1].isDigit else { return false }
        var at = span.end - 1
        while at > max(span.start, span.end - 24) {
            at -= 1
            guard text[at] == 0x20, text[at - 1] == 0x2C, text[at + 1].isUpperLetter else { continue }
            guard let date = DateReading.date(in: text, Span(at + 1, span.end)), case .day = date.value, date.span.end == span.end
            else { continue }
            parts.add(span, .caption)
            return true
        }
        return false
    }

    private mutating func placeRest(from first: Int) {
        for index in first..<max(first, paragraphs.count) {
            let paragraph = paragraphs[index]
            let next = index + 1 < paragraphs.count ? paragraphs[index + 1] : nil
            let isLate = index + 4 > paragraphs.count
            if placeByFormatOrRule(paragraph, isEdge: isLate) { continue }
            let isBodyByFormat = paragraph.role == .body
            if !isBodyByFormat || bodyCount > 0, headings.isHeading(paragraph, next: next) {
                parts.add(paragraph.span, .heading)
                continue
            }
            placeBody(paragraph, isLate: isLate)
        }
    }

    /// A paragraph of the body, without the dateline before and the agency after it.
    private mutating func placeBody(_ paragraph: Paragraph, isLate: Bool) {
        bodyCount += 1
        var span = paragraph.span
        if bodyCount <= 3, parts.dateline == nil, let dateline = datelines.dateline(in: span, isFirst: bodyCount == 1) {
            place(dateline)
            span.start = dateline.bodyStart
        }
        guard isLate, let agency = TrailingAgency(text, span, lexicon: lexicon) else { return parts.add(span, .body) }
        parts.add(Span(span.start, agency.bodyEnd), .body)
        parts.add(Span(agency.start, span.end), .credit)
        parts.credits.append(agency.name)
    }

    private mutating func place(_ dateline: Dateline) {
        parts.add(text.trimmed(Span(dateline.span.start, dateline.bodyStart)), .dateline)
        parts.dateline = dateline.place
        if let agency = dateline.agency { parts.credits.append(agency) }
        if let date = dateline.date { parts.offer(date, from: .dateline) }
    }
}

/// The agency at the end of a report's last paragraphs: "… the governor said. – AFP", "… said. (Reuters)".
struct TrailingAgency {
    var bodyEnd: Int
    /// Where the dash or bracket stands.
    var start: Int
    var name: Span

    init?(_ text: [UInt8], _ span: Span, lexicon: PageLexicon) {
        var end = span.end
        if end > span.start, text[end - 1] == 0x2E { end -= 1 }
        if end > span.start, text[end - 1] == 0x29 { end -= 1 }
        var words = 0
        var start = end
        while words < 4, start > span.start {
            while start > span.start, !text[start - 1].isBlank, text[start - 1] != 0x28 { start -= 1 }
            words += 1
            let name = text.core(Span(start, end))
            if !name.isEmpty, lexicon.isAgency(text, name), let opening = Self.opening(text, name.start, limit: span.start) {
                let body = text.trimmed(Span(span.start, opening))
                guard Ending.isTerminal(text, body), body.count > 20 else { return nil }
                self.bodyEnd = body.end
                self.start = opening
                self.name = name
                return
            }
            while start > span.start, text[start - 1].isBlank { start -= 1 }
        }
        return nil
    }

    /// The bracket or dash before the name.
    private static func opening(_ text: [UInt8], _ name: Int, limit: Int) -> Int? {
        var at = name
        while at > limit, text[at - 1].isBlank { at -= 1 }
        guard at > limit else { return nil }
        let before = text.scalar(before: at)
        guard before.isDash || before.value == 0x28 || before.value == 0x5B else { return nil }
        at -= before.width
        while at > limit, text[at - 1] == 0x2D { at -= 1 }
        return at
    }
}
