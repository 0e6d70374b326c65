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
        lemmas = view.forms.indices.map { token in
            forms.lemma(of: view.forms[token], isVerb: view.partsOfSpeech[token] == "VERB") ?? view.lemmas[token]
        }
    }

    func lemma(_ token: Int) -> String { lemmas[token] }
    func form(_ token: Int) -> String { account.view.forms[token] }
    func label(_ token: Int) -> String? { account.view.names[token] }
    func tag(_ token: Int) -> String { account.view.tags[token] }

    func kind(_ token: Int) -> Entity.Kind? {
        account.entities.entity(at: token).flatMap { account.entities[$0]?.kind }
    }

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
