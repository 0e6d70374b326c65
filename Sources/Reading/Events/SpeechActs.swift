/// Ties what is demanded, promised, threatened or refused to the words that do so, and codes these by what they speak of.
struct SpeechActs {
    let facts: WordFacts
    let reader: ClauseReader
    let books: CodeBooks

    func tie(_ mentions: inout [EventMention]) {
        var byHead: [Int: Int] = [:]
        for (index, mention) in mentions.enumerated() where mention.rule.content != nil {
            for head in scope(of: mention) where byHead[head] == nil { byHead[head] = index }
        }
        guard !byHead.isEmpty else { return }
        for index in mentions.indices {
            mentions[index].parent = parent(of: mentions[index], index, byHead).map { mentions[$0].token }
        }
        for index in mentions.indices { codeByContent(index, &mentions) }
    }

    /// Heads of the phrases and clauses that a mention speaks of.
    private func scope(of mention: EventMention) -> [Int] {
        let clause = mention.clause
        let behind = clause.obliques.filter {
            ["of", "for", "to", "against", "on", "over", "about", "from", "with"].contains($0.preposition)
        }
        let objects = mention.rule.triggersModal ? [] : clause.objects + clause.indirect + behind.map(\.token)
        return clause.complements + objects.filter { $0 != mention.token }
    }

    /// The nearest one above.
    private func parent(of mention: EventMention, _ index: Int, _ byHead: [Int: Int]) -> Int? {
        var at = mention.token
        for _ in 0..<12 {
            if let found = byHead[at], found != index { return found }
            guard reader.tree.heads[at] >= 0, !["acl:relcl", "parataxis"].contains(reader.tree.relations[at]),
                !describes(at), !isCondition(at)
            else { return nil }
            at = reader.tree.heads[at]
        }
        return nil
    }

    /// "if the rebels leave" is not what is offered.
    private func isCondition(_ token: Int) -> Bool {
        reader.tree.relations[token] == "advcl" && reader.words.conditions.contains { reader.hasMark(token, $0) }
    }

    /// "forces fighting for the town": a participle tells what is, whatever is asked of the forces.
    private func describes(_ token: Int) -> Bool {
        reader.tree.relations[token] == "acl" && reader.tree.children(of: token, ["mark", "case"]).isEmpty
    }

    /// "to stop fighting" speaks of a ceasefire.
    private func subject(of inner: EventMention) -> EventRule.Code {
        guard isEnded(inner.token), inner.code.type == "ASSAULT" else { return inner.code }
        return EventRule.Code(type: "RETREAT", mode: "ceasefire", cameo: "0871")
    }

    private func isEnded(_ token: Int) -> Bool {
        let above = reader.tree.heads[token]
        return above >= 0 && reader.words.endings.contains(facts.lemma(above))
    }

    private func codeByContent(_ index: Int, _ mentions: inout [EventMention]) {
        guard mentions[index].rule.takesContentCode else { return }
        let token = mentions[index].token
        guard
            let inner = mentions.indices.first(where: { mentions[$0].parent == token && mentions[$0].rule.content == nil })
                ?? mentions.indices.first(where: { mentions[$0].parent == token })
        else { return }
        mentions[index].code = books.code(mentions[index].code, about: subject(of: mentions[inner]))
        if isEnded(mentions[inner].token) { return }
        if mentions[index].code.type == "AGREE", let intent = books.intent(of: mentions[inner].code), intent.type == "THREATEN" {
            // "ready to attack" is a threat.
            mentions[index].code = intent
        }
        if mentions[index].recipients.isEmpty {
            let outer = mentions[index].actors
            let candidates = mentions[inner].actors + mentions[inner].recipients
            mentions[index].recipients = candidates.filter { one in
                !outer.contains { $0.tokens == one.tokens || $0.entity != nil && $0.entity == one.entity }
            }.prefix(1).map { $0 }
        }
    }
}

extension EventRule {
    var triggersModal: Bool { triggers.first?.kind == .modal }
}
