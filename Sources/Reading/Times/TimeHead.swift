/// Which times of a report stand in its head, and what the head tells of its day.
struct TimeHead {
    /// The publication, where it is known.
    let published: TimeAnchor?

    private let document: Document
    /// A date of publication without its year.
    private let yearless: Span?
    /// Where the short lines end that open the text.
    private let end: Int

    /// Short lines of a head at most, and bytes of the longest.
    private static let lines = 10
    private static let longest = 110

    init(_ document: Document) {
        self.document = document
        let date = document.report.head.published
        published = date.map {
            TimeAnchor(first: $0.start, last: $0.end, kind: $0.origin == .dateline ? .dateline : .publication)
        }
        yearless = document.report.doubts.first { $0.kind == .publicationDateUncertain }?.span
        end = TimeHead.end(of: document.report.text)
    }

    private static func end(of text: [UInt8]) -> Int {
        var start = 0
        for _ in 0..<lines {
            let stop = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count
            guard stop - start <= longest, stop < text.count else { break }
            start = stop + 1
        }
        return start
    }

    /// "KARSA, August 7 (Agency) —": the date that stands with the place of the dateline.
    func isDateline(_ tokens: Range<Int>) -> Bool {
        guard let place = document.report.head.dateline else { return false }
        let time = document.span(tokens)
        let gap = time.start - place.end
        return gap >= 0 && gap <= 4 || time.start >= place.start && time.end <= place.end
    }

    private func endsLine(_ span: Span) -> Bool {
        let rest = document.report.text[span.end...].prefix { $0 != 0x0A && $0 != 0x0D }
        return !rest.contains { $0.isLetter || $0.isDigit }
    }

    /// Whether a time is the day, or the days, that the head dates the report by.
    func holds(_ time: StoryTime) -> Bool {
        guard time.frame.isDayOfMonth else { return false }
        if isDateline(time.tokens) { return true }
        let span = document.span(time.tokens)
        if let yearless { return span.overlaps(yearless) }
        return span.end <= end && (time.frame.lastDay != nil || time.frame.isTold && endsLine(span))
    }
}

extension TimeFrame {
    /// A day, or several, of a month that is named.
    fileprivate var isDayOfMonth: Bool {
        shape == .date && month != nil && day != nil || shape == .time && bases.first?.isDayOfMonth == true
    }
}
