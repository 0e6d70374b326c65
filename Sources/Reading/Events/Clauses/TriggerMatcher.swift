/// Holds the rules of a word against its clause: of those that fit, the one that asks most decides, then the first.
struct TriggerMatcher {
    let lexicon: EventLexicon
    let reader: ClauseReader
    let facts: WordFacts

    struct Match {
        var rule: EventRule
        /// The trigger and the words that its parts took, in order of reading.
        var tokens: [Int]
        /// Words that tell no event of their own beside this one: the talks of "talks broke down".
        var covered: [Int]
        var clause: Clause
        var isNoun: Bool
    }

    func match(at token: Int) -> Match? {
        let entries = entries(for: token)
        guard !entries.isEmpty else { return nil }
        let isNoun = entries[0].trigger.kind == .noun
        let clause = reader.clause(of: token, isNoun: isNoun)
        var best: (weight: Int, rank: Int, taken: [Int])?
        for entry in entries {
            let rule = lexicon.rules[entry.rank]
            let weight = weight(of: entry, rule)
            if let best, (best.weight, -best.rank) >= (weight, -entry.rank) { continue }
            guard let taken = words(of: entry.trigger, in: clause), holds(rule, clause) else { continue }
            if rule.code == nil, taken.contains(where: { $0 != token && isOfWar($0) }) { continue }
            best = (weight, entry.rank, taken)
        }
        guard let best else { return nil }
        var full = clause
        // "killed its leaders": whom it befalls is no word of the event, nor are the words around them.
        let words = best.taken.filter { $0 == clause.head || !isSomebody($0) && !isPronoun($0) }
        for token in words where token != clause.head { reader.addNoun(token, to: &full) }
        return Match(
            rule: lexicon.rules[best.rank], tokens: words.sorted(), covered: best.taken, clause: full, isNoun: isNoun)
    }

    /// "killed by sniper fire": fire that is shot is no accident.
    private func isOfWar(_ token: Int) -> Bool {
        guard canBeNoun(token) else { return false }
        return match(at: token)?.rule.code?.type == "ASSAULT"
    }

    private func isSomebody(_ token: Int) -> Bool {
        if ["compound", "amod"].contains(reader.tree.relations[token]) { return false }
        let labels: Set<String> = ["person", "organisation", "armed-group", "military", "police"]
        return facts.label(token).map(labels.contains) ?? false || lexicon.words.people.contains(facts.lemma(token))
    }

    private func isPronoun(_ token: Int) -> Bool { facts.tag(token).hasPrefix("PRP") || facts.tag(token).hasPrefix("W") }

    private func weight(of entry: EventLexicon.Entry, _ rule: EventRule) -> Int {
        entry.trigger.weight + (rule.conditions.contains { !$0.isNegated } ? 1 : 0) + (rule.code == nil ? 1 : 0)
            + (rule.asksNegation ? 5 : 0)
    }

    private func entries(for token: Int) -> [EventLexicon.Entry] {
        let lemma = facts.lemma(token)
        switch facts.account.document.syntax.partsOfSpeech[token] {
        case .verb:
            // "the wounded", "the displaced" are people; "the Committee to Protect Journalists" protects nobody here.
            guard reader.tree.child(of: token, "det") == nil, !isInName(token) else { return [] }
            let verbs = lexicon.entries(verb: lemma)
            // "is prepared to leave": a participle may be an adjective.
            return verbs.isEmpty || facts.tag(token) == "VBN" ? verbs + lexicon.entries(adjective: facts.form(token)) : verbs
        case .adjective:
            let nouns = standsForNoun(token) ? lexicon.entries(noun: lemma) : []
            return nouns.isEmpty ? lexicon.entries(adjective: facts.form(token)) : nouns
        case .noun where facts.isParticiple(token): return lexicon.entries(verb: lemma)
        default: return canBeNoun(token) ? lexicon.entries(noun: lemma) : []
        }
    }

