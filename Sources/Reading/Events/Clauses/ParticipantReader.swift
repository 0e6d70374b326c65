/// Turns words in slots into participants: whose efforts, which forces, and the words of the whole phrase.
struct ParticipantReader {
    let reader: ClauseReader
    let facts: WordFacts
    let words: EventWords

    func fill(_ mention: inout EventMention) {
        let takesThings = takesThings(mention.code)
        mention.actors = first(mention.rule.actor, of: mention, things: false, not: [])
        mention.recipients = recipients(of: mention, things: takesThings)
        if mention.rule.hitsWeapons, mention.recipients.isEmpty {
            let slots = mention.rule.recipient, told = mention
            let hit = slots.lazy.map { tokens($0, told).filter(facts.isNominal) }.first { !$0.isEmpty }
            mention.recipients = hit?.map(participant) ?? []
        }
        if mention.rule.isMutual { shareMutual(&mention) }
        if mention.recipients.isEmpty, !mention.rule.recipient.isEmpty, !mention.rule.isOutcome {
            mention.recipients = around(mention)
        }
        mention.recipients.removeAll { recipient in mention.actors.contains { $0.tokens.overlaps(recipient.tokens) } }
        if isOfGround(mention.rule, mention.code) { leaveGround(&mention) }
        leaveOwnThings(&mention)
        if ["ACCUSE", "PROTEST", "REJECT", "REQUEST"].contains(mention.code.type) { leaveVictims(&mention) }
        if mention.means == nil { mention.means = means(of: mention.clause) }
    }

    /// "talks between A and B", "A and B met": all take part.
    private func shareMutual(_ mention: inout EventMention) {
        if mention.actors.isEmpty {
            mention.actors = mention.recipients
            mention.recipients = []
        }
    }

    /// Whoever is spoken to, then whoever a condition asks something of ("unless the army leaves"), then what is spoken of.
    private func recipients(of mention: EventMention, things: Bool) -> [Event.Participant] {
        let isOffer = mention.code.type == "THREATEN" || mention.code.type == "AGREE"
        guard isOffer, mention.rule.content != nil else {
            return first(mention.rule.recipient, of: mention, things: things, not: mention.actors)
        }
        let inner: [EventRule.Slot] = [.innerSubject, .innerObject]
        let outer = mention.rule.recipient.filter { !inner.contains($0) }
        let addressed = first(outer, of: mention, things: things, not: mention.actors)
        guard addressed.isEmpty else { return addressed }
        let asked = askedByCondition(of: mention)
        if !asked.isEmpty { return asked }
        return first(mention.rule.recipient, of: mention, things: things, not: mention.actors)
    }

