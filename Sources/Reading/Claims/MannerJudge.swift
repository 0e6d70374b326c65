/// Tells direct, indirect and mixed speech by how much of the content stands between quotation marks; what somebody quotes
/// inside a quotation is no direct speech by the outer marks.
struct MannerJudge {
    let view: TokenView
    let passages: [Quotations.Passage]

    func manner(of draft: Draft) -> Statement.Manner {
        let words = draft.contents.flatMap { Array($0) }.filter { view.partsOfSpeech[$0] != "PUNCT" }
        let own = draft.parent == nil ? passages : passages.filter { passage in !draft.cueTokens.contains(where: passage.contains) }
        let quoted = words.count { word in own.contains { $0.contains(word) } }
        if quoted == 0 { return .indirect }
        return quoted == words.count ? .direct : .mixed
    }
}
