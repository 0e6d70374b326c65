/// A rule over the dependency tree: the words that trigger it, and which words around them play which part.
///
/// Like `Rule` it holds no vocabulary of its own and carries examples that must and must not match.
struct FrameRule: Hashable, Sendable {
    /// Where a part is looked for around the trigger, voice already resolved.
    indirect enum Role: Hashable, Sendable {
        /// Whoever does it: the subject, behind "by" in the passive.
        case agent
        /// Whoever it is done to: the object, the subject in the passive.
        case patient
        /// Whoever it is done to, in the passive alone: "the rebels" in "the rebels were driven out".
        case undergoer
        /// The object as it stands, also beside a passive: "an amnesty" in "they were offered an amnesty".
        case object
        /// The indirect object.
        case recipient
        /// The subject of a noun that is said of it: "the port" in "the port is in their hands", "Karsa, a stronghold".
        case subject
        /// "their", "the army's"
        case owner
        /// "government" in "government hands"
        case modifier
        /// The noun that the trigger describes: "Karsa" in "rebel-held Karsa".
        case modified
        /// The head of the clause it speaks of: "withdraw" in "offered to withdraw".
        case clause
        /// The head of what stands behind a colon: "a proposal: ten days without shelling".
        case colon
        /// What hangs off it by a preposition; parts of one are joined by `_`: `out_of`.
        case preposition(String)
        /// The word that the trigger hangs off: "release" for the trigger "would".
        case above
        /// A word of the trigger: "stronghold" in "the rebels' last stronghold".
        case itself
        /// A role around the word that the trigger hangs off.
        case aboveRole(Role)
        /// A role around the patient: "Kadugli" in "units in Kadugli are surrounded".
        case patientRole(Role)
    }

    struct Slot: Hashable, Sendable {
        var name: String
        /// Tried in this order.
        var roles: [Role]
        /// Without this part there is no match.
        var isRequired: Bool
    }

    var name: String
    var outcome: String
    var triggers: [TokenPattern]
    /// Universal parts of speech that the first word of the trigger may have; empty for any.
    var partsOfSpeech: Set<String> = []
    var slots: [Slot]
    var examples: [Rule.Example]
    var line: Int

    func slot(_ name: String) -> Slot? { slots.first { $0.name == name } }
}

extension FrameRule.Role {
    init?(_ text: Substring) {
        if text.hasPrefix("@"), text.count > 1 {
            self = .preposition(String(text.dropFirst()))
            return
        }
        if text.hasPrefix("above.") {
            guard let inner = FrameRule.Role(text.dropFirst(6)) else { return nil }
            self = .aboveRole(inner)
            return
        }
        if text.hasPrefix("patient.") {
            guard let inner = FrameRule.Role(text.dropFirst(8)) else { return nil }
            self = .patientRole(inner)
            return
        }
        switch text {
        case "above": self = .above
        case "self": self = .itself
        case "agent": self = .agent
        case "patient": self = .patient
        case "undergoer": self = .undergoer
        case "object": self = .object
        case "recipient": self = .recipient
        case "subject": self = .subject
        case "owner": self = .owner
        case "modifier": self = .modifier
        case "modified": self = .modified
        case "clause": self = .clause
        case "colon": self = .colon
        default: return nil
        }
    }
}
