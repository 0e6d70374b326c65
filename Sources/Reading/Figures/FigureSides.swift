/// Whose they are that a figure counts: the side whose soldiers were killed, the group whose fighters they are.
///
/// What the words themselves tell goes before what their clause tells, and that before whoever speaks of "soldiers" without a name. Where
/// nothing tells it stays open.
struct FigureSides {
    let account: Account
    let words: FigureWords
    /// The words that name each entity, in lower case, in the order of the entities.
    private let names: [Set<String>]

    init(account: Account, words: FigureWords) {
        self.account = account
        self.words = words
        names = account.entities.entities.map { entity in
            guard Self.actors.contains(entity.kind) else { return [] }
            return Set(([entity.name] + entity.aliases).flatMap { $0.lowercased().split(separator: " ").map(String.init) })
        }
    }

    private static let actors: Set<Entity.Kind> = [
        .state, .government, .armedGroup, .military, .police, .political, .international, .ngo, .religious, .business, .media,
    ]

    private var view: TokenView { account.view }

    /// The side that the words tell; the side of the figure before where a bare number goes on with it.
    func side(of phrase: CountedPhrase, _ figure: Figure, after last: (phrase: CountedPhrase, figure: Figure)?) -> Entity.ID? {
        if let owner = possessor(in: phrase) ?? complement(of: phrase) ?? modifier(of: phrase) ?? own(phrase) { return owner }
        if let owner = loser(of: phrase) ?? tollOwner(of: phrase) ?? sender(of: phrase) ?? teller(of: phrase, figure) { return owner }
        guard isUnnamed(phrase), let last, isNear(last.phrase, phrase), last.phrase.kind != .vehicles, last.figure.partOf == nil,
            !isOpposed(last.phrase, phrase)
        else { return nil }
        return last.figure.of
    }

    // MARK: The words themselves

    /// "its soldiers", "Chad's 300 soldiers", "three of their own", "Gaddafi's men"
    private func possessor(in phrase: CountedPhrase) -> Entity.ID? {
        let before = phrase.tokens.lowerBound - 1
        if before > phrase.sentence.lowerBound, view.tags[before] == "POS", let actor = named(endingAt: before - 1) ?? actor(at: before - 1) { return actor }
        if before >= phrase.sentence.lowerBound, view.tags[before] == "PRP$", let owner = owner(at: before), isActor(owner) { return owner }
        let end = min(phrase.sentence.upperBound, phrase.tokens.upperBound + 3)
        for token in phrase.tokens.lowerBound..<end where view.tags[token] == "PRP$" {
            let isOwn = token + 1 < end && view.forms[token + 1] == "own"
            if token < phrase.tokens.upperBound || isOwn { return owner(at: token) }
        }
        for token in phrase.tokens.dropFirst() where view.tags[token] == "POS" { return actor(at: token - 1) }
        return nil
    }

    /// The actor whose name ends at a token, though a longer description holds it: "⟨Chad⟩'s 300 gunners".
    private func named(endingAt token: Int) -> Entity.ID? {
        account.entities.entities.first { entity in
            Self.actors.contains(entity.kind)
                && entity.mentions.contains { $0.form == .name && $0.tokens.upperBound == token + 1 }
        }?.id
    }

    /// Whom "its" means; where "its soldiers" are spoken of as one, whom they serve.
    private func owner(at pronoun: Int) -> Entity.ID? {
        guard let id = account.entities.entity(at: pronoun) else { return nil }
        let isWider = account.entities[id]?.mentions.contains { $0.tokens.contains(pronoun) && $0.tokens.count > 1 } ?? false
        return isWider ? account.entities[id]?.affiliation ?? id : id
    }

    /// "members ⟨of the Front⟩", "soldiers ⟨from Chad⟩", "gunmen ⟨loyal to the governor⟩"
    private func complement(of phrase: CountedPhrase) -> Entity.ID? {
        guard phrase.noun != nil else { return nil }
        let at = phrase.tokens.upperBound
        guard let length = words.phrases["belonging"]?.length(at: at, in: view.forms, to: phrase.sentence.upperBound), length > 0 else { return nil }
        for token in at + length..<min(at + length + 4, phrase.sentence.upperBound) {
            guard ["DET", "ADJ", "PROPN", "NOUN"].contains(view.partsOfSpeech[token]) else { return nil }
            if let actor = actor(at: token) { return actor }
        }
        return nil
    }

