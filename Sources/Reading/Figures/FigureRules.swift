/// The rule files of the room: what befell those counted; which other numbers matter; whether a number counts one incident or all until then.
struct FigureRules: Sendable {
    /// What a rule may decide beside a kind: the kind of the figure before, of which this is a part; the kind of the figure before, of which it
    /// counts more; the kind of whom the words shortly before speak of; or that nothing is counted.
    static let part = "part", same = "same", earlier = "earlier", no = "no"
    static let zones: Set<String> = [
        "undergoes", "attributes", "does", "frame", "at", "before", "after", "noun", "people", "fighters", "groups", "vehicles",
        "cars", "someone", "bare", "definite", "article", "none", "anaphor", "speaks", "sentence", "things", "distance",
        "measure", "unlisted", "strength", "number", "one", "large", "named", "follows", "continues", "partitive", "words",
    ]

    let kinds: RuleFile
    /// Of numbers that `kinds` leaves, and of things.
    let amounts: RuleFile
    let scopes: RuleFile

    init(folder: String) throws(DataError) {
        let outcomes = Set(Figure.Kind.allCases.map(\.rawValue) + [Self.part, Self.same, Self.earlier, Self.no])
        kinds = try RuleFile(path: folder + "/figures.rules", zones: Self.zones, outcomes: outcomes)
        amounts = try RuleFile(path: folder + "/amounts.rules", zones: Self.zones, outcomes: outcomes)
        scopes = try RuleFile(
            path: folder + "/figure-scope.rules", zones: Self.zones, outcomes: Set(Figure.Scope.allCases.map(\.rawValue)))
    }

    /// The first rule that holds: nothing befalls things and measures but being counted.
    func first(of phrase: CountedPhrase, in view: TokenView) -> (rule: Rule, isAmount: Bool)? {
        let zones = Self.zones(of: phrase, in: view)
        if !(phrase.kind?.isMatter ?? false), !phrase.isStrength, let (rule, _) = kinds.first(in: view, zones: zones) { return (rule, false) }
        return amounts.first(in: view, zones: zones).map { ($0.rule, true) }
    }

    /// Words looked at behind a phrase, and before it, where what a number is given for may stand far off.
    private static let reach = 16, reachBefore = 20

    /// The surroundings of a counted phrase, as rules ask for them.
    static func zones(of phrase: CountedPhrase, in view: TokenView) -> [String: [Range<Int>]] {
        let predicates = phrase.predicates, sentence = phrase.sentence, tokens = phrase.tokens
        func single(_ tokens: [Int]) -> [Range<Int>] { tokens.map { $0..<$0 + 1 } }
        let noun = phrase.noun.map { [$0..<$0 + 1] } ?? []
        var zones = [
            "undergoes": single(predicates.undergoes), "does": single(predicates.does),
            "frame": single(predicates.frame), "at": single(predicates.at),
            "attributes": single(predicates.attributes),
            "noun": noun, "words": [tokens], "sentence": [sentence],
            "before": [max(sentence.lowerBound, tokens.lowerBound - reachBefore)..<tokens.lowerBound],
            "after": [phrase.tokens.upperBound..<min(phrase.end, phrase.tokens.upperBound + reach)],
        ]
        if let zone = zone(of: phrase.kind) { zones[zone] = noun }
        if phrase.kind == .fighters { zones["people"] = noun }
        let core = [phrase.quantity.core]
        for zone in marks(of: phrase, in: view) { zones[zone] = core }
        // People, or a number that may be of people.
        if phrase.noun == nil || zones["people"] != nil || phrase.kind == .groupsOfPeople { zones["someone"] = core }
        return zones
    }

    /// A number from which on it is told as a figure of its own, also behind "the".
    private static let large = 100

    /// The zones that only tell something of the number.
    private static func marks(of phrase: CountedPhrase, in view: TokenView) -> [String] {
        let quantity = phrase.quantity, low = quantity.low ?? quantity.high ?? 0
        let label = view.names[quantity.core.lowerBound]
        let marks: [(String, Bool)] = [
            ("bare", phrase.noun == nil), ("definite", quantity.isDefinite), ("article", quantity.form == .article),
            ("none", quantity.form == .none), ("anaphor", phrase.isAnaphoric), ("partitive", phrase.isPartitive),
            ("speaks", phrase.speaks), ("strength", phrase.isStrength), ("number", quantity.isNumeric),
            ("one", low == 1 && quantity.high == 1), ("large", low >= large),
            ("follows", phrase.follows != nil), ("continues", phrase.continues),
            ("named", label.map { $0 != "number" && $0 != "nationality" } ?? false),
            ("unlisted", phrase.noun != nil && phrase.kind == nil),
        ]
        return marks.filter(\.1).map(\.0)
    }

    private static func zone(of kind: FigureWords.Noun?) -> String? {
        switch kind {
        case .fighters: "fighters"
        case .people: "people"
        case .groupsOfPeople: "groups"
        case .vehicles: "vehicles"
        case .civilVehicles: "cars"
        case .things: "things"
        case .distances: "distance"
        case .measures: "measure"
        case .uncounted, nil: nil
        }
    }
}
