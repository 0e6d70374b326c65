/// Tells how likely tellings of two reports are of one event, given that both reports speak of one incident.
struct OuterJudge {
    enum Sign: Int, Record.Sign {
        case start, hoursApart, victimsApart, meansApart, sentence, day, likely, beside, late, gap, place, apart, far, words, main, firstKnown
        case doerApart, aim, aimApart, figure, figureApart, mode, modeApart, saying, context
        static let family = "outer"
    }

    /// A few words are little to go by, however many of them are shared.
    static let fewWords = 4.0

    let rules: LinkRules
    let rarity: WordRarity
    private var compare: EventComparing { EventComparing(rules: rules) }

    /// - Returns: nil where they cannot be one.
    func evidence(_ a: Telling, _ b: Telling, isTold: Bool = false) -> Evidence<Sign>? {
        guard a.acts.contains(where: { one in b.acts.contains { rules.areSameAct(one, $0) } }), a.isRetaking == b.isRetaking
        else { return nil }
        var evidence = Evidence(rules.outer, isTold: isTold)
        evidence.add(.start, 1, "one kind of act")
        guard addDays(a, b, &evidence) else { return nil }
        if !a.sentences.isDisjoint(with: b.sentences) { evidence.add(.sentence, 1, "the same sentence in both") }
        addPlaces(a, b, &evidence)
        addWords(a, b, &evidence)
        if let likeness = likeness(a, b) { evidence.add(.context, likeness, "the words around them") }
        addParties(a, b, &evidence)
        addDetails(a, b, &evidence)
        if let mine = a.published, let theirs = b.published {
            evidence.add(.gap, Double(min(OuterJudge.mostLate, abs(mine - theirs))) / Double(OuterJudge.mostLate), "days between the reports")
        }
        // People ask and accuse every day; a deed that two reports of one incident begin with is the incident's.
        if a.isSaying {
            evidence.add(.saying, 1, "words, and no deed")
        } else if a.isMain, b.isMain {
            evidence.add(.main, 1, "what both reports are about")
        }
        if b.isMain { evidence.add(.firstKnown, 1, "what the earlier report is about") }
        return evidence
    }

    /// False where the days exclude each other.
    private func addDays(_ a: Telling, _ b: Telling, _ evidence: inout Evidence<Sign>) -> Bool {
        let told = a.days.flatMap { one in b.days.map { compare.daysBetween(one, $0) } }
        if let nearest = told.min() {
            let isSharp = a.days.contains { one in
                b.days.contains { EventComparing.isSharp(one) && EventComparing.isSharp($0) && one.overlaps($0) }
            }
            switch nearest {
            case 0 where isSharp: evidence.add(.day, 1, "told of the same day")
            case 0: evidence.add(.likely, 1, "days that fit")
            case 1: evidence.add(.beside, 1, "told of the day beside")
            default: return false
            }
            return true
        }
        if let mine = reach(of: a), let theirs = reach(of: b), !mine.overlaps(theirs) { return false }
        evidence.add(.likely, 1, "days that fit")
        let late = max(lateness(a, b), lateness(b, a))
        if late > 1 { evidence.add(.late, Double(min(late, OuterJudge.mostLate) - 1) / 3, "news of \(late) days before") }
        return true
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
    }

    private func addWords(_ a: Telling, _ b: Telling, _ evidence: inout Evidence<Sign>) {
        let words = rarity.overlap(a.words, b.words, least: OuterJudge.fewWords)
        if words > 0 { evidence.add(.words, words, EventGrouper.words(a.events.map(\.facts), b.events.map(\.facts), rules)) }
    }

    /// The mean of their events' likenesses; nil where the context of none of one kind is known.
    private func likeness(_ a: Telling, _ b: Telling) -> Double? {
        var sum = 0.0
        var count = 0
        for one in a.events {
            for other in b.events where rules.areSameAct(one.act, other.act) {
                guard let mine = one.views, let theirs = other.views else { continue }
                sum += rules.context.across.odds(mine.across, theirs.across)
                count += 1
            }
        }
        return count > 0 ? sum / Double(count) : nil
    }

    private func addParties(_ a: Telling, _ b: Telling, _ evidence: inout Evidence<Sign>) {
        if compare.parties(a.doers, b.doers).match == .apart, a.isDenied == b.isDenied { evidence.add(.doerApart, 1, "other doers") }
        guard !a.aims.isEmpty, !b.aims.isEmpty else { return }
        let areSame = !a.aims.isDisjoint(with: b.aims) || compare.parties(a.sufferers, b.sufferers).match == .same
        evidence.add(areSame ? .aim : .aimApart, 1, areSame ? "the same aims" : "other aims")
    }

    private func addDetails(_ a: Telling, _ b: Telling, _ evidence: inout Evidence<Sign>) {
        let details = compare.details(a, b)
        if let figure = details.figure { evidence.add(.figure, 1, "both tell " + figure.words) }
        if let mode = details.mode { evidence.add(.mode, 1, "both " + mode) }
        if details.areVictimsApart { evidence.add(.victimsApart, 1, "one person, and several dead") }
        guard a.isDenied == b.isDenied else { return }
        if details.areFiguresApart { evidence.add(.figureApart, 1, "other numbers") }
        if details.areModesApart { evidence.add(.modeApart, 1, "other kind of attack") }
        if details.areMeansApart { evidence.add(.meansApart, 1, "other means") }
        if details.areHoursApart { evidence.add(.hoursApart, 1, "other hours") }
    }
}
