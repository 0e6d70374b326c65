/// An offer with what answers need to find it again.
struct OfferDraft {
    var offer: Offer
    var sentence: Int
    /// Where it is told last.
    var lastSentence: Int
    var trigger: Range<Int>
    var head: Int
    var outcome: OffersReader.Outcome
    /// Terms that are an offer only if a later sentence tells a condition.
    var isPending = false
}

/// One pass over a report with the rules of offers.
struct OfferFinder {
    let account: Account
    let rules: FrameRuleFile
    let words: OfferWords
    let frames: FrameReader
    let parties: PartyReader
    let conditions: ConditionFinder
    let terms: TermsReader
    let tellings: TellingReader
    let reality: RealityJudge

    /// Unnamed tellers who offer nothing themselves.
    static let bystanders: Set<Statement.Anonymous> = [
        .analysts, .witnesses, .residents, .media, .relatives, .reports, .aidWorkers, .medics,
    ]

    var tree: Tree { account.tree }
    var view: TokenView { account.view }

    /// In order of their words.
    func offers(beside lists: [OfferDraft]) -> [OfferDraft] {
        var found = lists
        for (index, sentence) in account.document.sentences.enumerated() where isRead(sentence) {
            for token in sentence.tokens {
                for draft in drafts(at: token, sentence.tokens, index) { add(draft, to: &found) }
            }
        }
        return found.sorted { ($0.sentence, $0.head) < ($1.sentence, $1.head) }
    }

    private func isRead(_ sentence: Sentence) -> Bool {
        let blocks = account.document.report.blocks
        return !blocks.indices.contains(sentence.block) || blocks[sentence.block].role != .credit
    }

    /// Of two tellings of the same terms the one with more conditions stays, then the first.
    private func add(_ draft: OfferDraft, to found: inout [OfferDraft]) {
        guard let rival = found.lastIndex(where: { $0.sentence == draft.sentence && overlap($0, draft) }) else {
            found.append(draft)
            return
        }
        let isBetter =
            found[rival].isPending && !draft.isPending
            || draft.offer.conditions.count > found[rival].offer.conditions.count && found[rival].outcome != .withdrawn
        guard isBetter else { return }
        var better = draft
        if better.offer.by.isEmpty || better.offer.byWords == nil, found[rival].offer.byWords != nil {
            better.offer.by = found[rival].offer.by
            better.offer.byWords = found[rival].offer.byWords
        }
        if better.offer.to.isEmpty { better.offer.to = found[rival].offer.to.filter { !better.offer.by.contains($0) } }
        if better.offer.through.isEmpty { better.offer.through = found[rival].offer.through }
        found[rival] = better
    }

    private func overlap(_ one: OfferDraft, _ other: OfferDraft) -> Bool {
        one.offer.terms.contains { first in other.offer.terms.contains { $0.overlaps(first) } }
            || one.offer.conditions.contains { first in
                other.offer.conditions.contains { $0.tokens == first.tokens }
                    || other.offer.terms.contains { term in first.tokens.contains { $0.overlaps(term) } }
            }
            || other.offer.conditions.contains { first in
                one.offer.terms.contains { term in first.tokens.contains { $0.overlaps(term) } }
            }
    }

