/// Finds what others said to an offer and moves its state.
struct AnswerLinker {
    let account: Account
    let rules: FrameRuleFile
    let words: OfferWords
    let frames: FrameReader
    let parties: PartyReader
    let reality: RealityJudge

    /// Sentences behind an offer in which an answer is looked for.
    private static let reach = 4

    private struct Answer {
        var state: Offer.State
        var trigger: Range<Int>
        var by: PartyReader.Parties
        /// Heads of what is answered; empty where nothing is named.
        var what: [Int]
    }

    func link(_ drafts: inout [OfferDraft]) {
        guard let first = drafts.first?.sentence, let last = drafts.last?.sentence else { return }
        let sentences = account.document.sentences
        for index in first..<min(sentences.count, last + Self.reach + 1) {
            for token in sentences[index].tokens {
                guard let answer = answer(at: token, sentences[index].tokens) else { continue }
                guard let target = target(of: answer, in: index, drafts) else { continue }
                let statement = statement(of: answer.trigger)
                guard !drafts[target].offer.answers.contains(where: { $0.state == answer.state }) else { continue }
                if answer.state != .withdrawn {
                    drafts[target].offer.answers.append(Offer.Answer(statement: statement, state: answer.state))
                }
                drafts[target].offer.state = answer.state
                if drafts[target].offer.to.isEmpty, answer.state != .withdrawn { drafts[target].offer.to = answer.by.entities }
            }
        }
    }

    private func answer(at token: Int, _ sentence: Range<Int>) -> Answer? {
        for match in rules.matches(at: token, in: sentence, of: account.view) {
            let rule = rules.rules[match.rule]
            guard let state = Offer.State(rawValue: rule.outcome) else { continue }
            let judgement = reality.judge(match.tokens, holder: nil)
            guard judgement.reality == .told,
                !judgement.isNegated || account.view.forms[token] == "not" || account.view.forms[token] == "n't"
            else { return nil }
            let what = rule.slot("what").map { slot in slot.roles.flatMap { frames.tokens($0, around: match.tokens) } } ?? []
            if rule.slot("what")?.isRequired == true, what.isEmpty { continue }
            return Answer(
                state: state, trigger: match.tokens, by: parties.parties(rule.slot("by"), around: match.tokens), what: what)
        }
        return nil
    }

    /// The last offer before the answer that it can mean.
    private func target(of answer: Answer, in sentence: Int, _ drafts: [OfferDraft]) -> Int? {
        let by = answer.by.isEmpty ? parties.speakerParties(at: answer.trigger.lowerBound) : answer.by
        return drafts.indices.last { index in
            let draft = drafts[index]
            guard draft.sentence <= sentence, sentence - draft.sentence <= Self.reach else { return false }
            let isNamed = answer.what.contains { draft.trigger.contains($0) || isInTerms($0, draft) || draft.head == $0 }
            let isBehind = answer.trigger.lowerBound > draft.head || answer.trigger.lowerBound > draft.trigger.upperBound
            guard isNamed || isBehind && (answer.what.isEmpty || answer.what.contains(where: speaksOfAnOffer)) else {
                return false
            }
            if !isNamed, draft.offer.conditions.contains(where: { $0.tokens.contains { $0.overlaps(answer.trigger) } }) {
                return false
            }
            if !isNamed, draft.offer.terms.contains(where: { $0.overlaps(answer.trigger) }) { return false }
            let isOwn = !Set(by.entities).isDisjoint(with: draft.offer.by) || by.words != nil && by.words == draft.offer.byWords
            return answer.state == .withdrawn ? isOwn || by.isEmpty : !isOwn
        }
    }

    private func isInTerms(_ token: Int, _ draft: OfferDraft) -> Bool { draft.offer.terms.contains { $0.contains(token) } }

    private func speaksOfAnOffer(_ token: Int) -> Bool {
        words.offers.contains(account.view.lemmas[token]) || words.offers.contains(account.view.forms[token])
    }

    /// The statement that the answer stands in or is the cue of.
    private func statement(of trigger: Range<Int>) -> Statement.ID? {
        let span = account.document.span(trigger)
        let byCue = account.speech.statements.first { $0.cue.spans.contains { $0.start < span.end && span.start < $0.end } }
        return (byCue ?? account.speech.statement(at: trigger.lowerBound))?.id
    }
}
