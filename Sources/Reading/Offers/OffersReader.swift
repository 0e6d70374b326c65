/// Reads who offers what to whom, on which conditions, and what became of it.
///
/// The room holds four files of rules against the report: `offers.rules` finds the words of an offer, `conditions.rules` what it hangs on,
/// `offer-answers.rules` what others said to it. A threat with a condition is an ultimatum and no offer; a demand is none either.
package struct OffersReader: Sendable {
    let offers: FrameRuleFile
    let conditions: FrameRuleFile
    let answers: FrameRuleFile
    let words: OfferWords
    /// Who is a party, and what is only asked for or supposed.
    let sides: ControlWords

    /// What the words of a rule make of the terms.
    enum Outcome: String, CaseIterable { case offered, pledged, conceded, conditional, withdrawn }

    package init(data: DataDirectory) throws(DataError) {
        offers = try FrameRuleFile(
            path: data.file("rules/offers.rules"), slots: ["by", "to", "through", "terms"],
            outcomes: Set(Outcome.allCases.map(\.rawValue)))
        conditions = try FrameRuleFile(
            path: data.file("rules/conditions.rules"), slots: ["what"],
            outcomes: Set(ConditionFinder.Form.allCases.map(\.rawValue)))
        answers = try FrameRuleFile(
            path: data.file("rules/offer-answers.rules"), slots: ["by", "what"],
            outcomes: Set(Offer.State.allCases.map(\.rawValue)))
        words = try OfferWords(path: data.file("lexicons/offers.txt"))
        sides = try ControlWords(path: data.file("lexicons/control.txt"))
    }

    package func offers(of account: Account, places: [Place], times: [TimeExpression]) -> [Offer] {
        let frames = FrameReader(account)
        let phrases = PhraseReader(account: account, words: sides, places: places)
        let parties = PartyReader(account: account, frames: frames, phrases: phrases)
        let conditionFinder = ConditionFinder(
            account: account, rules: conditions, words: words, frames: frames, parties: parties, places: places, times: times)
        let finder = OfferFinder(
            account: account, rules: offers, words: words, frames: frames, parties: parties, conditions: conditionFinder,
            terms: TermsReader(account: account, words: words, frames: frames),
            reality: RealityJudge(account: account, words: sides))
        var found = finder.offers()
        AnswerLinker(account: account, rules: answers, words: words, frames: frames, parties: parties, reality: finder.reality)
            .link(&found)
        return found.map(\.offer)
    }
}
