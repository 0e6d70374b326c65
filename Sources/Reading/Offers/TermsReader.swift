/// Judges what is offered: a concession, something hostile or idle; of what kind; and which words say it.
struct TermsReader: Sendable {
    let account: Account
    let words: OfferWords
    let frames: FrameReader

    enum Judgement: Hashable, Sendable { case concession, unknown, hostile, idle }

    /// Judges by the head of the terms and the words from it to the end.
    func judge(_ head: Int, _ terms: Range<Int>) -> Judgement {
        let view = account.view, lemma = view.lemmas[head], form = view.forms[head]
        if words.idle.contains(lemma), !frames.isVerb(head) { return .idle }
        if !frames.isVerb(head) {
            if words.isFighting(form, lemma) { return .unknown }
            return isConcession(noun: head) ? .concession : .unknown
        }
        if words.hostile.contains(lemma), !isNegated(head) { return .hostile }
        if words.concede.contains(lemma) || isNegated(head) && words.hostile.contains(lemma) { return .concession }
        let holds = holdsKind(terms, except: head)
        if words.stop.contains(lemma) || words.stop.contains(form), holds || holdsFighting(terms, except: head) {
            return .concession
        }
        let isLight = words.concedeWith.contains(lemma) || words.concedeWith.contains(form)
        return isLight && (holds || holdsThing(terms, except: head)) ? .concession : .unknown
    }

    /// The noun itself, or what it is a round, a list, an extension of.
    private func isConcession(noun head: Int) -> Bool {
        let near = account.tree.children(of: head).filter { ["compound", "amod", "nmod"].contains(account.tree.relations[$0]) }
        return ([head] + near).contains { kind(of: $0) != nil || words.things.contains(account.view.lemmas[$0]) }
    }

    /// "not to bomb"
    func sparesWhatItCouldDo(_ head: Int) -> Bool {
        frames.isVerb(head) && words.hostile.contains(account.view.lemmas[head]) && isNegated(head)
    }

    private func isNegated(_ head: Int) -> Bool {
        account.tree.children(of: head).contains { ["not", "n't", "never"].contains(account.view.forms[$0]) }
    }

    private func holdsKind(_ terms: Range<Int>, except head: Int) -> Bool {
        terms.contains { $0 != head && kind(of: $0) != nil }
    }

    private func holdsFighting(_ terms: Range<Int>, except head: Int) -> Bool {
        terms.contains { $0 != head && words.isFighting(account.view.forms[$0], account.view.lemmas[$0]) }
    }

    /// By the word, or by both parts of "self-rule".
    private func kind(of token: Int) -> Offer.Kind? {
        let view = account.view
        if let kind = words.kind(of: view.forms[token], view.lemmas[token]) { return kind }
        guard token > 1, view.forms[token - 1] == "-" else { return nil }
        return words.kind(of: "\(view.forms[token - 2])-\(view.forms[token])", "\(view.forms[token - 2])-\(view.lemmas[token])")
    }

    private func holdsThing(_ terms: Range<Int>, except head: Int) -> Bool {
        terms.contains {
            $0 != head && (words.things.contains(account.view.lemmas[$0]) || words.things.contains(account.view.forms[$0]))
        }
    }

    /// The kind of the head, else of the first word that has one.
    func kind(_ head: Int, _ terms: Range<Int>) -> Offer.Kind {
        if let kind = kind(of: head) ?? terms.lazy.compactMap({ kind(of: $0) }).first { return kind }
        return holdsFighting(terms, except: -1) || isNegated(head) && words.hostile.contains(account.view.lemmas[head])
            ? .ceasefire : .other
    }

    /// The words of the terms: a clause from its "to" on, a noun with all that hangs off it, up to a condition or the end of the speech.
    func words(of head: Int, conditions: [Range<Int>], limit: Range<Int>) -> Range<Int> {
        let tree = account.tree
        var start = head
        let reach = tree.reach(of: head)
        if frames.isVerb(head) {
            let before = tree.children(of: head).filter {
                $0 < head && ["mark", "advmod", "nsubj:pass"].contains(tree.relations[$0])
            }
            if let first = before.first(where: { tree.relations[$0] != "mark" || account.view.forms[$0] == "to" }) {
                start =
                    tree.relations[first] == "nsubj:pass" ? tree.reach(of: first).lowerBound : head - first <= 3 ? first : head
            }
        } else {
            let before = tree.children(of: head).filter {
                $0 < head && ["det", "amod", "compound", "nummod", "nmod:poss", "nmod:unmarked"].contains(tree.relations[$0])
            }
            start = before.first ?? head
        }
        start = max(start, limit.lowerBound)
        var end = min(max(reach.upperBound, head + 1), limit.upperBound)
        for condition in conditions where condition.lowerBound > head { end = min(end, condition.lowerBound) }
        for condition in conditions where condition.upperBound <= head { start = max(start, condition.upperBound) }
        while end > head + 1,
            account.view.partsOfSpeech[end - 1] == "PUNCT" || account.view.forms[end - 1] == "and"
                || account.view.forms[end - 1] == "but"
        { end -= 1 }
        return min(start, head)..<end
    }
}
