/// Turns words in the slots of a rule into those who offer, are offered to, or must do something.
struct PartyReader: Sendable {
    let account: Account
    let frames: FrameReader
    let phrases: PhraseReader

    struct Parties: Hashable, Sendable {
        var entities: [Entity.ID] = []
        var words: Range<Int>?

        var isEmpty: Bool { entities.isEmpty && words == nil }
    }

    private static let sides: Set<Entity.Kind> = [
        .person, .state, .government, .armedGroup, .military, .police, .international, .ngo, .political, .religious, .business,
        .people,
    ]

    func parties(_ slot: FrameRule.Slot?, around trigger: Range<Int>) -> Parties {
        guard let slot else { return Parties() }
        for role in slot.roles {
            let found = parties(at: frames.tokens(role, around: trigger))
            if !found.isEmpty { return found }
        }
        return Parties()
    }

    func parties(at tokens: [Int]) -> Parties {
        var found = Parties()
        for token in tokens where isParty(token) {
            if let entity = entity(at: token), !found.entities.contains(entity) { found.entities.append(entity) }
            if found.words == nil { found.words = phrases.phrase(around: token) }
        }
        return found
    }

    /// Somebody who can offer or do something, not a thing.
    func isParty(_ token: Int) -> Bool {
        let view = account.view
        if view.tags[token] == "EX" || ["there", "nobody", "none"].contains(view.forms[token])
            || view.forms[token] == "it" && view.partsOfSpeech[token] == "PRON" && entity(at: token) == nil
        {
            return false
        }
        if let entity = entity(at: token), let kind = account.entities[entity]?.kind {
            if kind == .other, view.names[token] == "organisation" || phrases.isForce(token) { return true }
            return Self.sides.contains(kind) || kind == .place && view.names[token] != nil || phrases.isForce(token)
        }
        return phrases.isForce(token) || view.names[token] == "person" || view.names[token] == "organisation"
    }

    /// "We" is whoever speaks.
    func entity(at token: Int) -> Entity.ID? {
        if let known = account.entities.entity(at: token) { return known }
        guard account.view.tags[token].hasPrefix("PRP") else { return nil }
        let form = account.view.forms[token]
        if ["we", "us", "our", "i", "my", "me"].contains(form) { return speaker(at: token) }
        // "The rebels said they would": nobody else is known whom the pronoun could mean.
        guard account.speech.statement(at: token)?.manner != .direct,
            account.tree.relations[token].hasPrefix("nsubj") || form == "their" || form == "its"
        else { return nil }
        return speaker(at: token)
    }

    /// Somebody who can make war or peace: a force, a government, whoever speaks for one.
    func isSide(_ entity: Entity.ID) -> Bool {
        guard let known = account.entities[entity] else { return false }
        switch known.kind {
        case .armedGroup, .military, .police, .government, .state, .political: return true
        case .person: return known.role != nil || known.affiliation != nil
        default: return false
        }
    }

    /// Clauses are climbed no higher than this for somebody.
    private static let climb = 5

    /// The first subject above words that nobody says: "the officer gave his word that the road would be open".
    func giver(above head: Int) -> Parties {
        for above in account.tree.path(upFrom: head).dropFirst().prefix(Self.climb) where frames.isVerb(above) {
            let found = parties(at: frames.agents(of: above).filter { $0 < head })
            if !found.isEmpty { return found }
        }
        return Parties()
    }

    /// Who carries a message: "sent word through the bishop that they would leave".
    func carriers(above trigger: Int) -> [Entity.ID] {
        for above in account.tree.path(upFrom: trigger).prefix(Self.climb) {
            for preposition in ["through", "via"] {
                let found = parties(at: frames.tokens(.preposition(preposition), around: above..<above + 1)).entities
                if !found.isEmpty { return found }
            }
        }
        return []
    }

    /// Who speaks the words that a token stands in.
    func speaker(at token: Int) -> Entity.ID? { account.speech.statement(at: token)?.source.entity }

    /// The speaker with his words.
    func speakerParties(at token: Int) -> Parties {
        guard let statement = account.speech.statement(at: token) else { return Parties() }
        var found = Parties()
        if let entity = statement.source.entity { found.entities = [entity] }
        if let span = statement.source.spans.first { found.words = account.document.tokens(in: span) }
        return found
    }
}
