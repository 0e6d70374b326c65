/// Finds notes by what is said of whom, whatever the words between: rules over the tree whose parts are classes of nouns.
///
/// "Two trucks reached the convent", "the trucks were held at the bridge": `relief.rules` knows the verb and asks for
/// goods, carriers, people or ways in a role around it.
struct ClauseNotes: Sendable {
    let rules: FrameRuleFile
    let classes: NounClasses

    init(data: DataDirectory) throws(DataError) {
        classes = try NounClasses(path: data.file("lexicons/relief.txt"))
        rules = try FrameRuleFile(
            path: data.file("rules/relief.rules"), slots: classes.names, outcomes: Set(HumanitarianNote.Kind.allCases.map(\.rawValue)))
    }

    struct Found: Hashable, Sendable {
        var kind: HumanitarianNote.Kind
        var tokens: Range<Int>
        var rule: String
    }

    /// Words that a note may span at most; beyond it the trigger stands alone.
    private static let widest = 14

    func notes(in sentence: Range<Int>, _ account: Account, _ frames: FrameReader) -> [Found] {
        sentence.compactMap { token in
            for match in rules.matches(at: token, in: sentence, of: account.view) {
                let rule = rules.rules[match.rule]
                guard let tokens = fit(rule, match.tokens, account, frames), let kind = HumanitarianNote.Kind(rawValue: rule.outcome)
                else { continue }
                return Found(kind: kind, tokens: tokens, rule: rule.name)
            }
            return nil
        }
    }

    /// The words of a rule that fits: its trigger and what stands in its parts.
    private func fit(_ rule: FrameRule, _ trigger: Range<Int>, _ account: Account, _ frames: FrameReader) -> Range<Int>? {
        var low = trigger.lowerBound, high = trigger.upperBound
        for slot in rule.slots {
            let filler = slot.roles.lazy.flatMap { frames.tokens($0, around: trigger) }
                .first { classes.holds($0, slot.name, account) }
            guard let filler else {
                if slot.isRequired { return nil }
                continue
            }
            low = min(low, filler)
            high = max(high, filler + 1)
        }
        return high - low > Self.widest ? trigger : low..<high
    }
}
