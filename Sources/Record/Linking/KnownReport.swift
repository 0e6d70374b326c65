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

final class KnownStatement: Sendable {
    let facts: StatementFacts
    let words: WordBag

    init(_ facts: StatementFacts, rules: LinkRules) {
        self.facts = facts
        words = WordBag(rules.telling(facts.words))
    }
}
