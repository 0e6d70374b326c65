/// Turns finished drafts into statements: tokens become spans, indices become ids.
struct StatementMaker {
    let document: Document
    let view: TokenView
    let speakers: Speakers

    func statements(of drafts: [Draft]) -> (statements: [Statement], doubts: [Doubt]) {
        var doubts: [Doubt] = []
        let statements = drafts.indices.map { index in
            let statement = statement(index, of: drafts)
            if statement.source.entity == nil, statement.source.anonymous == nil, let span = statement.source.spans.first {
                doubts.append(Doubt(.speakerUnresolved, at: span, "who this is could not be told from the report"))
            }
            return statement
        }
        return (statements, doubts)
    }

    private func id(_ index: Int) -> Statement.ID { Statement.ID(rawValue: "s\(index + 1)") }

    private func spans(_ ranges: [Range<Int>]) -> [Span] { ranges.map(document.span) }

    private func statement(_ index: Int, of drafts: [Draft]) -> Statement {
        let draft = drafts[index]
        let voice = draft.continues.map { drafts[$0].sources } ?? draft.sources
        let unnamed = speakers.unnamed(voice)
        let source = Statement.Source(
            entity: speakers.entity(of: voice), anonymous: unnamed?.kind, count: unnamed?.count, spans: spans(draft.sources))
        let cue = Statement.Cue(spans: spans(draft.cue), lemma: lemma(of: draft))
        var statement = Statement(
            id: id(index), source: source, cue: cue, content: spans(draft.contents), manner: draft.manner,
            origin: draft.origin)
        statement.parent = draft.parent.map(id)
        statement.channel = draft.channel
        statement.audience = draft.audience.flatMap { speakers.entity(of: [$0]) }
        statement.said = draft.said.map(document.span)
        statement.certainty = draft.certainty
        statement.verification = draft.verification
        statement.verification.by = draft.verifier.flatMap { speakers.entity(of: [$0]) }
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
