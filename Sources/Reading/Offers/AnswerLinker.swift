/// Finds what others said to an offer, anywhere behind it, and moves its state; steps of a negotiation whose offer nobody tells
/// stand for themselves.
struct AnswerLinker {
    let account: Account
    let rules: FrameRuleFile
    let words: OfferWords
    let frames: FrameReader
    let parties: PartyReader
    let reality: RealityJudge
    let conditions: ConditionFinder
    let tellings: TellingReader
    let steps: StepFinder

    /// Sentences behind an offer in which an answer need not name it.
    private static let reach = 4
    /// The outcome of a rule by which somebody was offered something and has not answered.
    static let unanswered = "unanswered"

    private struct Answer {
        /// Nil where somebody has not answered.
        var state: Offer.State?
        var trigger: Range<Int>
        var by: PartyReader.Parties
        /// Heads of what is answered; empty where nothing is named.
        var what: [Int]
    }

    func link(_ drafts: inout [OfferDraft]) {
        for (index, sentence) in account.document.sentences.enumerated() {
            for token in sentence.tokens {
                if let answer = answer(at: token, sentence.tokens), take(answer, in: index, sentence.tokens, &drafts) { continue }
                if let step = steps.step(at: token, sentence.tokens, index) { StepFinder.add(step, to: &drafts) }
            }
        }
    }

    /// Whether an offer was found that it answers.
    private func take(_ answer: Answer, in index: Int, _ sentence: Range<Int>, _ drafts: inout [OfferDraft]) -> Bool {
        let targets = targets(of: answer, in: index, drafts)
        let stretches = targets.isEmpty ? [] : reserves(of: answer, sentence)
        for target in targets {
            apply(answer, to: &drafts[target])
            add(stretches, to: &drafts[target].offer)
        }
        return !targets.isEmpty
    }

    private func apply(_ answer: Answer, to draft: inout OfferDraft) {
        if draft.offer.to.isEmpty, answer.state != .withdrawn {
            draft.offer.to = answer.by.entities.filter { !draft.offer.by.contains($0) && !draft.offer.through.contains($0) }
        }
        guard let state = answer.state else { return }
        draft.offer.take(
            Offer.Answer(
                statement: tellings.statement(of: answer.trigger), state: state,
                tokens: [StepFinder.telling(answer.trigger, with: answer.what)]))
    }

    /// "accepted, provided the guns were withdrawn": what somebody who accepts asks for.
    private func reserves(of answer: Answer, _ sentence: Range<Int>) -> [ConditionFinder.Stretch] {
        guard answer.state == .accepted || answer.state == .acceptedInPrinciple else { return [] }
        let head = answer.trigger.lowerBound
        return conditions.stretches(
            of: head, trigger: answer.trigger, in: tellings.limit(around: head, sentence), isRefusal: false)
    }

    private func add(_ stretches: [ConditionFinder.Stretch], to offer: inout Offer) {
        for stretch in stretches {
            let isKnown =
                offer.terms.contains { $0.overlaps(stretch.tokens) }
                || offer.conditions.contains { $0.tokens.contains { $0.overlaps(stretch.tokens) } }
            if !isKnown { offer.conditions.append(conditions.condition(stretch)) }
        }
    }

    private func answer(at token: Int, _ sentence: Range<Int>) -> Answer? {
        for match in rules.matches(at: token, in: sentence, of: account.view) {
            let rule = rules.rules[match.rule], state = Offer.State(rawValue: rule.outcome)
            guard state != nil || rule.outcome == Self.unanswered else { continue }
            let what = rule.slot("what").map { slot in slot.roles.flatMap { frames.tokens($0, around: match.tokens) } } ?? []
            guard isTold(match.tokens, what) else { return nil }
            if rule.slot("what")?.isRequired == true, what.isEmpty { continue }
            var by = parties.parties(rule.slot("by"), around: match.tokens)
            // "There will be no truce," his office said.
            if by.isEmpty, account.view.forms[token] == "there" { by = parties.speakerParties(at: token) }
            return Answer(
                state: state, trigger: match.tokens, by: by,
                what: what + what.filter(frames.isVerb).flatMap { frames.tokens(.object, around: $0..<$0 + 1) })
        }
        return nil
    }

