/// Tells from the verb that governs a time whether it lies behind or ahead.
struct TimeTense {
    private let tree: Tree
    private let view: TokenView
    private let words: TimeWords

    init(_ account: Account, words: TimeWords) {
        tree = account.tree
        view = account.view
        self.words = words
    }

    func tense(of tokens: Range<Int>) -> TimeSituation.Tense {
        let tense = verbTense(of: tokens)
        return tense == .future && isCalledOff(tokens) ? .nearest : tense
    }

    private func verbTense(of tokens: Range<Int>) -> TimeSituation.Tense {
        guard let head = tokens.first(where: { !tokens.contains(tree.heads[$0]) }) else { return .unknown }
        if isAwaited(head) { return .future }
        if let tense = participle(before: tokens) { return tense }
        var at = tree.heads[head]
        if at >= tokens.upperBound, isNoun(at) {
            if isAhead(at) { return .future }
            // "Wednesday's ruling": the verb speaks of the ruling, which has its time already, unless it is what will be.
            guard tree.relations[at].hasPrefix("nsubj") else { return .unknown }
            at = tree.heads[at]
        }
        at = infinitive(of: at, before: tokens.lowerBound) ?? verb(of: at, before: tokens.lowerBound) ?? at
        for _ in 0..<8 where at >= 0 {
            if let tense = tense(at: at) { return tense }
            at = tree.heads[at]
        }
        return .unknown
    }

    /// "agreed to meet on Friday": the time is of the meeting, whichever verb the tree hangs it on.
    private func infinitive(of verb: Int, before time: Int) -> Int? {
        guard verb >= 0, verb < time else { return nil }
        return tree.children(of: verb).last { $0 > verb && $0 < time && tree.relations[$0] == "xcomp" && view.tags[$0] == "VB" }
    }

    /// "to win when the case is heard in May": the verb right before a time has it, where the tree hangs it on one above that verb.
    private func verb(of governor: Int, before time: Int) -> Int? {
        var verb = time - 1
        if verb >= 0, view.tags[verb] == "IN" { verb -= 1 }
        guard governor >= 0, verb > governor, view.partsOfSpeech[verb] == "VERB" else { return nil }
        var above = tree.heads[verb]
        for _ in 0..<8 where above >= 0 && above != governor { above = tree.heads[above] }
        return above == governor ? verb : nil
    }

    /// "The order issued Thursday": the participle right before a time has it, wherever the tree hangs it.
    private func participle(before tokens: Range<Int>) -> TimeSituation.Tense? {
        var at = tokens.lowerBound - 1
        if at >= 0, view.tags[at] == "IN" { at -= 1 }
        guard at >= 0, view.tags[at] == "VBN", tree.relations[at].hasPrefix("acl"), tree.heads[at] >= 0, tree.heads[at] < at
        else {
            return nil
        }
        return participle(at, [])
    }

    /// "The march planned for Sunday was cancelled": what it was set for may have passed.
    private func isCalledOff(_ tokens: Range<Int>) -> Bool {
        var at = tokens.lowerBound
        for _ in 0..<8 where at >= 0 && !tree.relations[at].hasPrefix("nsubj") { at = tree.heads[at] }
        guard at >= 0, tree.relations[at].hasPrefix("nsubj"), isNoun(at) else { return false }
        let verb = tree.heads[at]
        guard verb >= 0, let value = words.value(view.lemmas[verb], as: .calledOff) else { return false }
        let children = tree.children(of: verb)
        guard value == 0 || children.contains(where: { view.forms[$0] == "off" }) else { return false }
        return view.tags[verb] == "VBD" || children.contains { view.tags[$0] == "VBD" && tree.relations[$0].hasPrefix("aux") }
    }

    /// "once the troops leave in June", "when the case is heard in May": the present of such a clause is ahead.
    private func isAheadClause(_ token: Int, _ helpers: [Int]) -> Bool {
        guard tree.relations[token] == "advcl" else { return false }
        let present = ["VBZ", "VBP"]
        let isPresent = present.contains(view.tags[token]) || helpers.contains { present.contains(view.tags[$0]) }
        guard isPresent, !helpers.contains(where: { view.lemmas[$0] == "have" }) else { return false }
        return tree.children(of: token).contains { $0 < token && words.value(view.forms[$0], as: .aheadClause) != nil }
    }

