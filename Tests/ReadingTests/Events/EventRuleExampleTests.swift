import Encoder
import TestSupport
import Testing

@testable import Reading

/// Every event rule finds its examples and lets its counter-examples be.
@Suite struct EventRuleExampleTests {
    struct Case: CustomTestStringConvertible {
        var path: String
        var rule: EventRule
        var example: EventRule.Example
        var testDescription: String { "\(rule.name), line \(example.line)" }
    }

    static let lexicon = Result { try EventLexicon(data: StandardReader.data) }

    static let cases: [Case] = {
        guard let lexicon = try? lexicon.get() else { return [] }
        return lexicon.ruleFiles.flatMap { file in
            file.rules.flatMap { rule in rule.examples.map { Case(path: file.path, rule: rule, example: $0) } }
        }
    }()

    @Test func thereAreRulesForEveryTypeAndManyWords() throws {
        let lexicon = try Self.lexicon.get()
        #expect(lexicon.triggerCount > 1000)
        #expect(Set(lexicon.rules.compactMap(\.code?.type)).count == 16)
    }

    @Test(arguments: cases) func holdsForItsExamples(case: Case) throws {
        let marked = try MarkedText(`case`.example.marked)
        let check = try EventCheck(String(decoding: marked.text, as: UTF8.self), lexicon: Self.lexicon.get())
        let place = "\(`case`.path):\(`case`.example.line)"
        if `case`.rule.code == nil {
            let isSilent = marked["event"].allSatisfy { !check.tells(at: $0) }
            if `case`.example.mustMatch { #expect(isSilent, "\(place)") } else { #expect(!check.mentions.isEmpty, "\(place)") }
            return
        }
        let found = check.mentions.filter { $0.rule.name == `case`.rule.name }
        guard `case`.example.mustMatch else {
            #expect(found.isEmpty, "\(place)")
            return
        }
        let mention = try #require(found.first, "\(place)")
        #expect(marked["actor"].isEmpty || marked["actor"].contains { check.holds(mention.actors, $0) }, "\(place): actor")
        #expect(
            marked["recipient"].isEmpty || marked["recipient"].contains { check.holds(mention.recipients, $0) },
            "\(place): recipient")
    }
}

/// The tellings in a text, before they become events.
struct EventCheck {
    static let resolver = Result { try EntityResolver(lexicons: StandardReader.data.file("lexicons")) }
    static let claims = Result { ClaimsReader(rules: try ClaimRules(data: StandardReader.data), model: "test") }

    let document: Document
    let mentions: [EventMention]

    init(_ text: String, lexicon: EventLexicon) throws {
        document = try StandardReader.document(text)
        let cast = try EventCheck.resolver.get().cast(of: document)
        let statements = try EventCheck.claims.get().statements(of: document, cast: cast)
        let facts = WordFacts(Account(document: document, cast: cast, statements: statements), forms: lexicon.forms)
        mentions = EventMentionFinder(lexicon: lexicon, facts: facts).mentions()
    }

    func tells(at span: Span) -> Bool {
        let tokens = document.tokens(in: span)
        return mentions.contains { $0.anchor.contains { $0.overlaps(tokens) } }
    }

    func holds(_ participants: [Event.Participant], _ span: Span) -> Bool {
        let tokens = document.tokens(in: span)
        return participants.contains { $0.tokens.overlaps(tokens) }
    }
}
