/// Puts the events of a new report together: first inside the report, then with what is known of earlier ones.
///
/// Every event but the first of a group has one bond, to the member it joined; ending a bond therefore splits a group in two.
struct EventGrouper {
    let compare: EventComparing
    private var rules: LinkRules { compare.rules }

    init(rules: LinkRules) { compare = EventComparing(rules: rules) }

    /// Events that are told as one; the first is the oldest.
    struct Cluster {
        /// Nil while nothing in the record is known of it.
        var occurrence: Int64?
        var events: [EventFacts]
        /// What the reports call themselves, and where they take place.
        var title: Set<String> = []
        var context: [PlaceFacts] = []
        /// Reports that are of one wire family with the new one.
        var isOfCopy = false
    }

    struct Join: Hashable {
        var from: Int64
        var to: Int64
        var score: Double
        var reasons: [String]
    }

    /// The report's own clusters, in order of the text, with the bonds inside them.
    func clusters(of report: ReportFacts, apart: Set<ThingPair> = []) -> (clusters: [Cluster], joins: [Join]) {
        var clusters: [Cluster] = []
        var joins: [Join] = []
        let title = rules.telling(WordFolding.stems(of: report.title ?? ""))
        for event in report.events {
            var best: (index: Int, join: Join)?
            for (index, cluster) in clusters.enumerated() {
                guard let join = inner(event, cluster), join.score > 0, !apart.separates(event, cluster.events) else { continue }
                if best.map({ join.score >= $0.join.score }) ?? true { best = (index, join) }
            }
            if let best {
                clusters[best.index].events.append(event)
                joins.append(EventGrouper.bounded(best.join))
            } else {
                clusters.append(Cluster(events: [event], title: title, context: report.places))
            }
        }
        return (clusters, joins)
    }

    /// The occurrences of earlier reports that clusters tell: the surest pair first, each occurrence for one cluster, for what one
    /// report tells apart does not meet in one occurrence.
    ///
    /// - Returns: by the cluster's index, the index of its occurrence and the bond.
    func matches(of clusters: [Cluster], among occurrences: [Cluster], apart: Set<ThingPair> = []) -> [Int: (occurrence: Int, join: Join)] {
        var pairs: [(cluster: Int, occurrence: Int, join: Join)] = []
        for (index, cluster) in clusters.enumerated() {
            for (other, occurrence) in occurrences.enumerated() {
                guard let join = outer(cluster, occurrence), join.score >= rules.weights["outer-needed"],
                    !cluster.events.contains(where: { apart.separates($0, occurrence.events) })
                else { continue }
                pairs.append((index, other, join))
            }
        }
        pairs.sort { ($1.join.score, $0.cluster, $0.occurrence) < ($0.join.score, $1.cluster, $1.occurrence) }
        var matches: [Int: (occurrence: Int, join: Join)] = [:]
        var taken: Set<Int> = []
        for pair in pairs where matches[pair.cluster] == nil && taken.insert(pair.occurrence).inserted {
            matches[pair.cluster] = (pair.occurrence, EventGrouper.bounded(pair.join))
        }
        return matches
    }

    /// A sum of weights as a score from 0 to 1.
    private static func bounded(_ join: Join) -> Join {
        var join = join
        join.score = (100 * (1 - 1 / (1 + max(0, join.score)))).rounded() / 100
        return join
    }
}

// MARK: Inside one report

extension EventGrouper {
    private func inner(_ event: EventFacts, _ cluster: Cluster) -> Join? {
        for member in cluster.events {
            guard compare.areActsAlike(event, member) else { return nil }
            if let apart = compare.daysBetween(event, member), apart > 0 { return nil }
            if compare.isBackground(event) != compare.isBackground(member) { return nil }
        }
        let nearest = cluster.events.map { ($0, nearness(event, $0)) }.max { $0.1.sum < $1.1.sum }
        guard let (member, near) = nearest else { return nil }
        var score = near
        addConflicts(event, cluster.events, &score)
        return Join(from: event.event, to: member.event, score: score.sum, reasons: score.reasons)
    }

