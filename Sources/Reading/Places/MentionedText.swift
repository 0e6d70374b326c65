/// A text with the places in it that somebody else has marked.
package struct MentionedText: Sendable {
    package let report: Report
    /// In the order given.
    package let spans: [Span]

    /// A line of a file of such texts; `text` is nil where the line is none.
    package struct Line: Sendable {
        package let number: Int
        package let text: MentionedText?
    }

    package static func lines(of path: String) throws(GazetteerError) -> [Line] {
        let bytes = try ByteSource(path: path == "-" ? "/dev/stdin" : path).all()
        return bytes.split(separator: 0x0A).enumerated().map { Line(number: $0 + 1, text: MentionedText(Array($1))) }
    }

    /// A JSON object with `text` and `mentions` in code points; nil for anything else.
    init?(_ line: [UInt8]) {
        guard let record = JSONRecord(line), let text = record["text"]?.text, let mentions = record["mentions"] else {
            return nil
        }
        let starts = text.indices.filter { text[$0] & 0xC0 != 0x80 } + [text.count]
        var spans: [Span] = []
        for mention in mentions.elements {
            let ends = mention.elements.compactMap { $0.number.flatMap { Int(exactly: $0) } }
            guard ends.count == 2, ends[0] < ends[1], starts.indices.contains(ends[0]), starts.indices.contains(ends[1]) else {
                return nil
            }
            spans.append(Span(starts[ends[0]], starts[ends[1]]))
        }
        self.spans = spans
        report = Report(
            id: Report.ID(rawValue: ""), path: "-", text: text, offsets: OffsetMap(identity: text.count),
            blocks: MentionedText.paragraphs(text))
    }

    private static func paragraphs(_ text: [UInt8]) -> [Block] {
        var blocks: [Block] = [], start = 0
        for (index, byte) in (text + [0x0A]).enumerated() where byte == 0x0A {
            if index > start { blocks.append(Block(span: Span(start, index), role: .body)) }
            start = index + 1
        }
        return blocks
    }
}
