/// Tells from the verb that governs a time whether it lies behind or ahead.
struct TimeTense {
    private let tree: Tree
    private let view: TokenView
    private let words: TimeWords

    init(_ account: Account, words: TimeWords) {
        tree = account.tree
        view = account.view
        self.words = words
    }

    func tense(of tokens: Range<Int>) -> TimeSituation.Tense {
        guard let head = tokens.first(where: { !tokens.contains(tree.heads[$0]) }) else { return .unknown }
        if isAwaited(head) { return .future }
        var at = tree.heads[head]
        for _ in 0..<8 where at >= 0 {
            if let tense = tense(at: at) { return tense }
            at = tree.heads[at]
        }
        return .unknown
    }

    /// "scheduled for Sunday", "postponed until May": what is set for a time lies ahead however it is told.
    private func isAwaited(_ head: Int) -> Bool {
        let governor = tree.heads[head]
        guard governor >= 0, isAhead(governor) else { return false }
        return tree.children(of: head).contains { child in
            tree.relations[child] == "case" && words.value(view.forms[child], as: .aim) != nil
        }
    }

    private func isAhead(_ token: Int) -> Bool { words.value(view.lemmas[token], as: .ahead) != nil }

    /// What one word on the way up tells; nil where it leaves the question to the word above.
    private func tense(at token: Int) -> TimeSituation.Tense? {
        let kind = view.partsOfSpeech[token]
        if kind == "NOUN" || kind == "ADJ", isAhead(token) { return .future }
        let helpers = tree.children(of: token).filter { tree.relations[$0].hasPrefix("aux") || tree.relations[$0] == "cop" }
        guard kind == "VERB" || kind == "AUX" || !helpers.isEmpty else { return nil }
        if let modal = helpers.first(where: { view.tags[$0] == "MD" }) {
            return words.value(view.forms[modal], as: .openModal) == nil ? .future : .unknown
        }
        if helpers.contains(where: { view.tags[$0] == "VBD" }) { return .past }
        switch view.tags[token] {
        case "VBD": return .past
        case "VBN": return isAhead(token) && !helpers.contains { view.lemmas[$0] == "have" } ? .future : .past
        case "VBG": return helpers.isEmpty ? nil : .future
        case "VB": return infinitive(token)
        case "VBZ", "VBP": return isAhead(token) ? .future : .unknown
        default: return helpers.isEmpty ? nil : .unknown
        }
    }

    /// "agreed to meet", "is due to end": ahead by what governs it; "managed to flee": as that.
    private func infinitive(_ token: Int) -> TimeSituation.Tense? {
        let governor = tree.heads[token]
        guard governor >= 0, tree.children(of: token).contains(where: { view.forms[$0] == "to" && tree.relations[$0] == "mark" })
        else { return nil }
        return isAhead(governor) || tree.relations[token] == "acl" ? .future : nil
    }
}
