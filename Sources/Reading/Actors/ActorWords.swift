/// What a pronoun asks of whom it stands for.
enum Pronoun: String, CaseIterable, Sendable {
    case male, female, thing, plural
    /// "I", "we": who is speaking.
    case speaker
}

/// The common words by which reports speak of actors (`Data/lexicons/actor-words.txt`, `institutions.txt`, `sources.txt`,
/// `first-names.txt`); all in lower case, nouns as lemmas.
package struct ActorWords: Sendable {
    /// Words of a title before a name: "colonel", "mrs".
    let titles: Set<String>
    /// Nouns of an office or trade that a person holds: "spokesman", "governor".
    let roles: Set<String>
    /// Roles of which a place or body has one: "governor", as against "doctor".
    let offices: Set<String>
    let male: Set<String>
    let female: Set<String>
    /// First names, folded as `NameKey` folds.
    let maleNames: Set<String>
    let femaleNames: Set<String>
    /// Heads of names that are left out in short forms: "movement", "agency".
    let tails: Set<String>
    /// Words inside names that tell nothing: "of", "the", "al".
    let connectors: Set<String>
    /// Prepositions by which a role is tied to whom it serves.
    let affiliating: Set<String>
    /// Those of them that tell of people whose they are: "observers of the Conference", but not "policemen to San Borja".
    let belonging: Set<String>
    /// Words before a number that belong to it: "at least".
    let hedges: Set<String>
    let indefinite: Set<String>
    let quantities: Set<String>
    /// Numbers in words: "two" is 2, "dozen" 12.
    let numbers: [String: Int]
    /// Plural nouns that stand for the group they are named with: "Tide rebels".
    let members: Set<String>
    /// Words that say another name follows: "known", "called".
    let naming: Set<String>
    let calendar: Set<String>
    /// What "both" and "the two" are said of when two adversaries are meant.
    let sides: Set<String>
    /// Singular nouns that mean several: "the press".
    let collectives: Set<String>
    /// Nouns that mean somebody's relatives only where that somebody is told: "families of the students".
    let familial: Set<String>
    /// What bodies say in writing: "report".
    let documents: Set<String>
    /// Documents that appear in news media: "the editorial".
    let articles: Set<String>
    /// Words behind a document that say who made it: "by".
    let making: Set<String>
    let joint: Set<String>
    /// Words behind a noun that make its people witnesses or insiders.
    let witnessing: Set<String>
    let insider: Set<String>
    /// Words that stand for part of a group: "one", "some".
    let partitives: Set<String>
    /// Nouns whose kind hangs on the words before them: "officer", "commander".
    let plastic: Set<String>
    let pronouns: [String: Pronoun]
    /// What an institution is, by the noun at the head of its name or description.
    let institutions: [String: Entity.Kind]
    /// The same for words that tell so only in names: "Herald".
    let namedInstitutions: [String: Entity.Kind]
    /// What an unnamed source is, by the noun at its head.
    let unnamed: [String: Statement.Anonymous]
    /// Modifiers that decide before the noun does: a "rebel" commander, a "police" officer.
    let unnamedModifiers: [String: Statement.Anonymous]
    /// The same by the ending of the noun, for nouns that no list holds; longer endings first.
    let unnamedEndings: [(ending: String, kind: Statement.Anonymous)]
    /// Words before "source" that leave it a source: "security".
    let discreet: Set<String>
    /// Words behind "nobody" or "many" that make residents of them: "here".
    let local: Set<String>
    /// What "the group" or "the agency" may refer to.
    let categories: [String: Set<Entity.Kind>]
    /// Words before such a noun that tell of what kind it is: "aid" in "the aid group".
    let telling: [String: Set<Entity.Kind>]
    /// People who are of the kind of whoever they are told to belong to: "his colleagues".
    let peers: Set<String>
    /// General nouns for holders of roles: "diplomat" for an ambassador.
    let general: [String: Set<String>]

    /// The noun as these lists know it: its lemma, its form, or its form without a plural ending; nil where they do not.
    func noun(lemma: String, form: String) -> String? {
        ([lemma, form] + ActorWords.singulars(form)).first {
            institutions[$0] != nil || unnamed[$0] != nil || roles.contains($0) || partitives.contains($0)
        }
    }

    /// What people are by the ending of a noun that no list holds: "hydrologists".
    func kind(byEndingOf lemma: String) -> Statement.Anonymous? {
        unnamedEndings.first { lemma.hasSuffix($0.ending) && lemma.count > $0.ending.count + 2 }?.kind
    }

    private static func singulars(_ form: String) -> [String] {
        [("men", "man"), ("ies", "y"), ("ves", "f"), ("ves", "fe"), ("es", ""), ("s", "")].compactMap { ending, singular in
            form.hasSuffix(ending) ? form.dropLast(ending.count) + singular : nil
        }
    }

    /// Reads the lexicons of a `Data/lexicons` folder.
    package init(folder: String) throws(DataError) {
        let words = try WordSections(path: folder + "/actor-words.txt")
        titles = Set(try words.words("titles"))
        roles = Set(try words.words("roles"))
        offices = Set(try words.words("offices"))
        male = Set(try words.words("male"))
        female = Set(try words.words("female"))
        tails = Set(try words.words("tails"))
        connectors = Set(try words.words("connectors"))
        affiliating = Set(try words.words("affiliating"))
        belonging = Set(try words.words("belonging"))
        hedges = Set(try words.words("hedges"))
        indefinite = Set(try words.words("indefinite"))
        quantities = Set(try words.words("quantities"))
        numbers = try ActorWords.numbers(words)
        members = Set(try words.words("members"))
        naming = Set(try words.words("naming"))
        sides = Set(try words.words("sides"))
        collectives = Set(try words.words("collectives"))
        documents = Set(try words.words("documents"))
        familial = Set(try words.words("familial"))
        articles = Set(try words.words("articles"))
        making = Set(try words.words("making"))
        joint = Set(try words.words("joint"))
        witnessing = Set(try words.words("witnessing"))
        insider = Set(try words.words("insider"))
        calendar = Set(try words.words("calendar"))
        partitives = Set(try words.words("partitives"))
        plastic = Set(try words.words("plastic"))
        let names = try WordSections(path: folder + "/first-names.txt")
        maleNames = Set(try names.words("male").map { NameKey.folded($0) })
        femaleNames = Set(try names.words("female").map { NameKey.folded($0) })
        let bodies = try WordSections(path: folder + "/institutions.txt")
        institutions = try ActorWords.byWord(bodies, "")
        namedInstitutions = try ActorWords.byWord(bodies, "name.")
        pronouns = try ActorWords.byWord(words, "pronoun.")
        categories = try ActorWords.categories(words, "refers.")
        telling = try ActorWords.categories(words, "telling.")
        peers = Set(try words.words("peers"))
        general = try ActorWords.general(words)
        let sources = try WordSections(path: folder + "/sources.txt")
        unnamed = try ActorWords.byWord(sources, "")
        unnamedModifiers = try ActorWords.byWord(sources, "modifier.")
        let endings: [String: Statement.Anonymous] = try ActorWords.byWord(sources, "ending.")
        unnamedEndings = endings.sorted { ($1.key.count, $0.key) < ($0.key.count, $1.key) }.map { ($0.key, $0.value) }
        discreet = Set(try sources.words("discreet"))
        local = Set(try sources.words("local"))
    }

    /// Inverts the sections named after the cases of a kind; a word stands for the first that lists it.
    private static func byWord<Kind: RawRepresentable & CaseIterable>(
        _ file: WordSections, _ prefix: String
    ) throws(DataError) -> [String: Kind] where Kind.RawValue == String {
        var result: [String: Kind] = [:]
        for kind in Kind.allCases where file.names.contains(prefix + kind.rawValue) {
            for word in try file.words(prefix + kind.rawValue) where result[word] == nil { result[word] = kind }
        }
        return result
    }

    private static func categories(_ file: WordSections, _ prefix: String) throws(DataError) -> [String: Set<Entity.Kind>] {
        var result: [String: Set<Entity.Kind>] = [:]
        for kind in Entity.Kind.allCases where file.names.contains(prefix + kind.rawValue) {
            for word in try file.words(prefix + kind.rawValue) { result[word, default: []].insert(kind) }
        }
        return result
    }

    private static func general(_ file: WordSections) throws(DataError) -> [String: Set<String>] {
        var result: [String: Set<String>] = [:]
        for name in file.names.sorted() where name.hasPrefix("general.") {
            result[String(name.dropFirst(8))] = Set(try file.words(name))
        }
        return result
    }

    /// Entries of the form `two=2`.
    private static func numbers(_ file: WordSections) throws(DataError) -> [String: Int] {
        var result: [String: Int] = [:]
        for entry in try file.words("numbers") {
            let parts = entry.split(separator: "=")
            guard parts.count == 2, let value = Int(parts[1]) else {
                throw DataError(file: file.path, fault: .wrong(line: 1, "in [numbers]: \(entry) is not WORD=NUMBER"))
            }
            result[String(parts[0])] = value
        }
        return result
    }
}
