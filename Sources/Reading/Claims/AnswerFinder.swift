/// Links a denial, confirmation, echo, acceptance or rejection to the statement it answers, where the text shows which.
struct AnswerFinder {
    let view: TokenView
    let rules: RuleFile

    /// How many statements back an answer may reach.
    static let reach = 8
    /// Content words that two statements must share when nothing else points back.
    static let sharedWords = 2

    /// `speakers` tells who speaks in each draft, so that nobody answers himself.
    func fill(_ drafts: inout [Draft], zones: [[String: [Range<Int>]]], speakers: [Entity.ID?]) {
        for index in drafts.indices {
            guard let (rule, _) = rules.first(in: view, zones: zones[index]),
                let relation = Statement.Answer.Relation(rawValue: rule.outcome)
            else { continue }
            let own = speakers[index]
            let candidates = (max(0, index - Self.reach)..<index).filter { other in
                drafts[index].parent != other
                    && (own == nil || speakers[other] != own)
            }
            let best = candidates.max { weight($0, of: drafts, against: index) < weight($1, of: drafts, against: index) }
            guard let best, weight(best, of: drafts, against: index) > 0 else { continue }
            drafts[index].answers.append((best, relation))
            drafts[index].reasons.append("\(relation.rawValue) an earlier statement: rule \(rule.name)")
        }
    }

    /// Shared content words, and a little for being near; 0 where nothing speaks for it.
    private func weight(_ other: Int, of drafts: [Draft], against index: Int) -> Double {
        let shared = words(drafts[index]).intersection(words(drafts[other])).count
        let isNear = index - other <= 2
        guard isNear || shared >= Self.sharedWords else { return 0 }
        return Double(shared) + 1 / Double(index - other + 1)
    }

    private func words(_ draft: Draft) -> Set<String> {
        Set(draft.contents.flatMap { Array($0) }.filter { ["NOUN", "PROPN", "VERB"].contains(view.partsOfSpeech[$0]) }
            .map { view.lemmas[$0] })
    }
}
