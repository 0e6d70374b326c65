/// Reads who said what: drafts from the encoder's attributions, then speaker, manner, certainty, circumstances, verification
/// and answers, in that order.
package struct ClaimsReader: Sendable {
    let rules: ClaimRules
    let model: String

    package init(rules: ClaimRules, model: String) {
        self.rules = rules
        self.model = model
    }

    /// The statements of a document in order of reading.
    package func statements(of document: Document, cast: Cast) -> [Statement] {
        let view = TokenView(document)
        let passages = Quotations.passages(of: document)
        let assembly = AttributionAssembly(document: document, view: view, passages: passages)
        var drafts = Continuity(document: document, view: view).applied(to: assembly.drafts(model: model))
        drafts = VerificationFinder(document: document, view: view, rules: rules.verification).applied(to: drafts)
        let zones = drafts.map { draft in
            let sentence = document.sentences[document.sentence(of: draft.anchor)]
            return StatementZones.zones(of: draft, in: document, sentence: sentence.tokens)
        }
        let manner = MannerJudge(view: view, passages: passages)
        let judge = CertaintyJudge(rules: rules.certainty, view: view)
        let situation = SpeechSituation(document: document, view: view, rules: rules.channel)
        for index in drafts.indices {
            drafts[index].manner = manner.manner(of: drafts[index])
            judge.judge(&drafts[index], zones: zones[index])
            situation.fill(&drafts[index], zones: zones[index])
        }
        situation.keepNearestChannels(&drafts)
        let speakers = drafts.map { draft in cast.speaker(of: draft, among: drafts)?.entity }
        for index in drafts.indices where drafts[index].voice(among: drafts).sources.isEmpty && speakers[index] == nil {
            guard let (rule, _) = rules.hearsay.first(in: view, zones: zones[index]) else { continue }
            drafts[index].hearsay = Statement.Anonymous(rawValue: rule.outcome)
            drafts[index].reasons.append("source \(rule.outcome): rule \(rule.name)")
        }
        AnswerFinder(view: view, rules: rules.answers).fill(&drafts, zones: zones, speakers: speakers)
        return StatementMaker(document: document, view: view, cast: cast).statements(of: drafts)
    }
}
