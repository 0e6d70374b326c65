/// Slips of the parser that English grammar tells for slips; each mend gains or loses nothing on the development sets and helps on news.
enum TreeRepair {
    static func mend(_ sentence: Range<Int>, in syntax: inout Syntax) {
        SubjectRepair.mend(sentence, in: &syntax)
        for token in sentence {
            switch syntax.relations[token] {
            case "obl": mendObject(token, sentence, &syntax)
            case "cop": mendPassive(token, sentence, &syntax)
            case "nsubj": mendPassiveSubject(token, sentence, &syntax)
            case "acl":
                mendRoot(token, sentence, &syntax)
                mendPassiveClause(token, sentence, &syntax)
            default: break
            }
        }
    }

    private static func children(_ token: Int, _ sentence: Range<Int>, _ syntax: Syntax) -> [Int] {
        sentence.filter { syntax.heads[$0] == token }
    }

    private static func isNoun(_ token: Int, _ syntax: Syntax) -> Bool {
        [.noun, .properNoun].contains(syntax.partsOfSpeech[token])
    }

    /// "Troops crossed the upper valley": without a preposition, right behind a verb that has no object, a noun is the object.
    private static func mendObject(_ noun: Int, _ sentence: Range<Int>, _ syntax: inout Syntax) {
        let verb = syntax.heads[noun]
        guard verb >= 0, verb < noun, isNoun(noun, syntax), syntax.partsOfSpeech[verb] == .verb else { return }
        let own = children(noun, sentence, syntax)
        guard !own.contains(where: { ["case", "mark"].contains(syntax.relations[$0]) }), min(noun, own.min() ?? noun) == verb + 1 else { return }
        let others = children(verb, sentence, syntax).map { syntax.relations[$0] }
        let isParticiple = syntax.tags[verb] == "VBN" && !others.contains("aux")
        guard !isParticiple, !others.contains(where: { $0.hasSuffix(":pass") || ["obj", "ccomp"].contains($0) }) else { return }
        syntax.relations[noun] = "obj"
    }

    /// A form of "be" right before a participle makes a passive.
    private static func mendPassive(_ helper: Int, _ sentence: Range<Int>, _ syntax: inout Syntax) {
        let verb = syntax.heads[helper]
        guard verb > helper, syntax.tags[verb] == "VBN", syntax.partsOfSpeech[verb] == .verb,
            (helper + 1..<verb).allSatisfy({ [.adverb, .particle].contains(syntax.partsOfSpeech[$0]) })
        else { return }
        syntax.relations[helper] = "aux:pass"
        for token in sentence where syntax.heads[token] == verb && syntax.relations[token] == "nsubj" && token < helper {
            syntax.relations[token] = "nsubj:pass"
        }
    }

    private static func mendPassiveSubject(_ subject: Int, _ sentence: Range<Int>, _ syntax: inout Syntax) {
        let verb = syntax.heads[subject]
        guard verb > subject, syntax.tags[verb] == "VBN" else { return }
        let siblings = children(verb, sentence, syntax)
        guard let helper = siblings.first(where: { syntax.relations[$0] == "aux:pass" }), subject < helper,
            siblings.count(where: { syntax.relations[$0].hasPrefix("nsubj") }) == 1
        else { return }
        syntax.relations[subject] = "nsubj:pass"
    }

    /// "Two men died and nine were wounded": a participle with its own "were" describes no noun, it is the verb of a clause.
    private static func mendPassiveClause(_ verb: Int, _ sentence: Range<Int>, _ syntax: inout Syntax) {
        let noun = syntax.heads[verb]
        guard syntax.relations[verb] == "acl", syntax.tags[verb] == "VBN", noun >= 0, noun < verb, syntax.relations[noun].hasPrefix("nsubj"),
            case let first = syntax.heads[noun], first >= 0, first < noun
        else { return }
        let own = children(verb, sentence, syntax)
        guard own.contains(where: { syntax.relations[$0] == "aux:pass" && ["VBD", "VBP", "VBZ"].contains(syntax.tags[$0]) }),
            own.contains(where: { syntax.relations[$0] == "cc" }), !own.contains(where: { syntax.relations[$0].hasPrefix("nsubj") })
        else { return }
        syntax.heads[verb] = first
        syntax.relations[verb] = "conj"
        syntax.heads[noun] = verb
        syntax.relations[noun] = "nsubj:pass"
    }

    /// "Rain in the hills stopped the convoy": a past tense that seems to describe the noun of a sentence without another verb is its verb.
    private static func mendRoot(_ verb: Int, _ sentence: Range<Int>, _ syntax: inout Syntax) {
        let noun = syntax.heads[verb]
        guard syntax.tags[verb] == "VBD", noun >= 0, noun < verb, syntax.heads[noun] < 0,
            isNoun(noun, syntax) || syntax.partsOfSpeech[noun] == .pronoun
        else { return }
        let others = children(noun, sentence, syntax)
        guard !others.contains(where: { syntax.relations[$0] == "cop" || syntax.relations[$0].hasPrefix("nsubj") }),
            !children(verb, sentence, syntax).contains(where: { syntax.relations[$0].hasPrefix("nsubj") })
        else { return }
        syntax.heads[verb] = -1
        syntax.relations[verb] = "root"
        syntax.heads[noun] = verb
        syntax.relations[noun] = "nsubj"
        for token in others where token > verb && ["punct", "parataxis", "conj", "advcl"].contains(syntax.relations[token]) {
            syntax.heads[token] = verb
        }
    }
}
