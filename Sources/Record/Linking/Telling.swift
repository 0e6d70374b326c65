/// The events of one report that are told as one, as another report's are compared with them.
struct Telling: Sendable {
    let report: KnownReport
    let events: [KnownEvent]
    let words: WordBag
    let aims: WordBag
    let acts: Set<String>
    let means: Set<String>
    let modes: Set<String>
    let days: [ClosedRange<Int>]
    let places: [PlaceFacts]
    let figures: [FigureFacts]
    let isDenied: Bool
    let isReal: Bool
    let hasOneSufferer: Bool
    let isBare: Bool
    /// Sentences of more than a few words, by their hashes.
    let sentences: Set<Int64>

    init(_ report: KnownReport, _ events: [KnownEvent]) {
        self.report = report
        self.events = events
        words = WordBag(hashes: events.flatMap(\.words.words))
        aims = WordBag(hashes: events.flatMap(\.aims.words))
        acts = Set(events.map(\.act))
        means = events.reduce(into: []) { $0.formUnion($1.means) }
        modes = Set(events.compactMap(\.facts.mode))
        days = events.compactMap(\.facts.days)
        places = events.compactMap(\.facts.place)
        // What did not happen has no numbers.
        figures = events.filter { $0.facts.status != "negated" || $0.facts.figures.contains { $0.qualifier == "none" } }.flatMap(\.facts.figures)
        isDenied = events.allSatisfy(\.isDenied)
        isReal = events.contains(where: \.facts.isReal)
        hasOneSufferer = events.contains(where: \.hasOneSufferer)
        isBare = events.allSatisfy(\.isBare)
        sentences = Set(events.compactMap { $0.facts.words.count > 4 ? $0.facts.sentenceHash : nil })
    }

    var published: Int? { report.facts.published }
    var doers: [SourceKey] { events.flatMap(\.doers) }
    var sufferers: [SourceKey] { events.flatMap(\.sufferers) }
    var hours: [ClosedRange<Int>] { events.compactMap(\.hours) }
    /// Exact numbers of dead.
    var dead: [Int64] { figures.filter { $0.kind == "killed" && $0.qualifier == "exact" }.compactMap(\.low) }

    /// Whether it is the first of its kind in the report, older acts left out: what the report is about, as a rule.
    func isMain(_ rules: LinkRules) -> Bool {
        let alike = report.events.filter { event in
            acts.contains { rules.areSameAct($0, event.act) } && !event.isBackground(rules.weights)
        }
        guard let first = alike.map(\.facts.sentence).min() else { return false }
        return events.contains { $0.facts.sentence == first }
    }
}
