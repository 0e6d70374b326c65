/// Compares two tellings by one property each: what speaks for one event, what against it.
struct EventComparing {
    let rules: LinkRules

    enum Match { case same, unknown, apart }

    /// A sum of weights with the words for them.
    struct Score {
        var sum = 0.0
        /// Whether more than words and days is shared: a sentence, a place, a doer, a figure, the means of an attack.
        var isAnchored = false
        var reasons: [String] = []

        /// What speaks against it is a reason, too.
        mutating func add(_ weight: Double, _ reason: String) {
            sum += weight
            if weight != 0, !reason.isEmpty { reasons.append(weight > 0 ? reason : "against it: " + reason) }
        }
    }

    func areActsAlike(_ a: EventFacts, _ b: EventFacts) -> Bool {
        let (mine, theirs) = (rules.act(a.type, a.mode), rules.act(b.type, b.mode))
        return rules.areSameAct(mine, theirs) || (mine == "violence" && theirs == "violence")
    }

    /// Told days: the distance between them in days, 0 where they overlap; nil where one is not told.
    func daysBetween(_ a: EventFacts, _ b: EventFacts) -> Int? {
        guard let mine = a.days, let theirs = b.days else { return nil }
        if mine.overlaps(theirs) { return 0 }
        return mine.upperBound < theirs.lowerBound ? theirs.lowerBound - mine.upperBound : mine.lowerBound - theirs.upperBound
    }

    /// Whether its day lies so far before the report that nothing of the report's own day belongs to it.
    func isBackground(_ event: EventFacts) -> Bool {
        guard let days = event.days, let published = event.published else { return false }
        return published - days.upperBound > 3 * Int(rules.weights["days-back"])
    }

    func place(_ a: PlaceFacts?, _ b: PlaceFacts?) -> Match {
        guard let a, let b else { return .unknown }
        if let mine = a.geonameid, mine == b.geonameid { return a.isWide ? .unknown : .same }
        let distance = a.middle.distance(to: b.middle)
        let reach = a.radius + b.radius + rules.weights["place-slack"]
        if a.isWide || b.isWide { return distance > reach ? .apart : .unknown }
        return distance <= reach ? .same : .apart
    }

    /// Whether places lie so far from each other that no slip of a name explains it.
    func areFarApart(_ a: PlaceFacts, _ b: PlaceFacts) -> Bool { a.middle.distance(to: b.middle) > a.radius + b.radius + rules.weights["place-far"] }

    /// Whether who tells it did it: "we fired rockets at the base".
    func isOwnDeed(_ event: EventFacts) -> Bool {
        event.actors.contains { party in party.actor.map { actor in event.sources.contains(where: actor.isSame) } ?? false }
    }

    /// Named parties that are the same, or that cannot be.
    func parties(_ a: [PartyFacts], _ b: [PartyFacts]) -> (match: Match, names: [String]) {
        let (mine, theirs) = (a.compactMap(\.actor).filter(rules.isNamed), b.compactMap(\.actor).filter(rules.isNamed))
        guard !mine.isEmpty, !theirs.isEmpty else { return (.unknown, []) }
        let shared = mine.filter { one in theirs.contains { $0.isSame(as: one) } }
        return shared.isEmpty ? (.apart, []) : (.same, shared.map(\.name))
    }

    /// Words of those it was done to.
    func aims(_ a: [EventFacts], _ b: [EventFacts]) -> Match {
        let (mine, theirs) = (aimWords(a), aimWords(b))
        guard !mine.isEmpty, !theirs.isEmpty else { return .unknown }
        return mine.isDisjoint(with: theirs) ? .apart : .same
    }

    func aimWords(_ events: [EventFacts]) -> Set<String> {
        rules.telling(events.flatMap(\.recipients).flatMap(\.stems)).filter { !WordFolding.isNumber($0) }
    }

    /// Violence by two means that are not told of one attack.
    func areMeansApart(_ a: EventFacts, _ b: EventFacts) -> Bool { a.type == b.type && rules.areModesApart(a.mode, b.mode) }

    /// A figure of one kind with one number in both.
    func sharedFigure(_ a: [FigureFacts], _ b: [FigureFacts]) -> FigureFacts? {
        a.first { mine in
            mine.kind != "other" && mine.kind != "distance" && mine.low != nil
                && b.contains { $0.kind == mine.kind && $0.low == mine.low && $0.high == mine.high }
        }
    }
}
