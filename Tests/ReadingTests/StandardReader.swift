import Encoder
import TestSupport

@testable import Reading

/// The reader with the repository's own data, opened once for all tests.
enum StandardReader {
    static let data = DataDirectory(path: repositoryFile("Data"))

    static let reader: Result<Reader, any Error> = Result { try Reader(data: data) }

    /// A document of bare text, one block a line, analysed by the real model.
    static func document(_ text: String) throws -> Document {
        let bytes = Array(text.utf8)
        var report = Report(id: .init(rawValue: ""), path: "test", text: bytes, offsets: OffsetMap(identity: bytes.count), blocks: [])
        var start = 0
        for (index, byte) in (bytes + [0x0A]).enumerated() where byte == 0x0A {
            if index > start { report.blocks.append(Block(span: Span(start, index), role: .body)) }
            start = index + 1
        }
        return try reader.get().analyser.document(of: report, Workspace())
    }
}

extension Document {
    /// Tokens that lie inside a span.
    func tokens(in span: Span) -> Range<Int> {
        let inside = tokens.spans.indices.filter { span.contains(tokens.spans[$0]) }
        return (inside.first ?? 0)..<((inside.last ?? -1) + 1)
    }
}
