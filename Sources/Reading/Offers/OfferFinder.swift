/// An offer with what answers need to find it again.
struct OfferDraft {
    var offer: Offer
    var sentence: Int
    var trigger: Range<Int>
    var head: Int
    var outcome: OffersReader.Outcome
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
    let reality: RealityJudge

    /// Unnamed tellers who offer nothing themselves.
    private static let bystanders: Set<Statement.Anonymous> = [
        .analysts, .witnesses, .residents, .media, .relatives, .reports, .aidWorkers, .medics,
    ]

    private var tree: Tree { account.tree }
    private var view: TokenView { account.view }

    /// In order of their words.
    func offers() -> [OfferDraft] {
        var found: [OfferDraft] = []
        for (index, sentence) in account.document.sentences.enumerated() where isRead(sentence) {
            for token in sentence.tokens {
                guard let draft = draft(at: token, sentence.tokens, index) else { continue }
                add(draft, to: &found)
            }
        }
        addFragments(to: &found)
        for index in found.indices { found[index].offer.id = Offer.ID(rawValue: "o\(index + 1)") }
        return found
    }

    private func isRead(_ sentence: Sentence) -> Bool {
        let blocks = account.document.report.blocks
        return !blocks.indices.contains(sentence.block) || blocks[sentence.block].role != .credit
    }

    /// A condition that stands behind the offer as a sentence of its own.
    private func addFragments(to found: inout [OfferDraft]) {
        let sentences = account.document.sentences
        for index in found.indices where found[index].sentence + 1 < sentences.count && found[index].outcome != .withdrawn {
            let next = sentences[found[index].sentence + 1]
            guard next.block == sentences[found[index].sentence].block, let stretch = conditions.fragment(next.tokens) else {
                continue
            }
            found[index].offer.conditions.append(conditions.condition(stretch))
        }
    }

