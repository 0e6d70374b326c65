/// Attaches words such as "could not be independently verified" to the statement they speak of.
///
/// They may stand in the statement's own sentence or in one after it ("The claim …"); they speak of the latest statement
/// before them that is not the verifier's own, or of all that are near where they speak of several ("Neither account").
struct VerificationFinder {
    let document: Document
    let view: TokenView
    let rules: RuleFile

    /// How many sentences back a verification may reach.
    static let reach = 2

    /// Marks the statements verified; drafts that were nothing but the verification itself are dropped.
    func applied(to drafts: [Draft]) -> [Draft] {
        var drafts = drafts
        var isDropped = Set<Int>()
        for (number, sentence) in document.sentences.enumerated() {
            guard let (rule, match) = rules.first(in: view, zones: ["sentence": [sentence.tokens]]),
                rule.name != Self.severalRule, let status = Statement.Verification.Status(rawValue: rule.outcome)
            else { continue }
            let own = drafts.indices.filter { index in
                drafts[index].cue.contains { $0.overlaps(match.tokens) } && !drafts[index].contents.contains { $0.count > 14 }
            }
            let targets = targets(of: match.tokens, sentence: number, in: drafts, besides: Set(own))
            guard !targets.isEmpty else { continue }
            isDropped.formUnion(own)
            for target in targets {
                let words = [document.span(match.tokens)]
                drafts[target].verification = Statement.Verification(status: status, by: nil, spans: words)
                drafts[target].verifier = own.first.flatMap { drafts[$0].sources.first }
                drafts[target].reasons.append("\(status.rawValue): rule \(rule.name)")
            }
        }
        return renumbered(drafts, without: isDropped)
    }

    private func targets(of words: Range<Int>, sentence number: Int, in drafts: [Draft], besides own: Set<Int>) -> [Int] {
        let earliest = document.sentences[max(0, number - Self.reach)].tokens.lowerBound
        let sentence = document.sentences[number].tokens
        let near = drafts.indices.filter { index in
            !own.contains(index) && drafts[index].anchor >= earliest && drafts[index].anchor < sentence.upperBound
                && !drafts[index].contentContains(words.lowerBound) && drafts[index].parent == nil
        }
        let before = near.filter { drafts[$0].anchor < words.lowerBound }
        if speaksOfSeveral(sentence) { return before }
        return (before.last ?? near.first).map { [$0] } ?? []
    }

    /// Whether a plural noun or a word for two stands in the sentence ("Neither account", "the figures").
    private func speaksOfSeveral(_ sentence: Range<Int>) -> Bool {
        rules.rules.contains { $0.name == Self.severalRule && $0.match(in: view, zones: ["sentence": [sentence]]) != nil }
    }

    /// The rule that tells whether the words speak of more than one statement; it never verifies by itself.
    static let severalRule = "verification.several"

    private func renumbered(_ drafts: [Draft], without dropped: Set<Int>) -> [Draft] {
        guard !dropped.isEmpty else { return drafts }
        var place: [Int: Int] = [:]
        let kept = drafts.indices.filter { !dropped.contains($0) }
        for (new, old) in kept.enumerated() { place[old] = new }
        return kept.map { old in
            var draft = drafts[old]
            draft.parent = draft.parent.flatMap { place[$0] }
            draft.continues = draft.continues.flatMap { place[$0] }
            return draft
        }
    }
}
