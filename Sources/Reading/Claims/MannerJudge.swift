/// Tells direct, indirect and mixed speech by how much of the content stands between quotation marks.
struct MannerJudge {
    let view: TokenView
    let passages: [Quotations.Passage]

    func manner(of draft: Draft) -> Statement.Manner {
        let words = draft.contents.flatMap { Array($0) }.filter { view.partsOfSpeech[$0] != "PUNCT" }
        let quoted = words.count { word in passages.contains { $0.contains(word) } }
        if quoted == 0 { return .indirect }
        return quoted == words.count ? .direct : .mixed
    }
}