    /// Of two tellings of the same terms the one with more conditions stays, then the first.
    private func add(_ draft: OfferDraft, to found: inout [OfferDraft]) {
        guard let rival = found.lastIndex(where: { $0.sentence == draft.sentence && overlap($0, draft) }) else {
            found.append(draft)
            return
        }
        if draft.offer.conditions.count > found[rival].offer.conditions.count, found[rival].outcome != .withdrawn {
            var better = draft
            if better.offer.by.isEmpty || better.offer.byWords == nil, found[rival].offer.byWords != nil {
                better.offer.by = found[rival].offer.by
                better.offer.byWords = found[rival].offer.byWords
            }
            if better.offer.to.isEmpty { better.offer.to = found[rival].offer.to }
            if better.offer.through.isEmpty { better.offer.through = found[rival].offer.through }
            found[rival] = better
        }
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

    /// The first rule that fits decides for a trigger.
    private func draft(at token: Int, _ sentence: Range<Int>, _ index: Int) -> OfferDraft? {
        guard tree.relations[token] != "amod" else { return nil }
        for match in rules.matches(at: token, in: sentence, of: view) {
            let rule = rules.rules[match.rule]
            guard let slot = rule.slot("terms"), let outcome = OffersReader.Outcome(rawValue: rule.outcome) else { continue }
            for head in slot.roles.lazy.flatMap({ frames.tokens($0, around: match.tokens) })
            where sentence.contains(head) && !isEmptyHead(head) {
                guard var draft = draft(rule, match.tokens, head, outcome, sentence) else { continue }
                draft.sentence = index
                return draft
            }
        }
        return nil
    }

    private func isEmptyHead(_ token: Int) -> Bool { view.partsOfSpeech[token] == "PRON" || view.partsOfSpeech[token] == "PUNCT" }

    private func draft(
        _ rule: FrameRule, _ trigger: Range<Int>, _ head: Int, _ outcome: OffersReader.Outcome, _ sentence: Range<Int>
    ) -> OfferDraft? {
        let limit = limit(around: head, sentence)
        guard mayHold(terms.judge(head, terms.words(of: head, conditions: [], limit: limit)), outcome) else { return nil }
        let isRefusal = isRefusal(trigger, head)
        var stretches =
            outcome == .withdrawn ? [] : conditions.stretches(of: head, trigger: trigger, in: limit, isRefusal: isRefusal)
        guard !isRefusal || stretches.contains(where: \.undoesRefusal) else { return nil }
        if stretches.isEmpty, outcome != .withdrawn { stretches = conditions.listed(after: trigger, limit) }
        let range = terms.words(of: head, conditions: stretches.map(\.tokens), limit: limit)
        guard !stretches.contains(where: { $0.tokens.contains(trigger.lowerBound) }) else { return nil }
        guard accepts(terms.judge(head, range), outcome, head, stretches), !isOnlyAsked(trigger), !isSupposed(trigger, head)
        else { return nil }
        var offer = Offer(id: .init(rawValue: ""), kind: terms.kind(head, range), terms: [range], origin: rule.name)
        offer.conditions = stretches.map(conditions.condition)
        guard fill(&offer, rule, trigger, head) else { return nil }
        if outcome == .offered, terms.judge(head, range) == .unknown, !isSide(offer) { return nil }
        offer.statement = statement(of: trigger, head)
        if outcome == .withdrawn { offer.state = .withdrawn }
        return OfferDraft(offer: offer, sentence: 0, trigger: trigger, head: head, outcome: outcome)
    }

    /// A first look, before conditions are looked for.
    private func mayHold(_ judgement: TermsReader.Judgement, _ outcome: OffersReader.Outcome) -> Bool {
        judgement == .concession || judgement == .unknown && (outcome == .offered || outcome == .pledged)
    }

    private func accepts(
        _ judgement: TermsReader.Judgement, _ outcome: OffersReader.Outcome, _ head: Int, _ stretches: [ConditionFinder.Stretch]
    ) -> Bool {
        switch outcome {
        case .offered: judgement == .concession || judgement == .unknown && !stretches.isEmpty
        case .withdrawn: judgement == .concession
        case .pledged: !stretches.isEmpty && (judgement == .concession || judgement == .unknown && !frames.isVerb(head))
        case .conceded: judgement == .concession
        case .conditional: judgement == .concession && !stretches.isEmpty
        }
    }

    /// "whether he would", "if they are willing", "would have stopped"
    private func isSupposed(_ trigger: Range<Int>, _ head: Int) -> Bool {
        let first = trigger.lowerBound
        let clause = tree.relations[first] == "aux" && tree.heads[first] >= 0 ? tree.heads[first] : first
        if view.tags[first] == "MD",
            tree.children(of: clause).contains(where: { view.lemmas[$0] == "have" && tree.relations[$0] == "aux" })
        {
            return true
        }
        return reality.isSupposed(clause)
    }

    private func isSide(_ offer: Offer) -> Bool {
        guard let words = offer.byWords else { return false }
        return words.contains(where: parties.phrases.isForce)
    }

    /// "will not talk", "no ceasefire"; but "not to bomb" is a concession.
    private func isRefusal(_ trigger: Range<Int>, _ head: Int) -> Bool {
        guard !terms.sparesWhatItCouldDo(head) else { return false }
        let negations = reality.words.negations
        if tree.children(of: head).contains(where: { negations.contains(view.forms[$0]) }) { return true }
        if tree.children(of: trigger.lowerBound).contains(where: { negations.contains(view.forms[$0]) }) { return true }
        let judgement = reality.judge(trigger, holder: nil)
        return judgement.isNegated
    }

    /// "urged them to offer", "called on both to accept": what others ask for.
    private func isOnlyAsked(_ trigger: Range<Int>) -> Bool {
        tree.path(upFrom: trigger.lowerBound).prefix(5).contains { at in
            let above = tree.heads[at]
            return above >= 0 && above < trigger.lowerBound && ["xcomp", "ccomp", "obj", "obl"].contains(tree.relations[at])
                && reality.words.requests.contains(view.lemmas[above])
        }
    }

    /// The tokens of the sentence that belong to the same telling as the terms: the content of their statement, or the narrator's
    /// words up to ", the minister said".
    private func limit(around head: Int, _ sentence: Range<Int>) -> Range<Int> {
        var start = sentence.lowerBound, end = sentence.upperBound
        while end > head + 1, view.partsOfSpeech[end - 1] == "PUNCT" { end -= 1 }
        if let own = account.speech.statement(at: head)?.id {
            let tokens = sentence.filter { account.speech.statement(at: $0)?.id == own }
            start = tokens.first ?? start
            let last = max(head, tokens.last ?? head) + 1
            if last < end {
                let stop = (last..<end).first { view.partsOfSpeech[$0] == "PUNCT" } ?? end
                end = view.partsOfSpeech[last - 1] == "PUNCT" ? last : stop
            }
        } else {
            for at in (head + 1)..<max(head + 1, end) where [",", ";", "—", "–"].contains(view.forms[at]) {
                if view.forms[at] == ";" || hasTeller(after: at, in: sentence) { end = min(end, at) }
            }
        }
        return start..<max(end, head + 1)
    }

    /// ", the minister said": a verb of saying behind a comma, before the next one.
    private func hasTeller(after comma: Int, in sentence: Range<Int>) -> Bool {
        for at in (comma + 1)..<max(comma + 1, min(sentence.upperBound, comma + 14)) {
            if view.forms[at] == "," { return false }
            if words.tell.contains(view.lemmas[at]) || words.tell.contains(view.forms[at]), frames.isVerb(at),
                tree.relations[at] != "amod"
            {
                return true
            }
        }
        return false
    }

    // MARK: Parties

    private func fill(_ offer: inout Offer, _ rule: FrameRule, _ trigger: Range<Int>, _ head: Int) -> Bool {
        var by = parties.parties(rule.slot("by"), around: trigger)
        if by.isEmpty { by = parties.speakerParties(at: head) }
        if by.isEmpty, rule.slot("by")?.isRequired == true { return false }
        offer.by = by.entities
        offer.byWords = by.words
        offer.to = parties.parties(rule.slot("to"), around: trigger).entities.filter { !by.entities.contains($0) }
        offer.through = parties.parties(rule.slot("through"), around: trigger).entities
        if let teller = account.speech.statement(at: head)?.source.anonymous, Self.bystanders.contains(teller),
            by.entities.isEmpty
        {
            return false
        }
        return !by.isEmpty || !offer.conditions.isEmpty
    }

    /// The statement whose content holds the terms, or whose cue is the trigger.
    private func statement(of trigger: Range<Int>, _ head: Int) -> Statement.ID? {
        if let own = account.speech.statement(at: head) { return own.id }
        let span = account.document.span(trigger)
        return account.speech.statements.first { $0.cue.spans.contains { $0.start < span.end && span.start < $0.end } }?.id
    }
}
