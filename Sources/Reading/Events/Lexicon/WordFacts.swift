/// What event rules ask about single words of one report.
///
/// Lemmas come from the table of forms where it knows the word, else from the model: a verb that the model mistakes
/// ("blew") is still found.
struct WordFacts: Sendable {
    let account: Account
    private let lemmas: [String]

    init(_ account: Account, forms: FormTable) {
        self.account = account
        let view = account.view
        var lemmas = view.forms.indices.map { token in
            let isVerb = view.partsOfSpeech[token] == "VERB" || WordFacts.isParticiple(token, account)
            return forms.lemma(of: view.forms[token], isVerb: isVerb) ?? view.lemmas[token]
        }
        // "cease-fire", "test-fired" are one word, though its parts are tokens.
        for hyphen in view.forms.indices.dropFirst().dropLast() where view.forms[hyphen] == "-" {
            let joined = view.forms[hyphen - 1] + "-" + view.forms[hyphen + 1]
            guard let lemma = forms.lemma(of: joined, isVerb: view.partsOfSpeech[hyphen + 1] == "VERB") else { continue }
            lemmas[hyphen + 1] = lemma
            lemmas[hyphen - 1] = "-"
        }
        self.lemmas = lemmas
    }

    func lemma(_ token: Int) -> String { lemmas[token] }
    func form(_ token: Int) -> String { account.view.forms[token] }
    func label(_ token: Int) -> String? { account.view.names[token] }
    func tag(_ token: Int) -> String { account.view.tags[token] }

    func kind(_ token: Int) -> Entity.Kind? {
        account.entities.entity(at: token).flatMap { account.entities[$0]?.kind }
    }

    /// "a drone shot down by the fleet": what the model takes for a noun, though its tag and its agent say otherwise.
    private static func isParticiple(_ token: Int, _ account: Account) -> Bool {
        guard account.view.tags[token] == "VBN", account.view.partsOfSpeech[token] == "NOUN" else { return false }
        return !account.tree.children(of: token, ["obl:agent", "aux:pass"]).isEmpty
    }

    func isParticiple(_ token: Int) -> Bool { WordFacts.isParticiple(token, account) }

    func isVerb(_ token: Int) -> Bool { account.document.syntax.partsOfSpeech[token] == .verb }

    func isNominal(_ token: Int) -> Bool {
        switch account.document.syntax.partsOfSpeech[token] {
        case .noun, .properNoun, .pronoun, .numeral, .symbol: true
        case .adjective: label(token) != nil || tag(token).hasPrefix("N")
        case .determiner: tag(token) == "DT"
        default: false
        }
    }
}
