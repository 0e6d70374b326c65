/// Decides how a source presents its content: a rule where one holds and the model does not find it absurd, else the model.
struct CertaintyJudge {
    let rules: RuleFile
    let view: TokenView

    /// A rule is passed over when the model gives its outcome less than this.
    static let doubtLimit: Float = 0.02
    /// Above this the model stands even against a rule.
    static let sureLimit: Float = 0.97

    func judge(_ draft: inout Draft, zones: [String: [Range<Int>]]) {
        let model = draft.modelCertainty
        let best = model.indices.max { model[$0] < model[$1] }
        for rule in rules.rules {
            guard rule.match(in: view, zones: zones) != nil, let certainty = Statement.Certainty(rawValue: rule.outcome),
                let index = Statement.Certainty.allCases.firstIndex(of: certainty)
            else { continue }
            if let best, best != index, model[index] < Self.doubtLimit || model[best] > Self.sureLimit { continue }
            draft.certainty = certainty
            draft.reasons.append("certainty \(certainty.rawValue): rule \(rule.name)")
            return
        }
        guard let best else {
            draft.reasons.append("certainty asserted: nothing speaks against it")
            return
        }
        draft.certainty = Statement.Certainty.allCases[best]
        draft.reasons.append("certainty \(draft.certainty.rawValue): model, \(percent(model[best]))")
    }

    private func percent(_ value: Float) -> String { "\(Int((value * 100).rounded())) %" }
}
