/// Finds what terms hang on: clauses with "if" and its like, what is asked in exchange, and the parts of each.
struct ConditionFinder: Sendable {
    let account: Account
    let rules: FrameRuleFile
    let words: OfferWords
    let frames: FrameReader
    let parties: PartyReader
    let places: [Place]
    let times: [TimeExpression]

    /// What an opener introduces.
    enum Form: String, CaseIterable {
        case clause, attached, phrase, unless, until, without

        /// Turns "no talks" into an offer of talks.
        var undoesRefusal: Bool { self == .unless || self == .until || self == .without }
        /// Conditions nothing but a refusal.
        var needsRefusal: Bool { self == .until || self == .without }
        var isPhrase: Bool { self == .phrase || self == .without }
    }

    var tree: Tree { account.tree }
    var view: TokenView { account.view }

    /// A stretch that states a condition, with the head of its clause or noun.
    struct Stretch: Hashable {
        var tokens: Range<Int>
        var head: Int
        var undoesRefusal = false
    }

    /// The conditions of terms, in order of their words.
    func stretches(of head: Int, trigger: Range<Int>, in limit: Range<Int>, isRefusal: Bool) -> [Stretch] {
        var found: [Stretch] = []
        for token in limit where !found.contains(where: { $0.tokens.contains(token) }) {
            guard let opened = opened(at: token, terms: head, trigger, limit, isRefusal) else { continue }
            found += parts(of: opened, terms: head, limit)
        }
        if found.isEmpty { found = demand(before: head, limit) + takers(of: head, limit) }
        return found.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    private func opened(
        at token: Int, terms head: Int, _ trigger: Range<Int>, _ limit: Range<Int>, _ isRefusal: Bool
    ) -> (Stretch, Form)? {
        for match in rules.matches(at: token, in: limit, of: view) {
            let rule = rules.rules[match.rule]
            guard let form = Form(rawValue: rule.outcome), isRefusal || !form.needsRefusal, let slot = rule.slot("what"),
                !match.tokens.contains(head)
            else { continue }
            let candidates = slot.roles.lazy.flatMap { frames.tokens($0, around: match.tokens) }
            guard
                let what = candidates.first(where: {
                    limit.contains($0) && $0 != head && !match.tokens.contains($0) && ($0 > token || form.isPhrase)
                })
                    ?? fallback(form, after: match.tokens, limit)
            else { continue }
            if !form.isPhrase, Self.mainClauses.contains(tree.relations[match.tokens.lowerBound]) { continue }
            if form == .attached, !isOpenToTime(head, trigger), !isDay(match.tokens, head) { continue }
            if form == .attached || form == .until,
                !isAttached(what, to: head, trigger) || !isInverted(rule, token, what) || !hasVerb(what)
            {
                continue
            }
            let opener = match.tokens.lowerBound
            let start = opener > limit.lowerBound && view.forms[opener - 1] == "only" ? opener - 1 : opener
            let end = end(of: what, after: match.tokens.upperBound, terms: head, limit)
            guard end > match.tokens.upperBound, !(start..<end).contains(head) else { continue }
            return (Stretch(tokens: start..<end, head: what, undoesRefusal: form.undoesRefusal), form)
        }
        return nil
    }

    /// The first verb behind an opener, where the tree has lost it.
    private func fallback(_ form: Form, after opener: Range<Int>, _ limit: Range<Int>) -> Int? {
        guard form == .clause || form == .unless, opener.upperBound < limit.upperBound else { return nil }
        return (opener.upperBound..<limit.upperBound).first(where: frames.isVerb)
    }

    private func hasVerb(_ head: Int) -> Bool {
        frames.isVerb(head) || !tree.children(of: head, ["cop", "nsubj", "aux"]).isEmpty
    }

    /// "should both sides ask": the modal stands before its subject.
    private func isInverted(_ rule: FrameRule, _ token: Int, _ head: Int) -> Bool {
        guard view.tags[token] == "MD" else { return true }
        return tree.children(of: head, ["nsubj", "nsubj:pass"]).contains { $0 > token }
    }

    /// "Provided" as the verb of its own clause opens no condition.
    private static let mainClauses: Set<String> = ["root", "ccomp", "conj", "parataxis", "acl:relcl", "amod", "xcomp"]

    /// "When" and "after" tell a condition only of what is still to come.
    private func isOpenToTime(_ head: Int, _ trigger: Range<Int>) -> Bool {
        view.tags[trigger.lowerBound] == "MD" || view.partsOfSpeech[trigger.lowerBound] == "ADJ"
            || tree.children(of: head).contains { view.tags[$0] == "MD" }
            || tree.heads[head] >= 0 && tree.children(of: tree.heads[head]).contains { view.tags[$0] == "MD" }
    }

    /// "the day they leave" tells a condition of the present too: "my men go home".
    private func isDay(_ opener: Range<Int>, _ head: Int) -> Bool {
        view.forms[opener.lowerBound] == "the" && ["VBZ", "VBP"].contains(view.tags[head])
    }

    private func isAttached(_ what: Int, to head: Int, _ trigger: Range<Int>) -> Bool {
        tree.path(upFrom: what).dropFirst().prefix(3).contains { above in
            above == head || trigger.contains(above)
                || tree.heads[head] == above && tree.relations[head] != "ccomp"
                    && account.speech.statement(at: above)?.id == account.speech.statement(at: head)?.id
        }
    }

    /// Where a condition ends: with its branch, before the terms where they stand behind it.
    private func end(of what: Int, after opener: Int, terms head: Int, _ limit: Range<Int>) -> Int {
        var end = min(max(tree.reach(of: what).upperBound, opener + 1), limit.upperBound)
        if opener <= head {
            let commas = (opener..<head).filter { view.forms[$0] == "," }
            if end > head || end <= opener + 1 { end = commas.first { $0 > what } ?? commas.last ?? head }
            if let first = commas.first(where: { $0 > what }), first < end { end = first }
            let subject =
                frames.isVerb(head)
                ? frames.surfaceSubjects(of: head).filter { $0 > what && $0 < head }.map { tree.reach(of: $0).lowerBound }.min()
                : nil
            if let subject, subject < end, subject > opener { end = subject }
        }
        while end > opener + 1, view.partsOfSpeech[end - 1] == "PUNCT" || view.partsOfSpeech[end - 1] == "CCONJ" { end -= 1 }
        return end
    }

    // MARK: Parts

    /// "if the army left and freed the prisoners" are two conditions, also where the tree ties the second elsewhere.
    private func parts(of opened: (Stretch, Form), terms head: Int, _ limit: Range<Int>) -> [Stretch] {
        var (stretch, form) = opened
        var tail: [Stretch] = []
        if !form.isPhrase, stretch.tokens.lowerBound > head {
            while tail.count < Self.longest,
                let next = continuation(after: (tail.last ?? stretch).tokens.upperBound, of: stretch.head, limit)
            {
                tail.append(next)
            }
        }
        var found: [Stretch] = []
        for cut in stretch.tokens.dropFirst(2) where view.partsOfSpeech[cut] == "CCONJ" && view.forms[cut] != "but" {
            let next = tree.heads[cut]
            guard next > cut, stretch.tokens.contains(next), tree.relations[next] == "conj", isPart(next, form) else { continue }
            found.append(Stretch(tokens: stretch.tokens.lowerBound..<cut, head: stretch.head))
            stretch = Stretch(tokens: cut..<stretch.tokens.upperBound, head: next)
        }
        return found + [stretch] + tail
    }

    private func isPart(_ next: Int, _ form: Form) -> Bool {
        if form.isPhrase { return !tree.children(of: next, ["det"]).isEmpty && !tree.children(of: next, ["nmod"]).isEmpty }
        return frames.isVerb(next) || !tree.children(of: next, ["cop"]).isEmpty
    }

    /// Parts that one list of conditions may have behind its first.
    private static let longest = 5

    private func continuation(after end: Int, of first: Int, _ limit: Range<Int>) -> Stretch? {
        var at = end
        if at < limit.upperBound, view.forms[at] == "," { at += 1 }
        guard at + 1 < limit.upperBound, let next = joined(at, to: first, afterComma: at > end) else { return nil }
        guard next >= at, limit.contains(next), frames.isVerb(next), !words.tell.contains(view.lemmas[next]) else { return nil }
        guard !tree.children(of: next, ["aux"]).contains(where: { ["will", "would", "'ll", "can"].contains(view.forms[$0]) })
        else { return nil }
        var upper = min(max(tree.reach(of: next).upperBound, next + 1), limit.upperBound)
        while upper > next + 1, view.partsOfSpeech[upper - 1] == "PUNCT" { upper -= 1 }
        return Stretch(tokens: at..<upper, head: next)
    }

    /// The verb behind "and", "and that", or behind a comma where it shares the subject of the first.
    private func joined(_ at: Int, to first: Int, afterComma: Bool) -> Int? {
        if ["and", "or"].contains(view.forms[at]) {
            return view.forms[at + 1] == "that" ? tree.heads[at + 1] : tree.heads[at]
        }
        let isSister = tree.heads[at] == first || tree.path(upFrom: first).dropFirst().prefix(3).contains(tree.heads[at])
        return afterComma && isSister && ["VBZ", "VBP", "VBD"].contains(view.tags[at]) ? at : nil
    }

    // MARK: Conditions without an opener

    /// "But only if the governor goes." as a sentence of its own.
    func fragment(_ sentence: Range<Int>) -> Stretch? {
        for token in sentence.prefix(4) {
            for match in rules.matches(at: token, in: sentence, of: view) {
                guard let form = Form(rawValue: rules.rules[match.rule].outcome), form == .clause || form == .unless,
                    let head = fallback(form, after: match.tokens, sentence),
                    tree.heads[head] < 0 || tree.heads[tree.heads[head]] < 0,
                    tree.children(of: head, ["mark"]).contains(where: match.tokens.contains)
                else { continue }
                var end = sentence.upperBound
                while end > head + 1, view.partsOfSpeech[end - 1] == "PUNCT" { end -= 1 }
                return tree.heads[head] < 0 ? Stretch(tokens: token..<end, head: head) : nil
            }
        }
        return nil
    }

    /// "Give us back our sons and the road will be open": an order, then what follows from it.
    private func demand(before head: Int, _ limit: Range<Int>) -> [Stretch] {
        guard frames.isVerb(head) || !tree.children(of: head, ["cop", "aux"]).isEmpty, tree.relations[head] == "conj" else {
            return []
        }
        let order = tree.heads[head]
        guard limit.contains(order), order < head, view.tags[order] == "VB" || view.tags[order] == "VBP",
            tree.children(of: order, ["nsubj", "aux", "mark"]).isEmpty,
            let end = (order..<head).last(where: { view.forms[$0] == "and" })
        else { return [] }
        var upper = end
        while upper > order + 1, view.partsOfSpeech[upper - 1] == "PUNCT" { upper -= 1 }
        return [Stretch(tokens: order..<upper, head: order)]
    }

    // MARK: Who, where, by when

    func condition(_ stretch: Stretch) -> Offer.Condition {
        var tokens = stretch.tokens
        if let first = tokens.first, view.partsOfSpeech[first] == "PUNCT", tokens.count > 1 {
            tokens = first + 1..<tokens.upperBound
        }
        var condition = Offer.Condition(tokens: [tokens])
        condition.by = doers(of: stretch.head)
        for place in places where ([place.tokens] + place.mentions).contains(where: { tokens.contains($0.lowerBound) }) {
            condition.places.append(place.id)
        }
        condition.deadline =
            times.first { time in
                guard tokens.contains(time.tokens.lowerBound) else { return false }
                return time.tokens.lowerBound > 0 && words.deadline.contains(view.forms[time.tokens.lowerBound - 1])
                    || words.deadline.contains(view.forms[time.tokens.lowerBound])
            }?.id
        return condition
    }

    private func doers(of head: Int) -> [Entity.ID] {
        if frames.isVerb(head) || !tree.children(of: head, ["cop"]).isEmpty {
            let agents = frames.isVerb(head) ? frames.agents(of: head) : tree.children(of: head, ["nsubj"])
            // "No soldier travels in them": nobody has to do it.
            let doers = agents.filter { tree.children(of: $0, ["det"]).allSatisfy { view.forms[$0] != "no" } }
            return parties.parties(at: doers).entities
        }
        // "for a jailed militant": what is asked for does nothing itself.
        let asked = account.entities.entity(at: head)
        for relations in [["nmod:poss"], ["nmod"], ["amod", "compound"]] as [Set<String>] {
            let found = parties.parties(at: tree.children(of: head, relations)).entities.filter { $0 != asked }
            if !found.isEmpty { return found }
        }
        return []
    }
}
