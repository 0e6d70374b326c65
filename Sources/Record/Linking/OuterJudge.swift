/// Tells how likely tellings of two reports are of one event.
struct OuterJudge {
    enum Sign: Int, DetailSign {
        case hoursApart, victimsApart, meansApart, sentence, day, likely, beside, late, gap, place, apart, far, words, doer, doerApart, aim, aimApart
        case figure, figureApart, mode, modeApart, context, nearest, farthest, inside, nearestInside, sameAct, sameType, cosine, rarest, rare, shared
        case anchor, number, numbersApart, titleLater, titleEarlier, titles, aimsShared, sameDays, sameSource, sufferer
        case standingPlace, standingPlaceLeast, standingDays, topic, topicPlace, topicTitle, topicFar
    }

    let rules: LinkRules
    let rarity: WordRarity
    private var compare: EventComparing { EventComparing(rules: rules) }

    /// - Parameter reports: what speaks for the two reports being of one incident.
    /// - Returns: nil where they cannot be one.
    func evidence(_ a: Telling, _ b: Telling, _ reports: Evidence<IncidentJudge.Sign>, isTold: Bool = false) -> Evidence<Sign>? {
        guard let days = days(a, b) else { return nil }
        var evidence = Evidence<Sign>(rules.outer, standing: a.traits + b.traits, isTold: isTold)
        addDays(a, b, days, &evidence)
        evidence.add(.sentence, if: !a.sentences.isDisjoint(with: b.sentences), "the same sentence in both")
        addPlaces(a, b, &evidence)
        addWords(a, b, &evidence)
        addContext(a, b, &evidence)
        addAims(a, b, &evidence)
        evidence.addDetails(a, b, compare)
        if let mine = a.published, let theirs = b.published {
            evidence.add(.gap, Double(min(OuterJudge.mostLate, abs(mine - theirs))) / Double(OuterJudge.mostLate), "days between the reports")
        }
        evidence.add(.sameAct, if: !a.acts.isDisjoint(with: b.acts))
        // The incident's own reasons tell these in words.
        evidence.add(.topic, Double(reports[.topic]))
        evidence.add(.topicPlace, Double(reports[.place]))
        evidence.add(.topicTitle, Double(reports[.title]))
        evidence.add(.topicFar, Double(reports[.far]))
        return evidence
    }

    /// Whether they can be one at all: acts of one kind, on days that fit.
    func canBeOne(_ a: Telling, _ b: Telling) -> Bool { days(a, b) != nil }

    /// How the days of two tellings of one kind of act stand to each other.
    private enum Days { case same, fit, beside, unknown }

    /// - Returns: nil where the two exclude each other.
    private func days(_ a: Telling, _ b: Telling) -> Days? {
        guard a.acts.contains(where: { one in b.acts.contains { rules.areSameAct(one, $0) } }), a.isRetaking == b.isRetaking else { return nil }
        guard let nearest = a.days.flatMap({ one in b.days.map { compare.daysBetween(one, $0) } }).min() else {
            if let mine = reach(of: a), let theirs = reach(of: b), !mine.overlaps(theirs) { return nil }
            return .unknown
        }
        let isSharp = a.days.contains { one in
            b.days.contains { EventComparing.isSharp(one) && EventComparing.isSharp($0) && one.overlaps($0) }
        }
        return switch nearest {
        case 0: isSharp ? .same : .fit
        case 1: .beside
        default: nil
        }
    }

    private func addDays(_ a: Telling, _ b: Telling, _ days: Days, _ evidence: inout Evidence<Sign>) {
        switch days {
        case .same: evidence.add(.day, 1, "told of the same day")
        case .fit: evidence.add(.likely, 1, "days that fit")
        case .beside: evidence.add(.beside, 1, "told of the day beside")
        case .unknown:
            evidence.add(.likely, 1, "days that fit")
            let late = max(lateness(a, b), lateness(b, a))
            if late > 1 { evidence.add(.late, Double(min(late, OuterJudge.mostLate) - 1) / 3, "news of \(late) days before") }
        }
    }

    /// Days from which on a report that tells no day is no later than any other.
    private static let mostLate = 5

