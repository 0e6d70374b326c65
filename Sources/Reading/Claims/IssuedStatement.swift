/// Tells whether a document is itself a communiqué or press statement, and who issues it.
///
/// Its head says what it is ("COMMUNIQUÉ No. 7"); its issuer is whoever most often speaks in it in the present
/// tense: "The Ministry announces". What the issuer says, he says in a statement.
struct IssuedStatement {
    let document: Document
    let view: TokenView
    let words: ClaimWords

    /// Lines of the head are no longer than this.
    private static let lineLength = 9
    /// Lines that may stand before the text.
    private static let headLines = 8

    func fill(_ speech: inout DraftSpeech) {
        guard let line = headLine() else { return }
        let issuer = issuer(behind: line, speech)
        for index in speech.drafts.indices where words.isWe(speech.drafts[index], view) || issuer != nil && speech.speakers[index] == issuer {
            guard speech.drafts[index].channel.kind == .none, speech.drafts[index].parent == nil else { continue }
            speech.drafts[index].channel = Statement.Channel(kind: .statement, name: nil, span: document.span(line))
            speech.drafts[index].reasons.append("channel statement: the document is one, and its issuer speaks")
        }
    }

    /// The line of the head that names what it is.
    private func headLine() -> Range<Int>? {
        for sentence in document.sentences.prefix(Self.headLines) {
            guard sentence.tokens.count <= Self.lineLength else { return nil }
            if sentence.tokens.contains(where: namesStatement), !sentence.tokens.contains(where: isFinite) { return sentence.tokens }
        }
        return nil
    }

    /// "COMMUNIQUÉ", "Press release".
    private func namesStatement(_ token: Int) -> Bool {
        words.issued.contains(view.forms[token])
            || token > 0 && words.press.contains(view.forms[token - 1]) && words.issuedByPress.contains(view.forms[token])
    }

    private func isFinite(_ token: Int) -> Bool { ["VBD", "VBZ", "VBP", "MD"].contains(view.tags[token]) }

    /// Whoever most often speaks in the simple present behind the head; of several the first.
    private func issuer(behind line: Range<Int>, _ speech: DraftSpeech) -> Entity.ID? {
        let speaking = speech.drafts.indices.filter { index in
            let draft = speech.drafts[index]
            return draft.anchor >= line.upperBound && draft.parent == nil && !draft.sources.joined().contains { view.tags[$0].hasPrefix("W") }
                && draft.cueTokens.contains { ["VBZ", "VBP"].contains(view.tags[$0]) && view.partsOfSpeech[$0] == "VERB" }
        }.compactMap { speech.speakers[$0] }
        var best: (speaker: Entity.ID, count: Int)?
        for speaker in speaking {
            let count = speaking.count { $0 == speaker }
            if count > best?.count ?? 0 { best = (speaker, count) }
        }
        return best?.speaker
    }
}
