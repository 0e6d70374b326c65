import Encoder

/// A report with what its comparing needs worked out once, however many reports it is compared with.
final class KnownReport: Sendable {
    let facts: ReportFacts
    let outlet: SourceKey?
    /// Lines of credit with the agency that each names, and the name that the whole line is.
    let credits: [(words: String, agency: SourceKey?, name: SourceKey?)]
    /// In order of the text.
    let events: [KnownEvent]
    /// Of each kind of act that it tells, its events of that kind.
    private let kinds: [String: EventsAlike]
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
        let events = zip(facts.events, KnownReport.standings(facts.events)).map { KnownEvent($0, rules: rules, $1) }
        self.events = events
        kinds = Dictionary(Set(events.map(\.act)).map { act in (act, EventsAlike(events.filter { rules.areSameAct($0.act, act) })) }) { $1 }
        statements = facts.statements.map { KnownStatement($0, rules: rules) }
        words = WordBag(hashes: title.words + events.flatMap(\.words.words))
        placeWords = WordBag(hashes: facts.places.filter { !$0.isCountry }.flatMap(\.named.words))
        topic = words.union(placeWords)
        var counts: [UInt64: Int] = [:]
        for word in title.words { counts[word, default: 0] += 2 }
        for word in events.lazy.flatMap(\.words.words) { counts[word, default: 0] += 1 }
        frequentWords = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    /// The events that may be told as one with those of an act, its own among them.
    func alike(_ act: String) -> EventsAlike { kinds[act] ?? EventsAlike([]) }

    /// Where the telling stands at each event: at the place and the days that were told last, or else will be next.
    private static func standings(_ events: [EventFacts]) -> [KnownEvent.Standing] {
        var standings = events.indices.map { KnownEvent.Standing(index: $0) }
        var (placeSince, daysSince) = (0, 0)
        for (index, event) in events.enumerated() {
            if event.place != nil { placeSince = event.sentence }
            if event.days != nil { daysSince = event.sentence }
            let before = index > 0 ? standings[index - 1] : standings[index]
            standings[index].place = event.place ?? before.place
            standings[index].days = event.days ?? before.days
            if standings[index].place != nil { standings[index].placeAge = min(KnownEvent.Standing.farBack, event.sentence - placeSince) }
            if standings[index].days != nil { standings[index].dayAge = min(KnownEvent.Standing.farBack, event.sentence - daysSince) }
        }
        var next = KnownEvent.Standing(index: 0)
        for (index, event) in events.enumerated().reversed() {
            next.place = event.place ?? next.place
            next.days = event.days ?? next.days
            standings[index].place = standings[index].place ?? next.place
            standings[index].days = standings[index].days ?? next.days
        }
        return standings
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

final class KnownStatement: Sendable {
    let facts: StatementFacts
    let words: WordBag

    init(_ facts: StatementFacts, rules: LinkRules) {
        self.facts = facts
        words = WordBag(rules.telling(facts.words))
    }
}
