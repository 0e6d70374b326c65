/// Compares two tellings by one property each.
struct EventComparing {
    let rules: LinkRules
    /// Weighs events of two reports, where these are at hand.
    var pairs: EventPairs?

    enum Match { case same, unknown, apart, far }

    /// The distance between days in days, 0 where they overlap.
    func daysBetween(_ a: ClosedRange<Int>, _ b: ClosedRange<Int>) -> Int {
        if a.overlaps(b) { return 0 }
        return a.upperBound < b.lowerBound ? b.lowerBound - a.upperBound : a.lowerBound - b.upperBound
    }

    /// Nil where one tells no day.
    func daysBetween(_ a: EventFacts, _ b: EventFacts) -> Int? {
        guard let mine = a.days, let theirs = b.days else { return nil }
        return daysBetween(mine, theirs)
    }

    /// A day or a few, not a month.
    static func isSharp(_ days: ClosedRange<Int>) -> Bool { days.count <= 3 }

    /// One place by its id, its name or its distance; far where no slip of a name explains the two.
    func place(_ a: PlaceFacts?, _ b: PlaceFacts?) -> Match {
        guard let a, let b else { return .unknown }
        if let mine = a.geonameid, mine == b.geonameid { return a.isBroad ? .unknown : .same }
        if a.isNamed(as: b), !a.isBroad, !b.isBroad { return .same }
        guard let mine = a.middle, let theirs = b.middle else { return .unknown }
        let between = mine.distance(to: theirs) - a.radius - b.radius
        let (slack, far) = (rules.weights["place-slack"], rules.weights["place-far"])
        if a.isWide || b.isWide { return between > slack + far ? .far : .unknown }
        return between <= slack ? .same : between > far ? .far : .apart
    }

    func areApart(_ a: PlaceFacts?, _ b: PlaceFacts?) -> Bool { [.apart, .far].contains(place(a, b)) }

    /// Where two tellings stand: below 0 where that is unknown, 1 apart, 2 in the same place, 0 where it cannot be told.
    func standingPlace(_ a: KnownEvent, _ b: KnownEvent) -> Double {
        guard a.standing.place != nil, b.standing.place != nil else { return -1 }
        switch place(a.standing.place, b.standing.place) {
        case .same: return 2
        case .unknown: return 0
        case .apart, .far: return 1
        }
    }

    /// Days between those at which two tellings stand, half a day more where one is no sharp day; below 0 where one is unknown.
    func standingDays(_ a: KnownEvent, _ b: KnownEvent) -> Double {
        guard let mine = a.standing.days, let theirs = b.standing.days else { return -1 }
        let between = Double(min(EventComparing.mostDays, daysBetween(mine, theirs)))
        return EventComparing.isSharp(mine) && EventComparing.isSharp(theirs) ? between : between + 0.5
    }

    private static let mostDays = 10

    /// Whether two tellings that were taken for one are more likely two: of other places, of other kinds of attack, of days far apart, or by all that
    /// these two tell.
    func areLikelyTwo(_ a: EventFacts, _ b: EventFacts) -> Bool {
        areApart(a.place, b.place) || (a.type == b.type && rules.areModesApart(a.mode, b.mode)) || (daysBetween(a, b) ?? 0) > 2
            || (pairs?.areHardlyOne(a, b) ?? false)
    }

    /// Named parties that are the same, or that cannot be.
    func parties(_ mine: [SourceKey], _ theirs: [SourceKey]) -> (match: Match, names: [String]) {
        guard !mine.isEmpty, !theirs.isEmpty else { return (.unknown, []) }
        let shared = mine.filter { one in theirs.contains { $0.isSame(as: one) } }
        return shared.isEmpty ? (.apart, []) : (.same, Array(Set(shared.map(\.name))).sorted())
    }

    /// Unknown where one tells none.
    func aims(_ a: Telling, _ b: Telling) -> Match {
        guard !a.aims.isEmpty, !b.aims.isEmpty else { return .unknown }
        return !a.aims.isDisjoint(with: b.aims) || parties(a.sufferers, b.sufferers).match == .same ? .same : .apart
    }

    /// What two tellings say alike, or otherwise, of numbers, means and hours.
    struct Details {
        var figure: FigureFacts?
        var areFiguresApart = false
        var mode: String?
        var areModesApart = false
        var areMeansApart = false
        var areHoursApart = false
        var areVictimsApart = false
        var isSameType = false
        var isSameSource = false
        var areSameDays = false
        var isSameAnchor = false
    }

    func details(_ a: Telling, _ b: Telling) -> Details {
        var details = Details()
        (details.figure, details.areFiguresApart) = figures(a.figures, b.figures)
        details.mode = a.modes.intersection(b.modes).min()
        details.areModesApart =
            details.mode == nil
            && a.events.contains { one in
                b.events.contains { one.facts.type == $0.facts.type && rules.areModesApart(one.facts.mode, $0.facts.mode) }
            }
        details.areMeansApart =
            a.means.isDisjoint(with: b.means) && !a.means.isEmpty && !b.means.isEmpty
            && !a.means.contains { one in b.means.contains { rules.areNearMeans(one, $0) } }
        let (mine, theirs) = (a.hours, b.hours)
        details.areHoursApart = !mine.isEmpty && !theirs.isEmpty && !mine.contains { one in theirs.contains { $0.overlaps(one) } }
        details.isSameType = a.events.contains { one in b.events.contains { one.facts.type == $0.facts.type } }
        details.isSameSource = parties(a.sources, b.sources).match == .same
        details.areSameDays = a.days.contains(where: b.days.contains)
        details.isSameAnchor = !a.anchor.isDisjoint(with: b.anchor)
        details.areVictimsApart = isOneAmongMany(a, b) || isOneAmongMany(b, a)
        return details
    }

    private static let counted: Set<String> = ["killed", "wounded", "captured", "missing", "arrested", "displaced"]
    private static let sure: Set<String> = ["exact", "about", "at-least", "none"]

    /// A figure of one kind with one number in both; or numbers of one kind, and none the same.
    private func figures(_ a: [FigureFacts], _ b: [FigureFacts]) -> (same: FigureFacts?, areApart: Bool) {
        func isCounted(_ figure: FigureFacts) -> Bool {
            (figure.low != nil || figure.qualifier == "none") && EventComparing.counted.contains(figure.kind)
                && EventComparing.sure.contains(figure.qualifier)
        }
        let (mine, theirs) = (a.filter(isCounted), b.filter(isCounted))
        let same = mine.first { figure in theirs.contains { $0.kind == figure.kind && $0.low == figure.low } }
        return (same, same == nil && mine.contains { figure in theirs.contains { $0.kind == figure.kind } })
    }

    /// One person was hurt in the one, several died in the other.
    private func isOneAmongMany(_ one: Telling, _ many: Telling) -> Bool {
        one.hasOneSufferer && !many.hasOneSufferer && one.dead.allSatisfy { $0 == 1 } && (many.dead.min() ?? 0) > 1
    }
}
