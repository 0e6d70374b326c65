/// Who is said to hold, take or lose a place.
package struct ControlClaim: Hashable, Sendable {
    package struct ID: Hashable, Sendable, RawRepresentable {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }
    }

    package enum Relation: String, Sendable, CaseIterable { case holds, captured, entered, lost, advancing, contested, besieged }

    package var id: ID
    /// The statement that claims it; nil for the narrator.
    package var statement: Statement.ID?
    package var place: Place.ID?
    /// Words that name the place; indices into the document's tokens.
    package var placeWords: Range<Int>
    package var holder: Entity.ID?
    /// Words that name the holder, also where nobody knows who is meant.
    package var holderWords: Range<Int>?
    package var relation: Relation
    /// Who held it before.
    package var from: Entity.ID?
    package var time: TimeExpression.ID?
    package var isNegated = false
    /// Words of the claim; indices into the document's tokens.
    package var tokens: Range<Int>
    /// Name of the rule.
    package var origin: String

    package init(id: ID, relation: Relation, placeWords: Range<Int>, tokens: Range<Int>, origin: String) {
        self.id = id
        self.relation = relation
        self.placeWords = placeWords
        self.tokens = tokens
        self.origin = origin
    }
}
