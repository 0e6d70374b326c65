/// Tells how likely two events of one report are one.
struct InnerJudge {
    enum Sign: Int, Record.Sign {
        case start, other, hoursApart, victimsApart, meansApart, sentence, parted, beside, distance, recent, main, words, place, placeApart
        case doer, doerApart, aim, mode, modeApart, figure, figureApart, unreal, denied, negated, ownDeed, day, context
        static let family = "inner"
    }

    let rules: LinkRules
    let rarity: WordRarity
    private var compare: EventComparing { EventComparing(rules: rules) }

    /// How an earlier event stands to a later one in the telling.
    struct Standing {
        /// Whether no other event of the kind was told since.
        var isRecent = false
        /// Whether it is the event that the report told first of the kind.
        var isMain = false
        /// Whether words between the two tell them as two: "three days after".
        var isParted = false
    }

    /// - Returns: nil where they cannot be one.
    func evidence(_ later: Telling, _ earlier: Telling, _ standing: Standing, isTold: Bool = false) -> Evidence<Sign>? {
        guard let a = later.events.first, let b = earlier.events.first, rules.areSameAct(a.act, b.act), a.isRetaking == b.isRetaking,
            compare.daysBetween(a.facts, b.facts) ?? 0 == 0, a.isBackground(rules.weights) == b.isBackground(rules.weights)
        else { return nil }
        var evidence = Evidence(rules.inner, isTold: isTold)
        evidence.add(.start, 1, "one report, one kind of act")
        if a.facts.days != nil, b.facts.days != nil { evidence.add(.day, 1, "told of the same day") }
        addNearness(a, b, standing, &evidence)
        switch compare.place(a.facts.place, b.facts.place) {
        case .same: evidence.add(.place, 1, "place: " + (a.facts.place?.name ?? ""))
        case .apart, .far: evidence.add(.placeApart, 1, "other place")
        case .unknown: break
        }
        if let mine = a.views, let theirs = b.views {
            evidence.add(.context, rules.context.inside.odds(mine.inside, theirs.inside), "the words around them")
        }
        addParties(later, earlier, &evidence)
        addDetails(later, earlier, &evidence)
        if isOtherDeed(a, b) { evidence.add(.ownDeed, 1, "the teller's own deed and another's") }
        return evidence
    }

    private func addNearness(_ a: KnownEvent, _ b: KnownEvent, _ standing: Standing, _ evidence: inout Evidence<Sign>) {
        if a.facts.sentence == b.facts.sentence {
            evidence.add(.sentence, 1, "one sentence")
            if standing.isParted { evidence.add(.parted, 1, "one told from the other") }
        } else {
            let words = rarity.overlap(a.words, b.words, least: OuterJudge.fewWords)
            if words > 0 { evidence.add(.words, words, EventGrouper.words([a.facts], [b.facts], rules)) }
            let between = abs(a.facts.sentence - b.facts.sentence)
            if between == 1 { evidence.add(.beside, 1, "the next sentence") }
            evidence.add(.distance, Double(min(10, between)) / 10, "sentences between")
        }
        if standing.isRecent { evidence.add(.recent, 1, "the last that was told") }
        if standing.isMain { evidence.add(.main, 1, "the first that was told") }
        if a.isOther { evidence.add(.other, 1, "told as another") }
        if a.isDenied != b.isDenied { evidence.add(.denied, 1, "one is denied") }
        if a.facts.status == "negated" { evidence.add(.negated, 1, "told as not done") }
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
