/// The rule files of the room: what befell those counted, and whether a number counts one incident or all until then.
struct FigureRules: Sendable {
    /// What a rule of `figures.rules` may decide beside a kind: the kind of the figure before, of which this is a part; or that nothing is counted.
    static let part = "part", no = "no"
    static let zones: Set<String> = [
        "undergoes", "attributes", "does", "frame", "at", "before", "after", "noun", "people", "fighters", "groups", "vehicles", "cars", "someone", "bare", "definite", "article",
        "none", "anaphor", "speaks", "sentence",
    ]

    let kinds: RuleFile
    let scopes: RuleFile

    init(folder: String) throws(DataError) {
        kinds = try RuleFile(
            path: folder + "/figures.rules", zones: Self.zones, outcomes: Set(Figure.Kind.allCases.map(\.rawValue) + [Self.part, Self.no]))
        scopes = try RuleFile(
            path: folder + "/figure-scope.rules", zones: Self.zones, outcomes: Set(Figure.Scope.allCases.map(\.rawValue)))
    }

    /// Words looked at before and behind a phrase.
    private static let reach = 10

    /// The surroundings of a counted phrase, as rules ask for them.
    static func zones(of phrase: CountedPhrase, in view: TokenView) -> [String: [Range<Int>]] {
        let predicates = phrase.predicates, sentence = phrase.sentence, tokens = phrase.tokens
        func single(_ tokens: [Int]) -> [Range<Int>] { tokens.map { $0..<$0 + 1 } }
        let noun = phrase.noun.map { [$0..<$0 + 1] } ?? []
        var zones = [
            "undergoes": single(predicates.undergoes), "does": single(predicates.does), "frame": single(predicates.frame), "at": single(predicates.at),
            "attributes": single(predicates.attributes),
            "noun": noun, "sentence": [sentence],
            "before": [max(sentence.lowerBound, tokens.lowerBound - reach)..<tokens.lowerBound],
            "after": [after(phrase, in: view)],
        ]
        if let zone = zone(of: phrase.kind) { zones[zone] = noun }
        if phrase.kind == .fighters { zones["people"] = noun }
        let core = [phrase.quantity.core]
        // People, or a number that may be of people.
        if phrase.noun == nil || zones["people"] != nil || phrase.kind == .groupsOfPeople { zones["someone"] = core }
        if phrase.noun == nil { zones["bare"] = core }
        if phrase.quantity.isDefinite { zones["definite"] = core }
        if phrase.quantity.form == .article { zones["article"] = core }
        if phrase.quantity.form == .none { zones["none"] = core }
        if phrase.isAnaphoric { zones["anaphor"] = core }
        if phrase.speaks { zones["speaks"] = core }
        return zones
    }

    /// The words behind a phrase, as far as the next number, of which others are told.
    private static func after(_ phrase: CountedPhrase, in view: TokenView) -> Range<Int> {
        let start = phrase.tokens.upperBound
        let end = min(phrase.sentence.upperBound, start + reach)
        let next = (start..<end).first { view.partsOfSpeech[$0] == "NUM" && view.names[$0] != "date" }
        return start..<(next ?? end)
    }

    private static func zone(of kind: FigureWords.Noun?) -> String? {
        switch kind {
        case .fighters: "fighters"
        case .people: "people"
        case .groupsOfPeople: "groups"
        case .vehicles: "vehicles"
        case .civilVehicles: "cars"
        case .things, nil: nil
        }
    }
}
