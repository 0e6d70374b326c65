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

    func source(_ phrase: NounPhrase, _ description: Description) -> UnnamedSource? {
        if words.partitives.contains(description.noun), let whole = whole(of: phrase) {
            return UnnamedSource(kind: whole, count: count(phrase, isPlural: false))
        }
        let noun = words.unnamed[description.noun]
        if !description.isPlural, phrase.isDefinite || phrase.determiner == .none, noun == nil || words.offices.contains(description.noun),
            description.isHuman { return nil }
        if words.institutions[description.noun] != nil, noun == nil || !description.isPlural { return nil }
        guard noun != nil || description.isHuman else { return nil }
        return UnnamedSource(kind: kind(phrase, description, noun), count: count(phrase, isPlural: description.isPlural))
    }

    /// "one of the prisoners": what the whole is that the part is taken from.
    private func whole(of phrase: NounPhrase) -> Statement.Anonymous? {
        guard let complement = phrase.complement, complement.preposition == "of" else { return nil }
        let whole = phrases[complement.phrase]
        guard whole.name == nil, !whole.isPronoun else { return nil }
        for noun in [view.lemmas[whole.head], view.forms[whole.head]] {
            if let kind = words.unnamed[noun] { return kind }
        }
        return .other
    }

    /// Modifiers decide first, then whom a spokesman speaks for, then the noun.
    private func kind(_ phrase: NounPhrase, _ description: Description, _ noun: Statement.Anonymous?) -> Statement.Anonymous {
        if words.plastic.contains(description.noun) {
            for token in phrase.core.reversed() where token != phrase.head {
                if let kind = modifierKind(token) { return kind }
            }
            if let kind = served(phrase) { return kind }
        }
        return noun ?? .other
    }

    private func modifierKind(_ token: Int) -> Statement.Anonymous? {
        if let kind = words.unnamedModifiers[view.forms[token]] ?? words.unnamedModifiers[view.lemmas[token]] { return kind }
        return tests.nameAt[token] >= 0 ? speaker(for: names[tests.nameAt[token]].kind) : nil
    }

    /// "a spokesman for the coalition", "the charity's doctor".
    private func served(_ phrase: NounPhrase) -> Statement.Anonymous? {
        let tied = [phrase.possessor, phrase.complement.flatMap { words.affiliating.contains($0.preposition) ? $0.phrase : nil }]
        for index in tied.compactMap({ $0 }) {
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
        for token in phrase.tokens.lowerBound..<phrase.head {
            if let number = words.numbers[view.forms[token]] ?? Int(view.forms[token]) { return number }
        }
        if words.partitives.contains(view.forms[phrase.head]) { return words.numbers[view.forms[phrase.head]] }
        return isPlural || words.quantities.contains(view.forms[phrase.tokens.lowerBound]) && phrase.determiner != .indefinite ? nil : 1
    }
}
