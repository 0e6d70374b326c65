/// Puts the events of a new report together, with each other and with what is known of earlier reports, in order of the text.
///
/// Each event goes where most speaks for it: to events of its own report that were put together before, by what both tell and by what other
/// reports tell of them, to an occurrence of earlier reports, or to none. Every event but the first of a group has one bond, to the event
/// it joined; ending a bond therefore splits a group in two.
struct EventGrouper {
    let rules: LinkRules
    let rarity: WordRarity

    init(rules: LinkRules, rarity: WordRarity = WordRarity()) {
        self.rules = rules
        self.rarity = rarity
    }

    /// Events of earlier reports that are told as one, a telling for each report.
    struct Cluster {
        var occurrence: Int64?
        var tellings: [Telling]
    }

    struct Join: Hashable {
        var from: Int64
        var to: Int64
        /// From 0 to 1.
        var score: Double
        var reasons: [String]
    }

    /// Events of the new report that are told as one.
    struct Group {
        /// By their place in the report.
        var members: [Int]
        /// By its place among those that were given; nil where no earlier report tells it.
        var occurrence: Int?
        var joins: [Join] = []
    }

    /// - Parameter incidents: by reading, how likely its report speaks of the new one's incident.
    /// - Returns: all events, each in one group, in order of the text; a report's two groups do not join one occurrence.
    func groups(
        of report: KnownReport, among occurrences: [Cluster] = [], incidents: [Int64: IncidentJudge.Meeting] = [:], apart: Set<ThingPair> = []
    ) -> [Group] {
        var placing = EventPlacement(
            rules: rules, rarity: rarity, report: report, occurrences: occurrences, incidents: incidents, apart: apart)
        for index in report.events.indices { placing.place(index) }
        placing.joinLate()
        return placing.groups
    }

    static func rounded(_ score: Double) -> Double { (score * 100).rounded() / 100 }

    static func words(_ words: Set<String>) -> String { "words: " + words.sorted().prefix(8).joined(separator: ", ") }

    static func words(_ a: [EventFacts], _ b: [EventFacts], _ rules: LinkRules) -> String {
        func telling(_ events: [EventFacts]) -> Set<String> { rules.telling(events.reduce(into: Set<String>()) { $0.formUnion($1.words) }) }
        return words(telling(a).intersection(telling(b)))
    }
}

/// Two things that a person said are not one.
struct ThingPair: Hashable, Sendable {
    var a: Int64
    var b: Int64

    init(_ a: Int64, _ b: Int64) {
        self.a = min(a, b)
        self.b = max(a, b)
    }
}

extension Set<ThingPair> {
    func separates(_ telling: Telling, _ others: [Telling]) -> Bool {
        guard !isEmpty else { return false }
        return telling.events.contains { one in
            others.contains { $0.events.contains { contains(ThingPair(one.facts.event, $0.facts.event)) } }
        }
    }
}
