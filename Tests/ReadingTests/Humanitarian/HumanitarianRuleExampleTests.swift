import Testing
import TestSupport

@testable import Reading

/// Every rule on people in need holds for its examples and not for its counter-examples.
@Suite struct HumanitarianRuleExampleTests {
    struct Case: CustomTestStringConvertible {
        var path: String
        var rule: Rule
        var example: Rule.Example
        var testDescription: String { "\(rule.name), line \(example.line)" }
    }

    static let reader = Result { try HumanitarianReader(data: StandardReader.data) }

    private static func cases(_ file: RuleFile) -> [Case] {
        file.rules.flatMap { rule in rule.examples.map { Case(path: file.path, rule: rule, example: $0) } }
    }

    static let telling = (try? reader.get().rules.telling).map(cases) ?? []
    static let facilities = (try? reader.get().rules.facilities).map(cases) ?? []

    @Test func thereAreRules() { #expect(Self.telling.count + Self.facilities.count > 50) }

    @Test(arguments: telling) func tellingWordsHold(case: Case) throws {
        let marked = try MarkedText(`case`.example.marked)
        let account = try FiguresCheck.account(marked.string)
        let rules = try Self.reader.get().rules
        let tokens = account.document.tokens(in: try #require(marked["words"].first))
        let sentence = account.document.sentences[account.document.sentence(of: tokens.lowerBound)].tokens
        let isMatch = tokens.contains { token in
            `case`.rule.conditions[0].patterns.contains { pattern in
                guard let match = pattern.match(in: account.view, sentence, at: token) else { return false }
                return rules.holds(`case`.rule, match.tokens, in: sentence, account.view)
            }
        }
        #expect(isMatch == `case`.example.mustMatch, "\(`case`.path):\(`case`.example.line)")
    }

    @Test(arguments: facilities) func facilitiesHold(case: Case) throws {
        let marked = try MarkedText(`case`.example.marked)
        let account = try FiguresCheck.account(marked.string)
        let finder = FacilityFinder(
            words: try Self.reader.get().words, view: account.view, predicates: PredicateFinder(tree: account.tree, view: account.view))
        let tokens = account.document.tokens(in: try #require(marked["facility"].first))
        let found = account.document.sentences.flatMap { finder.facilities(in: $0.tokens) }.filter { $0.tokens.overlaps(tokens) }
        let isMatch = found.contains { `case`.rule.match(in: account.view, zones: finder.zones(of: $0)) != nil }
        #expect(isMatch == `case`.example.mustMatch, "\(`case`.path):\(`case`.example.line)")
    }

    struct ClauseCase: CustomTestStringConvertible {
        var rule: FrameRule
        var example: Rule.Example
        var testDescription: String { "\(rule.name), line \(example.line)" }
    }

    static let clauses = (try? reader.get().clauses.rules.rules.flatMap { rule in rule.examples.map { ClauseCase(rule: rule, example: $0) } }) ?? []

    @Test func thereAreRulesOverTheTree() { #expect(Self.clauses.count > 60) }

    @Test(arguments: clauses) func clausesHold(case: ClauseCase) throws {
        let marked = try MarkedText(`case`.example.marked)
        let account = try FiguresCheck.account(marked.string)
        let finder = try Self.reader.get().clauses
        let frames = FrameReader(account)
        let found = account.document.sentences.flatMap { finder.notes(in: $0.tokens, account, frames) }.filter { $0.rule == `case`.rule.name }
        guard `case`.example.mustMatch else {
            #expect(found.isEmpty, "relief.rules:\(`case`.example.line)")
            return
        }
        let words = account.document.tokens(in: try #require(marked["words"].first))
        #expect(found.contains { $0.tokens.overlaps(words) }, "relief.rules:\(`case`.example.line)")
    }
}
