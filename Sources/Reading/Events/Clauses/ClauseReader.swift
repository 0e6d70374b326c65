/// Reads clauses off the trees of one report.
struct ClauseReader {
    let tree: Tree
    let facts: WordFacts
    let words: EventWords

    func clause(of token: Int, isNoun: Bool) -> Clause {
        var clause = Clause(head: token)
        clause.counts = tree.children(of: token, ["nummod"])
        // "losses at 31 dead": a number before an adjective, whatever the tree ties it to.
        let parts = facts.account.document.syntax.partsOfSpeech
        if token > 0, !isNoun, parts[token - 1] == .numeral { clause.counts.append(token - 1) }
        if tree.relations[token] == "amod", tree.heads[token] >= 0, facts.label(tree.heads[token]) == "number" {
            clause.counts.append(tree.heads[token])
        }
        if isNoun { readNoun(&clause) } else { readVerb(&clause, depth: 0) }
        return clause
    }

    // MARK: Verbs

    func readVerb(_ clause: inout Clause, depth: Int) {
        let verb = clause.head
        var nominals: [Int] = []
        for child in tree.children(of: verb) {
            switch tree.relations[child] {
            case "nsubj" where child > verb && isLent(child): continue
            case "nsubj", "csubj", "nsubj:outer": clause.subjects += spread(child)
            case "nsubj:pass", "csubj:pass":
                clause.isPassive = true
                clause.objects += spread(child)
            case "aux:pass": clause.isPassive = true
            case "obj": clause.objects += spread(child)
            case "iobj": clause.indirect += spread(child)
            case "obl:agent": if clause.isPassive || clause.subjects.isEmpty { clause.subjects += spread(child) }
            case "obl", "obl:unmarked", "nmod", "obl:tmod", "obl:npmod": addOblique(child, to: &clause)
            case "compound:prt": clause.particles.append(facts.form(child))
            case "compound" where child < verb && facts.tag(verb) == "VBN" && facts.isNominal(child):
                // "a drone shot down by": the tree takes the noun for a part of the verb.
                clause.isPassive = true
                clause.objects += spread(child)
            case "advmod": if words.particles.contains(facts.form(child)) { clause.particles.append(facts.form(child)) }
            case "xcomp", "ccomp":
                let isClause = tree.relations[child] == "ccomp" && tree.child(of: child, "cop") != nil
                if facts.isNominal(child), !isClause { nominals += spread(child) } else { addComplement(child, to: &clause) }
            case "advcl": if words.contentMarks.contains(where: { hasMark(child, $0) }) { addComplement(child, to: &clause) }
            default: break
            }
        }
        moveStrayed(&clause)
        addLooseParticle(&clause)
        shareObjects(&clause)
        if clause.objects.isEmpty, !clause.isPassive { clause.objects = bareObliques(of: verb) }
        clause.objects += clause.isPassive && !clause.objects.isEmpty ? [] : nominals
        if clause.isPassive { clause.indirect += nominals } else if clause.objects.isEmpty { clause.objects = clause.indirect }
        inherit(&clause, depth: depth)
        resolveRelatives(&clause)
    }

    /// "handed over the bodies": an object that the tree takes for a circumstance, though no preposition stands with it.
    private func bareObliques(of verb: Int) -> [Int] {
        let bare = tree.children(of: verb, ["obl"]).first {
            $0 > verb && $0 <= verb + 5 && facts.label($0) == nil && preposition(of: $0).isEmpty && facts.tag($0).hasPrefix("NN")
                && !words.quantities.contains(facts.lemma($0))
        }
        return bare.map(spread) ?? []
    }

    /// "handed over two tons": a particle that the tree ties to what follows.
    private func addLooseParticle(_ clause: inout Clause) {
        let next = clause.head + 1
        guard clause.particles.isEmpty, next < tree.heads.count, words.particles.contains(facts.form(next)) else { return }
        if facts.tag(next) == "RP" || facts.tag(next) == "RB" { clause.particles.append(facts.form(next)) }
        guard facts.tag(next) == "IN", words.phrasal.contains(facts.lemma(clause.head)), clause.objects.isEmpty else { return }
        clause.particles.append(facts.form(next))
        let noun = tree.heads[next]
        guard noun >= 0, tree.heads[noun] == clause.head, !clause.isPassive else { return }
        clause.obliques.removeAll { spread(noun).contains($0.token) }
        clause.objects = spread(noun)
    }

