/// The events of several reports, each by itself, as linking weighs them: what stands in one occurrence by way of others may be two all the same.
struct EventPairs {
    private let rules: LinkRules
    private let judge: OuterJudge
    private let incident: IncidentJudge
    private let events: [Int64: (report: KnownReport, event: KnownEvent)]

    init(of reports: [KnownReport], rules: LinkRules, rarity: WordRarity) {
        self.rules = rules
        judge = OuterJudge(rules: rules, rarity: rarity)
        incident = IncidentJudge(rules: rules, rarity: rarity)
        events = Dictionary(
            reports.flatMap { report in report.events.map { ($0.facts.event, (report, $0)) } }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether two events of different reports, by what these two tell alone, are hardly one.
    func areHardlyOne(_ a: EventFacts, _ b: EventFacts) -> Bool {
        guard a.reading != b.reading, let mine = events[a.event], let theirs = events[b.event] else { return false }
        let (earlier, later) = a.reading < b.reading ? (mine, theirs) : (theirs, mine)
        let evidence = judge.evidence(
            Telling(later.report, [later.event], rules: rules), Telling(earlier.report, [earlier.event], rules: rules),
            incident.evidence(later.report, earlier.report))
        return evidence.map { $0.probability < rules.weights["contradiction-least"] } ?? true
    }
}
