/// What a draft does to a statement before it, before it is known which.
struct AnswerAct {
    /// Outcomes of `answers.rules`.
    enum Kind: String, CaseIterable {
        case denies, confirms, echoes, accuses, accepts, rejects
        /// Says that it answers; what it does follows from both statements.
        case replies
        /// Holds to what somebody else says is otherwise, if both speak of one thing.
        case contradicts
    }

    var kind: Kind
    /// Words tell that something is answered; otherwise only what is said speaks for it.
    var isExplicit: Bool
    var reason: String
    /// What the words of the answer point to: "the accusation".
    var pointing: AnsweredKind?
    /// Whether it verifies what it answers.
    var verifies = false

    /// The relation to a statement that was made with one certainty, answered with another; nil where the two do not go together.
    func relation(to target: Statement.Certainty, from own: Statement.Certainty) -> Statement.Answer.Relation? {
        let asks = [.requested, .threatened, .conditional, .promised].contains(target)
        // Who denies does not deny a denial.
        if kind == .denies, target == .denied, own == .denied { return nil }
        switch kind {
        case .denies where isExplicit: return target == .requested ? nil : .denies
        case .denies: return asks ? .rejects : .denies
        case .contradicts: return asks || target == .hoped || target == .questioned ? nil : .denies
        case .accepts where !isExplicit: return target == .requested ? .accepts : nil
        case .replies:
            if target == .questioned { return nil }
            if own == .denied { return asks ? .rejects : .denies }
            guard asks else { return own == .asserted ? .denies : nil }
            if [.promised, .conditional, .unconfirmed].contains(own) { return .accepts }
            return own != .asserted || target == .threatened ? .rejects : nil
        default: return Statement.Answer.Relation(rawValue: kind.rawValue)
        }
    }
}

/// Kinds of statements that an answer may point to; outcomes of `answered.rules`.
enum AnsweredKind: String, CaseIterable {
    case accusation, claim, proposal, demand

    func fits(_ certainty: Statement.Certainty) -> Bool {
        switch self {
        case .accusation, .claim: [.asserted, .unconfirmed, .denied].contains(certainty)
        case .proposal: [.promised, .conditional, .requested, .hoped].contains(certainty)
        case .demand: [.requested, .threatened, .conditional].contains(certainty)
        }
    }
}
