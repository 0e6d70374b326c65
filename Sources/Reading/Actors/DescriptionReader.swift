/// Reads what phrases without a name describe, by the noun at their head and the words before it.
struct DescriptionReader {
    let view: TokenView
    let words: ActorWords
    let tests: PhraseTests
    let phrases: [NounPhrase]
    let names: [ActorName]
    let known: KnownActors
    /// The words of the source that each phrase heads.
    let sources: [Int: Range<Int>]

    /// Nil where the phrase is a name or pronoun.
    func description(of index: Int) -> Description? {
        let phrase = phrases[index]
        guard phrase.name == nil, !phrase.isPronoun else { return nil }
        let head = headNoun(of: phrase), noun = noun(head), isPlural = tests.isPlural(head)
        let institution = words.institutions[noun]
        let unnamedNoun = words.unnamed[noun]
        let isHuman = institution == nil && (unnamedNoun != nil && unnamedNoun != .reports || words.roles.contains(noun) || isNationality(phrase.head))
        let modifiers = modifiers(of: phrase)
        var description = Description(
            noun: noun, modifiers: modifiers, kind: .other, isPlural: isPlural, isHuman: isHuman,
            gender: gender(noun, modifiers), unnamed: nil)
        let anonymous = AnonymousSource(view: view, words: words, tests: tests, phrases: phrases, names: names, known: known)
        if words.collectives.contains(noun) { description.isPlural = true }
        description.unnamed = anonymous.source(phrase, description, in: sources[index])
        description.kind = institution ?? kind(of: description)
        // "the ranchers' federation", "the drivers' union" are bodies of theirs.
        if phrase.possessor.map({ !phrases[$0].isPronoun && phrases[$0].name == nil }) ?? false, [.state, .international].contains(description.kind) {
            description.kind = .other
        }
        return description
    }

    /// "the Russians", "a Belgian"
    private func isNationality(_ token: Int) -> Bool {
        guard ["NOUN", "PROPN"].contains(view.partsOfSpeech[token]) else { return false }
        return view.names[token] == "nationality" || known.demonym([NameKey.folded(view.forms[token])]) != nil
    }

    /// Whether the phrase speaks of an actor at all.
    func isActor(_ description: Description) -> Bool { description.isHuman || words.institutions[description.noun] != nil }

    /// The head, or the last plural noun for people before one that says nothing: "officials close" where "close" was taken for a noun.
    private func headNoun(of phrase: NounPhrase) -> Int {
        guard words.noun(lemma: view.lemmas[phrase.head], form: view.forms[phrase.head]) == nil else { return phrase.head }
        return phrase.core.last { tests.isPlural($0) && words.unnamed[noun($0)] != nil } ?? phrase.head
    }

    /// The noun as the lexicons know it: its lemma, or its form where only that is known.
    func noun(_ token: Int) -> String {
        if let noun = words.noun(lemma: view.lemmas[token], form: view.forms[token]) { return noun }
        let lemma = view.lemmas[token]
        return words.documents.contains(lemma) || words.sides.contains(lemma) ? lemma : view.forms[token]
    }

    private func modifiers(of phrase: NounPhrase) -> Set<String> {
        var found: Set<String> = []
        for token in phrase.core where token != phrase.head && view.partsOfSpeech[token] != "PUNCT" {
            found.insert(view.forms[token])
        }
        return found
    }

    private func gender(_ noun: String, _ modifiers: Set<String>) -> Gender? {
        if words.female.contains(noun) || !modifiers.isDisjoint(with: words.female) { return .female }
        return words.male.contains(noun) || !modifiers.isDisjoint(with: words.male) ? .male : nil
    }

    private func kind(of description: Description) -> Entity.Kind {
        switch description.unnamed?.kind {
        case .military: description.isPlural ? .military : .person
        case .police: description.isPlural ? .police : .person
        case .rebels: description.isPlural ? .armedGroup : .person
        case .residents, .witnesses, .relatives: description.isPlural ? .civilians : .person
        case .media: description.isPlural ? .media : .person
        case .reports: .other
        case .some: description.isPlural ? .people : .person
        case nil: description.isHuman ? (description.isPlural ? .people : .person) : .other
        }
    }
}
