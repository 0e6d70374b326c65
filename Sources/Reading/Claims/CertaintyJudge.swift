/// Decides how a source presents its content: a rule where one holds, else the model.
struct CertaintyJudge {
    let rules: RuleFile
    let view: TokenView

    /// What the model's odds of `asserted` are raised by: it learnt from all statements, but is asked of those alone that no rule takes,
    /// and most of these assert. Chosen on the development halves; `Documentation/Decisions/0005`.
    static let assertedOdds: Float = 5

    func judge(_ draft: inout Draft, zones: [String: [Range<Int>]]) {
        for rule in rules.rules {
            guard rule.match(in: view, zones: zones) != nil, let certainty = Statement.Certainty(rawValue: rule.outcome)
            else { continue }
            draft.certainty = certainty
            draft.reasons.append("certainty \(certainty.rawValue): rule \(rule.name)")
            return
        }
        let model = weighed(draft.modelCertainty)
        guard let best = model.indices.max(by: { model[$0] < model[$1] }) else {
            draft.reasons.append("certainty asserted: nothing speaks against it")
            return
        }
        draft.certainty = Statement.Certainty.allCases[best]
        draft.reasons.append("certainty \(draft.certainty.rawValue): model, \(percent(model[best]))")
    }

    /// The model's probabilities for statements without a rule.
    private func weighed(_ model: [Float]) -> [Float] {
        guard let asserted = Statement.Certainty.allCases.firstIndex(of: .asserted), model.indices.contains(asserted) else { return model }
        var odds = model
        odds[asserted] *= Self.assertedOdds
        let sum = odds.reduce(0, +)
        return sum > 0 ? odds.map { $0 / sum } : model
    }

    private func percent(_ value: Float) -> String { "\(Int((value * 100).rounded())) %" }
}
