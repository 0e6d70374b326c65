/// The words of a participant: its phrase, and the name behind its description.
extension ParticipantReader {
    func participant(_ token: Int) -> Event.Participant {
        let entities = facts.account.entities
        let named = nameBehind(token).flatMap(entities.entity)
        return Event.Participant(entity: named ?? entities.entity(at: token), tokens: phrase(of: token))
    }

    /// "the watchdog ⟨Rights Now⟩": a name set beside its description without a comma.
    private func nameBehind(_ token: Int) -> Int? {
        reader.tree.children(of: token, ["appos", "flat", "nmod:desc"]).first { child in
            facts.label(child) != nil && reader.tree.reach(of: child).lowerBound == token + 1
        }
    }

    /// "the rebel positions", "a police lorry": the thing itself, with whose it is as who is meant.
    func held(_ token: Int, not others: [Event.Participant]) -> Event.Participant {
        var one = participant(token)
        if one.entity == nil, let owner = owners(of: token, not: others).first { one.entity = facts.account.entities.entity(at: owner) }
        return one
    }

    /// The words of a phrase around its head, without clauses, appositions and what "and" adds.
    func phrase(of head: Int) -> Range<Int> {
        let tree = reader.tree
        var low = head, high = head
        for child in tree.children(of: head) {
            switch tree.relations[child] {
            case "det", "amod", "compound", "nummod", "nmod:poss", "flat", "nmod:unmarked", "nmod:desc", "det:predet", "goeswith":
                let reach = tree.reach(of: child)
                low = min(low, reach.lowerBound)
                high = max(high, reach.upperBound - 1)
            case "appos" where nameBehind(head) == child: high = max(high, tree.reach(of: child).upperBound - 1)
            case "nmod" where facts.label(child) != "date":
                let reach = plainReach(of: child)
                guard ["of", "from", "in", "for"].contains(reader.preposition(of: child)) else { continue }
                if reach.lowerBound == high + 1, reach.count <= 9 { high = reach.upperBound - 1 }
            default: break
            }
        }
        while low < head, tree.relations[low] == "case" || tree.relations[low] == "punct" { low += 1 }
        // "⟨nine of⟩ its men"
        let above = tree.heads[head]
        if above >= 0, above < low, tree.relations[head] == "nmod", reader.preposition(of: head) == "of",
            facts.account.document.syntax.partsOfSpeech[above] == .numeral
        {
            low = above
        }
        return low..<high + 1
    }

    private func plainReach(of token: Int) -> Range<Int> {
        let tree = reader.tree
        let kept = tree.branch(of: token) {
            !["acl:relcl", "acl", "appos", "conj", "punct", "advcl", "parataxis"].contains(tree.relations[$0])
        }
        return (kept.min() ?? token)..<(kept.max() ?? token) + 1
    }

    /// "each other", "one another".
    func reciprocal(_ token: Int) -> Range<Int>? {
        let firsts: Set<String> = ["each", "one"], seconds: Set<String> = ["other", "another"]
        for start in [token - 1, token] where start >= 0 && start + 1 < reader.tree.heads.count {
            if firsts.contains(facts.form(start)), seconds.contains(facts.form(start + 1)) { return start..<start + 2 }
        }
        return nil
    }

    /// A place by name, or a word for one ("the village"), that is no state.
    func isGround(_ head: Int, _ code: EventRule.Code) -> Bool {
        if facts.label(head) == "place" { return code.type != "AGREE" }
        return words.lands.contains(head, facts) && facts.label(head) != "state"
    }
}
