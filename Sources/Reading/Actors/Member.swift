/// An entity in the making.
struct Member {
    var kind: Entity.Kind
    /// The fullest name, otherwise the fullest description.
    var name: String
    var isNamed: Bool
    var isPlural = false
    var isHuman = false
    var gender: Gender?
    /// Index among the known actors.
    var known: Int?
    /// Other names, in order of first use.
    var aliases: [String] = []
    /// The noun that describes it, and the words before that.
    var noun: String?
    var modifiers: Set<String> = []
    /// Nouns of roles and titles by which it may be called again.
    var roles: Set<String> = []
    var role: String?
    /// Phrases and names that say whom it serves.
    var servesPhrase: Int?
    var servesName: Int?
    /// Index of the member that possesses it: "its leader".
    var owner: Int?
    var unnamed: UnnamedSource?
    var mentions: [Mention] = []

    var isPerson: Bool { isHuman && !isPlural }
}

/// One place where a member was spoken of, as far as it matters for pronouns that follow.
struct Touch: Hashable {
    var member: Int
    var token: Int
    var sentence: Int
    var isSubject: Bool
    var isSpeaker: Bool
}
