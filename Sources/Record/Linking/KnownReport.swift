import Encoder

/// A report with what its comparing needs worked out once, however many reports it is compared with.
final class KnownReport: Sendable {
    let facts: ReportFacts
    let outlet: SourceKey?
    /// Lines of credit with the agency that each names, and the name that the whole line is.
    let credits: [(words: String, agency: SourceKey?, name: SourceKey?)]
    /// In order of the text.
    let events: [KnownEvent]
    let statements: [KnownStatement]
    let title: WordBag
    /// Telling words of the headline and of sentences that tell events.
    let words: WordBag
    /// Words of the names of places, countries left out.
    let placeWords: WordBag
    /// All of these: what is counted for the rarity of words.
    let topic: WordBag
    /// Words of the headline and of the events, those that come most often first.
    let frequentWords: [UInt64]

    init(_ facts: ReportFacts, rules: LinkRules) {
        self.facts = facts
        outlet = facts.outlet.flatMap { SourceKey(name: $0, country: nil) }
        credits = facts.credits.map { credit in
            (credit, SourceKey(name: LineageJudge.agency(in: credit), country: nil), SourceKey(name: credit, country: nil))
        }
        title = WordBag(rules.telling(WordFolding.stems(of: facts.title ?? "")))
        events = facts.events.map { KnownEvent($0, rules: rules) }
        statements = facts.statements.map { KnownStatement($0, rules: rules) }
        words = WordBag(hashes: title.words + events.flatMap(\.words.words))
        placeWords = WordBag(hashes: facts.places.filter { !$0.isCountry }.flatMap(\.named.words))
        topic = words.union(placeWords)
        var counts: [UInt64: Int] = [:]
        for word in title.words { counts[word, default: 0] += 2 }
        for word in events.lazy.flatMap(\.words.words) { counts[word, default: 0] += 1 }
        frequentWords = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }
}

final class KnownEvent: Sendable {
    let facts: EventFacts
    let act: String
    /// Telling words of its sentence.
    let words: WordBag
    /// Words of those it was done to.
    let aims: WordBag
    /// Means that its own words name: fire-arms, explosives and so on.
    let means: Set<String>
    let hours: ClosedRange<Int>?
    /// Whether it tells of a place taken back.
    let isRetaking: Bool
    /// Whether its sentence speaks of another act beside one told before.
    let isOther: Bool
    /// Whether words stand before it that part it from the event told before it in its sentence: "three days after".
    let isParted: Bool
    let doers: [SourceKey]
    let sufferers: [SourceKey]
    /// Nil where the model of the rules has not seen it.
    let views: EventViews?

    init(_ facts: EventFacts, rules: LinkRules) {
        self.facts = facts
        act = rules.act(facts.type, facts.mode)
        words = WordBag(rules.telling(facts.words))
        aims = WordBag(rules.telling(facts.recipients.flatMap(\.stems)).filter { !WordFolding.isNumber($0) })
        means = rules.means(in: WordFolding.words(of: facts.anchor + " " + (facts.means ?? "")))
        isRetaking = act == "capture" && rules.tellsRetaking(WordFolding.words(of: facts.anchor))
        hours = facts.timeWords.flatMap { TimeOfDay.hours(in: $0, parts: rules.partsOfDay) }
        isParted = rules.areParting(facts.wordsBefore)
        isOther = rules.speaksOfAnother(facts.words)
        doers = facts.actors.compactMap(\.actor).filter(rules.isNamed)
        sufferers = facts.recipients.compactMap(\.actor).filter(rules.isNamed)
        views = facts.views?.model == rules.context.name ? facts.views?.views : nil
    }

    var isDenied: Bool { facts.status == "denied" || facts.status == "negated" }
    /// One person, not a number of them.
    var hasOneSufferer: Bool { facts.recipients.contains { $0.isOne } }
    /// Whether its day lies so far before the report that nothing of the report's own day belongs to it.
    func isBackground(_ weights: LinkWeights) -> Bool {
        guard let days = facts.days, let published = facts.published else { return false }
        return published - days.upperBound > Int(weights["days-back"])
    }
}

final class KnownStatement: Sendable {
    let facts: StatementFacts
    let words: WordBag

    init(_ facts: StatementFacts, rules: LinkRules) {
        self.facts = facts
        words = WordBag(rules.telling(facts.words))
    }
}
