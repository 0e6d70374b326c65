/// Finds the speaker of quotations that have no cue of their own, and joins those that follow their speaker directly.
struct Continuity {
    let document: Document
    let view: TokenView

    /// Joins or links each cueless draft to the statement it continues; one with nothing before it is dropped.
    func applied(to drafts: [Draft]) -> [Draft] {
        var result: [Draft] = []
        for draft in drafts {
            guard draft.cue.isEmpty else {
                result.append(draft)
                continue
            }
            guard let before = result.lastIndex(where: { $0.parent == nil && lastToken($0) <= draft.anchor }) else { continue }
            let speaker = result[before].continues ?? before
            if followsDirectly(draft, result[before]) {
                result[before].contents += draft.contents
                result[before].reasons.append("the quotation that follows without a cue continues it")
            } else {
                var draft = draft
                draft.continues = speaker
                draft.reasons.append("a quotation without a cue: the speaker before it")
                result.append(draft)
            }
        }
        return result
    }

    private func lastToken(_ draft: Draft) -> Int {
        (draft.contents + draft.cue + draft.sources).map(\.upperBound).max() ?? 0
    }

    /// Only punctuation stands between the statement and the quotation.
    private func followsDirectly(_ draft: Draft, _ before: Draft) -> Bool {
        let gap = lastToken(before)..<max(lastToken(before), draft.anchor)
        return gap.count < 6 && gap.allSatisfy { view.partsOfSpeech[$0] == "PUNCT" }
    }
}
