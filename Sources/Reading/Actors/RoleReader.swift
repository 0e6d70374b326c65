/// What is said of somebody beside the name: role and whom it serves.
struct RoleNote: Hashable, Sendable {
    /// Words of the role: "chief spokesman".
    var words: Range<Int>
    /// The noun that names it.
    var head: Int
    /// Whom it serves: a name inside the phrase, or a phrase of its own.
    var name: Int?
    var phrase: Int?
}

/// Reads roles and affiliations from titles, modifiers, possessors and complements of a phrase.
struct RoleReader {
    let view: TokenView
    let words: ActorWords
    let tests: PhraseTests
    let names: [ActorName]

    /// The role before a person's name: "Northern Command spokesman Colonel ⟨Idris Vane⟩".
    func roleBeforeName(_ phrase: NounPhrase) -> RoleNote? {
        guard let name = phrase.name, names[name].kind == .person else { return nil }
        let before = phrase.core.lowerBound..<max(phrase.core.lowerBound, names[name].titled.lowerBound)
        if let note = note(before, of: phrase) { return note }
        let titles = names[name].titled.lowerBound..<names[name].tokens.lowerBound
        guard let last = titles.last(where: { words.roles.contains(view.forms[$0]) }) else { return nil }
        return RoleNote(words: titles.lowerBound..<last + 1, head: last, phrase: phrase.possessor)
    }

    /// The role that a phrase without a name describes: "the ministry's chief spokesman", "a spokesman for the Northern Command".
    func role(_ phrase: NounPhrase) -> RoleNote? {
        guard phrase.name == nil, !phrase.isPronoun else { return nil }
        guard var note = note(phrase.core.lowerBound..<phrase.head + 1, of: phrase) else { return nil }
        if note.name == nil, note.phrase == nil, let complement = phrase.complement, words.affiliating.contains(complement.preposition) {
            note.phrase = complement.phrase
        }
        return note
    }

    /// Words in which a last noun names a role; a name before it is whom the role serves.
    private func note(_ range: Range<Int>, of phrase: NounPhrase) -> RoleNote? {
        guard let head = range.last, tests.nameAt[head] < 0, isRoleNoun(head) else { return nil }
        var start = range.lowerBound
        var name: Int?
        for token in range where tests.nameAt[token] >= 0 {
            start = token + 1
            name = tests.nameAt[token]
        }
        while start < head, view.names[start] == "nationality" || view.forms[start] == "-" || words.quantities.contains(view.forms[start]) { start += 1 }
        return RoleNote(words: start..<head + 1, head: head, name: name, phrase: phrase.possessor)
    }

    private func isRoleNoun(_ token: Int) -> Bool {
        ["NOUN", "PROPN"].contains(view.partsOfSpeech[token]) && !tests.isPlural(token)
            && (words.roles.contains(view.lemmas[token]) || words.roles.contains(view.forms[token]) || words.unnamed[view.lemmas[token]] != nil)
    }
}
