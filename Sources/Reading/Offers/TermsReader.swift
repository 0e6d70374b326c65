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
            if isSpared(noun: head) || view.partsOfSpeech[head] == "ADJ" && bearer(of: head) != nil { return .concession }
            if words.isFighting(form, lemma), kind(of: head) == nil { return .unknown }
            return isConcession(noun: head) ? .concession : .unknown
        }
        if isOne(head, of: words.hostile) { return isNegated(head) ? .concession : .hostile }
        if hasIdlePatient(head) { return .idle }
        if concedesByItself(head, terms) { return .concession }
        return isOne(head, of: words.concedeWith) && (holdsKind(terms, except: head) || holdsThing(terms, except: head))
            ? .concession : .unknown
    }

    /// A concession that needs no other word to be told as one.
    func isFirm(_ head: Int, _ terms: Range<Int>) -> Bool {
        guard frames.isVerb(head) else { return kind(of: head) != nil || isSpared(noun: head) || bearer(of: head) != nil }
        if isOne(head, of: words.hostile) { return isNegated(head) }
        return concedesByItself(head, terms)
            || isOne(head, of: words.firmWith) && (holdsKind(terms, except: head) || holdsThing(terms, except: head))
    }

    private func concedesByItself(_ head: Int, _ terms: Range<Int>) -> Bool {
        if isOne(head, of: words.concede) || isOne(head, of: words.concedeObject) && hasObject(head) { return true }
        if isMeeting(head) || isOne(head, of: words.grant) && pronoun(of: head) != nil { return true }
        if bearer(of: head) != nil || particle(of: head) != nil { return true }
        return isOne(head, of: words.stop) && (holdsFighting(terms, except: head) || holdsBurden(terms))
    }

    /// "details will be released"
    private func hasIdlePatient(_ head: Int) -> Bool {
        account.tree.children(of: head, ["obj", "nsubj:pass"]).contains { words.idle.contains(account.view.lemmas[$0]) }
            && account.tree.children(of: head, ["iobj"]).isEmpty
    }

    private func isOne(_ token: Int, of words: Set<String>) -> Bool {
        words.contains(account.view.lemmas[token]) || words.contains(account.view.forms[token])
    }

    /// "hand over", "stay silent", "go home"
    private func particle(of head: Int) -> Offer.Kind? {
        guard frames.isVerb(head) else { return nil }
        return account.tree.children(of: head).lazy.filter { $0 > head }
            .compactMap { words.particles["\(account.view.lemmas[head])_\(account.view.forms[$0])"] }.first
    }

    func isMeeting(_ head: Int) -> Bool { isOne(head, of: words.meet) && (meetsSomebody(head) || isReadyToMeet(head)) }

    /// "ready to meet at any place"
    private func isReadyToMeet(_ head: Int) -> Bool {
        let above = account.tree.heads[head]
        return account.view.lemmas[head] == "meet" && account.tree.children(of: head, ["obj"]).isEmpty && above >= 0
            && ["xcomp", "advcl", "ccomp"].contains(account.tree.relations[head]) && account.view.partsOfSpeech[above] == "ADJ"
    }

    /// "the fall of the town would cut the road": what does it is nobody who could offer.
    func isDoneByThing(_ head: Int) -> Bool {
        guard frames.isVerb(head), !frames.isPassive(head), bearer(of: head) == nil else { return false }
        let subjects = account.tree.children(of: head, ["nsubj"])
        return !subjects.isEmpty
            && subjects.allSatisfy { subject in
                account.entities.entity(at: subject) == nil
                    && (account.view.partsOfSpeech[subject] == "NOUN" || ["those", "this", "that"].contains(account.view.forms[subject]))
            }
    }

    /// "it would be the first exchange": told of something, not held out.
    func isOnlyNamed(_ head: Int) -> Bool {
        !frames.isVerb(head)
            && account.tree.children(of: head, ["nsubj"]).contains { ["it", "this", "that", "he", "she"].contains(account.view.forms[$0]) }
            && !account.tree.children(of: head, ["cop"]).isEmpty && account.view.partsOfSpeech[head] == "NOUN"
    }

    /// "lift the siege", "the siege would be lifted"
    private func hasObject(_ head: Int) -> Bool {
        account.tree.children(of: head).contains { ["obj", "iobj", "nsubj:pass"].contains(account.tree.relations[$0]) }
            || frames.isPassive(head)
    }

    /// "meet the president", "sit with our brothers"
    private func meetsSomebody(_ head: Int) -> Bool {
        account.tree.children(of: head).contains { child in
            guard ["obj", "obl", "iobj"].contains(account.tree.relations[child]) else { return false }
            let kind = account.entities.entity(at: child).flatMap { account.entities[$0]?.kind }
            return account.view.tags[child] == "PRP" || kind.map { $0 != .place && $0 != .facility && $0 != .other } == true
        }
    }

    /// "it" in "ready to grant it".
    private func pronoun(of head: Int) -> Int? {
        account.tree.children(of: head).first {
            account.tree.relations[$0] == "obj" && ["it", "this", "that"].contains(account.view.forms[$0])
        }
    }

    /// The kind of the first noun of the sentence before, of which "it" speaks.
    private func kindBefore(_ token: Int) -> Offer.Kind? {
        let own = account.document.sentence(of: token)
        guard own > 0 else { return nil }
        let before = account.document.sentences[own - 1].tokens
        return before.lazy.filter { account.view.partsOfSpeech[$0] == "NOUN" }.compactMap { kind(of: $0) }.first
    }

    /// The noun itself, or what it is a round, a list, an extension of.
    private func isConcession(noun head: Int) -> Bool {
        let near = account.tree.children(of: head).filter { ["compound", "amod", "nmod"].contains(account.tree.relations[$0]) }
        return ([head] + near).contains { kind(of: $0) != nil || words.things.contains(account.view.lemmas[$0]) }
            || quietEnd(of: head) != nil
    }

    /// Where "ten days without shelling" ends.
    private func quietEnd(of head: Int) -> Int? {
        let view = account.view, end = account.document.sentences[account.document.sentence(of: head)].tokens.upperBound
        guard !frames.isVerb(head), head + 2 < end, view.forms[head + 1] == "without",
            let fighting = (head + 2..<min(head + 5, end)).first(where: { words.isFighting(view.forms[$0], view.lemmas[$0]) })
        else { return nil }
        return fighting + 1
    }

    /// The concession that a noun serves: "talks" in "offered his house for talks".
    func purpose(of trigger: Range<Int>) -> Int? {
        frames.tokens(.preposition("for"), around: trigger).first { kind(of: $0) != nil && !frames.isVerb($0) }
    }

    /// "not to bomb", "no reprisals"
    func sparesWhatItCouldDo(_ head: Int) -> Bool {
        guard frames.isVerb(head) else { return isSpared(noun: head) }
        return isOne(head, of: words.hostile) && isNegated(head)
    }

    private func isSpared(noun head: Int) -> Bool {
        isOne(head, of: words.reprisals)
            && account.tree.children(of: head).contains { account.view.forms[$0] == "no" }
    }

    /// What a verb such as "resume" concedes as its subject: "talks could resume", "convoys may pass".
    private func bearer(of head: Int) -> Int? {
        guard isOne(head, of: words.happen), !isNegated(head) else { return nil }
        return account.tree.children(of: head, ["nsubj", "nsubj:pass"]).first {
            $0 < head && account.view.partsOfSpeech[$0] == "NOUN"
                && (words.civilians.contains(account.view.lemmas[$0])
                    || ([$0] + account.tree.children(of: $0, ["compound", "amod"])).contains { kind(of: $0) != nil })
        }
    }

    private func isNegated(_ head: Int) -> Bool {
        account.tree.children(of: head).contains { ["not", "n't", "never"].contains(account.view.forms[$0]) } || hasNobody(head)
    }

    /// "nobody would be arrested", "no prisoner will be harmed"
    func hasNobody(_ head: Int) -> Bool {
        frames.surfaceSubjects(of: head).contains { subject in
            ["nobody", "none"].contains(account.view.forms[subject])
                || account.tree.children(of: subject).contains { account.view.forms[$0] == "no" }
        }
    }

    private func holdsKind(_ terms: Range<Int>, except head: Int) -> Bool {
        terms.contains { $0 != head && kind(of: $0) != nil }
    }

    private func holdsBurden(_ terms: Range<Int>) -> Bool {
        terms.contains { words.burdens.contains(account.view.lemmas[$0]) }
    }

    private func holdsFighting(_ terms: Range<Int>, except head: Int) -> Bool {
        terms.contains { $0 != head && words.isFighting(account.view.forms[$0], account.view.lemmas[$0]) }
    }

    /// By the word, or by both parts of "self-rule".
    func kind(of token: Int) -> Offer.Kind? {
        let view = account.view
        // "free changes", "a sign of peace": no release, no signature.
        let isName = account.tree.relations[token] == "amod" || view.partsOfSpeech[token] == "NOUN"
        if isName, words.verbsOnly.contains(view.forms[token]) { return nil }
        if let kind = words.kind(of: view.forms[token], view.lemmas[token]) { return kind }
        guard token > 1, view.forms[token - 1] == "-" else { return nil }
        return words.kind(of: joined(token), "\(view.forms[token - 2])-\(view.lemmas[token])")
    }

    /// Both parts of a word with a hyphen.
    func joined(_ token: Int) -> String {
        let forms = account.view.forms
        return token > 1 && forms[token - 1] == "-" ? "\(forms[token - 2])-\(forms[token])" : forms[token]
    }

    private func holdsThing(_ terms: Range<Int>, except head: Int) -> Bool {
        terms.contains {
            $0 != head && (words.things.contains(account.view.lemmas[$0]) || words.things.contains(account.view.forms[$0]))
        }
    }

    /// The kind of the head, else of the first word that has one.
    func kind(_ head: Int, _ terms: Range<Int>) -> Offer.Kind {
        if isMeeting(head) { return .talks }
        if let bearer = bearer(of: head), words.civilians.contains(account.view.lemmas[bearer]) { return .aidAccess }
        if letsGo(head, terms) || handsOverPeople(head) { return .release }
        if isFreeTo(head) { return .amnesty }
        if let kind = particle(of: head), kind != .other { return kind }
        if let kind = kind(of: head) ?? terms.lazy.compactMap({ kind(of: $0) }).first { return kind }
        if sparesWhatItCouldDo(head), isOne(head, of: words.reprisals) { return .amnesty }
        if holdsFighting(terms, except: -1) || sparesWhatItCouldDo(head) || quietEnd(of: head) != nil { return .ceasefire }
        if let known = pronoun(of: head).flatMap(kindBefore) { return known }
        let mayPass = isOne(head, of: words.letPass) && terms.contains { words.passing.contains(account.view.forms[$0]) }
        return mayPass ? .aidAccess : .other
    }

    /// "hand over both men"
    private func handsOverPeople(_ head: Int) -> Bool {
        particle(of: head) == .other
            && account.tree.children(of: head, ["obj", "nsubj:pass"]).contains {
                words.persons.contains(account.view.lemmas[$0]) || account.view.names[$0] == "person"
            }
    }

    /// "free to return to their homes"
    private func isFreeTo(_ head: Int) -> Bool {
        account.view.partsOfSpeech[head] == "ADJ" && account.view.forms[head] == "free"
            && account.tree.children(of: head).contains { $0 > head && frames.isVerb($0) && frames.hasMark($0, "to") }
    }

    /// "let the engineers go"
    private func letsGo(_ head: Int, _ terms: Range<Int>) -> Bool {
        guard isOne(head, of: words.letPass), let last = terms.last else { return false }
        return ["go", "free"].contains(account.view.forms[last]) || terms.count > 1 && account.view.forms[last] == "home"
    }

    /// ", the spokesman said," inside the terms: words of whoever tells them.
    private func teller(behind head: Int, to end: Int) -> Int? {
        guard let own = account.speech.statement(at: head) else { return nil }
        return (head + 1..<max(head + 1, end)).first {
            guard account.view.partsOfSpeech[$0] != "PUNCT" else { return false }
            let other = account.speech.statement(at: $0)?.id
            return other == nil || other == own.parent
        }
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
        if let bearer = bearer(of: head) { start = min(start, tree.reach(of: bearer).lowerBound) }
        start = max(start, limit.lowerBound)
        var end = min(max(reach.upperBound, quietEnd(of: head) ?? head + 1), limit.upperBound)
        if let teller = teller(behind: head, to: end) { end = teller }
        for condition in conditions where condition.lowerBound > head { end = min(end, condition.lowerBound) }
        for other in tree.children(of: head, ["conj"]) where other > head {
            guard let but = tree.children(of: other, ["cc"]).first(where: { account.view.forms[$0] == "but" }) else { continue }
            end = min(end, max(but, head + 1))
        }
        for condition in conditions where condition.upperBound <= head { start = max(start, condition.upperBound) }
        while end > head + 1,
            account.view.partsOfSpeech[end - 1] == "PUNCT" || account.view.forms[end - 1] == "and"
                || account.view.forms[end - 1] == "but"
        { end -= 1 }
        return min(start, head)..<end
    }
}
