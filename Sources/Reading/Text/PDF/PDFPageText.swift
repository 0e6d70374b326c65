/// Makes running text of a PDF's lines: words broken at line ends are joined, lines that come back on every page are
/// left out; each byte keeps its way back to what was taken out of the PDF.
struct PDFPageText {
    private(set) var text: [UInt8] = []
    private(set) var offsets = OffsetMap()
    private let source: [UInt8]
    private let lines: [Span]

    init(_ extracted: [UInt8]) {
        source = extracted
        lines = Lines.spans(of: extracted, in: Span(0, extracted.count))
        text.reserveCapacity(extracted.count)
        let kept = keptLines()
        let known = wordsWithHyphen()
        for (place, index) in kept.enumerated() {
            append(lines[index], joining: place + 1 < kept.count ? lines[kept[place + 1]] : nil, known: known)
        }
    }

    /// The lines of the report: without those that come back on every page, and without blank ones inside a sentence that
    /// goes on in the next block, column or page.
    private func keptLines() -> [Int] {
        let running = runningLines()
        var kept: [Int] = []
        var blanks: [Int] = []
        for index in lines.indices where !running.contains(index) {
            let words = source.trimmed(lines[index])
            if words.isEmpty {
                blanks.append(index)
                continue
            }
            let goesOn = kept.last.map {
                source.scalar(at: words.start).isLower && !Ending.isTerminal(source, source.trimmed(lines[$0]))
            }
            if goesOn != true { kept += blanks }
            blanks = []
            kept.append(index)
        }
        return kept
    }

    private mutating func copy(_ span: Span) {
        text.append(contentsOf: source[span.range])
        offsets.append(characters: span.count, textWidth: 1, origin: span.start, originWidth: 1)
    }

    /// Copies a line and its end; a hyphen that only broke a word, and the line end after it, are left out.
    private mutating func append(_ line: Span, joining next: Span?, known: Set<[UInt8]>) {
        guard let next, let word = brokenWord(line, next) else {
            copy(line)
            text.append(0x0A)
            offsets.append(characters: 1, textWidth: 1, origin: line.end, originWidth: line.end < source.count ? 1 : 0)
            return
        }
        copy(Span(line.start, known.contains(word) ? line.end : line.end - 1))
    }

    /// The word with its hyphen, when a line ends in letters and a hyphen and the next goes on in lower case.
    private func brokenWord(_ line: Span, _ next: Span) -> [UInt8]? {
        guard line.count >= 3, source[line.end - 1] == 0x2D, source[line.end - 2].isLetter || source[line.end - 2] >= 0x80,
            !next.isEmpty,
            source.scalar(at: next.start).isLower
        else { return nil }
        let before = source[line.range].reversed().prefix { !$0.isBlank }
        let after = source[next.range].prefix { $0.isLetter || $0 >= 0x80 }
        return Array(before.reversed().map(\.lowered)) + after.map(\.lowered)
    }

    /// Words written with a hyphen inside a line: their hyphen stays where a line breaks at it.
    private func wordsWithHyphen() -> Set<[UInt8]> {
        var words: Set<[UInt8]> = []
        for line in lines {
            for word in Words(source, line) {
                let core = source[source.core(word).range]
                if core.count < 60, core.contains(0x2D) { words.insert(core.map(\.lowered)) }
            }
        }
        return words
    }

    /// First and last lines of pages that stand on at least three pages, numbers counting as equal.
    private func runningLines() -> Set<Int> {
        var edges: [[UInt8]: [Int]] = [:]
        for page in pages() {
            let filled = page.filter { !source.trimmed(lines[$0]).isEmpty }
            for index in Set(filled.prefix(2) + filled.suffix(2)) { edges[shape(lines[index]), default: []].append(index) }
        }
        return Set(edges.values.filter { $0.count >= 3 }.joined())
    }

    /// Indices of the lines of each page; a form feed ends one.
    private func pages() -> [[Int]] {
        var pages: [[Int]] = [[]]
        for (index, line) in lines.enumerated() {
            if line.start > 0, source[line.start - 1] == 0x0C { pages.append([]) }
            pages[pages.count - 1].append(index)
        }
        return pages
    }

    private func shape(_ line: Span) -> [UInt8] {
        var shape: [UInt8] = []
        for byte in source[source.trimmed(line).range].prefix(200) where !(byte.isDigit && shape.last == 0x30) {
            shape.append(byte.isDigit ? 0x30 : byte)
        }
        return shape
    }
}
