/// Decides how the report stands to each event: on whose word, negated, feared, promised, past.
struct StatusJudge {
    let facts: WordFacts
    let reader: ClauseReader
    let words: EventWords
    let books: CodeBooks

    /// What the words around a telling say of it, apart from who tells it.
    private enum Mood { case plain, negated, future, possible, wanted, doubtful, ongoing }

    func judge(_ mentions: inout [EventMention]) {
        let contents = Dictionary(mentions.map { ($0.token, $0.rule.content) }, uniquingKeysWith: { first, _ in first })
        for index in mentions.indices {
            var mood = mood(of: mentions[index])
            if mood == .possible, isFutureInThePast(mentions[index]) { mood = .future }
            let above = mentions[index].parent.flatMap { contents[$0] ?? nil }
            let isRefused = mood == .negated && above == nil && isRefusal(mentions[index])
            if isRefused {
                refuse(&mentions[index])
                mood = .ongoing
            }
            mentions[index].status = status(of: mentions[index], mood, above: above)
            // Who refuses denies nothing: that is what is claimed to have been done.
            if mentions[index].status == .denied, isRefused || tellsWhoIsMeant(mentions[index]) { mentions[index].status = .claimed }
            if mood == .future, above == nil || above == .reported { applyIntent(&mentions[index]) }
            if mentions[index].status != .negated { mentions[index].actors.removeAll { isNobody($0.tokens.lowerBound) } }
        }
        // "refused to admit them": the refusal is all that is told.
        mentions.removeAll { $0.status == .negated && $0.parent.flatMap { contents[$0] ?? nil } == .negated }
    }

    private func status(of mention: EventMention, _ mood: Mood, above: Event.Status?) -> Event.Status {
        // "agreed to stop shelling": the shelling is told as it is.
        let base = base(of: mention, isGiven: mood == .ongoing)
        if mood == .ongoing { return base }
        if above == .promised, isHostile(mention.code), mood != .negated { return .threatened }
        if let above, above != .reported { return mood == .negated && above == .negated ? base : above }
        switch mood {
        case .plain, .ongoing: return base
        case .negated: return base == .denied ? .denied : .negated
        case .future: return base == .denied ? .denied : isHostile(mention.code) ? .threatened : .promised
        case .possible: return .conditional
        case .wanted: return .requested
        case .doubtful: return .unconfirmed
        }
    }

    /// By the statement that carries it.
    private func base(of mention: EventMention, isGiven: Bool) -> Event.Status {
        guard let statement = facts.account.speech.statement(at: mention.token) else { return .reported }
        let isKnown = isGiven || isPast(mention)
        switch statement.certainty {
        case .asserted: return .claimed
        case .denied: return .denied
        case .unconfirmed, .questioned: return .unconfirmed
        case .conditional, .hoped: return isKnown ? .claimed : .conditional
        case .promised: return isKnown ? .claimed : .promised
        case .threatened: return isKnown ? .claimed : .threatened
        case .requested: return isKnown ? .claimed : .requested
        }
    }

    private func isHostile(_ code: EventRule.Code) -> Bool {
        (books.types[code.type]?.quad ?? 0) >= 3
    }

    /// Told as something that has been; "the killings will cause anger" takes the killings for granted.
    private func isPast(_ mention: EventMention) -> Bool {
        let token = mention.token
        if mention.isNoun, mention.clause.light == nil, isDefinite(token), reader.tree.relations[token] == "nsubj",
            reader.tree.heads[token] >= 0, !words.occurrences.contains(facts.lemma(reader.tree.heads[token]))
        {
            return true
        }
        let verb = mention.isNoun ? mention.clause.light ?? governor(of: mention.token) : mention.token
        guard verb >= 0, facts.isVerb(verb) else { return mention.isNoun && isDefinite(mention.token) }
        if facts.tag(verb) == "VBD" { return true }
        return auxiliaries(of: verb).contains { ["was", "were", "had", "has", "have", "been", "'ve"].contains(facts.form($0)) }
    }

    /// "denied that the man arrested on Friday was beaten", "denied shelling displaced people": what tells which man is meant is taken for granted.
    private func tellsWhoIsMeant(_ mention: EventMention) -> Bool {
        let tree = reader.tree, token = mention.token
        if tree.relations[token] == "amod", facts.tag(token) == "VBN" { return true }
        guard tree.relations[token] == "acl:relcl" || tree.relations[token] == "acl" && ["VBN", "VBG"].contains(facts.tag(token)),
            tree.children(of: token, ["mark"]).isEmpty, case let noun = tree.heads[token], noun >= 0,
            (mention.actors + mention.recipients).contains(where: { $0.tokens.contains(noun) })
        else { return false }
        let isBrought = tree.heads[noun] >= 0 && !tree.children(of: tree.heads[noun], ["expl"]).isEmpty
        return isDefinite(noun) || !tree.children(of: noun, ["nummod"]).isEmpty && !isBrought
    }

