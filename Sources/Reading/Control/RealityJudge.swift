/// Tells whether a claim of control is made or denied, or not made at all: only intended, supposed or asked for.
struct RealityJudge: Sendable {
    let account: Account
    let words: ControlWords

    enum Reality: Hashable, Sendable { case told, intended, unreal }

    struct Judgement: Hashable, Sendable {
        var isNegated = false
        var reality = Reality.told
    }

    /// Words looked at before the trigger.
    private static let window = 8

    func judge(_ trigger: Range<Int>, holder: Int?) -> Judgement {
        var judgement = Judgement()
        if isSupposed(trigger.lowerBound) || isQuestion(trigger.lowerBound) || isImagined(trigger.lowerBound)
            || isEnded(trigger.lowerBound)
        {
            judgement.reality = .unreal
        }
        if isPurpose(trigger.lowerBound) { judgement.reality = .intended }
        readLinks(before: trigger.lowerBound, &judgement)
        if let first = sharedInfinitive(trigger.lowerBound) {
            var shared = Judgement()
            readLinks(before: first, &shared)
            if judgement.reality == .told { judgement.reality = shared.reality }
        }
        for child in account.tree.children(of: trigger.lowerBound) where account.tree.relations[child] == "det" {
            if account.view.forms[child] == "no" { judgement.isNegated = true }
        }
        if let holder, isNobody(holder), !isToldBeside(trigger.lowerBound, of: holder) { judgement.isNegated = true }
        return judgement
    }

    /// "neither side", "no army"
    private func isNobody(_ holder: Int) -> Bool {
        account.tree.children(of: holder).contains { words.negations.contains(account.view.forms[$0]) }
            || words.negations.contains(account.view.forms[holder])
    }

    /// "neither answered nor did the brigade, which holds the port": the clause on the holder denies nothing.
    private func isToldBeside(_ token: Int, of holder: Int) -> Bool {
        account.tree.path(upFrom: token).contains { account.tree.relations[$0] == "acl:relcl" && account.tree.heads[$0] == holder }
    }

    /// Walks back over auxiliaries, "not", "failed to", "vowed to" to the subject.
    private func readLinks(before start: Int, _ judgement: inout Judgement) {
        let view = account.view
        let sentence = account.document.sentences[account.document.sentence(of: start)].tokens
        var at = start - 1
        while at >= sentence.lowerBound, start - at <= Self.window {
            let form = view.forms[at], lemma = view.lemmas[at]
            if words.negations.contains(form) || words.negations.contains("\(form)_\(view.forms[at + 1])") {
                judgement.isNegated.toggle()
            } else if words.perhaps.contains(form), view.forms[at + 1] == "have" {
                // "may have taken" is told, if not surely.
            } else if words.intentions.contains(lemma) || words.intentions.contains(form) {
                if judgement.reality == .told { judgement.reality = .intended }
            } else if isUnreal(lemma) || isUnreal(form) {
                judgement.reality = .unreal
            } else if !words.links.contains(form), !["AUX", "PART", "ADV"].contains(view.partsOfSpeech[at]) {
                break
            }
            at -= 1
        }
    }

    /// "leave" in "vowed to leave the town and hand over the road"
    private func sharedInfinitive(_ token: Int) -> Int? {
        let tree = account.tree, head = tree.heads[token]
        guard tree.relations[token] == "conj", head >= 0, account.view.tags[token] == "VB", account.view.tags[head] == "VB" else {
            return nil
        }
        return head
    }

    /// "The loss of the bridge would cut the town off."
    private func isImagined(_ token: Int) -> Bool {
        let tree = account.tree, head = tree.heads[token]
        guard tree.relations[token] == "nsubj", head >= 0 else { return false }
        return tree.children(of: head, ["aux"]).contains { words.imagined.contains(account.view.forms[$0]) }
    }

    /// "broke the siege", "the siege was lifted"
    private func isEnded(_ token: Int) -> Bool {
        let tree = account.tree, head = tree.heads[token]
        return head >= 0 && account.view.partsOfSpeech[token] == "NOUN" && ["obj", "nsubj:pass"].contains(tree.relations[token])
            && words.endings.contains(account.view.lemmas[head])
    }

    /// "Has the town fallen?"
    private func isQuestion(_ token: Int) -> Bool {
        let sentence = account.document.sentences[account.document.sentence(of: token)].tokens
        return sentence.suffix(3).contains { account.view.forms[$0] == "?" }
    }

    /// "the operation to take the town", "moved in to take it", but "the claim to have taken it", "the first to take it"
    private func isPurpose(_ token: Int) -> Bool {
        let tree = account.tree, view = account.view, head = tree.heads[token]
        guard view.tags[token] == "VB", head >= 0,
            tree.children(of: token).contains(where: { tree.relations[$0] == "mark" && view.forms[$0] == "to" }),
            !tree.children(of: token).contains(where: { tree.relations[$0] == "aux" })
        else { return false }
        switch tree.relations[token] {
        case "acl": return view.partsOfSpeech[head] == "NOUN" && !words.assertions.contains(view.lemmas[head])
        case "advcl": return !words.successes.contains(view.lemmas[head])
        case "xcomp": return words.means.contains(view.lemmas[head]) || isIntention(head)
        default: return false
        }
    }

    /// "trying for weeks to", "were vowing to"
    private func isIntention(_ verb: Int) -> Bool {
        let view = account.view
        return words.intentions.contains(view.lemmas[verb]) && !words.negations.contains(view.lemmas[verb])
            && ["VERB", "ADJ"].contains(view.partsOfSpeech[verb])
    }

    /// "if it leaves", "before it leaves"; but "before it left".
    private func isSupposing(_ mark: Int, _ verb: Int) -> Bool {
        let view = account.view
        return words.suppositions.contains(view.forms[mark])
            || words.notYet.contains(view.forms[mark]) && ["VBP", "VBZ"].contains(view.tags[verb])
    }

    private func isUnreal(_ word: String) -> Bool { words.requests.contains(word) || words.proposals.contains(word) }

    /// Climbs to the clauses above: "if …", "demanded that …".
    func isSupposed(_ token: Int) -> Bool {
        let tree = account.tree, view = account.view
        for (step, at) in tree.path(upFrom: token).enumerated() {
            let marks = tree.children(of: at).filter { ["mark", "advmod", "case"].contains(tree.relations[$0]) && $0 < at }
            if marks.contains(where: { isSupposing($0, at) }), tree.relations[at] != "conj" || step == 0 { return true }
            let above = tree.heads[at]
            guard above >= 0, step < 6 else { return false }
            switch tree.relations[at] {
            case "xcomp", "ccomp", "obj", "acl":
                if isUnreal(view.lemmas[above]) { return true }
                // "told them to withdraw", but "told them that it had withdrawn"
                if words.orders.contains(view.lemmas[above]), tree.children(of: at).contains(where: { view.forms[$0] == "to" }) {
                    return true
                }
                guard tree.relations[at] != "obj" else { return false }
            case "conj", "advcl": continue
            default: return false
            }
        }
        return false
    }
}
