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
    private(set) var aliases: [String] = []
    /// Folded words of the name and of each alias.
    private(set) var nameWords: [Set<String>]
    /// The noun that describes it, and the words before that.
    var noun: String?
    var modifiers: Set<String> = []
    /// Nouns of roles and titles by which it may be called again.
    var roles: Set<String> = []
    var role: String?
    var isRoleTitle = false
    /// Phrases and names that say whom it serves.
    var servesPhrase: Int?
    var servesName: Int?
    var servesMember: Int?
    /// Index among the known actors of the state by whose demonym it is called.
    var nation: Int?
    /// Index of the member that possesses it: "its leader".
    var owner: Int?
    var unnamed: UnnamedSource?
    var mentions: [Mention] = []

    init(kind: Entity.Kind, name: String, isNamed: Bool) {
        self.kind = kind
        self.name = name
        self.isNamed = isNamed
        nameWords = [Set(NameKey.words(name))]
    }

    mutating func addAlias(_ alias: String) {
        guard alias != name, !aliases.contains(alias) else { return }
        aliases.append(alias)
        nameWords.append(Set(NameKey.words(alias)))
    }

    /// Whether its names hold a folded word.
    func isNamed(with word: String) -> Bool { nameWords.contains { $0.contains(word) } }

    var serves: Bool { servesPhrase != nil || servesName != nil || servesMember != nil }
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
