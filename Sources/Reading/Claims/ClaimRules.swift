/// The rule files of the room, opened once.
package struct ClaimRules: Sendable {
    let certainty: RuleFile
    let channel: RuleFile
    let verification: RuleFile
    let answers: RuleFile
    let hearsay: RuleFile

    package init(folder: String) throws(DataError) {
        func values<T: RawRepresentable & CaseIterable>(_ type: T.Type) -> Set<String> where T.RawValue == String {
            Set(T.allCases.map(\.rawValue))
        }
        let zones = StatementZones.names
        certainty = try RuleFile(
            path: folder + "/certainty.rules", zones: zones, outcomes: values(Statement.Certainty.self))
        channel = try RuleFile(
            path: folder + "/channel.rules", zones: zones, outcomes: values(Statement.Channel.Kind.self))
        verification = try RuleFile(
            path: folder + "/verification.rules", zones: zones, outcomes: values(Statement.Verification.Status.self))
        answers = try RuleFile(
            path: folder + "/answers.rules", zones: zones, outcomes: values(Statement.Answer.Relation.self))
        hearsay = try RuleFile(path: folder + "/hearsay.rules", zones: zones, outcomes: values(Statement.Anonymous.self))
    }

    var all: [RuleFile] { [certainty, channel, verification, answers, hearsay] }
}
