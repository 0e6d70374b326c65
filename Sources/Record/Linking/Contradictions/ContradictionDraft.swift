/// A contradiction as it is found, before it is written.
struct ContradictionDraft: Hashable, Sendable {
    struct Side: Hashable, Sendable {
        /// Sides of one value are of one party.
        var value: String
        var thing: ThingID
        var reading: Int64
        var statement: Int64?
        var source: SourceKey
        /// Day of publication, counted from 1970.
        var at: Int?
    }

    var kind: Contradiction.Kind
    /// What it is about, the same whenever it is found again: the occurrence or place, and the matter.
    var about: String
    var occurrence: Int64?
    var place: String?
    var sides: [Side]
    var resolvedBy: ThingID?
    var resolvedAt: Int?
    var reasons: [String]
    var score: Double

    /// The day on which the second value came up.
    var since: Int? {
        var first: [String: Int] = [:]
        for side in sides {
            guard let at = side.at else { continue }
            first[side.value] = min(first[side.value] ?? at, at)
        }
        return first.values.sorted().dropFirst().first
    }

    /// Values in the order in which they came up.
    var values: [String] {
        var seen: [String] = []
        for side in sides.sorted(by: { ($0.at ?? .max, $0.reading) < ($1.at ?? .max, $1.reading) }) where !seen.contains(side.value) {
            seen.append(side.value)
        }
        return seen
    }
}

/// Finds what cannot all be true of one occurrence.
struct ContradictionFinder {
    let compare: EventComparing

    init(rules: LinkRules, pairs: EventPairs? = nil) { compare = EventComparing(rules: rules, pairs: pairs) }

    /// - Parameters:
    ///   - events: all tellings that stand, in order of arrival.
    ///   - besides: the other events of the same reports, whose numbers tell which still stands when another comes up.
    func contradictions(of occurrence: Int64, _ events: [EventFacts], besides: [EventFacts] = []) -> [ContradictionDraft] {
        let place = events.compactMap(\.place).first { !$0.isWide }?.name
        let doers = ActorContradictions(compare: compare).find(events)
        // Who denies that he did it and who names another are one quarrel.
        let denial = OccurrenceContradictions(rules: compare.rules).find(events).flatMap { doers.isEmpty || $0.kind != .actor ? $0 : nil }
        let found =
            NumberContradictions(compare: compare, besides: besides).find(events) + doers + [denial].compactMap(\.self) + SettingContradictions(compare: compare).find(events)
        return found.map { draft in
            var draft = draft
            draft.occurrence = occurrence
            draft.place = place
            draft.about = "w\(occurrence)/\(draft.kind.rawValue)/\(draft.about)"
            return draft
        }
    }
}