    /// "two ⟨Russian⟩ tanks", "twelve ⟨Front⟩ fighters": somebody spoken of by the same word. People who bear no arms belong to a state alone,
    /// for they are of no force that shares their people's name.
    private func modifier(of phrase: CountedPhrase) -> Entity.ID? {
        let bearsArms = phrase.kind == .fighters || phrase.kind == .vehicles || phrase.kind == .civilVehicles
        for token in phrase.tokens.lowerBound..<phrase.tokens.upperBound where tellsSide(token) {
            let word = view.forms[token], lemma = view.lemmas[token]
            if let entity = actor(at: token), !isAlone(entity, in: phrase) { return entity }
            if bearsArms || isName(token), let named = actor(named: word, lemma, but: phrase) { return named }
            if let state = state(of: word) { return state }
            if let side = only(word) ?? only(lemma), !isAlone(side, in: phrase) { return side }
        }
        return nil
    }

    private func isName(_ token: Int) -> Bool { ["armed-group", "military", "organisation", "police"].contains(view.names[token] ?? "") }

    /// An actor that a word names, unless it is those counted themselves.
    private func actor(named word: String, _ lemma: String, but phrase: CountedPhrase) -> Entity.ID? {
        zip(account.entities.entities, names).first { entity, names in
            (names.contains(word) || names.contains(lemma)) && !isAlone(entity.id, in: phrase)
        }?.0.id
    }

    /// "government troops": the one government of the report, if it has one alone.
    private func only(_ word: String) -> Entity.ID? {
        guard let kinds = words.sideKinds[word] else { return nil }
        for kind in kinds {
            let found = account.entities.entities.filter { entity in
                entity.kind == kind && entity.mentions.contains { mention in !mention.tokens.contains { view.partsOfSpeech[$0] == "NUM" } }
            }
            if found.count == 1 { return found.first?.id }
        }
        return nil
    }

    /// Those counted as an actor of their own, of whom nothing more is told than their people or their side: "40 Kurds", "60 government soldiers".
    private func own(_ phrase: CountedPhrase) -> Entity.ID? {
        guard let noun = phrase.noun, let id = account.entities.entity(at: noun), let kind = account.entities[id]?.kind,
            Self.actors.contains(kind) || kind == .people
        else { return nil }
        return phrase.tokens.contains { tellsSide($0) } ? id : nil
    }

    private func tellsSide(_ token: Int) -> Bool {
        switch view.names[token] {
        case "nationality", "armed-group", "military", "organisation", "police", "state", "person": true
        default: words.holds("sides", view.forms[token]) || words.holds("sides", view.lemmas[token])
        }
    }

    /// Whether the report speaks of an actor in these words alone: then it is the counted themselves.
    private func isAlone(_ id: Entity.ID, in phrase: CountedPhrase) -> Bool {
        account.entities[id]?.mentions.allSatisfy { $0.tokens.overlaps(phrase.tokens) } ?? false
    }

    /// The state whose people a word means, if the report speaks of it; else its army or government.
    private func state(of demonym: String) -> Entity.ID? {
        guard let code = words.demonyms[demonym] else { return nil }
        let own = account.entities.entities.filter { $0.country == code && $0.affiliation == nil }
        return (own.first { $0.kind == .state } ?? own.first { ($0.kind == .military || $0.kind == .government) && $0.mentions.count > 1 })?.id
    }

    // MARK: The clause

    /// "put ⟨its⟩ dead at two", "⟨government⟩ losses were given as 120"
    private func tollOwner(of phrase: CountedPhrase) -> Entity.ID? {
        guard isUnnamed(phrase) else { return nil }
        let start = max(phrase.sentence.lowerBound, phrase.tokens.lowerBound - 8)
        let toll = (start..<phrase.tokens.upperBound).last {
            words.holds("tolls", view.forms[$0]) && view.partsOfSpeech[$0] != "VERB" && !isCounted($0, phrase)
        }
        if let toll, let owner = (max(start, toll - 3)..<toll).reversed().lazy.compactMap({ owner(in: $0, phrase) }).first { return owner }
        // "bringing to 80 ⟨the number of Toran soldiers killed⟩"
        let end = min(phrase.sentence.upperBound, phrase.tokens.upperBound + 8)
        guard let number = (phrase.tokens.upperBound..<end).first(where: { view.forms[$0] == "number" }), number + 1 < end, view.forms[number + 1] == "of"
        else { return nil }
        return (number + 2..<min(number + 5, phrase.sentence.upperBound)).lazy.compactMap { owner(in: $0, phrase) }.first
    }

    /// The side that one word before "losses" or "soldiers" tells.
    private func owner(in token: Int, _ phrase: CountedPhrase) -> Entity.ID? {
        if view.tags[token] == "PRP$" { return owner(at: token) }
        guard tellsSide(token) else { return nil }
        let word = view.forms[token], lemma = view.lemmas[token]
        return actor(at: token) ?? state(of: word) ?? only(word) ?? actor(named: word, lemma, but: phrase)
    }