    /// The days that are told, or those before the report that tells none.
    private func reach(of telling: Telling) -> ClosedRange<Int>? {
        if let first = telling.days.map(\.lowerBound).min(), let last = telling.days.map(\.upperBound).max() { return first...last }
        return telling.published.map { ($0 - Int(rules.weights["days-back"]))...$0 }
    }

    /// Days from what b tells to the report of a that tells no day: news is mostly of that day or the day before.
    private func lateness(_ a: Telling, _ b: Telling) -> Int {
        guard a.days.isEmpty, let mine = a.published, let told = b.days.map(\.upperBound).max() ?? b.published else { return 0 }
        return mine - told
    }

    private func addPlaces(_ a: Telling, _ b: Telling, _ evidence: inout Evidence<Sign>) {
        let matches = a.places.flatMap { one in b.places.map { (one, compare.place(one, $0)) } }
        if let same = matches.first(where: { $0.1 == .same }) {
            evidence.add(.place, 1, "place: " + same.0.name)
        } else if !matches.isEmpty, !matches.contains(where: { $0.1 == .unknown }) {
            let areFar = matches.allSatisfy { $0.1 == .far }
            evidence.add(areFar ? .far : .apart, 1, areFar ? "far from each other" : "other place")
        }
        let pairs = a.events.flatMap { one in b.events.map { (one, $0) } }
        let places = pairs.map(compare.standingPlace)
        evidence.add(.standingPlace, places.max() ?? -1)
        evidence.add(.standingPlaceLeast, places.min() ?? -1)
        evidence.add(.standingDays, pairs.map(compare.standingDays).filter { $0 >= 0 }.min() ?? -1)
    }

    private func addWords(_ a: Telling, _ b: Telling, _ evidence: inout Evidence<Sign>) {
        let shared = SharedWords(a.words, b.words, rarity)
        evidence.add(shared, EventGrouper.words(a.events.map(\.facts), b.events.map(\.facts), rules))
        let numbers = a.numbers.shared(with: b.numbers)
        evidence.add(.number, Double(numbers.count))
        evidence.add(.numbersApart, if: numbers.isEmpty && !a.numbers.isEmpty && !b.numbers.isEmpty)
        evidence.add(.titleLater, rarity.overlap(a.words, b.report.title, least: SharedWords.few))
        evidence.add(.titleEarlier, rarity.overlap(b.words, a.report.title, least: SharedWords.few))
        evidence.add(.titles, rarity.cosine(a.report.title, b.report.title))
        evidence.add(.aimsShared, rarity.overlap(a.aims, b.aims, least: OuterJudge.fewAims))
    }

    /// Aims are told in fewer words than deeds.
    private static let fewAims = 2.0

    /// How like the events of one kind are by the words around them: in the mean, the nearest two and the farthest two.
    private func addContext(_ a: Telling, _ b: Telling, _ evidence: inout Evidence<Sign>) {
        var across: [Double] = []
        var inside: [Double] = []
        for one in a.events {
            for other in b.events where rules.areSameAct(one.act, other.act) {
                guard let mine = one.views, let theirs = other.views else { continue }
                across.append(rules.context.across.odds(mine.across, theirs.across))
                inside.append(rules.context.inside.odds(mine.inside, theirs.inside))
            }
        }
        guard let nearest = across.max(), let farthest = across.min(), let nearestInside = inside.max() else { return }
        evidence.add(.context, across.reduce(0, +) / Double(across.count), "the words around them")
        evidence.add(.nearest, nearest, of: .context)
        evidence.add(.farthest, farthest, of: .context)
        evidence.add(.inside, inside.reduce(0, +) / Double(inside.count), of: .context)
        evidence.add(.nearestInside, nearestInside, of: .context)
    }

    private func addAims(_ a: Telling, _ b: Telling, _ evidence: inout Evidence<Sign>) {
        let aims = compare.aims(a, b)
        evidence.add(.aim, if: aims == .same, "the same aims")
        evidence.add(.aimApart, if: aims == .apart, "other aims")
        evidence.add(.sufferer, if: compare.parties(a.sufferers, b.sufferers).match == .same)
    }
}
