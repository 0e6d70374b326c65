/// The words of source, cue and content around the trigger of an inner statement.
struct InnerPhrases {
    let frames: FrameReader
    let telling: ClaimWords
    let words: ActorWords

    private var tree: Tree { frames.tree }
    private var view: TokenView { frames.view }

    /// Relations of clauses and asides that are no part of who speaks.
    private static let loose: Set<String> = ["acl:relcl", "acl", "advcl", "parataxis", "ccomp", "cc:preconj"]
    /// Names of what cannot speak.
    private static let mute: Set<String> = ["date", "number", "money", "weapon", "event", "law"]
    /// A phrase is followed no further than this.
    private static let width = 24
    /// Words between a trigger and "that": whom it is told to, by whom it is told.
    private static let strayReach = 8

    // MARK: Who

    func isPronoun(_ token: Int) -> Bool { view.tags[token] == "PRP" || view.tags[token] == "PRP$" }

    func isNoun(_ token: Int) -> Bool { ["NOUN", "PROPN", "PRON"].contains(view.partsOfSpeech[token]) }

    /// Whether a pronoun is taken to mean the outer speaker, whose own asking and wishing is part of what he says.
    func isOwn(_ token: Int, _ kind: InnerAttributions.Kind) -> Bool {
        switch kind {
        case .held: isPronoun(token)
        case .acted, .noun: isPronoun(token) && telling.speakers.contains(view.forms[token])
        case .told, .felt, .aside, .relay: false
        }
    }

    /// Names, pronouns, people, bodies and documents.
    func maySpeak(_ token: Int) -> Bool {
        if let name = view.names[token], view.partsOfSpeech[token] == "PROPN" { return !Self.mute.contains(name) }
        if isPronoun(token) || view.partsOfSpeech[token] == "PROPN" { return true }
        let lemma = view.lemmas[token]
        return words.documents.contains(lemma) || words.titles.contains(lemma) || words.noun(lemma: lemma, form: view.forms[token]) != nil
            || view.partsOfSpeech[token] == "NOUN" && words.kind(byEndingOf: lemma) != nil
    }

    /// The unbroken words that hang on a noun, without clauses behind it.
    func phrase(around head: Int) -> Range<Int> {
        var start = head, end = head + 1
        while start > 0, head - start < Self.width, hangs(start - 1, on: head) { start -= 1 }
        while end < view.forms.count, end - head < Self.width, hangs(end, on: head) { end += 1 }
        let empty: Set<String> = ["PUNCT", "PART", "ADP", "CCONJ", "SCONJ"]
        while end > head + 1, empty.contains(view.partsOfSpeech[end - 1]) { end -= 1 }
        while start < head, empty.contains(view.partsOfSpeech[start]) { start += 1 }
        return start..<end
    }

    private func hangs(_ token: Int, on head: Int) -> Bool {
        var at = token
        for _ in 0..<12 {
            if at == head { return true }
            guard at >= 0, !Self.loose.contains(tree.relations[at]) else { return false }
            at = tree.heads[at]
        }
        return false
    }

    // MARK: Cue

    /// Whether the verb tells of something said, and not of what might or should be said.
    func isTold(_ verb: Int) -> Bool {
        guard view.partsOfSpeech[verb] == "VERB" || view.partsOfSpeech[verb] == "AUX" else { return true }
        let auxiliaries = tree.children(of: verb, ["aux", "aux:pass"]).map { view.lemmas[$0] }
        if auxiliaries.contains(where: telling.unreal.contains) { return false }
        if tree.children(of: verb).contains(where: { tree.relations[$0] == "mark" && telling.openers.contains(view.forms[$0]) }) {
            return false
        }
        switch view.tags[verb] {
        case "VB": return !auxiliaries.isEmpty && !frames.hasMark(verb, "to")
        case "VBN": return !auxiliaries.isEmpty
        case "VBG":
            if !auxiliaries.isEmpty { return true }
            return ["acl", "advcl"].contains(tree.relations[verb]) && tree.children(of: verb, ["mark", "case"]).isEmpty
        default: return true
        }
    }

    /// The trigger with its auxiliaries before it: "had not called on".
    func cue(_ trigger: Range<Int>) -> Range<Int> {
        var start = trigger.lowerBound, at = start
        let parts: Set<String> = ["aux", "aux:pass", "cop", "advmod", "advmod:emph"]
        while at > 0, tree.heads[at - 1] == trigger.lowerBound, parts.contains(tree.relations[at - 1]) {
            at -= 1
            if tree.relations[at] != "advmod" { start = at }
        }
        return start..<trigger.upperBound
    }

    // MARK: Content