    /// "at 112 ⟨dead⟩": what the number counts is not the toll it is given for.
    private func isCounted(_ token: Int, _ phrase: CountedPhrase) -> Bool { token >= phrase.quantity.tokens.lowerBound && phrase.quantity.form != .heavy }

    /// Counts people whom the words before named.
    private func isUnnamed(_ phrase: CountedPhrase) -> Bool {
        phrase.noun.map { words.holds("unnamed", view.forms[$0]) } ?? true
    }

    /// "The army lost 12 men", "the band left nine dead"; of "it lost 12 men" whoever says so.
    private func loser(of phrase: CountedPhrase) -> Entity.ID? {
        let isDead = phrase.noun.map { words.holds("tolls", view.forms[$0]) } ?? true
        for verb in phrase.predicates.undergoes where isLosing(verb) || isDead && words.holds("leaving", view.forms[verb]) {
            guard let subject = subject(of: verb) else { continue }
            if let actor = actor(at: subject) { return actor }
            if view.tags[subject] == "PRP" { return account.speech.statement(at: verb).flatMap { speaker(of: $0) } }
            if let id = account.entities.entity(at: subject), account.entities[id]?.kind == .place, words.capitals.contains(view.forms[subject]) { return id }
        }
        return nil
    }

    /// "Karsa has sent 300 soldiers": whoever sends or has them.
    private func sender(of phrase: CountedPhrase) -> Entity.ID? {
        guard phrase.kind == .fighters || phrase.kind == .vehicles else { return nil }
        for verb in phrase.predicates.undergoes where words.holds("sending", view.forms[verb]) {
            guard account.tree.child(of: verb, "nsubj:pass") == nil, let subject = subject(of: verb) else { continue }
            if let actor = actor(at: subject) { return actor }
        }
        return nil
    }

    private func isLosing(_ verb: Int) -> Bool { words.holds("losing", view.forms[verb]) || words.holds("losing", view.lemmas[verb]) }

    /// Of the verb itself, or of the one it goes on from: "it withdrew and lost two men".
    private func subject(of verb: Int) -> Int? {
        let tree = account.tree
        var at = verb
        for _ in 0..<4 {
            if let own = tree.child(of: at, "nsubj") { return own }
            guard ["conj", "xcomp", "advcl"].contains(tree.relations[at]), tree.heads[at] >= 0 else { return nil }
            at = tree.heads[at]
        }
        return nil
    }

    /// "The army said ⟨three soldiers⟩ were killed": its own, unless they fell by its hand.
    private func teller(of phrase: CountedPhrase, _ figure: Figure) -> Entity.ID? {
        guard let noun = phrase.noun, phrase.kind == .fighters || phrase.kind == .people, [.killed, .wounded, .captured, .missing].contains(figure.kind),
            let statement = account.speech.statement(at: noun), let source = speaker(of: statement), let kind = account.entities[source]?.kind,
            words.sections["own-" + kind.rawValue]?.contains(view.forms[noun]) ?? false
        else { return nil }
        let isByItself = phrase.predicates.undergoes.contains { verb in
            guard let subject = subject(of: verb) else { return false }
            return view.partsOfSpeech[subject] == "PRON" || account.entities.entity(at: subject) == source
        }
        return isByItself ? nil : source
    }

    private func speaker(of statement: Statement) -> Entity.ID? {
        guard let id = statement.source.entity, let entity = account.entities[id] else { return nil }
        if Self.actors.contains(entity.kind) { return id }
        return entity.affiliation.flatMap { account.entities[$0] }.flatMap { Self.actors.contains($0.kind) ? $0.id : nil }
    }

    private func isActor(_ id: Entity.ID) -> Bool { account.entities[id].map { Self.actors.contains($0.kind) } ?? false }

    private func actor(at token: Int) -> Entity.ID? {
        guard let id = account.entities.entity(at: token), let entity = account.entities[id] else { return nil }
        return Self.actors.contains(entity.kind) ? id : nil
    }

    // MARK: Figures that go on

    /// Tokens that may stand between a figure and a bare number that goes on with it.
    private static let reach = 8

    private func isNear(_ one: CountedPhrase, _ other: CountedPhrase) -> Bool {
        one.sentence == other.sentence && other.tokens.lowerBound - one.tokens.upperBound <= Self.reach
    }

    /// "killed three and lost two": the second are not of the first's side.
    private func isOpposed(_ one: CountedPhrase, _ other: CountedPhrase) -> Bool {
        one.predicates.undergoes.contains { isLosing($0) } != other.predicates.undergoes.contains { isLosing($0) }
    }
}