    /// "the dead were carried down", "the number of dead".
    private func standsForNoun(_ token: Int) -> Bool {
        let tree = reader.tree
        switch tree.relations[token] {
        case "nsubj", "nsubj:pass", "obj", "obl":
            return tree.children(of: token, ["det", "nmod:poss"]).contains { facts.form($0) != "no" }
        case "nmod": return reader.preposition(of: token) == "of"
        default: return false
        }
    }

    private func isInName(_ token: Int) -> Bool {
        guard let label = facts.label(token) else { return false }
        return ["organisation", "media", "law", "person", "armed-group", "event"].contains(label) && isCapital(token)
    }

    private func isCapital(_ token: Int) -> Bool {
        let document = facts.account.document
        return document.report.text[document.span(token..<token + 1).range].first.map { (65...90).contains($0) } ?? false
    }

    /// A noun that only modifies another ("attack helicopter", "peace talks" for "peace") tells no event of its own.
    private func canBeNoun(_ token: Int) -> Bool {
        let part = facts.account.document.syntax.partsOfSpeech[token]
        guard part == .noun || part == .properNoun && facts.label(token) == nil else { return false }
        return !["compound", "amod", "flat", "nmod:unmarked"].contains(reader.tree.relations[token])
    }

    /// The words that a trigger takes; nil where a part finds none.
    private func words(of trigger: Trigger, in clause: Clause) -> [Int]? {
        var taken = [clause.head]
        for part in trigger.parts {
            switch part {
            case .particle(let forms):
                guard clause.particles.contains(where: forms.contains) else { return nil }
                taken += reader.tree.children(of: clause.head).filter { forms.contains(facts.form($0)) }
            case .object(let words):
                guard let token = object(in: clause, words) else { return nil }
                taken.append(token)
            case .oblique(let prepositions, let words):
                let here = (clause.obliques + reader.obliques(behind: clause.objects)).first {
                    prepositions.contains($0.preposition) && (words?.contains($0.token, facts) ?? true)
                }
                if let here {
                    if words != nil { taken.append(here.token) }
                } else if words != nil || !clause.particles.contains(where: prepositions.contains) {
                    return nil
                }
            case .complement(let words):
                guard (clause.complements + reader.purposes(of: clause.objects)).contains(where: { words.contains($0, facts) })
                else { return nil }
            case .infinitive(let words):
                let behind = (clause.complements + reader.purposes(of: clause.objects)).filter { reader.hasMark($0, "to") }
                guard behind.contains(where: { words.contains($0, facts) }) else { return nil }
            case .modifier(let words):
                guard let token = clause.modifiers.first(where: { words.contains($0, facts) }) else { return nil }
                taken.append(token)
            case .subject(let words):
                guard let token = clause.subjects.first(where: { words.contains($0, facts) }) else { return nil }
                taken.append(token)
            }
        }
        return taken
    }

    private func object(in clause: Clause, _ words: WordSet) -> Int? {
        if let token = (clause.objects + clause.indirect).first(where: { words.contains($0, facts) }) { return token }
        for object in clause.objects where reader.words.lightNouns.contains(facts.lemma(object)) || isProper(object) {
            // "mediation" in "ended its mediation effort", "Operation" in "launched Operation Long Oar"
            let before = reader.tree.children(of: object, ["compound", "amod"])
            if let token = before.first(where: { words.contains($0, facts) }), !isProper(object) || token == before.first {
                return token
            }
        }
        // "took him hostage", "set the house ablaze", "shot dead"
        return reader.tree.children(of: clause.head).first { child in
            ["xcomp", "advmod", "advcl", "obl", "obl:unmarked"].contains(reader.tree.relations[child])
                && !(facts.isVerb(child) && reader.tree.relations[child] == "advcl")
                && reader.preposition(of: child).isEmpty && words.contains(child, facts)
        }
    }

    private func isProper(_ token: Int) -> Bool {
        facts.account.document.syntax.partsOfSpeech[token] == .properNoun
    }

    private func holds(_ rule: EventRule, _ clause: Clause) -> Bool {
        if rule.asksNegation, !reader.isNegated(clause.light ?? clause.head) { return false }
        return rule.conditions.allSatisfy { condition in
            clause.tokens(in: condition.slot).contains { condition.words.contains($0, facts) } != condition.isNegated
        }
    }
}