    /// What speaks for one event, of one earlier telling.
    private func nearness(_ a: EventFacts, _ b: EventFacts) -> EventComparing.Score {
        let weights = rules.weights
        var score = EventComparing.Score(sum: weights["inner-start"], reasons: ["one report, one kind of act"])
        if a.sentence == b.sentence {
            score.add(weights["inner-same-sentence"], "one sentence")
        } else {
            let (mine, theirs) = (rules.telling(a.words), rules.telling(b.words))
            let both = mine.intersection(theirs)
            if !both.isEmpty { score.add(weights["inner-words"] * Likeness.overlap(mine, theirs), EventGrouper.words(both)) }
            score.add(weights["inner-distance"] * Double(min(10, abs(a.sentence - b.sentence))), "sentences between")
        }
        return score
    }

    /// What speaks for or against it, of all earlier tellings together.
    private func addConflicts(_ event: EventFacts, _ members: [EventFacts], _ score: inout EventComparing.Score) {
        let weights = rules.weights
        let places = members.map { compare.place(event.place, $0.place) }
        if places.contains(.apart), !places.contains(.same) { score.add(weights["inner-place-apart"], "other place") }
        addParties(event, members, &score)
        if compare.aims([event], members) == .apart { score.add(weights["inner-aim-apart"], "other aims") }
        if members.contains(where: { compare.areMeansApart(event, $0) }) { score.add(weights["inner-mode-apart"], "other means") }
        if members.contains(where: { isOtherDeed(event, $0) }) { score.add(weights["inner-own-deed"], "the teller's own deed and another's") }
        if !members.contains(where: { $0.isReal == event.isReal }) { score.add(weights["inner-unreal"], "one has not happened") }
        if event.days == nil, event.place == nil, event.actors.isEmpty, event.recipients.isEmpty {
            score.add(weights["inner-bare"], "nothing told of it that differs")
        }
    }

    /// One source tells, in two sentences, of violence that it did and of violence of which it does not say so.
    private func isOtherDeed(_ a: EventFacts, _ b: EventFacts) -> Bool {
        a.type == "ASSAULT" && b.type == "ASSAULT" && a.sentence != b.sentence && compare.isOwnDeed(a) != compare.isOwnDeed(b)
            && a.sources.contains { source in b.sources.contains { $0.isSame(as: source) } }
    }

    private func addParties(_ event: EventFacts, _ members: [EventFacts], _ score: inout EventComparing.Score) {
        let doers = compare.parties(event.actors, members.flatMap(\.actors))
        if doers.match == .same { score.add(rules.weights["inner-party-shared"], "both by " + doers.names.joined(separator: ", ")) }
        if doers.match == .apart { score.add(rules.weights["inner-party-apart"], "other doers") }
        let aims = compare.parties(event.recipients, members.flatMap(\.recipients))
        if aims.match == .same { score.add(rules.weights["inner-party-shared"], "both against " + aims.names.joined(separator: ", ")) }
    }

    private static let fewWords = 6

    static func words(_ words: Set<String>) -> String {
        "words: " + words.sorted().prefix(8).joined(separator: ", ")
    }
}

// MARK: Across reports

extension EventGrouper {
    private func outer(_ a: Cluster, _ b: Cluster) -> Join? {
        guard let first = a.events.first, let other = b.events.first,
            a.events.contains(where: { one in b.events.contains { compare.areActsAlike(one, $0) } })
        else { return nil }
        var score = EventComparing.Score()
        guard addDays(a, b, &score) else { return nil }
        var link = (from: first.event, to: other.event)
        if let pair = copiedSentence(a, b) {
            link = pair
            score.isAnchored = true
            score.add(rules.weights["outer-sentence"], "the same sentence in both")
        }
        addPlaces(a, b, &score)
        addWords(a, b, &score)
        addDetails(a, b, &score)
        if a.isOfCopy || b.isOfCopy { score.add(rules.weights["outer-copy"], "one report was taken from the other") }
        guard score.isAnchored else { return nil }
        return Join(from: link.from, to: link.to, score: score.sum, reasons: score.reasons)
    }

