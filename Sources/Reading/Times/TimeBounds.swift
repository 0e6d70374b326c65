/// Opens the interval of a time by the word before it: "since August" has no end, "until Sunday" no beginning.
struct TimeBounds {
    private let account: Account
    let words: TimeWords

    init(_ account: Account, words: TimeWords) {
        self.account = account
        self.words = words
    }

    func open(_ time: inout TimeExpression) {
        guard time.kind == .date || time.kind == .time, time.start != nil || time.end != nil,
            let word = preposition(of: time.tokens)
        else { return }
        let form = account.view.forms[word]
        if let value = words.value(form, as: .since) {
            // "After noon" is of that day, "after Sunday" is not.
            if value == 1, time.kind == .date { time.start = time.end?.adding(days: 1) ?? time.start }
            time.end = nil
            time.why += "; open after “\(form)”"
        } else if let value = words.value(form, as: .until) {
            if value == 1, time.kind == .date { time.end = time.start?.adding(days: -1) ?? time.end }
            time.start = nil
            time.why += "; open before “\(form)”"
        }
    }

    /// Whether it is where something began: "since Sunday".
    func opens(_ tokens: Range<Int>) -> Bool {
        preposition(of: tokens).flatMap { words.value(account.view.forms[$0], as: .since) } == 0
    }

    /// Whether it is one that is known: "in the night", not "at night".
    func isDefinite(_ tokens: Range<Int>) -> Bool {
        tokens.lowerBound > 0 && account.view.partsOfSpeech[tokens.lowerBound - 1] == "DET"
    }

    func isBound(_ tokens: Range<Int>) -> Bool {
        guard let word = preposition(of: tokens) else { return false }
        let form = account.view.forms[word]
        return words.value(form, as: .since) != nil || words.value(form, as: .until) != nil
    }

    /// The word that governs the time itself: not that of a noun which the time stands beside ("after Sunday's attack").
    private func preposition(of tokens: Range<Int>) -> Int? {
        let first = tokens.lowerBound
        var before = first - 1
        while before >= 0, before > first - 3, ["DET", "ADJ"].contains(account.view.partsOfSpeech[before]) { before -= 1 }
        guard before >= 0, let head = tokens.first(where: { !tokens.contains(account.tree.heads[$0]) }) else { return nil }
        let governor = account.tree.heads[head]
        let isBeside =
            governor >= tokens.upperBound && account.view.partsOfSpeech[governor] != "VERB"
            && account.tree.heads[before] == governor
        let isOwner = tokens.upperBound < account.view.tags.count && account.view.tags[tokens.upperBound] == "POS"
        return isBeside || isOwner ? nil : before
    }
}
