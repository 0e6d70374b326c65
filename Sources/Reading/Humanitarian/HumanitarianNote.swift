/// What the report tells of people in need: displacement, care, access, facilities.
package struct HumanitarianNote: Hashable, Sendable {
    package struct ID: Hashable, Sendable, RawRepresentable {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }
    }

    package enum Kind: String, Sendable, CaseIterable {
        case displacement, casualtiesTreated = "casualties-treated", aidAccess = "aid-access", facility, needs, crisis
    }

    package var id: ID
    package var kind: Kind
    /// The statement that carries it; nil for the narrator.
    package var statement: Statement.ID?
    package var figure: Figure.ID?
    package var place: Place.ID?
    /// Indices into the document's tokens.
    package var tokens: Range<Int>
    /// Name of the rule.
    package var origin: String

    package init(id: ID, kind: Kind, tokens: Range<Int>, origin: String) {
        self.id = id
        self.kind = kind
        self.tokens = tokens
        self.origin = origin
    }
}