    /// Neither denied nor asked for nor supposed. "Not" may be the answer itself, and the offer that is answered asks for nothing.
    private func isTold(_ trigger: Range<Int>, _ what: [Int]) -> Bool {
        let judgement = reality.judge(trigger, holder: nil), form = account.view.forms[trigger.lowerBound]
        guard !judgement.isNegated || ["not", "n't", "no", "there"].contains(form) else { return false }
        if what.contains(where: { $0 < trigger.lowerBound && speaksOfAnOffer($0) }) {
            return !reality.isSupposed(trigger.lowerBound)
        }
        // "There will be no truce": intended, and an answer all the same.
        return judgement.reality == .told || form == "there" && judgement.reality == .intended
    }

    /// The last offer before the answer that it can mean, with those of the same giver told beside it.
    private func targets(of answer: Answer, in sentence: Int, _ drafts: [OfferDraft]) -> [Int] {
        let by = answer.by.isEmpty ? parties.speakerParties(at: answer.trigger.lowerBound) : answer.by
        guard let last = drafts.indices.last(where: { mayMean(answer, by, drafts[$0], in: sentence, isOnly: drafts.count == 1) })
        else { return [] }
        return drafts.indices.filter {
            $0 == last
                || drafts[$0].sentence == drafts[last].sentence && drafts[$0].trigger == drafts[last].trigger
                    && drafts[$0].offer.by == drafts[last].offer.by
        }
    }

    private func mayMean(
        _ answer: Answer, _ by: PartyReader.Parties, _ draft: OfferDraft, in sentence: Int, isOnly: Bool
    ) -> Bool {
        guard draft.sentence <= sentence, !draft.trigger.overlaps(answer.trigger) else { return false }
        let isNamed = answer.what.contains { draft.trigger.contains($0) || isInTerms($0, draft) || draft.head == $0 }
        if !isNamed {
            let isBehind = answer.trigger.lowerBound > draft.head || answer.trigger.lowerBound > draft.trigger.upperBound
            guard isBehind, !holds(draft, answer.trigger) else { return false }
            let isNear = sentence - draft.lastSentence <= Self.reach
            guard
                isNear
                    ? answer.what.isEmpty || answer.what.contains(where: speaksOfAnOffer)
                    : isMeantFromAfar(answer, by, draft, isOnly)
            else { return false }
        }
        let isOwn = !Set(by.entities).isDisjoint(with: draft.offer.by) || by.words != nil && by.words == draft.offer.byWords
        guard answer.state == .withdrawn else { return !isOwn }
        return isOwn || by.entities.isEmpty || draft.offer.state == .withdrawn
    }

    /// Far behind an offer its noun must be there, or whoever got it must speak of "accepting" alone.
    private func isMeantFromAfar(_ answer: Answer, _ by: PartyReader.Parties, _ draft: OfferDraft, _ isOnly: Bool) -> Bool {
        if answer.what.isEmpty {
            return answer.state == .accepted && frames.isVerb(answer.trigger.lowerBound)
                && (isOnly || !Set(by.entities).isDisjoint(with: draft.offer.to))
        }
        return answer.what.contains { token in
            account.view.partsOfSpeech[token] == "NOUN" && speaksOfAnOffer(token)
                || account.view.lemmas[token] == account.view.lemmas[draft.head] && account.view.partsOfSpeech[token] == "NOUN"
        }
    }

    private func holds(_ draft: OfferDraft, _ trigger: Range<Int>) -> Bool {
        draft.offer.conditions.contains { $0.tokens.contains { $0.overlaps(trigger) } }
            || draft.offer.terms.contains { $0.overlaps(trigger) }
    }

    private func isInTerms(_ token: Int, _ draft: OfferDraft) -> Bool { draft.offer.terms.contains { $0.contains(token) } }

    private func speaksOfAnOffer(_ token: Int) -> Bool {
        words.offers.contains(account.view.lemmas[token]) || words.offers.contains(account.view.forms[token])
    }
}
