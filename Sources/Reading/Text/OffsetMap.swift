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

    /// Forgets everything from a byte of the text on.
    mutating func truncate(to count: Int) {
        while let last = runs.last, last.text >= count { runs.removeLast() }
        textCount = min(textCount, count)
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
        runIndex(at: offset).map { runs[$0] }
    }

    private func runIndex(at offset: Int) -> Int? {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].text <= offset { low = middle + 1 } else { high = middle }
        }
        return runs.isEmpty ? nil : max(0, low - 1)
    }

    /// This map continued by that of the bytes it leads to: text → `inner`'s text → `inner`'s original.
    package func continued(by inner: OffsetMap) -> OffsetMap {
        if inner.isIdentity { return self }
        var result = OffsetMap()
        for (index, run) in runs.enumerated() {
            let end = index + 1 < runs.count ? runs[index + 1].text : textCount
            let characters = (end - run.text) / run.textWidth
            if run.textWidth == 1, run.originWidth == 1 {
                inner.appendPieces(of: Span(run.origin, run.origin + characters), to: &result)
            } else {
                for character in 0..<characters {
                    let middle = run.origin + character * run.originWidth
                    let origin = inner.original(of: Span(middle, middle + run.originWidth))
                    result.append(characters: 1, textWidth: run.textWidth, origin: origin.start, originWidth: origin.count)
                }
            }
        }
        return result
    }

    /// Appends the part of this map that covers a span of whole characters of its text.
    private func appendPieces(of span: Span, to result: inout OffsetMap) {
        var at = span.start
        while at < span.end, let index = runIndex(at: at) {
            let run = runs[index]
            let end = min(span.end, index + 1 < runs.count ? runs[index + 1].text : textCount)
            guard end > at else { return }
            let skipped = (at - run.text) / run.textWidth
            let characters = max(1, (end - at) / run.textWidth)
            result.append(
                characters: characters, textWidth: min(run.textWidth, end - at),
                origin: run.origin + skipped * run.originWidth, originWidth: run.originWidth)
            at = end
        }
    }
}

extension OffsetMap {
    /// The same map with every original offset moved.
    package func shifted(by distance: Int) -> OffsetMap {
        var result = self
        for index in result.runs.indices { result.runs[index].origin += distance }
        return result
    }
}
