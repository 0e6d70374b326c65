/// The events of one report that are told as one, as another report's are compared with them.
final class Telling {
    let report: KnownReport
    let events: [KnownEvent]
    let words: WordBag
    let numbers: WordBag
    /// Telling words of their own.
    let anchor: WordBag
    let aims: WordBag
    let acts: Set<String>
    let means: Set<String>
    let modes: Set<String>
    let days: [ClosedRange<Int>]
    let places: [PlaceFacts]
    let figures: [FigureFacts]
    /// Exact numbers of dead.
    let dead: [Int64]
    let doers: [SourceKey]
    let sufferers: [SourceKey]
    let sources: [SourceKey]
    let hours: [ClosedRange<Int>]
    let isDenied: Bool
    let isRetaking: Bool
    /// Whether it is something that was said: asked, promised, accused of.
    let isSaying: Bool
    let hasOneSufferer: Bool
    /// Whether it is the first of its kind in the report, older acts left out: what the report is about, as a rule.
    let isMain: Bool
    /// Sentences of more than a few words, by their hashes.
    let sentences: Set<Int64>
    /// How it stands in its report, in the order of `Trait`.
    private(set) lazy var traits = Trait.values(of: self)

    /// A sentence of so few words is nobody's own.
    static let fewWords = 4

    init(_ report: KnownReport, _ events: [KnownEvent], rules: LinkRules) {
        self.report = report
        self.events = events
        words = WordBag(hashes: events.flatMap(\.words.words))
        numbers = WordBag(hashes: events.flatMap(\.numbers.words))
        anchor = WordBag(hashes: events.flatMap(\.anchor.words))
        aims = WordBag(hashes: events.flatMap(\.aims.words))
        acts = Set(events.map(\.act))
        means = events.reduce(into: []) { $0.formUnion($1.means) }
        modes = Set(events.compactMap(\.facts.mode))
        days = events.compactMap(\.facts.days)
        places = events.compactMap(\.facts.place)
        // What did not happen has no numbers.
        figures = events.filter { $0.facts.status != "negated" || $0.facts.figures.contains { $0.qualifier == "none" } }.flatMap(\.facts.figures)
        dead = figures.filter { $0.kind == "killed" && $0.qualifier == "exact" }.compactMap(\.low)
        doers = events.flatMap(\.doers)
        sufferers = events.flatMap(\.sufferers)
        sources = events.flatMap(\.facts.sources)
        hours = events.compactMap(\.hours)
        isRetaking = events.contains(where: \.isRetaking)
        isDenied = events.allSatisfy(\.isDenied)
        isSaying = events.allSatisfy { rules.sayings.contains($0.facts.type) }
        hasOneSufferer = events.contains(where: \.hasOneSufferer)
        isMain = Telling.isMain(events, acts: acts, in: report, rules)
        sentences = Set(events.compactMap { $0.facts.words.count > Telling.fewWords ? $0.facts.sentenceHash : nil })
    }

    var published: Int? { report.facts.published }

    private static func isMain(_ events: [KnownEvent], acts: Set<String>, in report: KnownReport, _ rules: LinkRules) -> Bool {
        let alike = report.events.filter { event in
            acts.contains { rules.areSameAct($0, event.act) } && !event.isBackground(rules.weights)
        }
        guard let first = alike.map(\.facts.sentence).min() else { return false }
        return events.contains { $0.facts.sentence == first }
    }
}