    private func isNoun(_ token: Int) -> Bool { view.partsOfSpeech[token] == "NOUN" || view.partsOfSpeech[token] == "PROPN" }

    /// Whether the time hangs on a verb by itself and not through a noun.
    func isOfVerb(_ tokens: Range<Int>) -> Bool {
        guard let head = tokens.first(where: { !tokens.contains(tree.heads[$0]) }), tree.heads[head] >= 0 else { return true }
        let isDetermined = tokens.lowerBound > 0 && view.partsOfSpeech[tokens.lowerBound - 1] == "DET"
        return view.partsOfSpeech[tree.heads[head]] == "VERB" && !isDetermined
    }

    /// "scheduled for Sunday", "postponed until May", "gave them until noon": what is set for a time lies ahead, however it is
    /// told.
    private func isAwaited(_ head: Int) -> Bool {
        let governor = tree.heads[head]
        guard governor >= 0 else { return false }
        let isSet = isOne(governor, of: .fixed) || isOne(governor, of: .arrange)
        let isUntil = isSet || isOne(governor, of: .grant)
        return tree.children(of: head).contains { child in
            guard tree.relations[child] == "case" else { return false }
            return isUntil && words.value(view.forms[child], as: .until) == 0
                || isSet && words.value(view.forms[child], as: .aim) != nil
        }
    }

    private func isAhead(_ token: Int) -> Bool { isOne(token, of: .ahead) }

    /// By its lemma or, where the model has that wrong, by its form.
    private func isOne(_ token: Int, of kind: TimeClass) -> Bool {
        words.value(view.lemmas[token], as: kind) != nil || words.value(view.forms[token], as: kind) != nil
    }

    /// What one word on the way up tells; nil where it leaves the question to the word above.
    private func tense(at token: Int) -> TimeSituation.Tense? {
        let kind = view.partsOfSpeech[token]
        if kind == "NOUN" || kind == "ADJ", isAhead(token) { return .future }
        if isOne(token, of: .fixed) { return .future }
        let helpers = tree.children(of: token).filter { tree.relations[$0].hasPrefix("aux") || tree.relations[$0] == "cop" }
        guard kind == "VERB" || kind == "AUX" || !helpers.isEmpty else { return nil }
        if isAheadClause(token, helpers) { return .future }
        if let modal = helpers.first(where: { view.tags[$0] == "MD" }) {
            return words.value(view.forms[modal], as: .openModal) == nil ? .future : .unknown
        }
        if helpers.contains(where: { view.tags[$0] == "VBD" }) { return .past }
        switch view.tags[token] {
        case "VBD": return .past
        case "VBN": return participle(token, helpers)
        case "VBG": return helpers.isEmpty ? nil : .future
        case "VB": return infinitive(token)
        case "VBZ", "VBP": return isAhead(token) ? .future : .unknown
        default: return helpers.isEmpty ? nil : .unknown
        }
    }

    /// "a march planned Sunday" is ahead, "a march held Sunday" behind; "is held on Sunday" leaves it open, "has held" does not.
    private func participle(_ token: Int, _ helpers: [Int]) -> TimeSituation.Tense {
        let isPerfect = helpers.contains { view.lemmas[$0] == "have" }
        if isAhead(token), !isPerfect { return .future }
        return isPerfect || helpers.isEmpty ? .past : .unknown
    }

    /// "agreed to meet", "is due to end": ahead by what governs it; "managed to flee": as that.
    private func infinitive(_ token: Int) -> TimeSituation.Tense? {
        let governor = tree.heads[token]
        let helpers = tree.children(of: token)
        guard governor >= 0, helpers.contains(where: { view.forms[$0] == "to" && tree.relations[$0] == "mark" }) else {
            return nil
        }
        let isToBe = tree.relations[token] == "acl" && helpers.contains { tree.relations[$0] == "aux:pass" }
        return isToBe || isAhead(governor) ? .future : nil
    }
}
