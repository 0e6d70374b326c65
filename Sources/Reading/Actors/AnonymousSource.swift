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
    let known: KnownActors

    /// Nil where the phrase speaks under its own description. `source` is all the words of the source, where it is one.
    func source(_ phrase: NounPhrase, _ description: Description, in source: Range<Int>?) -> UnnamedSource? {
        if tests.isPart(phrase) { return part(phrase, in: source) }
        if source != nil, let kind = bodyKind(phrase, description) { return UnnamedSource(kind: kind, count: 1) }
        let noun = words.unnamed[description.noun] ?? (source == nil ? nil : unlisted(phrase, description) ?? manyOf(phrase, description))
        guard noun != nil || description.isHuman, !speaksForItself(phrase, description) else { return nil }
        var kind = kind(phrase, description.noun, noun)
        if let source, isLocal(phrase, in: source) { kind = .residents }
        if let source, mayBeWitness(kind, description), let told = standing(behind: phrase, source) { kind = told }
        return UnnamedSource(kind: kind, count: count(phrase, isPlural: description.isPlural))
    }

    /// "one of the prisoners" by what the whole is; "nobody here", "many" are people of the place.
    private func part(_ phrase: NounPhrase, in source: Range<Int>?) -> UnnamedSource? {
        let number = count(phrase, isPlural: false)
        if let whole = whole(of: phrase) { return UnnamedSource(kind: whole, count: number) }
        guard let source, phrase.tokens.lowerBound == source.lowerBound, phrase.complement?.preposition != "of", !phrase.isDefinite,
            !words.joint.contains(view.forms[phrase.head])
        else { return nil }
        return UnnamedSource(kind: isLocal(phrase, in: source) ? .residents : .other, count: number)
    }

    /// "nobody here", "many in the town"
    private func isLocal(_ phrase: NounPhrase, in source: Range<Int>) -> Bool {
        let next = phrase.tokens.upperBound
        return words.partitives.contains(view.forms[phrase.head]) && source.contains(next) && words.local.contains(view.forms[next])
    }

    /// "stevedores", "a hydrologist": people who speak though no list holds their noun, told by its ending.
    private func unlisted(_ phrase: NounPhrase, _ description: Description) -> Statement.Anonymous? {
        let lemma = view.lemmas[phrase.head]
        guard !phrase.isDefinite, description.isPlural || phrase.determiner == .indefinite || phrase.determiner == .quantity,
            words.institutions[description.noun] == nil, !words.roles.contains(description.noun),
            !words.documents.contains(description.noun), !words.documents.contains(lemma), phrase.head == phrase.core.upperBound - 1
        else { return nil }
        return words.kind(byEndingOf: lemma)
    }

    /// "rights groups", "relief organisations": bodies in the plural that no word singles out.
    private func manyOf(_ phrase: NounPhrase, _ description: Description) -> Statement.Anonymous? {
        guard description.isPlural, !phrase.isDefinite, words.institutions[description.noun] != nil else { return nil }
        let kind = phrase.core.lazy.filter { $0 != phrase.head }.compactMap { words.unnamedModifiers[view.forms[$0]] }.first
        return kind == .activists || kind == .aidWorkers || kind == .rebels ? kind : nil
    }

    /// "a rights group", "a French charity": one body of many, which nothing singles out.
    private func bodyKind(_ phrase: NounPhrase, _ description: Description) -> Statement.Anonymous? {
        guard phrase.determiner == .indefinite, !description.isPlural, let body = words.institutions[description.noun] else { return nil }
        let beside = phrase.core.lazy.filter { $0 != phrase.head }.compactMap { words.unnamedModifiers[view.forms[$0]] }.first
        if let beside, [.activists, .aidWorkers, .rebels, .media].contains(beside) { return beside }
        return words.unnamed[description.noun] ?? (body == .ngo ? .aidWorkers : body == .media ? .media : nil)
    }

    private func mayBeWitness(_ kind: Statement.Anonymous, _ description: Description) -> Bool {
        [.residents, .other, .relatives].contains(kind) && !words.familial.contains(description.noun)
    }

    /// "the governor", "Headquarters", "the imam's son": one body or person that the words single out; "his son" is told by no more than kin.
    private func speaksForItself(_ phrase: NounPhrase, _ description: Description) -> Bool {
        let noun = words.unnamed[description.noun]
        if description.isHuman, noun == nil, description.isPlural { return phrase.isDefinite && !words.roles.contains(description.noun) }
        if words.joint.contains(view.forms[phrase.tokens.lowerBound]), words.sides.contains(description.noun) { return true }
        // "the general staff" is a body, "forensic staff" are people.
        if words.institutions[description.noun] != nil, !tests.isPlural(phrase.head) {
            return !words.collectives.contains(description.noun) || phrase.determiner != .none
        }
        guard !description.isPlural else { return false }
        guard phrase.isDefinite || phrase.determiner == .none else { return false }
        if noun == .relatives { return phrase.possessor.map { !phrases[$0].isPronoun } ?? false }
        return words.offices.contains(description.noun) || noun == nil
    }

    /// "one of the prisoners": what the whole is that the part is taken from.
    private func whole(of phrase: NounPhrase) -> Statement.Anonymous? {
        guard let complement = phrase.complement, complement.preposition == "of" else { return nil }
        let whole = phrases[complement.phrase]
        guard whole.name == nil, !whole.isPronoun else { return nil }
        guard let noun = words.noun(lemma: view.lemmas[whole.head], form: view.forms[whole.head]) else { return .other }
        return kind(whole, noun, words.unnamed[noun])
    }

    /// For nouns that leave it open, words before them decide, then whom they serve; otherwise the noun.
    private func kind(_ phrase: NounPhrase, _ word: String, _ noun: Statement.Anonymous?) -> Statement.Anonymous {
        if words.familial.contains(word) {
            return phrase.isDefinite || phrase.complement?.preposition == "of" ? .relatives : .residents
        }
        guard words.plastic.contains(word) else { return noun ?? .other }
        var found: Statement.Anonymous?
        for token in phrase.core.reversed() where token != phrase.head {
            if noun == .sources, words.discreet.contains(view.forms[token]) { return .sources }
            // "a health official" heals nobody.
            guard let kind = modifierKind(token), kind != .medics || noun != .officials else { continue }
            if kind != .officials { return kind }
            found = kind
        }
        return found ?? (noun == .sources ? nil : served(phrase)) ?? noun ?? .other
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
        if tests.nameAt[token] >= 0 { return speaker(for: names[tests.nameAt[token]].kind) }
        if let kind = words.institutions[view.lemmas[token]] { return speaker(for: kind) }
        guard view.names[token] != nil else { return nil }
        // "Houthi" is known by the name of the Houthis.
        let word = NameKey.folded(view.forms[token])
        return (known.named([word]) ?? known.named([word + "s"])).flatMap { speaker(for: known.actors[$0].kind) }
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
        // From the noun outwards, so that "a dozen" is twelve; "26-year-old" is no number of people.
        for token in before.reversed() where !tests.isHyphen(token + 1) {
            if let number = words.numbers[view.forms[token]] ?? Int(view.forms[token]) { return number }
        }
        let head = view.forms[phrase.head]
        if words.partitives.contains(head) { return words.numbers[head] }
        let isVague = before.contains { words.quantities.contains(view.forms[$0]) && view.partsOfSpeech[$0] != "ADJ" }
        return isPlural || isVague ? nil : 1
    }
}
