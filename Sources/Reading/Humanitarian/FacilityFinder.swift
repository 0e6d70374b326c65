/// Finds hospitals, schools and other places that serve people, with what is told of them.
struct FacilityFinder {
    struct Facility: Hashable {
        /// With article, adjectives and name.
        var tokens: Range<Int>
        var noun: Int
        var isNamed: Bool
        var sentence: Range<Int>
    }

    let words: FacilityWords
    let view: TokenView
    let predicates: PredicateFinder

    func facilities(in sentence: Range<Int>) -> [Facility] {
        sentence.compactMap { isFacility($0, in: sentence) ? facility(at: $0, in: sentence) : nil }
    }

    func zones(of facility: Facility) -> [String: [Range<Int>]] {
        let found = predicates.predicates(of: told(of: facility.noun)), sentence = facility.sentence, tokens = facility.tokens
        func single(_ tokens: [Int]) -> [Range<Int>] { tokens.map { $0..<$0 + 1 } }
        var zones = [
            "undergoes": single(found.undergoes), "attributes": single(found.attributes), "does": single(found.does), "frame": single(found.frame),
            "at": single(found.at),
            "before": [max(sentence.lowerBound, tokens.lowerBound - 10)..<tokens.lowerBound],
            "after": [tokens.upperBound..<min(sentence.upperBound, tokens.upperBound + 10)],
        ]
        if facility.isNamed { zones["named"] = [tokens] }
        return zones
    }

    /// The noun of which things are told: "roof" in "the roof of the school was blown off", "two" in "two of the bakeries are shut".
    private func told(of noun: Int) -> Int {
        let tree = predicates.tree, head = tree.heads[noun]
        guard head >= 0, ["nmod", "nmod:poss"].contains(tree.relations[noun]) else { return noun }
        let isSome = view.tags[head] == "CD" || words.amounts.contains(view.lemmas[head])
        return isSome || isPart(head) ? head : noun
    }

    private func isPart(_ token: Int) -> Bool { words.parts.contains(view.forms[token]) || words.parts.contains(view.lemmas[token]) }

    /// Whether a token is the last noun of words for a facility: no "hospital director", no "hospital's garden".
    private func isFacility(_ token: Int, in sentence: Range<Int>) -> Bool {
        guard ["NOUN", "PROPN"].contains(view.partsOfSpeech[token]), !isFollowed(token, in: sentence) else { return false }
        if words.facilities.contains(view.forms[token]) || words.facilities.contains(view.lemmas[token]) { return true }
        guard words.heads.contains(view.forms[token]) || words.heads.contains(view.lemmas[token]), token > sentence.lowerBound else { return false }
        // "a camp for displaced people", "the camp for the displaced"
        if token + 2 < sentence.upperBound, view.forms[token + 1] == "for" {
            let next = view.forms[token + 2] == "the" && token + 3 < sentence.upperBound ? token + 3 : token + 2
            if words.beforeHeads.contains(view.forms[next]) { return true }
        }
        return words.beforeHeads.contains(view.forms[token - 1]) || words.beforeHeads.contains(view.lemmas[token - 1])
    }

    private func isFollowed(_ token: Int, in sentence: Range<Int>) -> Bool {
        guard token + 1 < sentence.upperBound else { return false }
        if view.tags[token + 1] == "POS" { return token + 2 >= sentence.upperBound || !isPart(token + 2) }
        return ["NOUN", "PROPN"].contains(view.partsOfSpeech[token + 1]) && view.names[token + 1] != "date"
    }

    private func facility(at noun: Int, in sentence: Range<Int>) -> Facility {
        var start = noun
        while start > sentence.lowerBound, carriesOn(start - 1) { start -= 1 }
        let isName = ["facility", "organisation"].contains(view.names[noun] ?? "") || view.tags[noun] == "NNP"
        let isNamed = isName && start < noun && (start...noun).contains { words.named.contains(view.forms[$0]) }
        return Facility(tokens: start..<noun + 1, noun: noun, isNamed: isNamed, sentence: sentence)
    }

    private func carriesOn(_ token: Int) -> Bool {
        ["NOUN", "PROPN", "ADJ", "DET", "NUM"].contains(view.partsOfSpeech[token]) || ["PRP$", "POS"].contains(view.tags[token])
    }
}

/// The nouns of facilities (`Data/lexicons/humanitarian.txt`).
struct FacilityWords: Sendable {
    let facilities: Set<String>
    let heads: Set<String>
    let beforeHeads: Set<String>
    let named: Set<String>
    /// "roof", "wall": what befalls them befalls the facility.
    let parts: Set<String>
    let amounts: Set<String>

    init(folder: String) throws(DataError) {
        let file = try WordSections(path: folder + "/humanitarian.txt")
        facilities = Set(try file.words("facilities"))
        heads = Set(try file.words("heads"))
        beforeHeads = Set(try file.words("before-heads"))
        named = Set(try file.words("named"))
        parts = Set(try file.words("parts"))
        amounts = Set(try file.words("amounts"))
    }
}