    private func isDefinite(_ token: Int) -> Bool {
        reader.tree.children(of: token, ["det", "nmod:poss"]).contains {
            ["the", "this", "that", "these", "those"].contains(facts.form($0)) || reader.tree.relations[$0] == "nmod:poss"
        }
    }

    private func governor(of token: Int) -> Int {
        reader.tree.path(upFrom: token).dropFirst().first(where: facts.isVerb) ?? -1
    }

    private func auxiliaries(of verb: Int) -> [Int] { reader.tree.children(of: verb, ["aux", "aux:pass"]) }

    // MARK: Mood

    private func mood(of mention: EventMention) -> Mood {
        let token = mention.token
        if mention.rule.triggersModal || mention.rule.asksNegation { return .plain }
        if mention.isNoun,
            reader.tree.children(of: token, ["det", "advmod"]).contains(where: { words.negations.contains(facts.form($0)) })
        {
            return .negated
        }
        if reader.tree.children(of: token, ["amod", "advmod"]).contains(where: { words.doubts.contains(facts.form($0)) }) {
            return .doubtful
        }
        let verb = mention.isNoun ? mention.clause.light ?? -1 : token
        // "No group has claimed the attack": it took place all the same.
        if mention.isNoun, verb >= 0, facts.lemma(verb) == "claim" { return .plain }
        if verb < 0 {
            let possible = reader.tree.children(of: token, ["amod"]).contains { words.possible.contains(facts.form($0)) }
            return possible ? .possible : moodAbove(token)
        }
        return mood(ofVerb: verb)
    }

    private func mood(ofVerb verb: Int) -> Mood {
        let tree = reader.tree
        var found = Mood.plain
        for child in tree.children(of: verb) {
            let form = facts.form(child)
            switch tree.relations[child] {
            case "advmod", "cc:preconj", "det":
                if words.negations.contains(form) { return .negated }
                if words.doubts.contains(form) { found = .doubtful }
            case "aux":
                if words.future.contains(form) { found = .future }
                if words.modalPossible.contains(form), found == .plain { found = isOfThePast(verb, form) ? .doubtful : .possible }
                if words.modalWanted.contains(form) { found = .wanted }
            case "mark": if ["if", "unless", "whether"].contains(form) { return .possible }
            case "nsubj", "nsubj:pass":
                if isNobody(child) || tree.children(of: child, ["det"]).contains(where: isNobody) {
                    return .negated
                }
            default: break
            }
        }
        return found == .plain ? moodAbove(verb) : found
    }

    private func isNobody(_ token: Int) -> Bool { facts.account.document.namesNobody(token) }

    /// "may have been killed" doubts what is past; "would have" tells what is not.
    private func isOfThePast(_ verb: Int, _ modal: String) -> Bool {
        modal != "would" && modal != "'d" && auxiliaries(of: verb).contains { facts.form($0) == "have" }
    }

    /// A verb tied to another by "and" shares its mood; "did not deny it but blamed others" does not share the negation.
    private func moodShared(by token: Int, with head: Int) -> Mood {
        guard reader.tree.children(of: token, ["nsubj", "nsubj:pass"]).isEmpty else { return .plain }
        // "would withdraw but ruled out": a finite verb stands on its own beside a modal.
        let hasModal = auxiliaries(of: head).contains { facts.tag($0) == "MD" }
        if hasModal, ["VBD", "VBZ", "VBP"].contains(facts.tag(token)) { return .plain }
        let shared = mood(ofVerb: head)
        let isContrast = reader.tree.children(of: token, ["cc"]).contains { ["but", "yet"].contains(facts.form($0)) }
        return shared == .negated && isContrast ? .plain : shared
    }

