/// Tells whether the words of a source leave it unnamed, what kind of people it then is, and how many.
///
/// Bodies ("the ministry", "police") and single holders of an office ("the governor") speak under their own description;
/// everybody else without a name is unnamed.
struct AnonymousSource {
    let view: TokenView
    let words: ActorWords
    let tests: PhraseTests
    let phrases: [NounPhrase]
    let names: [ActorName]

    /// Nil where the phrase speaks under its own description. `source` is all the words of the source, where it is one.
    func source(_ phrase: NounPhrase, _ description: Description, in source: Range<Int>?) -> UnnamedSource? {
        if words.partitives.contains(view.forms[phrase.head]) {
            guard let whole = whole(of: phrase) else { return nil }
            return UnnamedSource(kind: whole, count: count(phrase, isPlural: false))
        }
        let noun = words.unnamed[description.noun]
        guard noun != nil || description.isHuman, !speaksForItself(phrase, description) else { return nil }
        var kind = kind(phrase, description, noun)
        if let source, [.residents, .other, .sources, .relatives].contains(kind), let told = standing(behind: phrase, source) { kind = told }
        return UnnamedSource(kind: kind, count: count(phrase, isPlural: description.isPlural))
    }

    /// "the governor", "Headquarters", "the imam's son": one body or person that the words single out.
    private func speaksForItself(_ phrase: NounPhrase, _ description: Description) -> Bool {
        if view.names[phrase.head] == "nationality", description.isPlural { return phrase.isDefinite }
        guard !description.isPlural else { return false }
        if words.institutions[description.noun] != nil { return true }
        guard phrase.isDefinite || phrase.determiner == .none else { return false }
        if words.unnamed[description.noun] == .relatives { return phrase.possessor.map { !isSpeaker($0) } ?? false }
        return words.offices.contains(description.noun) || words.unnamed[description.noun] == nil
    }

    /// "my uncle" is nobody that the report singles out.
    private func isSpeaker(_ possessor: Int) -> Bool { words.pronouns[view.forms[phrases[possessor].head]] == .speaker }

    /// "one of the prisoners": what the whole is that the part is taken from.
    private func whole(of phrase: NounPhrase) -> Statement.Anonymous? {
        guard let complement = phrase.complement, complement.preposition == "of" else { return nil }
        let whole = phrases[complement.phrase]
        guard whole.name == nil, !whole.isPronoun else { return nil }
        return words.noun(lemma: view.lemmas[whole.head], form: view.forms[whole.head]).flatMap { words.unnamed[$0] } ?? .other
    }

    /// For nouns that leave it open, words before them decide, then whom they serve; otherwise the noun.
    private func kind(_ phrase: NounPhrase, _ description: Description, _ noun: Statement.Anonymous?) -> Statement.Anonymous {
        guard words.plastic.contains(description.noun) else { return noun ?? .other }
        for token in phrase.core.reversed() where token != phrase.head {
            if let kind = modifierKind(token) { return kind }
        }
        return served(phrase) ?? noun ?? .other
    }

    /// "woman who got away", "people involved in the talks": words behind the noun that tell how they know.
    private func standing(behind phrase: NounPhrase, _ source: Range<Int>) -> Statement.Anonymous? {
        for token in max(phrase.tokens.upperBound, source.lowerBound)..<max(phrase.tokens.upperBound, source.upperBound) {
            for word in [view.forms[token], view.lemmas[token]] {
                if words.witnessing.contains(word) { return .witnesses }
                if words.insider.contains(word) { return .sources }
            }
        }
        return nil
    }

    private func modifierKind(_ token: Int) -> Statement.Anonymous? {
        if let kind = words.unnamedModifiers[view.forms[token]] ?? words.unnamedModifiers[view.lemmas[token]] { return kind }
        return tests.nameAt[token] >= 0 ? speaker(for: names[tests.nameAt[token]].kind) : nil
    }

    /// "a spokesman for the coalition", "the charity's doctor".
    private func served(_ phrase: NounPhrase) -> Statement.Anonymous? {
        let complement = phrase.complement.flatMap { words.affiliating.contains($0.preposition) ? $0.phrase : nil }
        for index in [phrase.possessor, complement].compactMap({ $0 }) {
            if let name = phrases[index].name { return speaker(for: names[name].kind) }
            for token in phrases[index].core.reversed() {
                if let kind = modifierKind(token) { return kind }
            }
        }
        return nil
    }

    private func speaker(for kind: Entity.Kind) -> Statement.Anonymous? {
        switch kind {
        case .military: .military
        case .police: .police
        case .armedGroup: .rebels
        case .ngo: .aidWorkers
        default: nil
        }
    }

    /// Only a number that the words tell exactly; a single unnamed source is one.
    private func count(_ phrase: NounPhrase, isPlural: Bool) -> Int? {
        let before = Array(phrase.tokens.lowerBound..<phrase.head)
        for token in before where phrase.determiner != .definite || view.partsOfSpeech[token] == "NUM" {
            if let number = words.numbers[view.forms[token]] ?? Int(view.forms[token]) { return number }
        }
        let head = view.forms[phrase.head]
        if words.partitives.contains(head) { return words.numbers[head] }
        let isVague = before.contains { words.quantities.contains(view.forms[$0]) && view.partsOfSpeech[$0] != "ADJ" }
        return isPlural || isVague ? nil : 1
    }
}
