import Testing
import TestSupport

@testable import Reading

/// Every rule of every file holds for its examples and not for its counter-examples.
@Suite struct RuleExampleTests {
    struct Case: CustomTestStringConvertible {
        var path: String
        var rule: Rule
        var example: Rule.Example
        var testDescription: String { "\(rule.name), line \(example.line)" }
    }

    static let cases: [Case] = {
        guard let rules = try? ClaimRules(data: StandardReader.data) else { return [] }
        return rules.all.flatMap { file in
            file.rules.flatMap { rule in rule.examples.map { Case(path: file.path, rule: rule, example: $0) } }
        }
    }()

    @Test func thereAreRules() { #expect(Self.cases.count > 50) }

    @Test(arguments: cases) func holdsForItsExamples(case: Case) throws {
        let marked = try MarkedText(`case`.example.marked)
        let document = try StandardReader.document(String(decoding: marked.text, as: UTF8.self))
        func ranges(_ label: String) -> [Range<Int>] {
            marked.marks.filter { $0.label == label }.map { document.tokens(in: $0.span) }
        }
        let draft = Draft(cue: ranges("cue"), sources: ranges("source"), contents: ranges("content"), origin: .rule("test"))
        let zones = StatementZones.zones(of: draft, in: document, sentence: 0..<document.tokens.count)
        let isMatch = `case`.rule.match(in: TokenView(document), zones: zones) != nil
        #expect(isMatch == `case`.example.mustMatch, "\(`case`.path):\(`case`.example.line)")
    }
}
