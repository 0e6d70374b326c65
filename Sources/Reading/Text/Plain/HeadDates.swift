/// A date in one of the short lines that open a text: "Varno, Monday 3 May 2010", "Bulletin no. 7, 3 May 2010, 20:00".
///
/// It begins its line or stands behind a comma, colon, bar, slash, dash or bracket, and nothing but a clock follows it: a
/// headline that tells of a day goes on or leads up to it in words.
struct HeadDates {
    /// Lines looked through, bytes of the longest that is none of the body, and of the longest that may end in a full stop.
    private static let lines = 10
    private static let longest = 110
    private static let longestSentence = 60

    let text: [UInt8]
    let lexicon: PageLexicon

    /// The first date with a year, else the first without.
    func date(in lines: [PageLine], captions: [Span]) -> WrittenDate? {
        var yearless: WrittenDate?
        for line in lines.prefix(HeadDates.lines) {
            let isSentence = line.span.count > HeadDates.longestSentence && text[line.span.end - 1] == 0x2E
            if line.span.count > HeadDates.longest || isSentence { break }
            guard !captions.contains(where: line.span.overlaps), let date = date(in: line.span) else { continue }
            guard case .withoutYear = date.value else { return date }
            yearless = yearless ?? date
        }
        return yearless
    }

    private func date(in line: Span) -> WrittenDate? {
        if let whole = DateLine(text, line, lexicon: lexicon) { return whole.isUpdate ? nil : whole.date }
        var at = line.start, yearless: WrittenDate?
        while at < line.end {
            let scalar = text.scalar(at: at)
            at += scalar.width
            guard scalar.isDash || HeadDates.marks.contains(scalar.value) else { continue }
            if scalar.isDash, yearless != nil || isRange(at - scalar.width, at, line) { return nil }
            let rest = text.trimmed(Span(at, line.end))
            guard !rest.isEmpty, let date = DateReading.date(in: text, rest),
                DateLine.isClock(text, Span(date.span.end, line.end), lexicon.small)
            else { continue }
            guard case .withoutYear = date.value else { return date }
            yearless = yearless ?? date
        }
        return yearless
    }

    /// "3–9 May 2010", as "28 April – 3 May 2010", is what the report is about and not when it came out.
    private func isRange(_ dash: Int, _ after: Int, _ line: Span) -> Bool {
        guard dash > line.start, after < line.end else { return false }
        if text[dash - 1].isDigit, text[after].isDigit { return true }
        let before = text.trimmed(Span(line.start, dash)), words = Array(Words(text, before)).suffix(2)
        guard words.count == 2, let first = words.first else { return false }
        return DateReading.date(in: text, Span(first.start, before.end)) != nil
    }

    /// Comma, colon, bar, slash, opening bracket, middle dot.
    private static let marks: Set<UInt32> = [0x2C, 0x3A, 0x7C, 0x2F, 0x28, 0xB7]
}
