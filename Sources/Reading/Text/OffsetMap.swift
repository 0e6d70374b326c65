/// Where each byte of a report's text stood in the bytes it was made from.
///
/// A list of runs in text order. A run is a stretch of characters that all have the same width in the text and the
/// same width in the original: one run for a plain file, one for each ASCII stretch of a UTF-16 file, one for each
/// entity of a page. Text between the original's runs (tags, JSON syntax) has no bytes here. Separators that the
/// reader put in have an original width of zero.
package struct OffsetMap: Hashable, Sendable {
    struct Run: Hashable, Sendable {
        var text: Int
        var origin: Int
        /// Bytes one character takes in the text; at least 1.
        var textWidth: Int
        /// Bytes the same character takes in the original; 0 for what the reader inserted.
        var originWidth: Int
    }

    private(set) var runs: [Run] = []
    /// Length of the text in bytes.
    private(set) var textCount = 0

    package init() {}

    /// The map of a text that is the original from `origin` on.
    package init(identity count: Int, origin: Int = 0) {
        append(characters: count, textWidth: 1, origin: origin, originWidth: 1)
    }

    /// Adds characters of equal widths; extends the last run where they continue it.
    package mutating func append(characters: Int, textWidth: Int, origin: Int, originWidth: Int) {
        guard characters > 0, textWidth > 0 else { return }
        defer { textCount += characters * textWidth }
        if let last = runs.last, last.textWidth == textWidth, last.originWidth == originWidth,
            last.origin + (textCount - last.text) / textWidth * originWidth == origin
        {
            return
        }
        runs.append(Run(text: textCount, origin: origin, textWidth: textWidth, originWidth: originWidth))
    }

    /// True when offsets are the same on both sides.
    package var isIdentity: Bool {
        runs.isEmpty || runs == [Run(text: 0, origin: 0, textWidth: 1, originWidth: 1)]
    }

    /// The original bytes that hold a span of the text; whole characters, with whatever markup stands between.
    package func original(of span: Span) -> Span {
        guard let first = run(at: span.start) else { return span }
        let start = origin(of: span.start, in: first, roundingUp: false)
        guard span.end > span.start, let last = run(at: span.end - 1) else { return Span(start, start) }
        return Span(start, max(start, origin(of: span.end, in: last, roundingUp: true)))
    }

    private func origin(of offset: Int, in run: Run, roundingUp: Bool) -> Int {
        let characters = (offset - run.text + (roundingUp ? run.textWidth - 1 : 0)) / run.textWidth
        return run.origin + characters * run.originWidth
    }

    /// The last run that starts at or before `offset`.
    private func run(at offset: Int) -> Run? {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].text <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? runs[low - 1] : runs.first
    }
}
