/// One report's events on their way into groups.
struct EventPlacement {
    private let rules: LinkRules
    private let report: KnownReport
    private let inner: InnerJudge
    private let earlier: EarlierTellings
    private let apart: Set<ThingPair>
    /// Each event by itself.
    private let single: [Telling]
    private(set) var groups: [EventGrouper.Group] = []

    init(
        rules: LinkRules, rarity: WordRarity, report: KnownReport, occurrences: [EventGrouper.Cluster], incidents: [Int64: IncidentJudge.Meeting],
        apart: Set<ThingPair>
    ) {
        self.rules = rules
        self.report = report
        self.apart = apart
        inner = InnerJudge(rules: rules, rarity: rarity)
        earlier = EarlierTellings(rules: rules, rarity: rarity, occurrences: occurrences, incidents: incidents, apart: apart)
        single = report.events.map { Telling(report, [$0], rules: rules) }
    }

    /// Where an event may go, with the logarithm of the odds.
    private enum Home {
        case group(Int, Likeness, told: Double)
        case occurrence(Int)
    }

    /// How much speaks for an event being one with those of a group, and which of them is nearest to it.
    private struct Likeness {
        var odds: Double
        var nearest: Int
        var standing: InnerJudge.Standing
    }

    /// Puts the next event of the text where most speaks for it.
    mutating func place(_ index: Int) {
        if let copied = earlier.copied(single[index]) { return add(index, copyOf: copied) }
        var best: (odds: Double, home: Home)?
        func weigh(_ odds: Double, _ home: Home) {
            if odds > best?.odds ?? 0 { best = (odds, home) }
        }
        let known = earlier.odds(of: single[index])
        let alike = groups.indices.filter { groups[$0].members.contains { rules.areSameAct(report.events[$0].act, report.events[index].act) } }
        let recent = alike.max { (groups[$0].members.last ?? 0) < (groups[$1].members.last ?? 0) }
        for group in alike {
            let standing = InnerJudge.Standing(isRecent: group == recent, isMain: group == alike.first)
            guard let likeness = likeness(index, groups[group].members, standing) else { continue }
            let told = groups[group].occurrence.map { known[$0] } ?? 0
            weigh(likeness.odds + told, .group(group, likeness, told: told))
        }
        for occurrence in known.indices where !isTaken(occurrence) {
            weigh(known[occurrence] - earlier.needed, .occurrence(occurrence))
        }
        switch best?.home {
        case .group(let group, let likeness, let told): add(index, to: group, likeness, told: told)
        case .occurrence(let occurrence): groups.append(group([index], joining: occurrence))
        case nil: groups.append(EventGrouper.Group(members: [index]))
        }
    }

    /// Several events that are told as one tell more than each of them: those of which no earlier report is known yet are asked again.
    mutating func joinLate() {
        var ranked: [(odds: Double, group: Int, occurrence: Int)] = []
        for (index, group) in groups.enumerated() where group.occurrence == nil && group.members.count > 1 {
            let telling = Telling(report, group.members.map { report.events[$0] }, rules: rules)
            for (occurrence, odds) in earlier.odds(of: telling).enumerated() where odds > earlier.needed {
                ranked.append((odds, index, occurrence))
            }
        }
        ranked.sort { ($1.odds, $0.group, $0.occurrence) < ($0.odds, $1.group, $1.occurrence) }
        for pair in ranked where groups[pair.group].occurrence == nil && !isTaken(pair.occurrence) {
            let late = group(groups[pair.group].members, joining: pair.occurrence)
            groups[pair.group].occurrence = pair.occurrence
            groups[pair.group].joins += late.joins
        }
    }

    private func isTaken(_ occurrence: Int) -> Bool { groups.contains { $0.occurrence == occurrence } }
}

// MARK: Inside the report

extension EventPlacement {
    /// The mean of the odds with each of a group.
    ///
    /// - Returns: nil where one of them excludes the event.
    private func likeness(_ event: Int, _ members: [Int], _ standing: InnerJudge.Standing) -> Likeness? {
        guard !apart.separates(single[event], members.map { single[$0] }) else { return nil }
        var nearest: (odds: Double, member: Int)?
        var sum = 0.0
        for member in members {
            guard let odds = inner.evidence(single[event], single[member], standing)?.odds else { return nil }
            sum += odds
            if odds >= nearest?.odds ?? -.infinity { nearest = (odds, member) }
        }
        return nearest.map {
            Likeness(odds: sum / Double(members.count) + rules.weights["inner-lean"], nearest: $0.member, standing: standing)
        }
    }

    private mutating func add(_ event: Int, to group: Int, _ likeness: Likeness, told: Double) {
        let evidence = inner.evidence(single[event], single[likeness.nearest], likeness.standing, isTold: true)
        groups[group].members.append(event)
        groups[group].joins.append(
            EventGrouper.Join(
                from: report.events[event].facts.event, to: report.events[likeness.nearest].facts.event,
                score: EventGrouper.rounded(max(0.5, evidence?.probability ?? 0)),
                reasons: (evidence?.reasons ?? []) + [EarlierTellings.reason(told)].compactMap(\.self)))
    }
}

// MARK: With earlier reports

extension EventPlacement {
    /// An event of a sentence that an earlier report has: it is what it is there.
    private mutating func add(_ event: Int, copyOf copied: EarlierTellings.Copy) {
        let join = EventGrouper.Join(
            from: report.events[event].facts.event, to: copied.event, score: 1, reasons: ["the same sentence in both"])
        if let group = groups.firstIndex(where: { $0.occurrence == copied.occurrence }) {
            groups[group].members.append(event)
            groups[group].joins.append(join)
        } else {
            groups.append(EventGrouper.Group(members: [event], occurrence: copied.occurrence, joins: [join]))
        }
    }

    private func group(_ members: [Int], joining occurrence: Int) -> EventGrouper.Group {
        let telling = Telling(report, members.map { report.events[$0] }, rules: rules)
        let join = earlier.join(of: telling, with: occurrence)
        return EventGrouper.Group(members: members, occurrence: occurrence, joins: join.map { [$0] } ?? [])
    }
}