    /// "collected and delivered food": the first verb takes the object of the next.
    private func shareObjects(_ clause: inout Clause) {
        guard clause.objects.isEmpty, !clause.isPassive, clause.complements.isEmpty else { return }
        guard let next = tree.children(of: clause.head, ["conj"]).first(where: facts.isVerb), next <= clause.head + 3 else {
            return
        }
        clause.objects = tree.children(of: next, ["obj"]).flatMap(spread)
    }

    /// "accused the town of hiding": what stands before "of" belongs to the verb above, whatever the tree says.
    private func addComplement(_ token: Int, to clause: inout Clause) {
        clause.complements += tree.conjuncts(of: token)
        clause.objects += strayed(from: token).flatMap(spread)
    }

    /// Nominals of a clause that stand before the word that introduces it.
    private func strayed(from verb: Int) -> [Int] {
        guard let mark = tree.child(of: verb, "mark"), ["of", "for", "to"].contains(facts.form(mark)), tree.heads[verb] >= 0,
            tree.heads[verb] < mark
        else { return [] }
        return tree.children(of: verb, ["obj", "nsubj", "obl:unmarked"]).filter {
            $0 < mark && $0 > tree.heads[verb] && facts.label($0) != "date"
        }
    }

    private func moveStrayed(_ clause: inout Clause) {
        let moved = strayed(from: clause.head).flatMap(spread)
        guard !moved.isEmpty else { return }
        clause.objects.removeAll(where: moved.contains)
        clause.subjects = moved
    }

    /// Prepositional phrases that the tree ties to objects: "a loan from the bank".
    func obliques(behind objects: [Int]) -> [Clause.Oblique] {
        objects.flatMap { tree.children(of: $0, ["nmod"]) }.map { Clause.Oblique(preposition: preposition(of: $0), token: $0) }
            .filter { $0.preposition != "of" }
    }

    /// What a noun that a verb takes as its object says of the parties: "talks with", "an attack on".
    func addNoun(_ token: Int, to clause: inout Clause) {
        guard facts.isNominal(token) else { return }
        for child in tree.children(of: token) {
            switch tree.relations[child] {
            case "nmod:poss": clause.possessors += spread(child)
            case "compound", "amod": clause.modifiers.append(child)
            case "nmod", "obl":
                clause.obliques += spread(child).map { Clause.Oblique(preposition: preposition(of: child), token: $0) }
            case "acl": if hasMark(child, "to") || hasMark(child, "for") { clause.complements.append(child) }
            default: break
            }
        }
    }

    /// What a verb without a subject of its own takes from the clause above it.
    private func inherit(_ clause: inout Clause, depth: Int) {
        let verb = clause.head, head = tree.heads[verb]
        guard head >= 0, depth < 6 else { return }
        let lent = lent(to: verb)
        if !lent.isEmpty, clause.subjects.isEmpty {
            if clause.isPassive { clause.objects += lent } else { clause.subjects = lent }
            return
        }
        // What only describes a noun is no finite verb, whatever its tag.
        let isParticiple = facts.tag(verb) == "VBN" || facts.tag(verb) == "VBD" && tree.relations[verb] == "acl"
        switch tree.relations[verb] {
        case "acl" where isParticiple && clause.objects.isEmpty:
            clause.isPassive = true
            clause.objects = [head]
        case "amod" where isParticiple && clause.objects.isEmpty:
            clause.isPassive = true
            clause.objects = [head]
        case "amod" where facts.tag(verb) == "VBG" && clause.subjects.isEmpty: clause.subjects = [head]
        case "acl" where clause.subjects.isEmpty && !isParticiple && !hasMark(verb, "to"): clause.subjects = [head]
        case "acl" where clause.subjects.isEmpty && facts.isNominal(head): clause.subjects = owners(of: head)
        case "acl:relcl": takeAntecedent(&clause, head)
        case "conj", "xcomp", "advcl", "ccomp", "parataxis":
            guard clause.isPassive ? clause.objects.isEmpty : clause.subjects.isEmpty else { return }
            takeFromAbove(&clause, depth)
        default: break
        }
    }

    private func takeFromAbove(_ clause: inout Clause, _ depth: Int) {
        let verb = clause.head, relation = tree.relations[verb]
        var head = tree.heads[verb]
        while head >= 0, !facts.isVerb(head), tree.relations[head] == "conj" { head = tree.heads[head] }
        guard head >= 0 else { return }
        if relation == "ccomp" || relation == "parataxis", !tree.children(of: verb, ["mark"]).isEmpty { return }
        var above = Clause(head: head)
        readVerb(&above, depth: depth + 1)
        let isControlled = relation == "xcomp" || relation == "advcl" && words.contentMarks.contains { hasMark(verb, $0) }
        var shared = above.isPassive ? above.objects : above.subjects
        // "was arrested and beaten": the second shares the first's "was".
        if relation == "conj", above.isPassive, ["VBN", "VBD"].contains(facts.tag(verb)), clause.objects.isEmpty,
            tree.children(of: verb, ["aux"]).isEmpty
        {
            clause.isPassive = true
        }
        if isControlled, !above.isPassive {
            let controlled = above.objects.filter { $0 != verb && facts.isNominal($0) } + above.indirect
            if !controlled.isEmpty, !words.subjectControl.contains(facts.lemma(head)) { shared = controlled }
        }
        if clause.isPassive { clause.objects = shared } else { clause.subjects = shared }
    }

