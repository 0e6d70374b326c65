/// Puts the events of a new report together: first inside the report, then with what is known of earlier ones.
///
/// Every event but the first of a group has one bond, to the member it joined; ending a bond therefore splits a group in two.
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

    /// The report's own tellings, in order of the text, with the bonds inside them.
    func tellings(of report: KnownReport, apart: Set<ThingPair> = []) -> (tellings: [Telling], joins: [Join]) {
        let judge = InnerJudge(rules: rules, rarity: rarity)
        let single = report.events.map { Telling(report, [$0], rules: rules) }
        var clusters: [[Int]] = []
        var joins: [Join] = []
        for index in single.indices {
            let known = clusters.map { members in
                apart.separates(single[index], members.map { single[$0] }) ? nil : likeness(index, members, single, judge)
            }
            let best = known.indices.max { (known[$0]?.score ?? 0, $0) < (known[$1]?.score ?? 0, $1) }
            if let best, let likeness = known[best], likeness.score > 0 {
                clusters[best].append(index)
                joins.append(inner(index, likeness.nearest, single, judge))
            } else {
                clusters.append([index])
            }
        }
        return (clusters.map { members in Telling(report, members.map { report.events[$0] }, rules: rules) }, joins)
    }

    /// The occurrences of earlier reports that tellings of a new one belong to: the surest pair first, each occurrence for one, for what one
    /// report tells apart does not meet in one occurrence.
    ///
    /// - Parameter incidents: by reading, how likely it speaks of the new one's incident.
    /// - Returns: by the telling's index, the index of its occurrence and the bond.
    func matches(
        of tellings: [Telling], among occurrences: [Cluster], incidents: [Int64: Double], apart: Set<ThingPair> = []
    ) -> [Int: (occurrence: Int, join: Join)] {
        var pairs: [Pair] = []
        for (index, telling) in tellings.enumerated() {
            for (other, occurrence) in occurrences.enumerated() where !apart.separates(telling, occurrence.tellings) {
                guard let best = nearest(telling, occurrence.tellings, incidents), best.score >= rules.weights["outer-needed"] else { continue }
                pairs.append(Pair(telling: index, occurrence: other, member: best.member, score: best.score))
            }
        }
        pairs.sort { ($1.score, $0.telling, $0.occurrence) < ($0.score, $1.telling, $1.occurrence) }
        var matches: [Int: (occurrence: Int, join: Join)] = [:]
        var taken: Set<Int> = []
        for pair in pairs where matches[pair.telling] == nil && taken.insert(pair.occurrence).inserted {
            let join = outer(tellings[pair.telling], occurrences[pair.occurrence].tellings[pair.member], pair.score)
            matches[pair.telling] = (pair.occurrence, join)
        }
        return matches
    }
}

// MARK: Inside one report

extension EventGrouper {
    /// How much speaks for an event being one with those told before: the mean of the nearest and the farthest of them.
    ///
    /// - Returns: nil where one of them excludes it.
    private func likeness(_ event: Int, _ members: [Int], _ single: [Telling], _ judge: InnerJudge) -> (score: Double, nearest: Int)? {
        var nearest: (score: Double, index: Int)?
        var farthest = Double.infinity
        for member in members {
            let isNext = isNext(event, member, single)
            guard let score = judge.evidence(single[event], single[member], isNext: isNext)?.sum else { return nil }
            if score >= nearest?.score ?? -.infinity { nearest = (score, member) }
            farthest = min(farthest, score)
        }
        return nearest.map { (($0.score + farthest) / 2, $0.index) }
    }

    private func isNext(_ later: Int, _ earlier: Int, _ single: [Telling]) -> Bool {
        guard let act = single[later].events.first?.act else { return false }
        return !single[(earlier + 1)..<later].contains { $0.events.contains { rules.areSameAct($0.act, act) } }
    }

    private func inner(_ later: Int, _ earlier: Int, _ single: [Telling], _ judge: InnerJudge) -> Join {
        let isNext = isNext(later, earlier, single)
        let evidence = judge.evidence(single[later], single[earlier], isNext: isNext, isTold: true)
        return Join(
            from: single[later].first, to: single[earlier].first, score: EventGrouper.rounded(evidence?.probability ?? 0),
            reasons: evidence?.reasons ?? [])
    }
}

// MARK: Across reports

extension EventGrouper {
    private struct Pair {
        var telling: Int
        var occurrence: Int
        var member: Int
        var score: Double
    }

    /// The likeliest telling of an occurrence; nil where most of its tellings exclude the new one.
    private func nearest(_ telling: Telling, _ members: [Telling], _ incidents: [Int64: Double]) -> (score: Double, member: Int)? {
        let judge = OuterJudge(rules: rules, rarity: rarity)
        var best: (score: Double, member: Int)?
        var possible = 0
        for (index, member) in members.enumerated() {
            guard let evidence = judge.evidence(telling, member) else { continue }
            possible += 1
            let isCopied = !telling.sentences.isDisjoint(with: member.sentences)
            let score = evidence.probability * (isCopied ? 1 : incidents[member.report.facts.reading] ?? 0)
            if score > best?.score ?? 0 { best = (score, index) }
        }
        return 2 * possible >= members.count ? best : nil
    }

    private func outer(_ new: Telling, _ known: Telling, _ score: Double) -> Join {
        let reasons = OuterJudge(rules: rules, rarity: rarity).evidence(new, known, isTold: true)?.reasons ?? []
        let incident = IncidentJudge(rules: rules, rarity: rarity).evidence(new.report, known.report, isTold: true).reasons
        var link = (from: new.first, to: known.first)
        if let sentence = new.sentences.intersection(known.sentences).min() {
            link = (new.event(in: sentence) ?? link.from, known.event(in: sentence) ?? link.to)
        }
        return Join(from: link.from, to: link.to, score: EventGrouper.rounded(score), reasons: reasons + incident)
    }

    private static func rounded(_ score: Double) -> Double { (score * 100).rounded() / 100 }

    static func words(_ words: Set<String>) -> String { "words: " + words.sorted().prefix(8).joined(separator: ", ") }

    static func words(_ a: [EventFacts], _ b: [EventFacts], _ rules: LinkRules) -> String {
        func telling(_ events: [EventFacts]) -> Set<String> { rules.telling(events.reduce(into: Set<String>()) { $0.formUnion($1.words) }) }
        return words(telling(a).intersection(telling(b)))
    }
}

extension Telling {
    /// The first of its events, by number.
    fileprivate var first: Int64 { events.first?.facts.event ?? 0 }

    fileprivate func event(in sentence: Int64) -> Int64? { events.first { $0.facts.sentenceHash == sentence }?.facts.event }
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
