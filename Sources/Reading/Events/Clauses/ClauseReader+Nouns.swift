/// Clauses that nouns tell: "the shelling of Karsa by rebels", "carried out an attack on", "clashes broke out between".
extension ClauseReader {
    func readNoun(_ clause: inout Clause) {
        let noun = clause.head
        for child in tree.children(of: noun) {
            switch tree.relations[child] {
            case "nmod:poss": clause.possessors += spread(child)
            case "compound", "amod", "nmod:unmarked", "flat", "nmod:desc": if child < noun { clause.modifiers.append(child) }
            case "nmod", "obl", "nmod:agent": addOblique(child, to: &clause)
            case "acl", "acl:relcl": readClauseBehind(child, &clause)
            default: break
            }
        }
        // "the release of hostages by the gang": the tree ties "by" to the hostages.
        let agents = clause.obliques.filter { $0.preposition == "of" }.flatMap { tree.children(of: $0.token, ["nmod"]) }
            .filter { preposition(of: $0) == "by" }
        for agent in agents { addOblique(agent, to: &clause) }
        readLight(&clause, noun: noun)
        readOccurrence(&clause, noun: noun)
    }

    /// "clashes broke out between the clans": the tree ties the parties to the verb.
    private func readOccurrence(_ clause: inout Clause, noun: Int) {
        let verb = tree.heads[noun]
        guard verb >= 0, tree.relations[noun] == "nsubj", words.occurrences.contains(facts.lemma(verb)) else { return }
        for child in tree.children(of: verb, ["obl"]) where ["between", "among", "with", "against"].contains(preposition(of: child)) {
            addOblique(child, to: &clause)
        }
    }

    /// "an attack carried out by", "efforts to mediate", "a call that".
    private func readClauseBehind(_ verb: Int, _ clause: inout Clause) {
        if words.lightVerbs.contains(facts.lemma(verb)) {
            var light = Clause(head: verb)
            readVerb(&light, depth: 1)
            clause.subjects += light.subjects.filter { $0 != clause.head }
            clause.obliques += light.obliques.filter { $0.token != clause.head }
        } else if hasMark(verb, "to") || hasMark(verb, "that") {
            clause.complements.append(verb)
        }
    }

    private func readLight(_ clause: inout Clause, noun: Int) {
        var at = noun
        while tree.heads[at] >= 0, tree.relations[at] == "conj", facts.isNominal(tree.heads[at]) { at = tree.heads[at] }
        var verb = tree.heads[at]
        guard verb >= 0 else { return }
        // "a series of attacks"
        if tree.relations[at] == "nmod", words.quantities.contains(facts.lemma(verb)), tree.heads[verb] >= 0 {
            at = verb
            verb = tree.heads[at]
        }
        guard facts.isVerb(verb), ["obj", "nsubj:pass", "obl"].contains(tree.relations[at]) else { return }
        let verbs = tree.relations[at] == "obl" ? words.lightWithPreposition : words.lightVerbs
        guard verbs.contains(facts.lemma(verb)) else { return }
        var light = Clause(head: verb)
        readVerb(&light, depth: 1)
        clause.light = verb
        clause.subjects += light.subjects
        clause.indirect += light.indirect
        clause.obliques += light.obliques.filter { $0.token != at }
        clause.complements += light.complements
    }

    /// "called for Karsa to withdraw": who is to do it, whom the tree ties to the word above.
    func lent(to verb: Int) -> [Int] {
        let head = tree.heads[verb]
        guard head >= 0, let mark = tree.children(of: verb, ["mark"]).first(where: { facts.form($0) == "for" }), head < mark else {
            return []
        }
        return tree.children(of: head, ["nsubj", "nmod", "obj", "obl"])
            .filter { $0 > mark && $0 < verb && preposition(of: $0).isEmpty }.flatMap(spread)
    }

    /// Whether a word behind a verb is the subject of what the verb calls for.
    func isLent(_ token: Int) -> Bool {
        tree.children(of: tree.heads[token], ["xcomp", "ccomp", "advcl", "acl"]).contains { lent(to: $0).contains(token) }
    }
}
