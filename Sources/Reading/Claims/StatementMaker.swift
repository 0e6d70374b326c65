/// Turns finished drafts into statements: tokens become spans, indices become ids.
struct StatementMaker {
    let document: Document
    let view: TokenView
    let cast: Cast
    let entities: EntityMap

    func statements(of drafts: [Draft]) -> [Statement] { drafts.indices.map { statement($0, of: drafts) } }

    private func id(_ index: Int) -> Statement.ID { Statement.ID(rawValue: "s\(index + 1)") }

    private func spans(_ ranges: [Range<Int>]) -> [Span] { ranges.map(document.span) }

    private func statement(_ index: Int, of drafts: [Draft]) -> Statement {
        let draft = drafts[index]
        let speaker = cast.speaker(of: draft, among: drafts)
        let source = Statement.Source(
            entity: speaker?.entity, anonymous: speaker?.unnamed?.kind ?? draft.hearsay, count: speaker?.unnamed?.count,
            spans: spans(draft.sources))
        let cue = Statement.Cue(spans: spans(draft.cue), lemma: lemma(of: draft))
        var statement = Statement(
            id: id(index), source: source, cue: cue, content: spans(draft.contents), manner: draft.manner,
            origin: draft.origin)
        statement.parent = draft.parent.map(id)
        statement.channel = draft.channel
        statement.audience = draft.audience.flatMap(entities.entity(of:))
        statement.said = draft.said.map(document.span)
        statement.certainty = draft.certainty
        statement.verification = draft.verification
        statement.verification.by = draft.verifier.flatMap(entities.entity(of:))
        statement.answers = draft.answers.map { Statement.Answer(statement: id($0.draft), relation: $0.relation) }
        statement.reasons = draft.reasons
        return statement
    }

    /// Lemma of the cue's last verb, otherwise of its last word.
    private func lemma(of draft: Draft) -> String? {
        let tokens = draft.cueTokens
        return (tokens.last { view.partsOfSpeech[$0] == "VERB" } ?? tokens.last).map { view.lemmas[$0] }
    }
}
