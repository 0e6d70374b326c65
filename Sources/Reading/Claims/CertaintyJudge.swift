/// Decides how a source presents its content: a rule where one holds, else the model.
struct CertaintyJudge {
    let rules: RuleFile
    let view: TokenView

    func judge(_ draft: inout Draft, zones: [String: [Range<Int>]]) {
        for rule in rules.rules {
            guard rule.match(in: view, zones: zones) != nil, let certainty = Statement.Certainty(rawValue: rule.outcome)
            else { continue }
            draft.certainty = certainty
            draft.reasons.append("certainty \(certainty.rawValue): rule \(rule.name)")
            return
        }
        let model = draft.modelCertainty
        guard let best = model.indices.max(by: { model[$0] < model[$1] }) else {
            draft.reasons.append("certainty asserted: nothing speaks against it")
            return
        }
        draft.certainty = Statement.Certainty.allCases[best]
        draft.reasons.append("certainty \(draft.certainty.rawValue): model, \(percent(model[best]))")
    }

    private func percent(_ value: Float) -> String { "\(Int((value * 100).rounded())) %" }
}
