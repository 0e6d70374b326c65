/// Reads who offers what to whom, on which conditions, and what became of it.
///
/// The room holds four files of rules against the report: `offers.rules` finds the words of an offer, `conditions.rules` what it
/// hangs on, `offer-sequels.rules` the conditions that later sentences add, `offer-answers.rules` what others said to it,
/// `offer-steps.rules` what became of an offer that is not told itself. A threat
/// with a condition is an ultimatum and no offer; a demand is none either.
package struct OffersReader: Sendable {
    let offers: FrameRuleFile
    let conditions: FrameRuleFile
    let sequels: FrameRuleFile
    let answers: FrameRuleFile
    let steps: FrameRuleFile
    let words: OfferWords
    /// Who is a party, and what is only asked for or supposed.
    let sides: ControlWords

    /// What the words of a rule make of the terms.
    enum Outcome: String, CaseIterable {
        case offered, pledged, conceded, ready, conditional, intended, hung, refused, listed, withdrawn
    }

    package init(data: DataDirectory) throws(DataError) {
        offers = try FrameRuleFile(
            path: data.file("rules/offers.rules"), slots: ["by", "to", "through", "terms", "if"],
            outcomes: Set(Outcome.allCases.map(\.rawValue)))
        conditions = try FrameRuleFile(
            path: data.file("rules/conditions.rules"), slots: ["what"],
            outcomes: Set(ConditionFinder.Form.allCases.map(\.rawValue)))
        sequels = try FrameRuleFile(
            path: data.file("rules/offer-sequels.rules"), slots: ["what"],
            outcomes: Set(SequelReader.Form.allCases.map(\.rawValue)))
        answers = try FrameRuleFile(
            path: data.file("rules/offer-answers.rules"), slots: ["by", "what"],
            outcomes: Set(Offer.State.allCases.map(\.rawValue) + [AnswerLinker.unanswered]))
        steps = try FrameRuleFile(
            path: data.file("rules/offer-steps.rules"), slots: ["by", "to", "through", "terms"],
            outcomes: Set(Offer.State.allCases.map(\.rawValue)))
        words = try OfferWords(path: data.file("lexicons/offers.txt"))
        sides = try ControlWords(path: data.file("lexicons/control.txt"))
    }

    package func offers(of account: Account, places: [Place], times: [TimeExpression]) -> [Offer] {
        let frames = FrameReader(account)
        let phrases = PhraseReader(account: account, words: sides, places: places)
        let parties = PartyReader(account: account, frames: frames, phrases: phrases)
        let tellings = TellingReader(account: account, words: words, frames: frames)
        let reality = RealityJudge(account: account, words: sides)
        let conditionFinder = ConditionFinder(
            account: account, rules: conditions, words: words, frames: frames, parties: parties, places: places, times: times)
        let terms = TermsReader(account: account, words: words, frames: frames)
        let lists = TermsList(
            account: account, rules: offers, frames: frames, parties: parties, conditions: conditionFinder, terms: terms)
        let finder = OfferFinder(
            account: account, rules: offers, words: words, frames: frames, parties: parties, conditions: conditionFinder,
            terms: terms, tellings: tellings, reality: reality)
        var found = finder.offers(beside: lists.drafts())
        SequelReader(
            account: account, rules: sequels, words: words, frames: frames, parties: parties, conditions: conditionFinder,
            tellings: tellings
        ).complete(&found)
        found = OfferMerger(account: account).merged(found)
        let addressees = AddresseeFinder(account: account, words: words, parties: parties, frames: frames)
        for index in found.indices { addressees.fill(&found[index].offer) }
        let stepFinder = StepFinder(
            account: account, rules: steps, words: words, frames: frames, parties: parties, reality: reality, terms: terms,
            conditions: conditionFinder, tellings: tellings, times: times)
        AnswerLinker(
            account: account, rules: answers, words: words, frames: frames, parties: parties, reality: reality,
            conditions: conditionFinder, tellings: tellings, steps: stepFinder
        ).link(&found)
        let opponents = OpponentFinder(account: account)
        for index in found.indices { opponents.fill(&found[index].offer) }
        for index in found.indices { found[index].offer.id = Offer.ID(rawValue: "o\(index + 1)") }
        return found.map(\.offer)
    }
}
