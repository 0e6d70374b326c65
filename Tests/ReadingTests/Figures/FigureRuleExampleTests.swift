import Testing
import TestSupport

@testable import Reading

/// Every rule on figures holds for its examples and not for its counter-examples.
@Suite struct FigureRuleExampleTests {
    struct Case: CustomTestStringConvertible {
        var path: String
        var rule: Rule
        var example: Rule.Example
        var testDescription: String { "\(rule.name), line \(example.line)" }
    }

    static let cases: [Case] = {
        guard let rules = try? FiguresCheck.reader.get().rules else { return [] }
        return [rules.kinds, rules.amounts, rules.scopes].flatMap { file in
            file.rules.flatMap { rule in rule.examples.map { Case(path: file.path, rule: rule, example: $0) } }
        }
    }()

    @Test func thereAreRules() { #expect(Self.cases.count > 150) }

    @Test(arguments: cases) func holdsForItsExamples(case: Case) throws {
        let marked = try MarkedText(`case`.example.marked)
        let account = try FiguresCheck.account(marked.string)
        let mark = try #require(marked["figure"].first)
        let tokens = account.document.tokens(in: mark)
        let phrases = try FiguresCheck.reader.get().phrases(of: account).filter { $0.quantity.tokens.overlaps(tokens) }
        let isMatch = phrases.contains { `case`.rule.match(in: account.view, zones: FigureRules.zones(of: $0, in: account.view)) != nil }
        #expect(isMatch == `case`.example.mustMatch, "\(`case`.path):\(`case`.example.line)")
    }
}
