/// Leads spans of a report's text to where they stand in the original, in the unit that was asked for.
package struct OriginalPlaces: Sendable {
    private let report: Report
    private let counter: UnitCounter
    private let lines: LineCounter

    package init(_ report: Report, unit: OffsetUnit) {
        self.report = report
        counter = UnitCounter(report.original, unit: unit)
        lines = LineCounter(report.place.isRecord ? Original(report.text[...]) : report.original)
    }

    func span(_ span: Span) -> Span {
        let original = report.offsets.original(of: span)
        return Span(counter.count(before: original.start), counter.count(before: original.end))
    }

    func spans(_ spans: [Span]) -> [Span] { spans.map(span) }

    /// The line on which a span begins, from 1; in a record, which is one line of its file, the line of its own text.
    package func line(of span: Span) -> Int { lines(of: span).lowerBound }

    /// The lines that a span stands on.
    package func lines(of span: Span) -> ClosedRange<Int> {
        let place = report.place.isRecord ? span : report.offsets.original(of: span)
        let first = lines.line(at: place.start)
        return first...max(first, lines.line(at: max(place.start, place.end - 1)))
    }

    func words(_ span: Span) -> FoundWords { words([span]) }

    /// Spans with only blanks between them read as one; where words were left out stands an ellipsis.
    func words(_ spans: [Span]) -> FoundWords {
        var text = ""
        for (index, span) in spans.enumerated() {
            if index > 0 {
                let gap = Span(spans[index - 1].end, span.start)
                let isBlank = gap.isEmpty || report.text[gap.range].allSatisfy { $0 <= 0x20 }
                text += isBlank ? (gap.isEmpty ? "" : " ") : " … "
            }
            text += report.words(span)
        }
        return FoundWords(spans: self.spans(spans), text: text)
    }
}

/// Where lines begin in an original: after LF, CRLF or a lone CR.
struct LineCounter: Sendable {
    /// Offsets of the first byte of each line.
    private var starts = [0]

    init(_ original: Original) {
        let unit = original.unit
        let width = unit == .utf16LittleEndian || unit == .utf16BigEndian ? 2 : 1
        let low = unit == .utf16BigEndian ? 1 : 0
        starts = original.bytes.withUnsafeBufferPointer { bytes in
            var starts = [0]
            func character(_ index: Int) -> UInt8 {
                guard index + width <= bytes.count else { return 0 }
                return width == 1 ? bytes[index] : bytes[index + 1 - low] == 0 ? bytes[index + low] : 0
            }
            for index in stride(from: 0, to: bytes.count, by: width) {
                switch character(index) {
                case 0x0A: starts.append(index + width)
                case 0x0D where character(index + width) != 0x0A: starts.append(index + width)
                default: break
                }
            }
            return starts
        }
    }

    func line(at offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return max(1, low)
    }
}
