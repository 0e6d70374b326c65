/// Whose they are that a figure counts: the side whose soldiers were killed, the group whose fighters they are.
struct FigureSides {
    let account: Account
    let words: FigureWords

    private static let actors: Set<Entity.Kind> = [
        .state, .government, .armedGroup, .military, .police, .political, .international, .ngo, .religious, .business, .media,
    ]

    private var view: TokenView { account.view }

    /// The side that the words tell; the side of the figure before where a bare number goes on with it.
    func side(of phrase: CountedPhrase, after last: (phrase: CountedPhrase, figure: Figure)?) -> Entity.ID? {
        if let owner = possessor(in: phrase) ?? complement(of: phrase) ?? own(phrase) ?? modifier(of: phrase) ?? loser(of: phrase) ?? tollOwner(of: phrase) { return owner }
        guard isUnnamed(phrase), let last, isNear(last.phrase, phrase), last.figure.kind != .vehicles, !isOpposed(last.phrase, phrase)
        else { return nil }
        return last.figure.of
    }

    /// "its soldiers", "three of their own", "Gaddafi's men"
    private func possessor(in phrase: CountedPhrase) -> Entity.ID? {
        let end = min(phrase.sentence.upperBound, phrase.tokens.upperBound + 3)
        for token in phrase.tokens.lowerBound..<end where view.tags[token] == "PRP$" {
            let isOwn = token + 1 < end && view.forms[token + 1] == "own"
            if token < phrase.tokens.upperBound || isOwn { return owner(at: token) }
        }
        for token in phrase.tokens.dropFirst() where view.tags[token] == "POS" { return actor(at: token - 1) }
        return nil
    }

    /// Whom "its" means; where "its soldiers" are spoken of as one, whom they serve.
    private func owner(at pronoun: Int) -> Entity.ID? {
        guard let id = account.entities.entity(at: pronoun) else { return nil }
        let isWider = account.entities[id]?.mentions.contains { $0.tokens.contains(pronoun) && $0.tokens.count > 1 } ?? false
        return isWider ? account.entities[id]?.affiliation ?? id : id
    }

    /// "members ⟨of the Front⟩", "soldiers ⟨from Chad⟩"
    private func complement(of phrase: CountedPhrase) -> Entity.ID? {
        guard phrase.noun != nil else { return nil }
        let at = phrase.tokens.upperBound
        guard at + 1 < phrase.sentence.upperBound, ["of", "from"].contains(view.forms[at]) else { return nil }
        for token in at + 1..<min(at + 5, phrase.sentence.upperBound) {
            guard ["DET", "ADJ", "PROPN", "NOUN"].contains(view.partsOfSpeech[token]) else { return nil }
            if let actor = actor(at: token) { return actor }
        }
        return nil
    }

    /// "government troops", "Kurdish fighters": the counted are spoken of as a side.
    private func own(_ phrase: CountedPhrase) -> Entity.ID? {
        guard let noun = phrase.noun, let entity = actor(at: noun) else { return nil }
        return phrase.tokens.contains { tellsSide($0) } ? entity : nil
    }

    private func tellsSide(_ token: Int) -> Bool {
        switch view.names[token] {
        case "nationality", "armed-group", "military", "organisation", "police", "state", "person": true
        default: words.holds("sides", view.forms[token]) || words.holds("sides", view.lemmas[token])
        }
    }

    /// "two ⟨Russian⟩ tanks": somebody spoken of by the same word; for people who bear no arms only a state, for they belong to no force
    /// that shares their people's name.
    private func modifier(of phrase: CountedPhrase) -> Entity.ID? {
        for token in phrase.tokens where tellsSide(token) {
            if let entity = actor(at: token) { return entity }
            let word = view.forms[token], lemma = view.lemmas[token]
            guard phrase.kind == .fighters || phrase.kind == .vehicles else { return state(of: word) }
            let named = account.entities.entities.first { entity in
                Self.actors.contains(entity.kind) && ([entity.name] + entity.aliases).contains { name in
                    name.lowercased().split(separator: " ").contains { $0 == word || $0 == lemma }
                }
            }
            if let named { return named.id }
            if let state = state(of: word) { return state }
        }
        return nil
    }

    /// The state whose people a word means, if the report speaks of it; else its army or government.
    private func state(of demonym: String) -> Entity.ID? {
        guard let code = words.demonyms[demonym] else { return nil }
        let own = account.entities.entities.filter { $0.country == code && $0.affiliation == nil }
        return (own.first { $0.kind == .state } ?? own.first { $0.kind == .military || $0.kind == .government })?.id
    }

    /// "put ⟨its⟩ dead at two", "⟨government⟩ losses were given as 120"
    private func tollOwner(of phrase: CountedPhrase) -> Entity.ID? {
        guard isUnnamed(phrase) else { return nil }
        let start = max(phrase.sentence.lowerBound, phrase.tokens.lowerBound - 8)
        guard let toll = (start..<phrase.tokens.lowerBound).last(where: { words.holds("tolls", view.forms[$0]) }) else { return nil }
        for token in (max(start, toll - 2)..<toll).reversed() {
            if view.tags[token] == "PRP$" { return owner(at: token) }
            if tellsSide(token) { return actor(at: token) ?? state(of: view.forms[token]) }
        }
        return nil
    }

    /// Counts people whom the words before named.
    private func isUnnamed(_ phrase: CountedPhrase) -> Bool {
        phrase.noun.map { words.holds("unnamed", view.forms[$0]) } ?? true
    }

    /// "The army lost 12 men"
    private func loser(of phrase: CountedPhrase) -> Entity.ID? {
        for verb in phrase.predicates.undergoes where words.holds("losing", view.forms[verb]) || words.holds("losing", view.lemmas[verb]) {
            guard let subject = account.tree.child(of: verb, "nsubj") else { continue }
            if let actor = actor(at: subject) { return actor }
        }
        return nil
    }

    private func actor(at token: Int) -> Entity.ID? {
        guard let id = account.entities.entity(at: token), let entity = account.entities[id] else { return nil }
        return Self.actors.contains(entity.kind) ? id : nil
    }

    /// Tokens that may stand between a figure and a bare number that goes on with it.
    private static let reach = 8

    private func isNear(_ one: CountedPhrase, _ other: CountedPhrase) -> Bool {
        one.sentence == other.sentence && other.tokens.lowerBound - one.tokens.upperBound <= Self.reach
    }

    /// "killed three and lost two": the second are not of the first's side.
    private func isOpposed(_ one: CountedPhrase, _ other: CountedPhrase) -> Bool {
        func isLost(_ phrase: CountedPhrase) -> Bool {
            phrase.predicates.undergoes.contains { words.holds("losing", view.forms[$0]) || words.holds("losing", view.lemmas[$0]) }
        }
        return isLost(one) != isLost(other)
    }
}
