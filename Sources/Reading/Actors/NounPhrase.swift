/// A group of words around one noun, name or pronoun, as far as it matters for who is meant.
struct NounPhrase: Hashable, Sendable {
    enum Determiner: Hashable, Sendable {
        /// "residents", "Command"
        case none
        /// "the", "this", "both"
        case definite
        /// "a", "another"
        case indefinite
        /// "two", "several", "one"
        case quantity
    }

    /// A phrase tied on behind by a preposition: "of the 7th Brigade".
    struct Complement: Hashable, Sendable {
        var preposition: String
        /// Index among the phrases.
        var phrase: Int
    }

    /// All words, with determiner and possessor, without complements.
    var tokens: Range<Int>
    /// The words behind determiner and possessor.
    var core: Range<Int>
    /// The last noun.
    var head: Int
    var determiner = Determiner.none
    /// Index of the phrase before the 's, or of the possessive pronoun.
    var possessor: Int?
    var complement: Complement?
    /// Index of the name that ends the phrase.
    var name: Int?
    var isPronoun = false
    var sentence: Int

    var isDefinite: Bool { determiner == .definite || possessor != nil }
}
