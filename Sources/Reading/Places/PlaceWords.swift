/// The common words by which reports speak of places (`Data/lexicons/place-words.txt`).
struct PlaceWords: Sendable {
    /// What a noun beside a name says that the name is.
    let hints: [String: [GazetteerPlace.Rank]]
    let locative: Set<String>
    let strictLocative: Set<String>
    let governmentVerbs: Set<String>
    let governmentNouns: Set<String>
    let governmentTails: Set<String>
    /// Degrees from north over east.
    let bearings: [String: Double]
    /// Kilometres.
    let units: [String: Double]
    let numbers: [String: Double]
    let roads: Set<String>
    let generic: Set<String>
    let ordinary: Set<String>
    /// Nouns behind a name of a place that make it the name of something else.
    let terms: Set<String>
    /// Names that are none of a place, the words joined by `_`.
    let notPlaces: Set<String>
    /// Words that are no names unless they are written in capitals.
    let smallWords: Set<String>
    /// What stands last in the name of a body, and before one.
    let bodies: Set<String>
    let bodiesBefore: Set<String>
    let titles: Set<String>
    /// Facilities that are places and no bodies.
    let standing: Set<String>
    let peopleEndings: [String]
    /// States whose names of places come in Latin letters of their own and are seldom spelt otherwise.
    let latinStates: Set<String>
    /// Nouns that tell what part of a place is meant: "on the outskirts of X".
    let stretches: Set<String>
    /// What may stand behind "X, Y" where X lies in Y.
    let appositionEnds: Set<String>
    private let parts: Set<String>
    private let partsBehind: Set<String>

    /// Whether what such a noun names lies where the place of the name without it lies: a province's, a district's, an airport's.
    func isPartOfPlace(_ noun: String) -> Bool { parts.contains(noun) }

    /// The same of nouns that tell so only behind the name: "Kavri bridge", but not "Bridge Kavri".
    func isOfPlaceBehind(_ noun: String) -> Bool { partsBehind.contains(noun) }

    init(path: String) throws(DataError) {
        let file = try WordSections(path: path)
        var hints: [String: [GazetteerPlace.Rank]] = [:]
        let kinds: [(String, GazetteerPlace.Rank)] = [
            ("country", .country), ("province", .province), ("district", .district), ("town", .town), ("quarter", .quarter),
            ("valley", .valley), ("height", .height), ("water", .water), ("island", .island), ("site", .site),
        ]
        for (name, rank) in kinds {
            for word in try file.words("hint." + name) { hints[word, default: []].append(rank) }
        }
        self.hints = hints
        locative = Set(try file.words("locative"))
        strictLocative = Set(try file.words("strict.locative"))
        governmentVerbs = Set(try file.words("government.verbs"))
        governmentNouns = Set(try file.words("government.nouns"))
        governmentTails = Set(try file.words("government.tails"))
        bearings = try PlaceWords.numbers(file, "bearings")
        units = try PlaceWords.numbers(file, "units")
        numbers = try PlaceWords.numbers(file, "numbers")
        roads = Set(try file.words("roads"))
        generic = Set(try file.words("generic"))
        ordinary = Set(try file.words("ordinary"))
        terms = Set(try file.words("terms"))
        notPlaces = Set(try file.words("not.places"))
        smallWords = Set(try file.words("small.words"))
        bodies = Set(try file.words("bodies"))
        bodiesBefore = Set(try file.words("bodies.before"))
        titles = Set(try file.words("titles"))
        standing = Set(try file.words("standing"))
        latinStates = Set(try file.words("latin.states").map { $0.uppercased() })
        peopleEndings = try file.words("people.endings")
        parts = Set(try file.words("parts"))
        partsBehind = Set(try file.words("parts.behind"))
        appositionEnds = Set(try file.words("apposition.ends"))
        stretches = Set(try file.words("stretches"))
    }

    /// Entries of the form `north=0`.
    private static func numbers(_ file: WordSections, _ section: String) throws(DataError) -> [String: Double] {
        var result: [String: Double] = [:]
        for entry in try file.words(section) {
            let parts = entry.split(separator: "=")
            guard parts.count == 2, let value = Double(parts[1]) else {
                throw DataError(file: file.path, fault: .wrong(line: 1, "in [\(section)]: \(entry) is not WORD=NUMBER"))
            }
            result[String(parts[0])] = value
        }
        return result
    }
}