    /// The first rule that fits decides for a trigger; "to pay and to let them go" are two offers.
    private func drafts(at token: Int, _ sentence: Range<Int>, _ index: Int) -> [OfferDraft] {
        guard tree.relations[token] != "amod" else { return [] }
        for match in rules.matches(at: token, in: sentence, of: view) {
            let rule = rules.rules[match.rule]
            guard let slot = rule.slot("terms"), let outcome = OffersReader.Outcome(rawValue: rule.outcome) else { continue }
            var found: [OfferDraft] = []
            for head in slot.roles.lazy.flatMap({ frames.tokens($0, around: match.tokens) })
            where sentence.contains(head) && !isEmptyHead(head) {
                if terms.judge(head, tree.reach(of: head)) == .hostile { break }
                if let first = found.first, !isFurther(head, after: first) { continue }
                // Of "as soon as" and its like the terms themselves are what offers.
                let trigger = outcome == .hung ? head..<head + 1 : match.tokens
                guard var draft = draft(rule, trigger, head, outcome, sentence) else { continue }
                draft.sentence = index
                draft.lastSentence = index
                if !found.isEmpty { cut(&found[found.count - 1], before: draft) }
                found.append(draft)
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    private func isEmptyHead(_ token: Int) -> Bool { view.partsOfSpeech[token] == "PRON" || view.partsOfSpeech[token] == "PUNCT" }

    /// A second concession of the same kind of words, tied to the first by "and".
    private func isFurther(_ head: Int, after first: OfferDraft) -> Bool {
        tree.relations[head] == "conj" && tree.heads[head] == first.head && head > first.head
            && frames.isVerb(head) == frames.isVerb(first.head) && terms.judge(head, tree.reach(of: head)) == .concession
            && (frames.isVerb(head) || !tree.children(of: head, ["det", "nummod"]).isEmpty)
    }

    private func cut(_ draft: inout OfferDraft, before next: OfferDraft) {
        guard let start = next.offer.terms.first?.lowerBound, let range = draft.offer.terms.first,
            range.contains(start), start > draft.head
        else { return }
        var end = start
        while end > draft.head + 1, ["PUNCT", "CCONJ"].contains(view.partsOfSpeech[end - 1]) { end -= 1 }
        draft.offer.terms = [range.lowerBound..<end]
    }

    private func draft(
        _ rule: FrameRule, _ trigger: Range<Int>, _ head: Int, _ outcome: OffersReader.Outcome, _ sentence: Range<Int>
    ) -> OfferDraft? {
        let limit = limit(trigger, head, sentence)
        guard mayHold(terms.judge(head, terms.words(of: head, conditions: [], limit: limit)), outcome) else { return nil }
        guard let stretches = stretches(rule, trigger, head, outcome, limit, sentence) else { return nil }
        var range = terms.words(of: head, conditions: stretches.map(\.tokens), limit: limit)
        var judgement = terms.judge(head, range)
        if outcome == .offered, judgement == .unknown, !frames.isVerb(head), let purpose = terms.purpose(of: trigger),
            purpose > head
        {
            judgement = .concession
            range = range.lowerBound..<max(range.upperBound, min(tree.reach(of: purpose).upperBound, limit.upperBound))
        }
        guard !stretches.contains(where: { $0.tokens.contains(trigger.lowerBound) }), !isOnlyAsked(trigger),
            !isSupposed(trigger, head), !tellings.isDenied(trigger), !isOpinion(head, outcome)
        else { return nil }
        var offer = Offer(id: .init(rawValue: ""), kind: terms.kind(head, range), terms: [range], origin: rule.name)
        offer.conditions = stretches.map(conditions.condition)
        guard fill(&offer, rule, trigger, head) else { return nil }
        guard let verdict = verdict(judgement, outcome, head, offer) else { return nil }
        offer.statement = statement(of: trigger, head)
        if outcome == .withdrawn { offer.state = .withdrawn }
        return OfferDraft(
            offer: offer, sentence: 0, lastSentence: 0, trigger: trigger, head: head, outcome: outcome,
            isPending: verdict == .pending)
    }

    /// The conditions beside the terms; nil where the terms are refused for good.
    private func stretches(
        _ rule: FrameRule, _ trigger: Range<Int>, _ head: Int, _ outcome: OffersReader.Outcome, _ limit: Range<Int>,
        _ sentence: Range<Int>
    ) -> [ConditionFinder.Stretch]? {
        guard outcome != .withdrawn else { return [] }
        let isNegated = isRefusal(trigger, head)
        guard outcome != .refused || !isNegated else { return nil }
        let isRefusal = outcome == .refused || isNegated
        var found = conditions.stretches(of: head, trigger: trigger, in: limit, isRefusal: isRefusal)
        if isRefusal { return found.contains(where: \.undoesRefusal) ? found : nil }
        if rule.slot("if") != nil { found.removeAll { $0.tokens.contains(trigger.lowerBound) } }
        if let slot = rule.slot("if") {
            let named =
                slot.roles.lazy.map { frames.tokens($0, around: trigger).filter(sentence.contains) }.first { !$0.isEmpty } ?? []
            let own = named.compactMap { conditions.stretch(of: $0, terms: head, sentence) }
            if own.isEmpty, slot.isRequired { return nil }
            found += own.filter { new in !found.contains { $0.tokens.overlaps(new.tokens) } }
        }
        if found.isEmpty { found = conditions.listed(after: trigger, limit) }
        return found.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// The telling that the terms stand in, and that of the verb that offers where it is another.
    private func limit(_ trigger: Range<Int>, _ head: Int, _ sentence: Range<Int>) -> Range<Int> {
        let own = tellings.limit(around: head, sentence)
        guard let inner = account.speech.statement(at: head)?.id, account.speech.statement(at: trigger.lowerBound)?.id != inner
        else { return own }
        let outer = tellings.limit(around: trigger.lowerBound, sentence)
        return min(own.lowerBound, outer.lowerBound)..<max(own.upperBound, outer.upperBound)
    }

    /// "will not talk", "no ceasefire"; but "not to bomb" is a concession.
    private func isRefusal(_ trigger: Range<Int>, _ head: Int) -> Bool {
        guard !terms.sparesWhatItCouldDo(head) else { return false }
        let negations = reality.words.negations
        if tree.children(of: head).contains(where: { negations.contains(view.forms[$0]) }) { return true }
        if tree.children(of: trigger.lowerBound).contains(where: { negations.contains(view.forms[$0]) }) { return true }
        if frames.isVerb(head), terms.hasNobody(head) { return true }
        return reality.judge(trigger, holder: nil).isNegated
    }

    /// "urged them to offer", "called on both to accept": what others ask for.
    private func isOnlyAsked(_ trigger: Range<Int>) -> Bool {
        tree.path(upFrom: trigger.lowerBound).prefix(5).contains { at in
            let above = tree.heads[at]
            return above >= 0 && !isInsisted(at) && above < trigger.lowerBound
                && ["xcomp", "ccomp", "obj", "obl"].contains(tree.relations[at])
                && reality.words.requests.contains(view.lemmas[above])
        }
    }

    // MARK: Parties

    private func fill(_ offer: inout Offer, _ rule: FrameRule, _ trigger: Range<Int>, _ head: Int) -> Bool {
        var by = parties.parties(rule.slot("by"), around: trigger)
        if by.isEmpty { by = parties.speakerParties(at: head) }
        if by.isEmpty, rule.slot("by")?.isRequired == true { return false }
        if by.isEmpty { by = parties.giver(above: head) }
        offer.by = by.entities
        offer.byWords = by.words
        offer.to = parties.parties(rule.slot("to"), around: trigger).entities.filter {
            !by.entities.contains($0) && account.entities[$0]?.kind != .place
        }
        if offer.to.isEmpty { offer.to = partners(in: head, of: offer) }
        offer.through = parties.parties(rule.slot("through"), around: trigger).entities
        if offer.through.isEmpty { offer.through = parties.carriers(above: trigger.lowerBound) }
        offer.through.removeAll(where: by.entities.contains)
        if let teller = account.speech.statement(at: head)?.source.anonymous, Self.bystanders.contains(teller),
            by.entities.isEmpty
        {
            return false
        }
        return !by.isEmpty || !offer.conditions.isEmpty && rule.slot("by") != nil
    }

    /// Who is to be met or talked with: "ready to meet the general", "an exchange of prisoners with the army".
    private func partners(in head: Int, of offer: Offer) -> [Entity.ID] {
        let met = terms.isMeeting(head) ? tree.children(of: head, ["obj"]) : []
        let found = parties.parties(at: met + frames.tokens(.preposition("with"), around: head..<head + 1)).entities
        return found.filter { (parties.isSide($0) || account.entities[$0]?.kind == .place) && !offer.by.contains($0) }
    }

    /// The statement whose content holds the terms, or whose cue is the trigger.
    private func statement(of trigger: Range<Int>, _ head: Int) -> Statement.ID? {
        if let own = account.speech.statement(at: head) { return own.id }
        let span = account.document.span(trigger)
        return account.speech.statements.first { $0.cue.spans.contains { $0.start < span.end && span.start < $0.end } }?.id
    }
}
