/// Places and things around an act: what may suffer it, and what only tells where it was.
extension ParticipantReader {
    /// Things are bombed and burned; from whom something is taken is somebody.
    func takesThings(_ code: EventRule.Code) -> Bool {
        switch code.type {
        case "ASSAULT": true
        case "COERCE": code.mode != "seize" && code.mode != "restrict"
        case "PROTEST": code.mode == "vandalize"
        default: false
        }
    }

    func isOfGround(_ rule: EventRule, _ code: EventRule.Code) -> Bool {
        if rule.leavesGround { return true }
        switch code.type {
        case "COERCE": return code.mode == "seize" || code.mode == "restrict"
        case "RETREAT": return code.mode == "withdraw"
        case "CONSULT": return code.mode == "visit"
        case "PROTEST": return code.mode == "demo"
        case "MOBILIZE", "AGREE": return true
        default: return false
        }
    }

    /// A town that is taken, left or visited is where it happens; to whom is whoever held it, where that is told.
    func leaveGround(_ mention: inout EventMention) {
        var kept: [Event.Participant] = []
        for one in mention.recipients {
            let head = one.tokens.first { !one.tokens.contains(reader.tree.heads[$0]) } ?? one.tokens.lowerBound
            if !isGround(head, mention.code) {
                kept.append(one)
                continue
            }
            mention.anchor = Anchor.joined(mention.anchor, [head..<head + 1])
            if mention.code.type == "COERCE" { kept += owners(of: head, not: mention.actors).filter(isHolder).map(participant) }
        }
        if kept.isEmpty, !mention.recipients.isEmpty {
            // "took the town from the army"
            kept = first([.oblique("from")], of: mention, things: false, not: mention.actors).filter { !$0.tokens.overlaps(mention.recipients[0].tokens) }
        }
        mention.recipients = kept
    }

    /// Whoever may hold a town: "rebel-held", "the army's", no place that it lies in and no people that lives there.
    private func isHolder(_ token: Int) -> Bool {
        if facts.label(token) == "place" || facts.label(token) == "state" && reader.preposition(of: token) == "of" { return false }
        switch facts.kind(token) {
        case .place, .religious, .people, .civilians, .media, .facility: return false
        case nil: return facts.label(token) != "nationality"
        default: return true
        }
    }

    /// "an attack in the province", "fired rockets into the town": where it was, not on whom.
    func isWhereabouts(_ token: Int, _ preposition: String, _ code: EventRule.Code) -> Bool {
        if preposition == "into" { return code.type == "ASSAULT" && isGround(token, code) }
        // A curfew is laid on a town.
        guard ["in", "near", "outside", "around", "across", "inside"].contains(preposition), code.mode != "curfew", code.mode != "martial-law"
        else { return false }
        return ["ASSAULT", "COERCE", "SANCTION"].contains(code.type) && (isGround(token, code) || facts.label(token) == "state")
    }

    /// "condemned the use of force against marchers", "protested over the killing of a clerk by guards": whom the deed was done to is
    /// not who is blamed for it; who did it is, where that is told.
    func leaveVictims(_ mention: inout EventMention) {
        guard !mention.clause.isPassive else { return }
        let own = Set(mention.clause.objects + mention.clause.obliques.map(\.token))
        var kept: [Event.Participant] = []
        for one in mention.recipients {
            let head = one.tokens.first { !one.tokens.contains(reader.tree.heads[$0]) } ?? one.tokens.lowerBound
            let preposition = reader.preposition(of: head), deed = reader.tree.heads[head]
            guard !own.contains(head), deed >= 0 else {
                kept.append(one)
                continue
            }
            if preposition == "of", words.sufferings.contains(facts.lemma(deed)) {
                kept += reader.clause(of: deed, isNoun: true).subjects.filter(isParty).map(participant)
            } else if !["against", "on", "upon"].contains(preposition) {
                kept.append(one)
            }
        }
        mention.recipients = kept
    }

    /// "lost nine men and its nerve": what is somebody's own is nobody.
    func leaveOwnThings(_ mention: inout EventMention) {
        guard !mention.rule.actor.contains(.subject), mention.rule.recipient.first == .object, !mention.clause.isPassive,
            !mention.clause.subjects.isEmpty
        else { return }
        mention.recipients.removeAll { one in
            let head = one.tokens.first { !one.tokens.contains(reader.tree.heads[$0]) } ?? one.tokens.lowerBound
            return !isParty(head) && reader.tree.children(of: head, ["nmod:poss"]).contains(where: isPronoun)
        }
    }
}
