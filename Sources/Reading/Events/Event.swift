/// Something that is said to have happened, to happen or to be about to: the kind of it in three code books, who did it to
/// whom, where and when, on whose word.
package struct Event: Hashable, Sendable {
    package struct ID: Hashable, Sendable, RawRepresentable {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }
    }

    /// How the report stands to it; what the narrator tells without a source is `reported`.
    package enum Status: String, Sendable, CaseIterable {
        case reported, claimed, denied, unconfirmed, conditional, promised, threatened, requested, negated, historical
    }

    package struct Participant: Hashable, Sendable {
        package var entity: Entity.ID?
        /// Indices into the document's tokens.
        package var tokens: Range<Int>

        package init(entity: Entity.ID?, tokens: Range<Int>) {
            self.entity = entity
            self.tokens = tokens
        }
    }

    package var id: ID
    /// The statement that carries it first; nil for the narrator.
    package var statement: Statement.ID?
    /// Further tellings of the same event in the report.
    package var otherStatements: [Statement.ID] = []
    /// Indices into the document's tokens; the first is where it is told first.
    package var anchor: [Range<Int>]
    package var plover: Plover
    /// CAMEO code, two to four digits.
    package var cameo: String?
    package var acled: ACLED?
    package var actors: [Participant] = []
    package var recipients: [Participant] = []
    package var place: Place.ID?
    package var time: TimeExpression.ID?
    package var status: Status
    /// The demand, promise, threat … whose content it is.
    package var within: ID?
    package var figures: [Figure.ID] = []
    /// Words of the means: "rockets", "a car bomb".
    package var means: Range<Int>?
    /// Name of the rule.
    package var origin: String

    /// Type, mode, contexts, quad class 1–4 and scale −10 to 10 of PLOVER 2.0.
    package struct Plover: Hashable, Sendable {
        package var type: String
        package var mode: String?
        package var contexts: [String] = []
        package var quad: Int
        package var scale: Double

        package init(type: String, mode: String? = nil, quad: Int, scale: Double) {
            self.type = type
            self.mode = mode
            self.quad = quad
            self.scale = scale
        }
    }

    package struct ACLED: Hashable, Sendable {
        package var eventType: String
        package var subEventType: String

        package init(eventType: String, subEventType: String) {
            self.eventType = eventType
            self.subEventType = subEventType
        }
    }

    package init(id: ID, anchor: [Range<Int>], plover: Plover, status: Status, origin: String) {
        self.id = id
        self.anchor = anchor
        self.plover = plover
        self.status = status
        self.origin = origin
    }
}
