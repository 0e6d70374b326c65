/// Reads who said what: drafts from the attributions, then speaker, manner, certainty, circumstances, verification and
/// answers, in that order.
package struct ClaimsReader: Sendable {
    let rules: ClaimRules
    let model: String

    package init(rules: ClaimRules, model: String) {
        self.rules = rules
        self.model = model
    }

    /// The document without attributions that no word carries, and with those that stand inside others.
    package func completed(_ document: Document, words: ActorWords) -> Document {
        var spoken = document
        spoken.attributions = document.attributions.filter { !$0.isCarriedByNoWord(in: document) && !$0.isBegun(in: document) }
        return InnerAttributions(document: spoken, rules: rules.inner, telling: rules.words, words: words).applied()
    }

    /// The statements of a document in order of reading.
    package func statements(of document: Document, cast: Cast) -> [Statement] {
        let view = TokenView(document)
        let entities = EntityMap(cast.entities, heads: document.syntax.heads)
        let passages = Quotations.passages(of: document)
        let assembly = AttributionAssembly(document: document, view: view, passages: passages)
        let drafts = Continuity(document: document, view: view).applied(to: assembly.drafts(model: model))
        var speech = DraftSpeech(drafts: drafts, document: document, cast: cast)
        let manner = MannerJudge(view: view, passages: passages)
        let judge = CertaintyJudge(rules: rules.certainty, view: view)
        for index in speech.drafts.indices {
            speech.drafts[index].manner = manner.manner(of: speech.drafts[index])
            judge.judge(&speech.drafts[index], zones: speech.zones[index])
        }
        VerificationFinder(document: document, view: view, rules: rules, entities: entities).fill(&speech)
        SpeechSituation(document: document, view: view, rules: rules).fill(&speech)
        nameHearsay(&speech, view)
        AnswerFinder(document: document, view: view, rules: rules, entities: entities).fill(&speech)
        return StatementMaker(document: document, view: view, cast: cast, entities: entities).statements(of: speech.drafts)
    }

    /// What is told as report or rumour has reports for its source where nobody else speaks.
    private func nameHearsay(_ speech: inout DraftSpeech, _ view: TokenView) {
        for index in speech.drafts.indices {
            guard speech.speakers[index] == nil, speech.drafts[index].voice(among: speech.drafts).sources.isEmpty,
                let (rule, _) = rules.hearsay.first(in: view, zones: speech.zones[index])
            else { continue }
            speech.drafts[index].hearsay = Statement.Anonymous(rawValue: rule.outcome)
            speech.drafts[index].reasons.append("source \(rule.outcome): rule \(rule.name)")
        }
    }
}

extension RawAttribution {
    /// Articles, pronouns, auxiliaries and particles say nothing: a cue of such words alone is a slip.
    private static let wordless: Set<PartOfSpeech> = [.determiner, .pronoun, .auxiliary, .particle]

    fileprivate func isCarriedByNoWord(in document: Document) -> Bool { isCarried(by: Self.wordless, in: document) }

    /// "also | asks them to leave": another attribution has the verb.
    fileprivate func isBegun(in document: Document) -> Bool {
        guard let end = cue.last?.upperBound, isCarried(by: [.adverb], in: document) else { return false }
        return document.attributions.contains { other in other.cue.contains { $0.lowerBound == end } }
    }

    private func isCarried(by parts: Set<PartOfSpeech>, in document: Document) -> Bool {
        !cue.isEmpty && cue.joined().allSatisfy { parts.contains(document.syntax.partsOfSpeech[$0]) }
    }
}
