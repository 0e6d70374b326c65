#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Occurrences of earlier reports, as a new report's events are weighed against them.
struct EarlierTellings {
    let rules: LinkRules
    let occurrences: [EventGrouper.Cluster]
    /// The odds above which an event is taken for one with an occurrence, as a logarithm.
    let needed: Double
    private let judge: OuterJudge
    private let incident: IncidentJudge
    private let incidents: [Int64: IncidentJudge.Meeting]
    private let apart: Set<ThingPair>
    private let copies: [Sentence: Copy]

    /// An event of an earlier report, and its occurrence's place.
    struct Copy {
        var event: Int64
        var occurrence: Int
    }

    private struct Sentence: Hashable {
        var hash: Int64
        var anchor: String
    }

    init(
        rules: LinkRules, rarity: WordRarity, occurrences: [EventGrouper.Cluster], incidents: [Int64: IncidentJudge.Meeting],
        apart: Set<ThingPair>
    ) {
        self.rules = rules
        self.occurrences = occurrences
        self.incidents = incidents
        self.apart = apart
        needed = EarlierTellings.odds(rules.weights["outer-needed"])
        judge = OuterJudge(rules: rules, rarity: rarity)
        incident = IncidentJudge(rules: rules, rarity: rarity)
        var copies: [Sentence: Copy] = [:]
        for (index, occurrence) in occurrences.enumerated() {
            for event in occurrence.tellings.lazy.flatMap(\.events) {
                guard let sentence = EarlierTellings.sentence(of: event) else { continue }
                if let known = copies[sentence], known.event < event.facts.event { continue }
                copies[sentence] = Copy(event: event.facts.event, occurrence: index)
            }
        }
        self.copies = copies
    }

    /// A sentence of more than a few words, with the words of it that tell the event.
    private static func sentence(of event: KnownEvent) -> Sentence? {
        guard event.facts.words.count > Telling.fewWords, let hash = event.facts.sentenceHash else { return nil }
        return Sentence(hash: hash, anchor: event.facts.anchor)
    }

    /// The first event that an earlier report tells by the same words in the same sentence; nil where a person parted them.
    func copied(_ telling: Telling) -> Copy? {
        guard let sentence = telling.events.first.flatMap(EarlierTellings.sentence), let copy = copies[sentence],
            !apart.separates(telling, occurrences[copy.occurrence].tellings)
        else { return nil }
        return copy
    }

    /// For each occurrence how likely it is what is told, as a logarithm of the odds: those of its likeliest telling, with a share of the mean.
    func odds(of telling: Telling) -> [Double] {
        let share = rules.weights["outer-mean"]
        return occurrences.map { occurrence in
            let likely = apart.separates(telling, occurrence.tellings) ? [] : likely(telling, occurrence.tellings)
            let odds = likely.map { EarlierTellings.odds($0.probability) }
            guard let most = odds.max() else { return rules.weights["outer-excluded"] }
            return (1 - share) * most + share * odds.reduce(0, +) / Double(odds.count)
        }
    }

    /// The words for what other reports' share adds to the odds; nil where it is next to nothing.
    static func reason(_ share: Double) -> String? {
        Evidence<OuterJudge.Sign>.reason("by what other reports tell", share)
    }

    /// - Returns: nil where the occurrence excludes it.
    func join(of telling: Telling, with occurrence: Int) -> EventGrouper.Join? {
        let likely = likely(telling, occurrences[occurrence].tellings)
        guard let best = likely.max(by: { ($0.probability, $1.member) < ($1.probability, $0.member) }), let from = telling.events.first else {
            return nil
        }
        let known = occurrences[occurrence].tellings[best.member]
        guard let to = known.events.first, let meeting = incidents[known.report.facts.reading] else { return nil }
        let reasons = judge.evidence(telling, known, meeting.evidence, isTold: true)?.reasons ?? []
        return EventGrouper.Join(
            from: from.facts.event, to: to.facts.event, score: EventGrouper.rounded(best.probability),
            reasons: reasons + incident.evidence(telling.report, known.report, isTold: true).reasons)
    }

    /// Tellings of an occurrence that may be of what is told, and how likely; none where most of its tellings exclude it.
    private func likely(_ telling: Telling, _ members: [Telling]) -> [(probability: Double, member: Int)] {
        var likely: [(probability: Double, member: Int)] = []
        let least = rules.weights["incident-least"]
        for (index, member) in members.enumerated() {
            guard let meeting = incidents[member.report.facts.reading] else { continue }
            let isCopied = !telling.sentences.isDisjoint(with: member.sentences)
            let incident = isCopied ? 1 : meeting.probability
            if incident < least {
                // Of reports on other things it makes no difference how like the tellings are.
                if judge.canBeOne(telling, member) { likely.append((incident, index)) }
            } else if let evidence = judge.evidence(telling, member, meeting.evidence) {
                likely.append((incident * evidence.probability, index))
            }
        }
        return 2 * likely.count >= members.count ? likely : []
    }

    private static func odds(_ probability: Double) -> Double {
        let sure = 1e-6
        let bounded = min(1 - sure, max(sure, probability))
        return log(bounded / (1 - bounded))
    }
}
