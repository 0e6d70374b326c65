/// What is said of somebody beside the name: role and whom it serves.
struct RoleNote: Hashable, Sendable {
    /// Words of the role: "chief spokesman".
    var words: Range<Int>
    /// The noun that names it.
    var head: Int
    /// Whom it serves: a name inside the phrase, a noun inside it ("army spokeswoman"), or a phrase of its own.
    var name: Int?
    var noun: Int?
    var phrase: Int?
    /// Index among the known actors of the state that a demonym tells.
    var nation: Int?
    /// No more than a title before the name.
    var isTitle = false
}

/// Reads roles and affiliations from titles, modifiers, possessors and complements of a phrase.
struct RoleReader {
    let view: TokenView
    let words: ActorWords
    let tests: PhraseTests
    let names: [ActorName]
    let phrases: [NounPhrase]
    let known: KnownActors

    /// The role before a person's name: "Northern Command spokesman Colonel ⟨Idris Vane⟩".
    func roleBeforeName(_ phrase: NounPhrase) -> RoleNote? {
        guard let name = phrase.name, names[name].kind == .person else { return nil }
        let start = phrase.core.lowerBound, titled = max(start, names[name].titled.lowerBound)
        if let note = note(start..<titled, of: phrase) { return note }
        let titles = titled..<max(titled, names[name].tokens.lowerBound)
        guard let last = titles.last(where: { words.roles.contains(view.forms[$0]) }) else { return nil }
        // "Prime Minister" is a role; a rank with nothing before it only a title.
        guard var note = note(start..<last + 1, of: phrase) else { return nil }
        note.isTitle = note.words.lowerBound >= titled && note.name == nil && note.noun == nil && note.phrase == nil
        return note
    }

    /// What the noun right before a name makes of it: "the newspaper ⟨El Vado⟩".
    func bodyBeforeName(_ phrase: NounPhrase) -> Entity.Kind? {
        guard let name = phrase.name, names[name].tokens.lowerBound > phrase.core.lowerBound else { return nil }
        let before = names[name].tokens.lowerBound - 1
        guard view.partsOfSpeech[before] == "NOUN", !words.roles.contains(view.lemmas[before]) else { return nil }
        return words.institutions[view.lemmas[before]]
    }

    /// The role that a phrase without a name describes: "the ministry's chief spokesman", "a spokesman for the Northern Command".
    func role(_ phrase: NounPhrase) -> RoleNote? {
        guard phrase.name == nil, !phrase.isPronoun else { return nil }
        guard var note = note(phrase.core.lowerBound..<phrase.head + 1, of: phrase) else { return nil }
        if note.name == nil, note.noun == nil, let complement = phrase.complement, words.affiliating.contains(complement.preposition),
            note.phrase.map({ phrases[$0].isPronoun }) ?? true
        {
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
        let noun = name != nil || phrase.possessor != nil ? nil : (start..<head).first { view.partsOfSpeech[$0] == "NOUN" && words.institutions[view.lemmas[$0]] != nil }
        if let noun { start = noun + 1 }
        while start < head, nation(in: start..<start + 1) != nil || view.names[start] == "nationality" || view.forms[start] == "-" || words.quantities.contains(view.forms[start]) { start += 1 }
        return RoleNote(
            words: start..<head + 1, head: head, name: name, noun: noun, phrase: phrase.possessor, nation: nation(in: range))
    }

    private func isRoleNoun(_ token: Int) -> Bool {
        ["NOUN", "PROPN"].contains(view.partsOfSpeech[token]) && !tests.isPlural(token)
            && (words.roles.contains(view.lemmas[token]) || words.roles.contains(view.forms[token]) || isTrade(view.lemmas[token]))
    }

    /// A noun for people that tells what they do, as against "woman" or "father".
    private func isTrade(_ noun: String) -> Bool {
        guard let kind = words.unnamed[noun], kind != .relatives, kind != .reports else { return false }
        return !words.male.contains(noun) && !words.female.contains(noun)
    }

    /// The state of a demonym among the words: "Japanese Prime Minister".
    private func nation(in range: Range<Int>) -> Int? {
        range.lazy.compactMap { known.demonym([NameKey.folded(view.forms[$0])]) }.first
    }
}
