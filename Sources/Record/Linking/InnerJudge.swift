/// Tells how likely two events of one report are one.
struct InnerJudge {
    enum Sign: Int, Record.Sign {
        case start, other, hoursApart, victimsApart, meansApart, next, sentence, distance, words, place, placeApart, doer, doerApart, aim
        case mode, modeApart, figure, figureApart, unreal, bare, ownDeed, day
        static let family = "inner"
    }

    let rules: LinkRules
    let rarity: WordRarity
    private var compare: EventComparing { EventComparing(rules: rules) }

    /// - Parameter isNext: whether nothing alike is told between the two.
    /// - Returns: nil where they cannot be one.
    func evidence(_ later: Telling, _ earlier: Telling, isNext: Bool, isTold: Bool = false) -> Evidence<Sign>? {
        guard let a = later.events.first, let b = earlier.events.first, rules.areSameAct(a.act, b.act),
            compare.daysBetween(a.facts, b.facts) ?? 0 == 0, a.isBackground(rules.weights) == b.isBackground(rules.weights)
        else { return nil }
        var evidence = Evidence(rules.inner, isTold: isTold)
        evidence.add(.start, 1, "one report, one kind of act")
        if a.facts.days != nil, b.facts.days != nil { evidence.add(.day, 1, "told of the same day") }
        addNearness(a, b, isNext, &evidence)
        switch compare.place(a.facts.place, b.facts.place) {
        case .same: evidence.add(.place, 1, "place: " + (a.facts.place?.name ?? ""))
        case .apart, .far: evidence.add(.placeApart, 1, "other place")
        case .unknown: break
        }
        addParties(later, earlier, &evidence)
        addDetails(later, earlier, &evidence)
        if isOtherDeed(a, b) { evidence.add(.ownDeed, 1, "the teller's own deed and another's") }
        return evidence
    }

    private func addNearness(_ a: KnownEvent, _ b: KnownEvent, _ isNext: Bool, _ evidence: inout Evidence<Sign>) {
        if a.facts.sentence == b.facts.sentence {
            evidence.add(.sentence, 1, "one sentence")
        } else {
            let words = rarity.overlap(a.words, b.words, least: OuterJudge.fewWords)
            if words > 0 { evidence.add(.words, words, EventGrouper.words([a.facts], [b.facts], rules)) }
            evidence.add(.distance, Double(min(10, abs(a.facts.sentence - b.facts.sentence))) / 10, "sentences between")
        }
        if isNext { evidence.add(.next, 1, "the next that is told") }
        if a.isOther { evidence.add(.other, 1, "told as another") }
        if a.isBare || b.isBare { evidence.add(.bare, 1, "nothing told of it that differs") }
        if a.facts.isReal != b.facts.isReal { evidence.add(.unreal, 1, "one has not happened") }
    }

    private func addParties(_ a: Telling, _ b: Telling, _ evidence: inout Evidence<Sign>) {
        let doers = compare.parties(a.doers, b.doers)
        if doers.match == .same { evidence.add(.doer, 1, "both by " + doers.names.joined(separator: ", ")) }
        if doers.match == .apart, a.isDenied == b.isDenied { evidence.add(.doerApart, 1, "other doers") }
        guard !a.aims.isEmpty, !b.aims.isEmpty else { return }
        if !a.aims.isDisjoint(with: b.aims) || compare.parties(a.sufferers, b.sufferers).match == .same { evidence.add(.aim, 1, "the same aims") }
    }

    /// A denial speaks of the act as its teller sees it: other means and other numbers do not make another act of it.
    private func addDetails(_ a: Telling, _ b: Telling, _ evidence: inout Evidence<Sign>) {
        let isAnswer = a.isDenied != b.isDenied
        let details = compare.details(a, b)
        if let figure = details.figure { evidence.add(.figure, 1, "both tell " + figure.words) }
        if let mode = details.mode { evidence.add(.mode, 1, "both " + mode) }
        if details.areVictimsApart { evidence.add(.victimsApart, 1, "one person, and several dead") }
        guard !isAnswer else { return }
        if details.areFiguresApart { evidence.add(.figureApart, 1, "other numbers") }
        if details.areModesApart { evidence.add(.modeApart, 1, "other kind of attack") }
        if details.areMeansApart { evidence.add(.meansApart, 1, "other means") }
        if details.areHoursApart { evidence.add(.hoursApart, 1, "other hours") }
    }

    /// One source tells, in two sentences, of violence that it did and of violence of which it does not say so.
    private func isOtherDeed(_ a: KnownEvent, _ b: KnownEvent) -> Bool {
        a.facts.type == "ASSAULT" && b.facts.type == "ASSAULT" && a.facts.sentence != b.facts.sentence && a.facts.isOwnDeed != b.facts.isOwnDeed
            && a.facts.sources.contains { source in b.facts.sources.contains { $0.isSame(as: source) } }
    }
}
