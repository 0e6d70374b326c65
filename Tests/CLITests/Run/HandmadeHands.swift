import Reading
import TestSupport

@testable import CLI
@testable import Reading

/// Reads without a model: one statement for each line with `NAME: WORDS`.
enum HandmadeHands {
    static func texts() throws -> ReportReader {
        ReportReader(lexicon: try PageLexicon(data: DataDirectory(path: repositoryFile("Data"))))
    }

    static func read(_ report: Report) -> ReadReport {
        var statements: [Statement] = []
        var start = 0
        for line in report.text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if let colon = line.firstIndex(of: UInt8(ascii: ":")), colon + 1 < line.endIndex {
                statements.append(
                    Statement(
                        id: .init(rawValue: "s\(statements.count + 1)"),
                        source: .init(entity: nil, anonymous: nil, count: nil, spans: [Span(start, colon)]),
                        cue: .init(spans: [], lemma: nil),
                        content: [Span(colon + 2, start + line.count)], manner: .indirect, origin: .rule("by hand")))
            }
            start += line.count + 1
        }
        return ReadReport(
            document: Document(report: report, tokens: Tokens(), sentences: []), entities: [], statements: statements, doubts: [],
            engine: EngineVersions(model: nil, rules: nil))
    }
}
