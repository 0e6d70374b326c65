/// An entity with its mentions in the original.
package struct FoundEntity: Hashable, Sendable {
    package struct Mention: Hashable, Sendable {
        package var words: FoundWords
        package var form: Reading.Mention.Form
        package var why: String

        package init(words: FoundWords, form: Reading.Mention.Form, why: String) {
            self.words = words
            self.form = form
            self.why = why
        }
    }

    package var id: Entity.ID
    package var kind: Entity.Kind
    package var name: String
    package var aliases: [String] = []
    package var role: String?
    package var affiliation: Entity.ID?
    /// ISO 3166 alpha-3 code.
    package var country: String?
    package var sector: Sector?
    /// The actor of the lexicon that it is.
    package var actor: ActorID?
    package var mentions: [Mention] = []

    package init(id: Entity.ID, kind: Entity.Kind, name: String) {
        self.id = id
        self.kind = kind
        self.name = name
    }

    func write(to json: inout JSONWriter) {
        json.field("id", id.rawValue)
        json.field("kind", kind.rawValue)
        json.field("name", name)
        json.field("aliases", aliases)
        json.field("role", role)
        json.field("affiliation", affiliation?.rawValue)
        json.field("country", country)
        json.field("sector", sector?.rawValue)
        json.field(
            "ref",
            object: {
                $0.field("actor", actor?.rawValue)
                $0.field("wikidata", String?.none)
            })
        json.field("mentions", objects: mentions) {
            $1.words.writeSpan(to: &$0)
            $0.field("form", $1.form.rawValue)
            $0.field("why", $1.why)
        }
    }
}
