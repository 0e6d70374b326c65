/// The rule files of the room, opened once.
package struct ClaimRules: Sendable {
    let certainty: RuleFile
    let channel: RuleFile
    let verification: RuleFile
    let answers: RuleFile
    /// What kind of statement the words of an answer point to: "the accusation".
    let answered: RuleFile
    let hearsay: RuleFile
    let inner: FrameRuleFile
    let words: ClaimWords

    package init(data: DataDirectory) throws(DataError) {
        func values<T: RawRepresentable & CaseIterable>(_ type: T.Type) -> Set<String> where T.RawValue == String {
            Set(T.allCases.map(\.rawValue))
        }
        func rules(_ name: String, _ outcomes: Set<String>) throws(DataError) -> RuleFile {
            try RuleFile(path: data.file("rules/\(name).rules"), zones: StatementZones.names, outcomes: outcomes)
        }
        certainty = try rules("certainty", values(Statement.Certainty.self)).withInflections(in: "cue")
        channel = try rules("channel", values(Statement.Channel.Kind.self))
        verification = try rules("verification", values(Statement.Verification.Status.self))
        answers = try rules("answers", values(AnswerAct.Kind.self)).withInflections(in: "cue")
        answered = try rules("answered", values(AnsweredKind.self))
        hearsay = try rules("hearsay", values(Statement.Anonymous.self))
        inner = try FrameRuleFile(
            path: data.file("rules/inner.rules"), slots: InnerAttributions.slots, outcomes: values(InnerAttributions.Kind.self))
        words = try ClaimWords(path: data.file("lexicons/claims.txt"))
    }

    var all: [RuleFile] { [certainty, channel, verification, answers, answered, hearsay] }
}