    /// "offered to leave if the rebels left", "threatened to strike unless the mayor resigned".
    private func askedByCondition(of mention: EventMention) -> [Event.Participant] {
        let tree = reader.tree
        let heads = [mention.token] + [mention.clause.light].compactMap(\.self) + mention.clause.complements
        let clauses = heads.flatMap { tree.children(of: $0, ["advcl"]) }.filter { clause in
            words.conditions.contains { reader.hasMark(clause, $0) }
        }
        for clause in clauses {
            let subjects = reader.clause(of: clause, isNoun: !facts.isVerb(clause)).subjects
            let found = subjects.flatMap { participants(at: $0, things: false, not: mention.actors) }.filter { one in
                !mention.actors.contains { $0.entity != nil && $0.entity == one.entity || $0.tokens == one.tokens }
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    func first(
        _ slots: [EventRule.Slot], of mention: EventMention, things: Bool, not others: [Event.Participant]
    ) -> [Event.Participant] {
        for slot in slots {
            let found = unique(tokens(slot, mention).flatMap { participants(at: $0, things: things, not: others) })
            if !found.isEmpty { return found }
        }
        return []
    }

    private func tokens(_ slot: EventRule.Slot, _ mention: EventMention) -> [Int] {
        switch slot {
        case .innerSubject, .innerObject:
            return mention.clause.complements.prefix(1).flatMap { complement in
                let inner = reader.clause(of: complement, isNoun: !facts.isVerb(complement))
                if slot == .innerSubject { return inner.isPassive ? inner.subjects : inner.subjects }
                return inner.objects + inner.obliques.map(\.token)
            }
        case .cause: return causes(of: mention)
        case .modifier:
            return mention.clause.modifiers.filter { isParty($0) || facts.label($0) == "nationality" }
        case .oblique(let preposition):
            let own = mention.clause.tokens(in: slot).filter { !isWhereabouts($0, preposition, mention.code) }
            guard own.isEmpty, preposition != "of" else { return nearest(own, preposition) }
            let objects = mention.clause.objects.filter { !isParty($0) || words.lightNouns.contains(facts.lemma($0)) }
            return reader.obliques(behind: objects).filter { $0.preposition == preposition }.map(\.token)
        default: return mention.clause.tokens(in: slot)
        }
    }

    /// "at the guards at the gate": of several phrases with one preposition the first tells at whom, the next where.
    private func nearest(_ tokens: [Int], _ preposition: String) -> [Int] {
        guard preposition == "at" || preposition == "on", let first = tokens.first(where: { facts.label($0) != "date" }) else {
            return tokens
        }
        return tokens.filter { reader.tree.conjuncts(of: first).contains($0) || reader.tree.heads[$0] == first || $0 == first }
    }

    /// Prepositions of what stands around an act, not of whom it speaks to.
    private static let circumstances: Set<String> = [
        "in", "by", "after", "before", "during", "since", "until", "under", "amid", "following", "despite", "ahead", "upon", "at", "according",
        "near", "outside", "inside", "around", "across", "along", "behind", "beyond", "within", "throughout", "because", "as",
    ]

    /// Prepositions of what lies around whatever is spoken of.
    private static let surroundings: Set<String> = [
        "in", "during", "after", "before", "since", "amid", "along", "near", "across", "around", "outside", "inside", "behind", "according",
    ]

    /// "to leave Karsa", "from Karsa": a place that is no partner.
    private func isWhere(_ token: Int) -> Bool {
        facts.label(token) == "place" && !["with", "of", "against", "between"].contains(reader.preposition(of: token))
            && reader.tree.relations[token] != "nmod:poss"
    }

    /// Where no slot names a recipient: the first party in what the verb speaks of, place words apart.
    private func around(_ mention: EventMention) -> [Event.Participant] {
        let clause = mention.clause
        let isComplaint = mention.code.type == "ACCUSE"
        let behind = clause.obliques.filter {
            !ParticipantReader.circumstances.contains($0.preposition)
        }
        let starts = clause.objects.filter { !isParty($0) } + behind.map(\.token) + (isComplaint ? [] : clause.complements)
        var open = starts.map { (token: $0, depth: 0) }
        var at = 0
        while at < open.count {
            let (token, depth) = open[at]
            at += 1
            guard !ParticipantReader.surroundings.contains(reader.preposition(of: token)), facts.label(token) != "date",
                !isGround(token, mention.code)
            else { continue }
            if isParty(token), !mention.actors.contains(where: { $0.tokens.contains(token) || isSame($0, token) }),
                !isPronoun(token), !isWhere(token)
            {
                return [participant(token)]
            }
            if depth < 3 {
                open += reader.tree.children(of: token).filter {
                    $0 != mention.token && !["acl:relcl", "conj", "appos", "parataxis"].contains(reader.tree.relations[$0])
                }
                .map { ($0, depth + 1) }
            }
        }
        return []
    }

    private func isSame(_ participant: Event.Participant, _ token: Int) -> Bool {
        participant.entity != nil && participant.entity == facts.account.entities.entity(at: token)
    }

    /// Who is meant by a word: itself where it is a party, otherwise whose it is; a thing only where things are asked for.
    func participants(at token: Int, things: Bool, not others: [Event.Participant] = []) -> [Event.Participant] {
        if let both = reciprocal(token) { return [Event.Participant(entity: nil, tokens: both)] }
        if facts.tag(token).hasPrefix("W") { return [] }
        // Whom somebody meets is not himself: such a pronoun was led to the wrong name.
        if isPronoun(token), isAmong(token, others) { return [Event.Participant(entity: nil, tokens: token..<token + 1)] }
        if isPronoun(token) { return pronoun(token).map { [$0] } ?? [] }
        if isParty(token) { return [participant(token)] }
        if isMeans(token),
            let owner = reader.tree.children(of: token, ["amod", "compound", "nmod:poss"]).first(where: {
                isParty($0) && !isAmong($0, others)
            })
        {
            return [Event.Participant(entity: facts.account.entities.entity(at: owner), tokens: phrase(of: token))]
        }
        // "killed forty", "forty of them were arrested", "dozens fled"
        if facts.label(token) == "number" && facts.account.document.syntax.partsOfSpeech[token] == .numeral
            || facts.tag(token) == "NNS" && words.crowds.contains(facts.lemma(token))
        {
            return [Event.Participant(entity: nil, tokens: phrase(of: token))]
        }
        if !things, isMeans(token), words.manned.contains(token, facts) {
            return [Event.Participant(entity: nil, tokens: phrase(of: token))]
        }
        if let label = facts.label(token), ["date", "number", "money"].contains(label) { return [] }
        let isLand = words.lands.contains(token, facts)
        if things || isLand, things && isLand || !words.abstracts.contains(token, facts), facts.isNominal(token),
            !isMeans(token), !isOfOthers(token, others)
        {
            return [things ? held(token, not: others) : participant(token)]
        }
        return owners(of: token, not: others).map(participant)
    }

    private func isAmong(_ token: Int, _ others: [Event.Participant]) -> Bool {
        guard !others.isEmpty else { return false }
        let entity = facts.account.entities.entity(at: token)
        return others.contains { $0.tokens.contains(token) || entity != nil && $0.entity == entity }
    }

    /// "their border", where they are who acts.
    private func isOfOthers(_ token: Int, _ others: [Event.Participant]) -> Bool {
        words.lands.contains(token, facts) && reader.tree.children(of: token, ["nmod:poss"]).contains { isAmong($0, others) }
    }

    func isPronoun(_ token: Int) -> Bool { facts.tag(token) == "PRP" || facts.tag(token) == "PRP$" }

    /// Who a pronoun is; one that nobody knows is the source, where it opens what somebody says ("said they will").
    private func pronoun(_ token: Int) -> Event.Participant? {
        if let entity = facts.account.entities.entity(at: token) {
            return Event.Participant(entity: entity, tokens: token..<token + 1)
        }
        let word = Event.Participant(entity: nil, tokens: token..<token + 1)
        if ["we", "us", "i", "you"].contains(facts.form(token)) { return word }
        guard let statement = facts.account.speech.statement(at: token), statement.manner == .indirect,
            let source = statement.source.entity,
            ["they", "it", "he", "she", "we", "its", "their"].contains(facts.form(token))
        else { return nil }
        return Event.Participant(entity: source, tokens: token..<token + 1)
    }

    private func isMeans(_ token: Int) -> Bool { words.means.contains(token, facts) }

    func isParty(_ token: Int) -> Bool {
        guard facts.isNominal(token) || facts.label(token) != nil else { return false }
        if let label = facts.label(token), ["date", "number", "money", "event", "law", "weapon"].contains(label) { return false }
        if words.parties.contains(token, facts) { return true }
        if words.abstracts.contains(token, facts) || isMeans(token) { return false }
        if let kind = facts.kind(token) { return kind != .facility && kind != .other }
        return facts.label(token) != nil && facts.label(token) != "facility" && facts.label(token) != "other"
    }

    /// "Haiti" in "Haiti's efforts", "the European request", "a call by aid groups", "the release of prisoners".
    func owners(of token: Int, not others: [Event.Participant] = []) -> [Int] {
        let tree = reader.tree
        // "the bombing of the town": the town did not do it.
        let isDeed = words.sufferings.contains(facts.lemma(token))
        for relations in [["nmod:poss"], ["amod", "compound", "nmod:unmarked", "flat"], ["nmod", "nmod:agent"]] as [Set<String>] {
            let found = tree.children(of: token, relations).flatMap(tree.conjuncts).filter { child in
                isParty(child) && !isAmong(child, others)
                    && !(isDeed && reader.preposition(of: child) == "of")
                    && ["", "of", "by", "from", "between", "among", "to", "with", "on", "against"].contains(
                        reader.preposition(of: child))
            }
            if !found.isEmpty { return found }
        }
        for child in tree.children(of: token, ["nmod"])
        where !ParticipantReader.circumstances.contains(reader.preposition(of: child)) {
            let deeper = tree.children(of: child, ["nmod", "nmod:poss", "amod", "compound"]).filter {
                isParty($0) && !isAmong($0, others)
            }
            if !deeper.isEmpty { return deeper }
        }
        return []
    }

    private func unique(_ list: [Event.Participant]) -> [Event.Participant] {
        var seen: [Event.Participant] = []
        for one in list where !seen.contains(where: { $0.tokens == one.tokens || $0.entity != nil && $0.entity == one.entity }) {
            seen.append(one)
        }
        return seen
    }

    /// "with rockets", "a car bomb killed", "rocket fire".
    private func means(of clause: Clause) -> Range<Int>? {
        let nouns = clause.obliques.filter { ["with", "in", "by", "from", "using"].contains($0.preposition) }.map(\.token)
        let candidates = nouns + clause.subjects + clause.modifiers + clause.objects
        return candidates.first(where: isMeans).map { token in
            clause.modifiers.contains(token) ? token..<token + 1 : phrase(of: token)
        }
    }
}
