/// A number that the report gives of people or things, with how exact it claims to be and who claims it.
package struct Figure: Hashable, Sendable {
    package struct ID: Hashable, Sendable, RawRepresentable {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }
    }

    package enum Kind: String, Sendable, CaseIterable {
        case killed, wounded, captured, missing, displaced, returned, arrested, fighters, vehicles, distance, other
        /// Killed and wounded together, where the words do not tell them apart.
        case casualties
    }

    /// What sort of thing is counted.
    package enum Matter: String, Sendable, CaseIterable { case people, things, measure }

    package enum Qualifier: String, Sendable, CaseIterable {
        case exact, atLeast = "at-least", atMost = "at-most", about, dozens, hundreds, thousands, many, some, none
    }

    /// Whether it counts one incident or all until now.
    package enum Scope: String, Sendable, CaseIterable { case incident, cumulative, unknown }

    package var id: ID
    package var kind: Kind
    package var low: Int?
    package var high: Int?
    package var qualifier: Qualifier
    /// Who was killed, captured …; whose fighters.
    package var of: Entity.ID?
    /// The words of those counted: "three children", "60 tonnes of flour".
    package var counted: Range<Int>?
    package var matter = Matter.people
    /// In what it is measured: "km", "tonne"; nil where one counts by heads or pieces.
    package var unit: String?
    package var scope = Scope.unknown
    /// A figure this one is a part of ("including three children").
    package var partOf: ID?
    /// The statement that claims it; nil for the narrator.
    package var statement: Statement.ID?
    /// Indices into the document's tokens.
    package var tokens: Range<Int>
    /// Name of the rule.
    package var origin: String

    package init(id: ID, kind: Kind, low: Int?, high: Int?, qualifier: Qualifier, tokens: Range<Int>, origin: String) {
        self.id = id
        self.kind = kind
        self.low = low
        self.high = high
        self.qualifier = qualifier
        self.tokens = tokens
        self.origin = origin
    }
}
