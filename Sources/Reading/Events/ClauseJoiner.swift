/// Makes one telling of what one clause tells in several words: "an attack killed three", "opened fire, wounding two".
struct ClauseJoiner {
    let facts: WordFacts
    let reader: ClauseReader

    func join(_ mentions: inout [EventMention]) {
        var byToken: [Int: Int] = [:]
        for (index, mention) in mentions.enumerated() { byToken[mention.token] = index }
        for index in mentions.indices where mentions[index].rule.isOutcome || hitsBySubject(mentions[index], mentions, byToken) {
            guard let cause = cause(of: mentions[index], mentions, byToken), !mentions[cause].isJoined,
                !befellOthers(mentions[index], than: mentions[cause])
            else { continue }
            absorb(index, into: cause, &mentions)
        }
        mentions.removeAll { $0.isJoined }
    }

    /// "the air raids struck a mill": the verb tells whom the raids hit.
    private func hitsBySubject(_ mention: EventMention, _ mentions: [EventMention], _ byToken: [Int: Int]) -> Bool {
        guard !mention.isNoun, mention.code.type == "ASSAULT" else { return false }
        return mention.clause.subjects.contains { subject in byToken[subject].map { mentions[$0].isNoun } ?? false }
    }

    private func cause(of outcome: EventMention, _ mentions: [EventMention], _ byToken: [Int: Int]) -> Int? {
        for token in causes(around: outcome) {
            guard let index = byToken[token], mentions[index].code.type == "ASSAULT", mentions[index].status == outcome.status,
                isJoinable(outcome, to: mentions[index].rule)
            else { continue }
            return index
        }
        return nil
    }

    /// "the bombing of the embassy killed nine clerks", "nine were killed and twenty hurt": one act, and each has its own sufferers.
    /// A participle tells it in one breath ("shelled the market, killing nine").
    private func befellOthers(_ outcome: EventMention, than cause: EventMention) -> Bool {
        // Whoever clashed is told; those who died of it are others.
        if cause.rule.isMutual, !cause.actors.isEmpty, !outcome.recipients.isEmpty { return true }
        guard !outcome.recipients.isEmpty, !cause.recipients.isEmpty,
            !["advcl", "acl", "xcomp"].contains(reader.tree.relations[outcome.token])
        else { return false }
        return !outcome.recipients.contains { one in
            cause.recipients.contains { $0.tokens.overlaps(one.tokens) || one.entity != nil && $0.entity == one.entity }
        }
    }

    /// "lost nine fighters and killed eighty": whoever loses has not done what stands beside it.
    private func isJoinable(_ outcome: EventMention, to rule: EventRule) -> Bool {
        reader.tree.relations[outcome.token] != "conj" || rule.actor.contains(.subject) || rule.recipient.first != .object
    }

    /// Words that may tell what an outcome came of, nearest first; what a relative clause recalls of it stands apart.
    private func causes(around outcome: EventMention) -> [Int] {
        let tree = reader.tree, verb = outcome.token
        guard tree.relations[verb] != "acl:relcl" else { return [] }
        var found = outcome.clause.subjects
        found += outcome.clause.obliques.filter {
            ["in", "by", "during", "from", "of", "under", "with"].contains($0.preposition)
        }.map(\.token)
        found += tree.children(of: verb, ["advcl"]).filter { child in
            ["when", "as"].contains { isIntroduced(child, by: $0) }
        }
        if ["advcl", "acl", "xcomp", "conj", "parataxis"].contains(tree.relations[verb]), tree.heads[verb] >= 0 {
            let head = tree.heads[verb]
            if tree.relations[verb] != "conj" || sharesSubject(verb) { found.append(head) }
        }
        return found
    }

    private func isIntroduced(_ verb: Int, by word: String) -> Bool {
        reader.tree.children(of: verb, ["mark", "advmod"]).contains { facts.form($0) == word }
    }

    private func sharesSubject(_ verb: Int) -> Bool {
        reader.tree.children(of: verb, ["nsubj", "nsubj:pass"]).isEmpty
    }

    /// The cause keeps its kind and takes the outcome's words, parties and, where it has none, its mode.
    private func absorb(_ outcome: Int, into cause: Int, _ mentions: inout [EventMention]) {
        let added = mentions[outcome]
        mentions[cause].anchor = Anchor.joined(mentions[cause].anchor, added.anchor)
        if mentions[cause].actors.isEmpty {
            mentions[cause].actors = added.actors.filter { actor in
                !mentions[cause].anchor.contains { $0.overlaps(actor.tokens) }
                    && !mentions[cause].recipients.contains { $0.tokens.overlaps(actor.tokens) }
            }
        }
        let held = mentions[cause].recipients + mentions[cause].actors
        mentions[cause].recipients += added.recipients.filter { one in
            !held.contains { $0.tokens.overlaps(one.tokens) || $0.entity != nil && $0.entity == one.entity }
        }
        if mentions[cause].code.mode == nil { mentions[cause].code.mode = added.code.mode }
        mentions[cause].means = mentions[cause].means ?? added.means
        mentions[outcome].isJoined = true
        mentions[cause].isBare = false
        for index in mentions.indices where mentions[index].parent == added.token {
            mentions[index].parent = mentions[cause].token
        }
    }
}