    private func copiedSentence(_ a: Cluster, _ b: Cluster) -> (from: Int64, to: Int64)? {
        for mine in a.events {
            guard let hash = mine.sentenceHash, mine.words.count > 4 else { continue }
            if let other = b.events.first(where: { $0.sentenceHash == hash && compare.areActsAlike(mine, $0) }) { return (mine.event, other.event) }
        }
        return nil
    }

    /// False where the days exclude each other.
    private func addDays(_ a: Cluster, _ b: Cluster, _ score: inout EventComparing.Score) -> Bool {
        let told = a.events.flatMap { one in b.events.compactMap { compare.daysBetween(one, $0) } }
        if told.contains(0) {
            let isSharp = a.events.contains { one in
                b.events.contains { compare.daysBetween(one, $0) == 0 && EventGrouper.isSharp(one.days) && EventGrouper.isSharp($0.days) }
            }
            score.add(rules.weights[isSharp ? "outer-day" : "outer-day-likely"], isSharp ? "told of the same day" : "days that fit")
            return true
        }
        if let nearest = told.min() {
            guard nearest == 1 else { return false }
            score.add(rules.weights["outer-day-beside"], "told of the day beside")
            return true
        }
        guard isWithinReach(a, b), isWithinReach(b, a) else { return false }
        score.add(rules.weights["outer-day-likely"], "days that fit")
        let late = max(lateness(a, b), lateness(b, a))
        if late > 1 { score.add(rules.weights["outer-day-late"] * Double(late - 1), "news of \(late) days before") }
        return true
    }

    /// Days from what b tells to the report of a that tells no day: news is mostly of that day or the day before.
    private func lateness(_ a: Cluster, _ b: Cluster) -> Int {
        guard !a.events.contains(where: { $0.days != nil }), let mine = a.events.compactMap(\.published).min(),
            let told = b.events.compactMap(\.days).map(\.upperBound).max() ?? b.events.compactMap(\.published).max()
        else { return 0 }
        return max(0, mine - told)
    }

    /// A day or a few, not a month.
    private static func isSharp(_ days: ClosedRange<Int>?) -> Bool { days.map { $0.count <= 3 } ?? false }

    /// Where a tells no day: what it tells lies within some days before its publication.
    private func isWithinReach(_ a: Cluster, _ b: Cluster) -> Bool {
        if a.events.contains(where: { $0.days != nil }) { return true }
        let back = Int(rules.weights["days-back"])
        let mine = a.events.compactMap(\.published)
        guard let first = mine.min(), let last = mine.max() else { return true }
        let days = b.events.compactMap(\.days)
        if let start = days.map(\.lowerBound).min(), let end = days.map(\.upperBound).max() {
            return start <= last && end >= first - back
        }
        let theirs = b.events.compactMap(\.published)
        guard let start = theirs.min(), let end = theirs.max() else { return true }
        return start <= last + back && end >= first - back
    }

    private func addPlaces(_ a: Cluster, _ b: Cluster, _ score: inout EventComparing.Score) {
        let mine = a.events.compactMap(\.place).filter { !$0.isWide }
        let theirs = b.events.compactMap(\.place).filter { !$0.isWide }
        let matches = mine.flatMap { one in theirs.map { (one, compare.place(one, $0)) } }
        if let same = matches.first(where: { $0.1 == .same }) {
            score.isAnchored = true
            score.add(rules.weights["outer-place"], "place: " + same.0.name)
        } else if matches.contains(where: { $0.1 == .apart }), !matches.contains(where: { $0.1 == .unknown }) {
            let isFar = mine.contains { one in theirs.contains { compare.areFarApart(one, $0) } }
            score.add(rules.weights[isFar ? "outer-place-far" : "outer-place-apart"], isFar ? "far from each other" : "other place")
        } else {
            let around = (mine.isEmpty ? a.context : mine).first { one in
                (theirs.isEmpty ? b.context : theirs).contains { compare.place(one, $0) == .same }
            }
            if let around { score.add(rules.weights["outer-place-context"], "reports of " + around.name) }
            if around != nil { score.isAnchored = true }
            if around != nil, isBare(a) || isBare(b) { score.add(rules.weights["outer-bare"], "nothing told of it that differs") }
        }
    }

