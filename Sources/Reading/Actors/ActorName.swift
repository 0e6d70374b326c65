/// A name in the text that speaks of an actor, without titles and articles around it.
struct ActorName: Hashable, Sendable {
    var tokens: Range<Int>
    var kind: Entity.Kind
    /// Folded, without words that tell nothing.
    var words: [String]
    /// As the text writes it.
    var text: String
    /// Titles before it, in lower case: "lieutenant", "colonel".
    var titles: [String] = []
    /// Tokens of titles and name.
    var titled: Range<Int>
    /// Index among the known actors.
    var known: Int?
    /// All known actors that bear the name; more than one where the report must tell which is meant.
    var candidates: [Int] = []
    /// The model's certainty, 0 for what was taken for a name by its capitals.
    var score: Float
}
