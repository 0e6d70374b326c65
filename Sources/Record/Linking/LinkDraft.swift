/// A reading that is to be linked, with what the record holds that may belong to it.
struct LinkTask {
    var report: KnownReport
    /// Earlier readings, the likeliest first.
    var candidates: [KnownReport]
    /// Occurrences of the candidates' events.
    var occurrences: [Int64: Int64]
    var rarity = WordRarity()
    /// What persons have parted.
    var apartEvents: Set<ThingPair> = []
    var apartStatements: Set<ThingPair> = []
    var apartOffers: Set<ThingPair> = []
    var apartReports: Set<ThingPair> = []
}

/// What is to be written for one reading.
struct LinkDraft {
    struct Lineage {
        var verdict: LineageJudge.Verdict
        var from: Int64
        var to: Int64
    }

    var reading: Int64
    var lineage: [Lineage] = []
    /// Events of the reading that are told as one, in order, and the bonds inside and to an earlier event.
    var clusters: [Cluster] = []
    var claims: [EventGrouper.Join] = []
    var negotiations: [EventGrouper.Join] = []
    var steps: [StepFinder.Draft] = []

    struct Cluster {
        var events: [Int64]
        var joins: [EventGrouper.Join]
        /// The occurrence that it joins; nil makes a new one.
        var occurrence: Int64?
    }
}

/// Links one reading; the same record and the same reading give the same draft.
struct LinkJudge {
    let rules: LinkRules

    func draft(_ task: LinkTask) -> LinkDraft {
        var draft = LinkDraft(reading: task.report.facts.reading)
        draft.lineage = lineage(of: task)
        let copies = Set(draft.lineage.filter { $0.verdict.kind.isWireCopy }.flatMap { [$0.from, $0.to] })
        let incidents = incidents(of: task, copies: copies)
        draft.clusters = clusters(of: task, incidents)
        draft.negotiations = NegotiationGrouper(rules: rules)
            .joins(of: task.report.facts, among: task.candidates.map(\.facts), apart: task.apartOffers)
        let incident = Set(incidents.filter { $0.value.probability >= 0.5 }.keys)
        draft.claims = claims(of: task, draft, copies: copies, incident: incident)
        draft.steps = StepFinder(rules: rules, incident: incident)
            .steps(of: task.report, among: task.candidates, joins: draft.negotiations)
        return draft
    }

    /// The best wire copy alone, for a copy of a copy resembles both; of others each.
    private func lineage(of task: LinkTask) -> [LinkDraft.Lineage] {
        let judge = LineageJudge(rules: rules)
        var found: [LinkDraft.Lineage] = []
        let mine = task.report.facts
        for other in task.candidates where other.facts.report != mine.report {
            guard !task.apartReports.contains(ThingPair(other.facts.report, mine.report)) else { continue }
            let isLater = judge.comesAfter(task.report, other)
            let (later, earlier) = isLater ? (task.report, other) : (other, task.report)
            if let verdict = judge.verdict(later, from: earlier) {
                found.append(LinkDraft.Lineage(verdict: verdict, from: later.facts.report, to: earlier.facts.report))
            }
        }
        let wire = found.filter { $0.verdict.kind.isWireCopy && $0.from == mine.report }
            .min { ($1.verdict.score, $0.to) < ($0.verdict.score, $1.to) }
        return found.filter { !$0.verdict.kind.isWireCopy || $0.from != mine.report || $0.to == wire?.to }
    }

    private func clusters(of task: LinkTask, _ incidents: [Int64: IncidentJudge.Meeting]) -> [LinkDraft.Cluster] {
        let known = occurrences(of: task)
        let groups = EventGrouper(rules: rules, rarity: task.rarity)
            .groups(of: task.report, among: known, incidents: incidents, apart: task.apartEvents)
        return groups.map { group in
            LinkDraft.Cluster(
                events: group.members.map { task.report.events[$0].facts.event }, joins: group.joins,
                occurrence: group.occurrence.flatMap { known[$0].occurrence })
        }
    }

    /// By reading, how likely it speaks of the new one's incident; one of its wire family surely does.
    private func incidents(of task: LinkTask, copies: Set<Int64>) -> [Int64: IncidentJudge.Meeting] {
        let judge = IncidentJudge(rules: rules, rarity: task.rarity)
        var incidents: [Int64: IncidentJudge.Meeting] = [:]
        for other in task.candidates {
            let isCopy = copies.contains(other.facts.report) && other.facts.report != task.report.facts.report
            incidents[other.facts.reading] = judge.meeting(task.report, other, isCopy: isCopy)
        }
        return incidents
    }

    private func claims(of task: LinkTask, _ draft: LinkDraft, copies: Set<Int64>, incident: Set<Int64>) -> [EventGrouper.Join] {
        let copies = Set(task.candidates.filter { copies.contains($0.facts.report) }.map(\.facts.reading))
        return ClaimGrouper(rules: rules, occurrences: toldOccurrences(task, draft), incident: incident, copies: copies)
            .joins(of: task.report, among: task.candidates, apart: task.apartStatements)
    }

    /// What each statement tells; an occurrence that is not in the record yet goes by the negative of its first event.
    private func toldOccurrences(_ task: LinkTask, _ draft: LinkDraft) -> [Int64: Set<Int64>] {
        var names = task.occurrences
        for cluster in draft.clusters {
            for event in cluster.events { names[event] = cluster.occurrence ?? -(cluster.events.first ?? 0) }
        }
        var told: [Int64: Set<Int64>] = [:]
        for event in (task.candidates + [task.report]).lazy.flatMap(\.facts.events) {
            guard let name = names[event.event] else { continue }
            for teller in event.tellers { told[teller.statement, default: []].insert(name) }
        }
        return told
    }

    /// The occurrences that the candidates tell, each with a telling for each of them.
    private func occurrences(of task: LinkTask) -> [EventGrouper.Cluster] {
        var clusters: [EventGrouper.Cluster] = []
        var places: [Int64: Int] = [:]
        for report in task.candidates {
            var events: [(occurrence: Int64, events: [KnownEvent])] = []
            for event in report.events {
                guard let occurrence = task.occurrences[event.facts.event] else { continue }
                if let index = events.firstIndex(where: { $0.occurrence == occurrence }) {
                    events[index].events.append(event)
                } else {
                    events.append((occurrence, [event]))
                }
            }
            for (occurrence, events) in events {
                let index = places[occurrence] ?? clusters.count
                if index == clusters.count { clusters.append(EventGrouper.Cluster(occurrence: occurrence, tellings: [])) }
                places[occurrence] = index
                clusters[index].tellings.append(Telling(report, events, rules: rules))
            }
        }
        return clusters
    }
}

extension LineageJudge {
    /// Which of two reports came first: by a credit of one to the other, by the day, by arrival.
    func comesAfter(_ a: KnownReport, _ b: KnownReport) -> Bool {
        let (mine, theirs) = (names(a, b), names(b, a))
        if mine != theirs { return mine }
        if let day = a.facts.published, let other = b.facts.published, day != other { return day > other }
        return a.facts.reading > b.facts.reading
    }

    private func names(_ report: KnownReport, _ other: KnownReport) -> Bool {
        guard let key = other.outlet, report.outlet?.isSame(as: key) != true else { return false }
        return report.credits.contains { $0.name.map(key.isSame) ?? false }
    }
}