    /// "The fighting", and no more.
    private func isBare(_ cluster: Cluster) -> Bool {
        cluster.events.allSatisfy { event in
            event.place == nil && !event.actors.contains { $0.actor.map(rules.isNamed) ?? false } && event.recipients.isEmpty
                && event.figures.isEmpty && event.mode == nil
        }
    }

    private func addWords(_ a: Cluster, _ b: Cluster, _ score: inout EventComparing.Score) {
        let mine = a.events.reduce(into: Set<String>()) { $0.formUnion(rules.telling($1.words)) }
        let theirs = b.events.reduce(into: Set<String>()) { $0.formUnion(rules.telling($1.words)) }
        let both = mine.intersection(theirs)
        // A few words are little to go by, however many of them are shared.
        let share = Double(both.count) / Double(max(EventGrouper.fewWords, min(mine.count, theirs.count)))
        if !both.isEmpty { score.add(rules.weights["outer-words"] * share, EventGrouper.words(both)) }
        // "A fuel convoy" that was attacked in one, "the ambush of the fuel convoy" in the other.
        let aims = compare.aimWords(a.events).intersection(theirs).union(compare.aimWords(b.events).intersection(mine))
        if aims.count > 1 { score.isAnchored = true }
        let titles = a.title.intersection(b.title.union(theirs)).union(b.title.intersection(mine))
        if !titles.isEmpty {
            if isPlaceNamed(in: a.title, b) || isPlaceNamed(in: b.title, a) { score.isAnchored = true }
            score.add(
                rules.weights["outer-title"] * min(1, Double(titles.count) / 3), "headline " + EventGrouper.words(titles))
        }
    }

    /// Whether a headline names a place of the other's reports.
    private func isPlaceNamed(in title: Set<String>, _ other: Cluster) -> Bool {
        (other.context + other.events.compactMap(\.place)).contains { place in
            !place.isWide && !title.isDisjoint(with: rules.telling(WordFolding.stems(of: place.name)))
        }
    }

    private func addDetails(_ a: Cluster, _ b: Cluster, _ score: inout EventComparing.Score) {
        let (mine, theirs) = (a.events, b.events)
        let parties = compare.parties(mine.flatMap(\.actors), theirs.flatMap(\.actors))
        if parties.match == .same { score.add(rules.weights["outer-party-shared"], "both by " + parties.names.joined(separator: ", ")) }
        if parties.match == .apart { score.add(rules.weights["outer-party-apart"], "other doers") }
        let aims = compare.parties(mine.flatMap(\.recipients), theirs.flatMap(\.recipients))
        if aims.match == .same { score.add(rules.weights["outer-party-shared"], "both against " + aims.names.joined(separator: ", ")) }
        if parties.match == .same || aims.match == .same || compare.aims(mine, theirs) == .same { score.isAnchored = true }
        if let figure = compare.sharedFigure(mine.flatMap(\.figures), theirs.flatMap(\.figures)) {
            score.isAnchored = true
            score.add(rules.weights["outer-figure-shared"], "both tell " + figure.words)
        }
        let modes = (Set(mine.compactMap(\.mode)), Set(theirs.compactMap(\.mode)))
        if !modes.0.isDisjoint(with: modes.1) {
            if mine.contains(where: { $0.type == "ASSAULT" }) { score.isAnchored = true }
            score.add(rules.weights["outer-mode-same"], "both " + modes.0.intersection(modes.1).sorted().joined(separator: ", "))
        } else if mine.contains(where: { one in theirs.contains { compare.areMeansApart(one, $0) } }) {
            score.add(rules.weights["outer-mode-apart"], "other means")
        }
        if mine.contains(where: \.isReal) != theirs.contains(where: \.isReal) { score.add(rules.weights["outer-unreal"], "one has not happened") }
    }
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
    func separates(_ event: EventFacts, _ events: [EventFacts]) -> Bool {
        !isEmpty && events.contains { contains(ThingPair(event.event, $0.event)) }
    }
}
