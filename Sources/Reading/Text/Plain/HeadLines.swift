/// A labelled line at the head of a text: `DATE: 2016-01-05`, `Title: …`, `Source: Corvus News`.
struct HeadLine: Hashable {
    var field: PageLexicon.HeadField
    /// The label with its colon.
    var label: Span
    var value: Span

    init?(_ text: [UInt8], _ span: Span, lexicon: PageLexicon) {
        guard let colon = text[span.start..<min(span.end, span.start + 32)].firstIndex(of: 0x3A) else { return nil }
        let name = text.trimmed(Span(span.start, colon))
        let key = String(decoding: text[name.range], as: UTF8.self).lowercased()
        guard let field = lexicon.headLabels[key] else { return nil }
        self.field = field
        label = Span(span.start, colon + 1)
        value = text.trimmed(Span(colon + 1, span.end))
    }
}

/// The labelled lines that open a text, one or more in a row, each on its own line.
///
/// One alone counts only where it tells a date, a title, an author or a name: "Analysis: why the truce failed" is a
/// headline, not a label.
struct HeadLines {
    private(set) var lines: [HeadLine] = []
    /// How many of the page's lines they take.
    private(set) var count = 0

    init(_ text: [UInt8], _ pageLines: [PageLine], lexicon: PageLexicon) {
        for line in pageLines.prefix(40) {
            guard let head = HeadLine(text, line.span, lexicon: lexicon), head.value.count <= 400 else { break }
            lines.append(head)
        }
        let tells = lines.contains { [.date, .title, .author, .name, .url].contains($0.field) && !$0.value.isEmpty }
        let isHead = lines.count > 1 ? tells : lines.first.map { isSureAlone($0, text) } ?? false
        if !isHead { lines = [] }
        count = lines.count
    }

    private func isSureAlone(_ line: HeadLine, _ text: [UInt8]) -> Bool {
        switch line.field {
        case .date, .updated: DateReading.date(in: text, line.value) != nil
        case .title, .name, .url: true
        case .author: line.value.count <= 80
        case .outlet, .language, .other: false
        }
    }
}
