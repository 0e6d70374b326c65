import Reading

/// Finds steps of negotiations in statements and events: an offer of one report is turned down, accepted or taken back in another.
struct StepFinder {
    let rules: LinkRules
    /// Readings that speak of the new one's incident, as likely as not.
    let incident: Set<Int64>

    struct Draft: Hashable {
        var offer: Int64
        var step: Negotiation.Step
        /// The statement, event or offer that takes the step.
        var thing: ThingID
    }

    /// - Parameter joins: which offers of the report are of one matter with earlier ones.
    func steps(of report: KnownReport, among others: [KnownReport], joins: [EventGrouper.Join]) -> [Draft] {
        let near = others.filter { incident.contains($0.facts.reading) }
        let offers = near.flatMap(\.facts.offers) + report.facts.offers
        guard !offers.isEmpty else { return [] }
        let known = Set(report.facts.offers.flatMap { [$0.statement] + $0.answers.map(\.statement) }.compactMap(\.self))
        let told = statements(of: report, besides: known) + events(of: report)
        let answers = told.compactMap { told in
            offer(for: told.stems, among: offers).map { Draft(offer: $0, step: told.step, thing: told.thing) }
        }
        return answers + counters(of: report, among: offers, joins: joins)
    }

    private typealias Told = (step: Negotiation.Step, stems: Set<String>, thing: ThingID)

    private func statements(of report: KnownReport, besides known: Set<ThingID>) -> [Told] {
        report.facts.statements.compactMap { statement in
            let thing = ThingID(.statement, statement.statement)
            guard !known.contains(thing), !StepFinder.unsure.contains(statement.certainty) else { return nil }
            let stems = statement.words.union(WordFolding.stems(of: statement.cue))
            return rules.steps.step(in: stems).map { ($0, stems, thing) }
        }
    }

    private static let unsure: Set<String> = ["denied", "questioned", "conditional", "hoped"]

    private func events(of report: KnownReport) -> [Told] {
        report.facts.events.compactMap { event in
            guard StepFinder.types.contains(event.type), ["reported", "claimed"].contains(event.status) else { return nil }
            let anchor = Set(WordFolding.stems(of: event.anchor))
            guard rules.steps.names(anchor), let step = rules.steps.step(in: event.words) else { return nil }
            return (step, event.words, ThingID(.event, event.event))
        }
    }

    private static let types: Set<String> = ["REJECT", "AGREE", "SUPPORT", "RETREAT", "CONCEDE"]

    /// The offer whose words are most like what is answered; of equal ones the newest.
    private func offer(for stems: Set<String>, among offers: [OfferTold]) -> Int64? {
        let words = rules.telling(stems)
        let likeness = offers.map { words.intersection(rules.telling(WordFolding.stems(of: $0.words))).count }
        return offers.indices.max { (likeness[$0], offers[$0].reading, $0) < (likeness[$1], offers[$1].reading, $1) }.map { offers[$0].offer.number }
    }

    /// Offers that answer an earlier one of another party.
    private func counters(of report: KnownReport, among offers: [OfferTold], joins: [EventGrouper.Join]) -> [Draft] {
        report.facts.offers.compactMap { offer in
            guard offer.state == "proposed", let join = joins.first(where: { $0.from == offer.offer.number }),
                let earlier = offers.first(where: { $0.offer.number == join.to }), let mine = maker(of: offer),
                let first = offers.filter({ $0.reading <= earlier.reading }).compactMap(maker).first, !first.isSame(as: mine)
            else { return nil }
            return Draft(offer: earlier.offer.number, step: .countered, thing: offer.offer)
        }
    }

    private func maker(of offer: OfferTold) -> SourceKey? { offer.parties.first { $0.role == "by" }?.source }
}

/// Words by which steps of negotiations are known.
struct StepWords: Sendable {
    private let steps: [(step: Negotiation.Step, words: [Set<String>])]
    private let matters: Set<String>

    /// "call+off" are words that stand together in one sentence.
    init(_ file: WordSections) throws(DataError) {
        matters = Set(try file.words("matters").map(WordFolding.stem))
        var steps: [(Negotiation.Step, [Set<String>])] = []
        for step in StepWords.order {
            let words = try file.words("step-" + step.rawValue)
            steps.append((step, words.map { Set($0.split(separator: "+").map { WordFolding.stem(String($0)) }) }))
        }
        self.steps = steps
    }

    /// The surest first: who takes back an acceptance is not taken to accept.
    private static let order: [Negotiation.Step] = [.withdrawn, .acceptedInPrinciple, .rejected, .accepted, .welcomed]

    /// Nil for words that take no step, or that say nothing of what it is about.
    func step(in stems: Set<String>) -> Negotiation.Step? {
        guard !stems.isDisjoint(with: matters) else { return nil }
        return steps.first { $0.words.contains { $0.isSubset(of: stems) } }?.step
    }

    /// Whether words of an event name a step or what it is about, not the sentence alone.
    func names(_ stems: Set<String>) -> Bool {
        !stems.isDisjoint(with: matters) || steps.contains { $0.words.contains { !$0.isDisjoint(with: stems) } }
    }
}
