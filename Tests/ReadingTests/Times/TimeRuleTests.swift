import TestSupport
import Testing

@testable import Reading

/// Every rule of time finds what its examples mark, and takes nothing in its counter-examples.
@Suite struct TimeRuleTests {
    struct Case: CustomTestStringConvertible {
        var rule: TimeRule
        var example: TimeRule.Example
        var testDescription: String { "\(rule.name), line \(example.line)" }
    }

    static let cases: [Case] = {
        guard let reader = try? TimesCheck.times.get() else { return [] }
        return reader.rules.rules.flatMap { rule in rule.examples.map { Case(rule: rule, example: $0) } }
    }()

    @Test func thereAreRules() { #expect(Self.cases.count > 200) }

    /// Marks tell all times of an example, so that a rule is also held against what the others take.
    @Test(arguments: cases) func holdsForItsExamples(case: Case) throws {
        let (rule, example) = (`case`.rule, `case`.example)
        let check = try TimesCheck(example.marked, published: example.published)
        #expect(check.told == check.wanted, "line \(example.line)")
        if rule.frame.shape != .none {
            #expect(check.found.contains { check.rule($0) == rule.name } == example.mustMatch, "line \(example.line)")
        }
    }

    /// What a rule of the shape `none` takes away would be found without it.
    @Test(arguments: cases.filter { $0.rule.frame.shape == .none && $0.example.mustMatch }) func takesAway(case: Case) throws {
        let check = try TimesCheck(`case`.example.marked, published: `case`.example.published)
        let rules = try check.rules
        #expect(rules.contains(`case`.rule.name), "line \(`case`.example.line)")
    }
}
