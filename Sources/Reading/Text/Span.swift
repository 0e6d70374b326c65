/// A half-open range `[start, end)` of UTF-8 byte offsets into `Report.text`.
///
/// Everything found rests on one of these, so they are never rewritten; what is shown to others goes through
/// `OffsetMap` to the bytes the report came in.
package struct Span: Hashable, Sendable {
    package var start: Int
    package var end: Int

    package init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }

    package init(_ range: Range<Int>) {
        self.init(range.lowerBound, range.upperBound)
    }

    package var count: Int { end - start }
    package var isEmpty: Bool { end <= start }

    /// The same bytes as an index range, empty when the span is not in order.
    package var range: Range<Int> { start..<Swift.max(start, end) }

    package func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
    package func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }
    package func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

    /// The smallest span that holds both.
    package func joined(with other: Span) -> Span {
        Span(Swift.min(start, other.start), Swift.max(end, other.end))
    }
}

extension Span: Comparable {
    /// Order of reading: earlier start first, and of two that start together the shorter.
    package static func < (left: Span, right: Span) -> Bool {
        (left.start, left.end) < (right.start, right.end)
    }
}

/// Written as `[start, end]`, the form of the finding contract.
extension Span: Codable {
    package init(from decoder: any Decoder) throws {
        var values = try decoder.unkeyedContainer()
        self.init(try values.decode(Int.self), try values.decode(Int.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.unkeyedContainer()
        try values.encode(start)
        try values.encode(end)
    }
}
