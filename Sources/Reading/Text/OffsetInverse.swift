/// Where places of an original stand in the text that was made of it: an `OffsetMap` asked the other way.
///
/// Spans of findings lead to the original; whoever shows the text needs them there.
package struct OffsetInverse: Sendable {
    /// Runs with bytes in the original, in the order of these.
    private let runs: [(run: OffsetMap.Run, end: Int)]
    private let textCount: Int

    package init(_ map: OffsetMap) {
        var runs: [(OffsetMap.Run, Int)] = []
        for (index, run) in map.runs.enumerated() where run.originWidth > 0 {
            let end = index + 1 < map.runs.count ? map.runs[index + 1].text : map.textCount
            runs.append((run, end))
        }
        self.runs = runs.sorted { ($0.0.origin, $0.0.text) < ($1.0.origin, $1.0.text) }
        textCount = map.textCount
    }

    /// The span of the text that stands for one of the original; nil where none of it is text.
    package func text(of original: Span) -> Span? {
        guard let start = start(of: original.start), let end = end(of: original.end), start < end else { return nil }
        return Span(start, end)
    }

    /// The first byte of the text at or behind a byte of the original.
    private func start(of offset: Int) -> Int? {
        var index = lastRun(at: offset)
        if index >= 0 {
            let (run, end) = runs[index]
            let at = run.text + (offset - run.origin) / run.originWidth * run.textWidth
            if at < end { return at }
        }
        index += 1
        return index < runs.count ? runs[index].run.text : nil
    }

    /// The byte of the text behind the last one before a byte of the original.
    private func end(of offset: Int) -> Int? {
        let index = lastRun(at: offset - 1)
        guard index >= 0 else { return nil }
        let (run, end) = runs[index]
        return min(end, run.text + (offset - run.origin + run.originWidth - 1) / run.originWidth * run.textWidth)
    }

    private func lastRun(at offset: Int) -> Int {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].run.origin <= offset { low = middle + 1 } else { high = middle }
        }
        return low - 1
    }
}
