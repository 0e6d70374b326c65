/// By which words reports speak of an armed group without its name (`Data/lexicons/actors/group-words.txt`).
struct GroupWords: Sendable {
    /// Plural nouns that mean the group whose they are.
    let fighters: Set<String>
    /// Definite nouns that mean the group of which the report tells.
    let rebels: Set<String>
    let ties: Set<String>
    /// Words before a noun that set its people apart.
    let apart: Set<String>
    let governments: Set<String>
    /// Words behind a state and a hyphen that make it a sponsor only: "U.S.-backed".
    let sponsored: Set<String>
    /// Words of names that many groups share, folded.
    let generic: Set<String>
    /// Words that are said of every armed group and tell none from another.
    let common: Set<String>
    /// Definite singular nouns that mean the group named before.
    let bodies: Set<String>
    /// Those of them that mean a group only behind a word as "rebel".
    let alliances: Set<String>
    /// What governments do and cities do not.
    let acts: Set<String>

    init(path: String) throws(DataError) {
        let file = try WordSections(path: path)
        common = Set(try file.words("common"))
        bodies = Set(try file.words("bodies"))
        alliances = Set(try file.words("alliances"))
        acts = Set(try file.words("acts"))
        fighters = Set(try file.words("fighters"))
        rebels = Set(try file.words("rebels"))
        ties = Set(try file.words("ties"))
        apart = Set(try file.words("apart"))
        governments = Set(try file.words("governments"))
        sponsored = Set(try file.words("sponsored"))
        generic = Set(try file.words("generic").map { NameKey.folded($0) })
    }
}

/// What groups of the lexicon are called beside their names (`Data/lexicons/actors/called.txt`): “separatist” for one, “gang” for another.
struct CalledWords: Sendable {
    private var words: [String: Set<String>] = [:]

    init(path: String) throws(DataError) {
        let file = try WordSections(path: path)
        for section in file.names {
            for id in try file.words(section) { words[id, default: []].formUnion(section.split(separator: " ").map(String.init)) }
        }
    }

    /// Everyone of whom the file tells.
    var ids: Set<String> { Set(words.keys) }

    /// The nouns and adjectives that are said of an actor.
    func words(of id: String) -> Set<String> { words[id] ?? [] }
}
