import Encoder

/// An event with what its comparing needs worked out once.
final class KnownEvent: Sendable {
    /// Where an event stands in its report.
    struct Standing: Sendable {
        /// Sentences from which on it is all the same how long ago a place was told; of one that is told later.
        static let farBack = 20

        var index: Int
        var place: PlaceFacts?
        var days: ClosedRange<Int>?
        /// Sentences since these were told.
        var placeAge = farBack
        var dayAge = farBack
    }

    let facts: EventFacts
    let standing: Standing
    let act: String
    /// Telling words of its sentence.
    let words: WordBag
    /// All words of it.
    let stems: WordBag
    let numbers: WordBag
    /// Telling words of its own.
    let anchor: WordBag
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
    /// Whether words before its own take it for known, as "the", or bring it up, as "another".
    let isDefinite: Bool
    let isFresh: Bool
    let doers: [SourceKey]
    let sufferers: [SourceKey]
    /// Nil where the model of the rules has not seen it.
    let views: EventViews?

    init(_ facts: EventFacts, rules: LinkRules, _ standing: Standing = Standing(index: 0)) {
        self.facts = facts
        self.standing = standing
        act = rules.act(facts.type, facts.mode)
        words = WordBag(rules.telling(facts.words))
        stems = WordBag(facts.words)
        numbers = WordBag(facts.words.filter(WordFolding.isNumber))
        anchor = WordBag(rules.notStopped(WordFolding.stems(of: facts.anchor)))
        aims = WordBag(rules.telling(facts.recipients.flatMap(\.stems)).filter { !WordFolding.isNumber($0) })
        means = rules.means(in: WordFolding.words(of: facts.anchor + " " + (facts.means ?? "")))
        isRetaking = act == "capture" && rules.tellsRetaking(WordFolding.words(of: facts.anchor))
        hours = facts.timeWords.flatMap { TimeOfDay.hours(in: $0, parts: rules.partsOfDay) }
        isParted = rules.areParting(facts.wordsBefore)
        isOther = rules.speaksOfAnother(facts.words)
        isDefinite = rules.takeForKnown(facts.lead)
        isFresh = rules.bringUp(facts.lead)
        doers = facts.actors.compactMap(\.actor).filter(rules.isNamed)
        sufferers = facts.recipients.compactMap(\.actor).filter(rules.isNamed)
        views = facts.views?.model == rules.context.name ? facts.views?.views : nil
    }

    var isDenied: Bool { facts.status == "denied" || facts.status == "negated" }
    /// Whether one of its doers tells it.
    var isOwn: Bool { doers.contains { doer in facts.sources.contains { doer.isSame(as: $0) } } }
    /// One person, not a number of them.
    var hasOneSufferer: Bool { facts.recipients.contains { $0.isOne } }
    /// Whether its day lies so far before the report that nothing of the report's own day belongs to it.
    func isBackground(_ weights: LinkWeights) -> Bool {
        guard let days = facts.days, let published = facts.published else { return false }
        return published - days.upperBound > Int(weights["days-back"])
    }
}

/// The events of a report that are of one kind of act.
struct EventsAlike: Sendable {
    /// By their place in the report.
    let indices: [Int]
    /// How many places, days and numbers of dead they tell, and how many are told as others.
    let places: Int
    let days: Int
    let dead: Int
    let others: Int

    init(_ events: [KnownEvent]) {
        indices = events.map(\.standing.index)
        places = Set(events.compactMap(\.facts.place?.identity)).count
        days = Set(events.compactMap(\.facts.days)).count
        dead = Set(events.flatMap(\.facts.figures).filter { $0.kind == "killed" }.compactMap(\.low)).count
        others = events.count(where: \.isOther)
    }
}