    private func takeAntecedent(_ clause: inout Clause, _ head: Int) {
        let holdsPronoun = (clause.subjects + clause.objects + clause.indirect).contains(where: isRelative)
        if holdsPronoun { return }
        if clause.subjects.isEmpty, !clause.isPassive {
            clause.subjects = [head]
        } else if clause.objects.isEmpty {
            clause.objects = [head]
        }
    }

    /// "who" and "which" are the words before them.
    private func resolveRelatives(_ clause: inout Clause) {
        guard let antecedent = antecedent(of: clause.head) else { return }
        func resolved(_ tokens: [Int]) -> [Int] { tokens.map { isRelative($0) ? antecedent : $0 } }
        clause.subjects = resolved(clause.subjects)
        clause.objects = resolved(clause.objects)
        clause.indirect = resolved(clause.indirect)
    }

    private func antecedent(of verb: Int) -> Int? {
        var at = verb
        for _ in 0..<4 {
            guard tree.heads[at] >= 0 else { return nil }
            if tree.relations[at] == "acl:relcl" { return tree.heads[at] }
            at = tree.heads[at]
        }
        return nil
    }

    private func isRelative(_ token: Int) -> Bool {
        let tag = facts.tag(token)
        return tag == "WP" || tag == "WDT" || tag == "WP$"
    }

    // MARK: Shared

    /// A token and what "and" ties to it; "dozens of people" is the people, "nine of its men" the men.
    func spread(_ token: Int) -> [Int] {
        tree.conjuncts(of: token).flatMap { member -> [Int] in
            let isNumeral = facts.account.document.syntax.partsOfSpeech[member] == .numeral
            guard isNumeral || words.quantities.contains(facts.lemma(member)),
                let counted = tree.children(of: member).first(where: {
                    tree.relations[$0] == "nmod" && preposition(of: $0) == "of"
                }), !isNumeral || facts.tag(counted).hasPrefix("N")
            else { return [member] }
            return spread(counted)
        }
    }

    func addOblique(_ token: Int, to clause: inout Clause) {
        let preposition = preposition(of: token)
        if preposition == "by",
            !facts.isVerb(clause.head) || clause.isPassive || facts.tag(clause.head) == "VBN" && clause.subjects.isEmpty
        {
            if !words.means.contains(token, facts) || facts.kind(token) != nil { clause.subjects += spread(token) }
        }
        clause.obliques += spread(token).map { Clause.Oblique(preposition: preposition, token: $0) }
    }

    /// The preposition before a token, "" for none; of several the last ("from among" is "among").
    func preposition(of token: Int) -> String {
        let cases = tree.children(of: token).filter { tree.relations[$0] == "case" && facts.tag($0) != "POS" && $0 < token }
        guard let last = cases.last else { return "" }
        if facts.form(last) == "of", last > 0, facts.form(last - 1) == "out" { return "out" }
        return facts.form(last)
    }

    /// "48 hours to leave": what the objects of a verb are for.
    func purposes(of objects: [Int]) -> [Int] {
        objects.flatMap { tree.children(of: $0, ["acl"]) }.filter { hasMark($0, "to") }
    }

    func isNegated(_ token: Int) -> Bool {
        tree.children(of: token, ["advmod", "aux", "cc:preconj", "det"]).contains { words.negations.contains(facts.form($0)) }
    }

    func hasMark(_ token: Int, _ word: String) -> Bool {
        tree.children(of: token).contains { tree.relations[$0] == "mark" && facts.form($0) == word }
    }

    /// Whose plan, offer or decision it is.
    private func owners(of noun: Int) -> [Int] {
        let poss = tree.children(of: noun, ["nmod:poss"])
        if !poss.isEmpty { return poss.flatMap(spread) }
        let verb = tree.heads[noun]
        guard verb >= 0, facts.isVerb(verb), tree.relations[noun] == "obj" else { return [] }
        return tree.children(of: verb, ["nsubj"]).flatMap(spread)
    }
}
