/// Finds the speaker of quotations that have no cue of their own, and joins those that follow their speaker directly.
struct Continuity {
    let document: Document
    let view: TokenView

    /// Joins or links each cueless draft to the statement it continues; one with nothing before it is dropped.
    func applied(to drafts: [Draft]) -> [Draft] {
        var result: [Draft] = []
        /// Where each draft has gone, −1 for one that is dropped.
        var places: [Int] = []
        for draft in drafts {
            guard draft.cue.isEmpty else {
                places.append(result.count)
                result.append(draft)
                continue
            }
            guard let before = result.lastIndex(where: { $0.parent == nil && lastToken($0) <= draft.anchor }) else {
                places.append(-1)
                continue
            }
            if followsDirectly(draft, result[before]) {
                places.append(before)
                result[before].contents += draft.contents
                result[before].reasons.append("the quotation that follows without a cue continues it")
            } else {
                places.append(result.count)
                result.append(continuing(draft, speaker: result[before].continues ?? before))
            }
        }
        for index in result.indices { result[index].parent = result[index].parent.flatMap { places[$0] < 0 ? nil : places[$0] } }
        return result
    }

    private func continuing(_ draft: Draft, speaker: Int) -> Draft {
        var draft = draft
        draft.continues = speaker
        draft.reasons.append("a quotation without a cue: the speaker before it")
        return draft
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
