import Encoder
import TestSupport
import Testing

@testable import Reading

/// Every rule of inner statements finds its examples, with the parts that are marked, and not its counter-examples.
@Suite struct InnerRuleTests {
    struct Case: CustomTestStringConvertible {
        var path: String
        var rule: FrameRule
        var example: Rule.Example
        var testDescription: String { "\(rule.name), line \(example.line)" }
    }

    static let cases: [Case] = {
        guard let file = try? ClaimRules(data: StandardReader.data).inner else { return [] }
        return file.rules.flatMap { rule in rule.examples.map { Case(path: file.path, rule: rule, example: $0) } }
    }()

    @Test func thereAreRules() { #expect(Self.cases.count > 25) }

    @Test(arguments: cases) func holdsForItsExamples(case: Case) throws {
        let marked = try MarkedText(`case`.example.marked)
        let document = try StandardReader.document(String(decoding: marked.text, as: UTF8.self))
        let read = try StandardReader.reader.get().read(document.report, Workspace())
        func spans(_ label: String) -> [Span] { marked.marks.filter { $0.label == label }.map(\.span) }
        let own = read.statements.filter { $0.origin == .rule(`case`.rule.name) || cites($0, spans("cue")) }
        guard `case`.example.mustMatch else {
            #expect(own.isEmpty, "\(`case`.path):\(`case`.example.line)")
            return
        }
        let fits = own.contains { statement in
            spans("source").allSatisfy { mark in statement.source.spans.contains { $0.overlaps(mark) } }
                && spans("content").allSatisfy { mark in statement.content.contains { $0.overlaps(mark) } }
                && statement.parent != nil
        }
        #expect(fits, "\(`case`.path):\(`case`.example.line)")
    }

    /// "citing two officials" may be the encoder's cue, to which the rule gives source and content.
    private func cites(_ statement: Statement, _ cues: [Span]) -> Bool {
        statement.cue.lemma == "cite" && !cues.isEmpty && statement.cue.spans == cues
    }
}
