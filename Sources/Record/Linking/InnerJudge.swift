/// Tells how likely two events of one report are one.
struct InnerJudge {
    enum Sign: Int, DetailSign {
        case hoursApart, victimsApart, meansApart, sentence, parted, distance, recent, main, words, place, placeApart, doer, doerApart, aim, mode, modeApart
        case figure, figureApart, unreal, day, context, contextAcross, steps, sameType, sameStatus, sameSource, cosine, rarest, rare, shared
        case anchor, anchorTold, number, titleLater, titleEarlier, sameDays, standingPlace, standingDays
        case placesBetween, placeBetween, dayBetween, otherBetween, actsBetween
    }

    let rules: LinkRules
    let rarity: WordRarity
    private var compare: EventComparing { EventComparing(rules: rules) }

    /// How an earlier event stands to a later one in what was put together so far.
    struct Standing {
        /// Whether no other event of the kind was told since.
        var isRecent = false
        /// Whether it is the event that the report told first of the kind.
        var isMain = false
    }

    /// - Returns: nil where they cannot be one.
    func evidence(_ later: Telling, _ earlier: Telling, _ standing: Standing, isTold: Bool = false) -> Evidence<Sign>? {
        guard let a = later.events.first, let b = earlier.events.first, rules.areSameAct(a.act, b.act), a.isRetaking == b.isRetaking,
            compare.daysBetween(a.facts, b.facts) ?? 0 == 0, a.isBackground(rules.weights) == b.isBackground(rules.weights)
        else { return nil }
        var evidence = Evidence<Sign>(rules.inner, standing: later.traits + earlier.traits, isTold: isTold)
        evidence.add(.day, if: a.facts.days != nil && b.facts.days != nil, "told of the same day")
        addNearness(later, earlier, a, b, &evidence)
        addBetween(a, b, in: later.report, &evidence)
        evidence.add(.recent, if: standing.isRecent, "the last that was told")
        evidence.add(.main, if: standing.isMain, "the first that was told")
        switch compare.place(a.facts.place, b.facts.place) {
        case .same: evidence.add(.place, 1, "place: " + (a.facts.place?.name ?? ""))
        case .apart, .far: evidence.add(.placeApart, 1, "other place")
        case .unknown: break
        }
        if let mine = a.views, let theirs = b.views {
            evidence.add(.context, rules.context.inside.odds(mine.inside, theirs.inside), "the words around them")
            evidence.add(.contextAcross, rules.context.across.odds(mine.across, theirs.across), of: .context)
        }
        evidence.add(.aim, if: compare.aims(later, earlier) == .same, "the same aims")
        evidence.addDetails(later, earlier, compare)
        return evidence
    }

    private func addNearness(_ later: Telling, _ earlier: Telling, _ a: KnownEvent, _ b: KnownEvent, _ evidence: inout Evidence<Sign>) {
        evidence.add(.steps, Double(a.standing.index - b.standing.index))
        if a.facts.sentence == b.facts.sentence {
            evidence.add(.sentence, 1, "one sentence")
        } else {
            let shared = SharedWords(later.words, earlier.words, rarity)
            evidence.add(shared, EventGrouper.words([a.facts], [b.facts], rules))
            evidence.add(.distance, Double(abs(a.facts.sentence - b.facts.sentence)), "sentences between")
        }
        evidence.add(.unreal, if: a.facts.isReal != b.facts.isReal, "one has not happened")
        evidence.add(.sameStatus, if: a.facts.status == b.facts.status)
        evidence.add(.anchorTold, if: !a.anchor.isDisjoint(with: b.stems))
        evidence.add(.number, if: !a.numbers.isDisjoint(with: b.numbers))
        evidence.add(.titleLater, rarity.overlap(a.words, later.report.title, least: SharedWords.few))
        evidence.add(.titleEarlier, rarity.overlap(b.words, later.report.title, least: SharedWords.few))
        evidence.add(.standingPlace, compare.standingPlace(a, b))
        evidence.add(.standingDays, compare.standingDays(a, b))
    }

    /// What is told between the two.
    private func addBetween(_ a: KnownEvent, _ b: KnownEvent, in report: KnownReport, _ evidence: inout Evidence<Sign>) {
        let between = report.events.dropFirst(b.standing.index + 1).prefix(max(0, a.standing.index - b.standing.index - 1))
        let isParted = a.isParted || between.contains { $0.facts.sentence == a.facts.sentence && $0.isParted }
        evidence.add(.parted, if: a.facts.sentence == b.facts.sentence && isParted, "one told from the other")
        evidence.add(.placesBetween, Double(Set(between.compactMap(\.facts.place?.identity)).count))
        let isElsewhere = between.contains { $0.facts.place != nil && b.standing.place != nil && compare.areApart($0.facts.place, b.standing.place) }
        evidence.add(.placeBetween, if: isElsewhere, "another place told between")
        let isOtherDay = between.contains { event in
            event.facts.days.map { days in b.standing.days.map { compare.daysBetween(days, $0) > 0 } ?? false } ?? false
        }
        evidence.add(.dayBetween, if: isOtherDay, "another day told between")
        evidence.add(.otherBetween, if: between.contains { $0.isOther || $0.isFresh }, "another told between")
        evidence.add(.actsBetween, if: between.contains { !rules.areSameAct($0.act, a.act) })
    }
}
