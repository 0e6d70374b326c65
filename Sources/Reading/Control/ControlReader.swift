/// Reads who is said to hold, take, lose, enter or besiege which place.
///
/// The room holds the rules of `control.rules` against every word of a report: a trigger, a place in the slot that the rule
/// names, a holder that is a force. Whoever only visits, bombs or talks in a place holds nothing.
package struct ControlReader: Sendable {
    let rules: FrameRuleFile
    let words: ControlWords

    /// `town` is a place that nothing but a place can be, so that an unknown name will do; `troops` a holder who must be armed: a state
    /// or a crowd will not do; `taker` one who may be a name of which nothing is known.
    static let slots: Set<String> = ["place", "town", "holder", "troops", "taker", "from"]

    /// The outcome of rules for words that look like a claim and are none.
    static let noClaim = "none"

    package init(data: DataDirectory) throws(DataError) {
        rules = try FrameRuleFile(
            path: data.file("rules/control.rules"), slots: Self.slots,
            outcomes: Set(ControlClaim.Relation.allCases.map(\.rawValue)).union([Self.noClaim]))
        words = try ControlWords(path: data.file("lexicons/control.txt"))
    }

    package func claims(of account: Account, places: [Place], times: [TimeExpression]) -> [ControlClaim] {
        let phrases = PhraseReader(account: account, words: words, places: places)
        let finder = ControlFinder(
            account: account, rules: rules, frames: FrameReader(account), phrases: phrases,
            memory: PlaceMemory(account: account, phrases: phrases, words: words, places: places),
            reality: RealityJudge(account: account, words: words), times: times)
        return finder.claims()
    }
}
