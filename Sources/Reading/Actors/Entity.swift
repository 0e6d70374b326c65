/// Somebody or something that the report names or describes, with every place where it does.
///
/// The room answers who is who: which names, roles and pronouns speak of one entity, and why that is believed.
package struct Entity: Hashable, Sendable {
    package struct ID: Hashable, Sendable, Codable, RawRepresentable {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }
    }

    package enum Kind: String, Codable, Sendable, CaseIterable {
        case person, state, government, armedGroup = "armed-group", military, police, international, ngo, media
        case political, religious, business, people, civilians, place, facility, other
    }

    package var id: ID
    package var kind: Kind
    /// The fullest name in the report, otherwise its fullest description.
    package var name: String
    /// Other names and abbreviations in the report; for a state that speaks by its capital also its usual name.
    package var aliases: [String]
    package var role: String?
    package var affiliation: ID?
    /// ISO 3166 alpha-3 code of the state it is, belongs to or works for, where words of the report tell; nil otherwise.
    package var country: String?
    package var sector: Sector?
    /// The actor of the lexicon that it is.
    package var actor: ActorID?
    package var mentions: [Mention]

    package init(id: ID, kind: Kind, name: String) {
        self.id = id
        self.kind = kind
        self.name = name
        self.aliases = []
        self.role = nil
        self.affiliation = nil
        self.country = nil
        self.sector = nil
        self.actor = nil
        self.mentions = []
    }
}

/// One place in the text that speaks of an entity.
package struct Mention: Hashable, Sendable {
    package enum Form: String, Codable, Sendable { case name, nominal, pronoun }

    /// Indices into the document's tokens.
    package var tokens: Range<Int>
    package var form: Form
    /// Why it is taken for this entity: "surname of Idris Vane", "abbreviation defined in the text".
    package var why: String

    package init(tokens: Range<Int>, form: Form, why: String) {
        self.tokens = tokens
        self.form = form
        self.why = why
    }
}