    /// Whether what hangs off a noun is its matter: a clause that is no relative one, a thing and nobody by name.
    func isMatter(_ head: Int, of trigger: Range<Int>) -> Bool {
        let relation = tree.relations[head]
        guard relation.hasPrefix("acl") || relation == "ccomp" || relation == "xcomp" || frames.hasMark(head, "that") else {
            return view.names[head] == nil && !isAuthor(head, of: trigger)
        }
        if ["that", "to", "whether"].contains(where: { frames.hasMark(head, $0) }) { return true }
        if relation == "ccomp", !tree.children(of: head, ["aux", "cop"]).isEmpty { return true }
        guard relation != "acl:relcl", ["VBD", "VBZ", "VBP", "MD"].contains(view.tags[head]) || !tree.children(of: head, ["aux", "cop"]).isEmpty
        else { return false }
        return tree.children(of: head, ["nsubj", "nsubj:pass"]).contains { !view.tags[$0].hasPrefix("W") && view.forms[$0] != "that" }
    }

    /// "the report of the unit" is the unit's, "reports of gunmen" tell of them.
    private func isAuthor(_ head: Int, of trigger: Range<Int>) -> Bool {
        maySpeak(head) && tree.children(of: trigger.lowerBound, ["det"]).contains { view.forms[$0] == "the" }
    }

    /// A clause that opens behind the trigger is meant for it, though the tree may hang it higher up: "had informed him that …".
    func strayClause(behind trigger: Range<Int>) -> Int? {
        let above = Set(tree.path(upFrom: trigger.lowerBound).dropFirst())
        func isStray(_ head: Int) -> Bool {
            head > trigger.lowerBound && ["ccomp", "xcomp", "acl", "advcl"].contains(tree.relations[head]) && above.contains(tree.heads[head])
        }
        for at in trigger.upperBound..<min(view.forms.count, trigger.upperBound + Self.strayReach) {
            if view.forms[at] == "that", tree.relations[at] == "mark" { return isStray(tree.heads[at]) ? tree.heads[at] : nil }
            if ["PUNCT", "CCONJ", "VERB", "AUX"].contains(view.partsOfSpeech[at]) { break }
        }
        guard trigger.upperBound < view.forms.count, tree.relations[trigger.upperBound].hasPrefix("nsubj") else { return nil }
        let head = tree.heads[trigger.upperBound]
        return head >= 0 && isStray(head) && tree.relations[head] == "ccomp" && tree.reach(of: head).lowerBound == trigger.upperBound ? head : nil
    }

    /// What hangs off the heads, behind the trigger and inside the outer content.
    func content(_ heads: [Int], behind trigger: Range<Int>, in bounds: [Range<Int>]) -> [Range<Int>] {
        var low = Int.max, high = 0
        for head in heads {
            for token in tree.branch(of: head, where: { tree.relations[$0] != "parataxis" }) where token >= trigger.upperBound {
                low = min(low, token)
                high = max(high, token + 1)
            }
        }
        guard low < high else { return [] }
        return clamped([low..<high], bounds)
    }

    /// The words that an aside takes up: all that hangs off its source or verb.
    func aside(_ trigger: Range<Int>, source: Range<Int>) -> (head: Int, words: Range<Int>)? {
        // "according" is tagged a verb and stands where a preposition does.
        let isVerb = view.partsOfSpeech[trigger.lowerBound] == "VERB" && frames.isVerb(trigger.lowerBound) && tree.relations[trigger.lowerBound] != "case"
        let head = isVerb ? trigger.lowerBound : source.first { !source.contains(tree.heads[$0]) } ?? source.lowerBound
        guard tree.heads[head] >= 0 else { return nil }
        if isVerb, !tree.children(of: head).contains(where: { $0 < head && view.forms[$0] == "as" }) { return nil }
        let reach = tree.reach(of: head)
        return (head, min(reach.lowerBound, trigger.lowerBound)..<max(reach.upperBound, source.upperBound))
    }

    /// The clause that an aside stands in, without it.
    func content(around aside: (head: Int, words: Range<Int>), in bounds: [Range<Int>]) -> [Range<Int>] {
        let reach = tree.reach(of: tree.heads[aside.head])
        guard reach.lowerBound <= aside.words.lowerBound, aside.words.upperBound <= reach.upperBound else { return [] }
        return clamped([reach.lowerBound..<aside.words.lowerBound, aside.words.upperBound..<reach.upperBound], bounds)
    }

    private func clamped(_ ranges: [Range<Int>], _ bounds: [Range<Int>]) -> [Range<Int>] {
        ranges.flatMap { range in bounds.map { range.clamped(to: $0) } }
            .filter { $0.contains { view.partsOfSpeech[$0] != "PUNCT" } }
    }
}
