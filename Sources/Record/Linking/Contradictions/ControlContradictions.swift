/// Claims of one time by which two hold one place.
enum ControlContradictions {
    /// Days that two claims may lie apart and still speak of one time; who holds a place later has taken it since.
    private static let days = 2
    /// Days around the first claim in which a quarrel is told of.
    private static let around = 14

    /// - Parameter told: claims about one place, in order of the day for which they speak.
    static func find(_ told: [ControlTold], rules: LinkRules) -> ContradictionDraft? {
        let sure = told.filter { $0.source != nil }
        for (index, one) in sure.enumerated() {
            for other in sure[(index + 1)...] where oppose(one, other, rules) { return draft(one, other, sure, rules) }
        }
        return nil
    }

    private static func oppose(_ a: ControlTold, _ b: ControlTold, _ rules: LinkRules) -> Bool {
        if case .holds(let mine) = a.verdict, case .holds(let theirs) = b.verdict, rules.mayBeOne(mine, theirs) { return false }
        guard let mine = a.source, let theirs = b.source, !mine.isSame(as: theirs), a.verdict.opposes(b.verdict) else { return false }
        guard let day = DayNumber.of(a.at), let other = DayNumber.of(b.at) else { return false }
        return abs(day - other) <= days
    }

    private static func draft(_ a: ControlTold, _ b: ControlTold, _ all: [ControlTold], _ rules: LinkRules) -> ContradictionDraft? {
        guard let start = DayNumber.of(a.at) else { return nil }
        let near = all.filter { claim in DayNumber.of(claim.at).map { abs($0 - start) <= around } ?? false }
        let quarrel = near.filter { claim in near.contains { oppose(claim, $0, rules) } }
        let parties = quarrel.compactMap(\.party)
        let sides = quarrel.compactMap { claim -> ContradictionDraft.Side? in
            guard let source = claim.source, let value = value(claim, among: parties) else { return nil }
            return ContradictionDraft.Side(
                value: value, thing: claim.control, reading: claim.reading, statement: claim.statement?.number, source: source,
                at: DayNumber.of(claim.published))
        }
        let end = admission(among: near, after: max(a.published ?? "", b.published ?? ""))
        let place = a.place
        return ContradictionDraft(
            kind: .control, about: "place \(place.geonameid.map { "\($0)" } ?? place.name)/\(DayNumber.text(of: start))", occurrence: nil,
            place: place.name, sides: sides, resolvedBy: end?.control, resolvedAt: DayNumber.of(end?.published),
            reasons: ["\(a.source?.name ?? "one") and \(b.source?.name ?? "another") exclude each other"], score: 0.75)
    }

    /// - Parameter parties: the first that is the same gives its name, so that a name and its letters are one value.
    private static func value(_ claim: ControlTold, among parties: [SourceKey]) -> String? {
        guard let party = claim.party else { return nil }
        let name = parties.first { $0.isSame(as: party) }?.name ?? party.name
        if case .holds = claim.verdict { return name + " holds it" }
        return name + " does not hold it"
    }

    /// The loser's own word, in a later report, that the place is lost.
    private static func admission(among claims: [ControlTold], after day: String) -> ControlTold? {
        claims.last { claim in
            guard case .lost(let loser) = claim.verdict, let source = claim.source else { return false }
            return loser.isSame(as: source) && (claim.published ?? "") >= day && !claim.isNegated
        }
    }
}

extension ControlTold {
    /// Who is said to hold the place, or to have lost it.
    fileprivate var party: SourceKey? {
        switch verdict {
        case .holds(let holder): holder
        case .lost(let loser): loser
        default: nil
        }
    }
}
