/// What one side offers another, with its terms and the conditions it sets.
package struct Offer: Hashable, Sendable {
    package struct ID: Hashable, Sendable, RawRepresentable {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }
    }

    package enum Kind: String, Sendable, CaseIterable {
        case ceasefire, talks, withdrawal, release, amnesty, aidAccess = "aid-access", agreement, other

        /// What a side alone can grant, so that its bare promise is an offer.
        static let firm: Set<Kind> = [.ceasefire, .withdrawal, .release, .amnesty, .aidAccess]
    }

    package enum State: String, Sendable, CaseIterable {
        case proposed, welcomed, acceptedInPrinciple = "accepted-in-principle", accepted, rejected, countered, withdrawn
    }

    package struct Condition: Hashable, Sendable {
        /// Who must do it.
        package var by: [Entity.ID] = []
        /// Indices into the document's tokens.
        package var tokens: [Range<Int>]
        package var places: [Place.ID] = []
        package var deadline: TimeExpression.ID?

        package init(tokens: [Range<Int>]) { self.tokens = tokens }
    }

    package struct Answer: Hashable, Sendable {
        /// The statement that answers; nil where the narrator tells of the answer.
        package var statement: Statement.ID?
        package var state: State
        /// Words that tell of it, a stretch for each telling; indices into the document's tokens.
        package var tokens: [Range<Int>]

        package init(statement: Statement.ID?, state: State, tokens: [Range<Int>]) {
            self.statement = statement
            self.state = state
            self.tokens = tokens
        }
    }

    package var id: ID
    /// The statement that carries it; nil for the narrator.
    package var statement: Statement.ID?
    package var by: [Entity.ID] = []
    /// Words that name whoever offers, also where nobody knows who is meant.
    package var byWords: Range<Int>?
    package var to: [Entity.ID] = []
    package var through: [Entity.ID] = []
    package var kind: Kind
    /// Indices into the document's tokens.
    package var terms: [Range<Int>]
    package var conditions: [Condition] = []
    package var state = State.proposed
    package var answers: [Answer] = []
    /// Name of the rule.
    package var origin: String

    /// Takes an answer, or further words for one that is known.
    mutating func take(_ answer: Answer, movesState: Bool = true) {
        if let known = answers.firstIndex(where: { $0.state == answer.state }) {
            answers[known].tokens += answer.tokens.filter { !answers[known].tokens.contains($0) }
            return
        }
        answers.append(answer)
        if movesState { state = answer.state }
    }

    package init(id: ID, kind: Kind, terms: [Range<Int>], origin: String) {
        self.id = id
        self.kind = kind
        self.terms = terms
        self.origin = origin
    }
}
