/// Whom a protest is against.
extension ParticipantReader {
    /// "to protest against the mayor's plan", "demanding that the king leave", "over the governor's bill".
    func causes(of mention: EventMention) -> [Int] {
        let tree = reader.tree
        let heads = [mention.token] + [mention.clause.light].compactMap(\.self)
        var found: [Int] = []
        for head in heads {
            for child in tree.children(of: head) {
                let preposition = reader.preposition(of: child)
                if ["over", "against", "at", "of", "about"].contains(preposition), facts.isNominal(child) { found.append(child) }
                if ["advcl", "xcomp", "acl", "ccomp", "conj"].contains(tree.relations[child]),
                    words.grievances.contains(facts.lemma(child))
                {
                    found += tree.children(of: child, ["obj", "obl", "ccomp", "nsubj", "xcomp"])
                }
                if preposition == "in", facts.lemma(child) == "protest" { found += tree.children(of: child, ["nmod"]) }
            }
        }
        return found.flatMap(firstParty)
    }

    /// The first party at or under a word.
    private func firstParty(_ token: Int) -> [Int] {
        var open = [(token: token, depth: 0)]
        var at = 0
        while at < open.count {
            let (next, depth) = open[at]
            at += 1
            if isParty(next), facts.label(next) != "date", !isPronoun(next) { return [next] }
            if depth < 4 {
                open += reader.tree.children(of: next).filter { reader.preposition(of: $0) != "in" }.map { ($0, depth + 1) }
            }
        }
        return []
    }
}