    /// "plans to", "failed to", "is ready to", "going to", "stopped".
    private func moodAbove(_ token: Int) -> Mood {
        let tree = reader.tree, head = tree.heads[token], relation = tree.relations[token]
        guard head >= 0 else { return .plain }
        let lemma = facts.lemma(head)
        if relation == "conj", facts.isVerb(head), facts.isVerb(token) { return moodShared(by: token, with: head) }
        if ["obj", "xcomp", "nsubj:pass", "nmod"].contains(relation), words.endings.contains(lemma) { return .ongoing }
        guard ["xcomp", "ccomp", "advcl", "acl", "obj"].contains(relation), relation != "ccomp" || words.plans.contains(lemma)
        else { return .plain }
        if relation == "obj" && !words.plans.contains(lemma) && !words.failures.contains(lemma) { return .plain }
        if words.failures.contains(lemma) { return .negated }
        // "a place to visit"
        if relation == "acl", reader.hasMark(token, "to"), !words.plans.contains(lemma), words.lightNouns.contains(lemma) == false
        {
            return .possible
        }
        // "went on to accuse" is no plan.
        if words.plans.contains(lemma), lemma != "go" || facts.tag(head) == "VBG" {
            let isNegated = tree.children(of: head, ["advmod"]).contains { words.negations.contains(facts.form($0)) }
            return isNegated ? .negated : .future
        }
        return relation == "xcomp" && facts.isVerb(head) ? mood(ofVerb: head) : .plain
    }

    /// "said it would withdraw": the source's own future, where no condition stands with it.
    private func isFutureInThePast(_ mention: EventMention) -> Bool {
        guard facts.account.speech.statement(at: mention.token) != nil, isOwnWord(mention) else { return false }
        let verb = mention.isNoun ? mention.clause.light ?? -1 : mention.token
        return verb >= 0 && auxiliaries(of: verb).contains { facts.form($0) == "would" }
            && !reader.tree.children(of: verb, ["mark"]).contains { ["if", "unless", "whether"].contains(facts.form($0)) }
    }

    // MARK: Announced, not done

    /// "said it would not withdraw": whoever says it refuses.
    private func isRefusal(_ mention: EventMention) -> Bool {
        guard ["CONSULT", "AGREE", "RETREAT", "CONCEDE", "COOPERATE", "AID", "SUPPORT"].contains(mention.code.type),
            reader.isNegated(mention.token), !mention.clause.isPassive
        else { return false }
        let verb = mention.isNoun ? reader.tree.heads[mention.token] : mention.token
        guard verb >= 0, auxiliaries(of: verb).contains(where: { ["would", "will", "wo", "'ll"].contains(facts.form($0)) }) else {
            return false
        }
        // "there would be no withdrawal"
        if mention.isNoun { return facts.lemma(verb) == "be" && source(of: mention)?.entity != nil }
        return !mention.actors.isEmpty && isOwnWord(mention)
    }

    private func source(of mention: EventMention) -> Statement.Source? {
        facts.account.speech.statement(at: mention.token)?.source
    }

    private func refuse(_ mention: inout EventMention) {
        if mention.isNoun, let source = source(of: mention), let words = source.spans.first {
            mention.recipients = mention.recipients.isEmpty ? mention.actors : mention.recipients
            mention.actors = [Event.Participant(entity: source.entity, tokens: facts.account.document.tokens(in: words))]
        }
        mention.code = books.code(EventRule.Code(type: "REJECT", mode: nil, cameo: "120"), about: mention.code)
        if mention.recipients.isEmpty {
            mention.recipients = ParticipantReader(reader: reader, facts: facts, words: words).recipientsAround(mention)
        }
    }

    /// Announced aid is AGREE, an announced attack THREATEN; a threat needs whoever speaks to be who would do it: what others
    /// are said to be about to do is not confirmed.
    private func applyIntent(_ mention: inout EventMention) {
        guard mention.rule.content == nil, let intent = books.intent(of: mention.code), !mention.actors.isEmpty else { return }
        if isHostile(mention.code) {
            guard isOwnWord(mention) else {
                mention.status = .unconfirmed
                return
            }
        }
        mention.code = intent
        if mention.recipients.isEmpty {
            mention.recipients = ParticipantReader(reader: reader, facts: facts, words: words).recipientsAround(mention)
        }
    }

    /// Whether the source of the statement speaks of itself; the narrator tells plans as they are.
    private func isOwnWord(_ mention: EventMention) -> Bool {
        guard let statement = facts.account.speech.statement(at: mention.token) else { return true }
        guard let source = statement.source.entity else { return false }
        return mention.actors.contains { actor in
            guard let entity = actor.entity else { return false }
            return entity == source || facts.account.entities[source]?.affiliation == entity
                || facts.account.entities[entity]?.affiliation == source
        }
    }
}

extension ParticipantReader {
    /// Parties in the clause that no slot of the rule asked for.
    func recipientsAround(_ mention: EventMention) -> [Event.Participant] {
        let tokens = mention.clause.objects + mention.clause.obliques.map(\.token)
        return Array(
            tokens.filter { !isGround($0, mention.code) }.flatMap { participants(at: $0, things: false) }.filter { one in
                !mention.actors.contains { $0.tokens.overlaps(one.tokens) }
            }.prefix(1))
    }
}
