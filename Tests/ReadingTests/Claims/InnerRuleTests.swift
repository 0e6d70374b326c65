import TestSupport
import Testing

@testable import Reading

/// Every rule of inner statements finds its examples, with the parts that are marked, and not its counter-examples.
///
/// The outer statement is given: its cue is marked `outer`, its content `within`, or `content` where both say the same.
@Suite struct InnerRuleTests {
    struct Case: CustomTestStringConvertible {
        var path: String
        var rule: FrameRule
        var example: Rule.Example
        var testDescription: String { "\(rule.name), line \(example.line)" }
    }

    static let rules = try? ClaimRules(data: StandardReader.data)
    static let words = try? ActorWords(folder: StandardReader.data.file("lexicons"))
    static let cases: [Case] = {
        guard let file = rules?.inner else { return [] }
        return file.rules.flatMap { rule in rule.examples.map { Case(path: file.path, rule: rule, example: $0) } }
    }()

    @Test func thereAreRules() { #expect(Self.cases.count > 25) }

    @Test(arguments: cases) func holdsForItsExamples(case: Case) throws {
        let marked = try MarkedText(`case`.example.marked)
        var document = try StandardReader.document(marked.string)
        func ranges(_ label: String) -> [Range<Int>] { marked[label].map(document.tokens) }
        let contents = ranges("within").isEmpty ? ranges("content") : ranges("within")
        document.attributions = [RawAttribution(cue: ranges("outer"), sources: [], contents: contents, score: 1)]
        let rules = try #require(Self.rules), words = try #require(Self.words)
        let inner = InnerAttributions(document: document, rules: rules.inner, telling: rules.words, words: words)
        let own = inner.applied().attributions.filter { $0.rule == `case`.rule.name }
        guard `case`.example.mustMatch else {
            #expect(own.isEmpty, "\(`case`.path):\(`case`.example.line)")
            return
        }
        let fits = own.contains { found in
            ranges("source").allSatisfy { mark in found.sources.contains { $0.overlaps(mark) } }
                && ranges("content").allSatisfy { mark in found.contents.contains { $0.overlaps(mark) } }
                && ranges("cue").contains { mark in found.cue.contains { $0.overlaps(mark) } }
        }
        #expect(fits, "\(`case`.path):\(`case`.example.line)")
    }
}
