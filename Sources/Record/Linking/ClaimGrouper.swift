/// Finds statements of other reports, or earlier ones of the same, that say the same by the same source.
///
/// A newer number of one source is a new claim, whatever else the words share.
struct ClaimGrouper {
    let rules: LinkRules
    /// The occurrences that statements tell, by any name that is the same for one.
    var occurrences: [Int64: Set<Int64>] = [:]
    /// Readings that speak of the new one's incident, as likely as not.
    var incident: Set<Int64> = []
    /// Readings of one wire family with the new one.
    var copies: Set<Int64> = []

    func joins(of report: KnownReport, among others: [KnownReport], apart: Set<ThingPair>) -> [EventGrouper.Join] {
        var known = others.flatMap(\.statements)
        var joins: [EventGrouper.Join] = []
        for statement in report.statements {
            if let join = best(for: statement, among: known, apart: apart) { joins.append(join) }
            known.append(statement)
        }
        return joins
    }

    private enum Ground { case words, figure, number, telling }

    private func best(for statement: KnownStatement, among known: [KnownStatement], apart: Set<ThingPair>) -> EventGrouper.Join? {
        guard let source = statement.facts.source else { return nil }
        var best: (score: Double, ground: Ground, other: KnownStatement)?
        for other in known {
            guard let likeness = likeness(statement, other), likeness.score > best?.score ?? 0,
                !apart.contains(ThingPair(other.facts.statement, statement.facts.statement))
            else { continue }
            best = (likeness.score, likeness.ground, other)
        }
        return best.map { score, ground, other in
            EventGrouper.Join(
                from: statement.facts.statement, to: other.facts.statement, score: (score * 100).rounded() / 100,
                reasons: ["one source: \(source.name)", reason(ground, statement.facts, other.facts)])
        }
    }

    /// Nil where they are two claims.
    private func likeness(_ one: KnownStatement, _ other: KnownStatement) -> (score: Double, ground: Ground)? {
        let (a, b) = (one.facts, other.facts)
        guard let mine = a.source, let theirs = b.source else { return nil }
        let isOneSource = mine.isSame(as: theirs)
        guard isOneSource || mayBeOne(a, b) else { return nil }
        let areSameWords = a.hash == b.hash && a.words.count > 1
        guard (a.certainty == "denied") == (b.certainty == "denied") || (areSameWords && copies.contains(b.reading)) else { return nil }
        if areSameWords { return (1, .words) }
        if !a.figures.isDisjoint(with: b.figures) { return (0.8, .figure) }
        if isOneSource, sharesNumber(one, other) { return (0.6, .number) }
        if !a.numbers.isEmpty, !b.numbers.isEmpty, a.numbers.isDisjoint(with: b.numbers) { return nil }
        return isOneSource ? overlap(one, other).map { ($0, .telling) } : nil
    }

    /// A description and a name in reports of one incident: "a local group" of the lead is whoever the report names further on.
    private func mayBeOne(_ a: StatementFacts, _ b: StatementFacts) -> Bool {
        a.isIndefinite != b.isIndefinite && (a.reading == b.reading || copies.contains(b.reading))
    }

    /// One number in two reports of one incident: of five or more, or beside another word.
    private func sharesNumber(_ one: KnownStatement, _ other: KnownStatement) -> Bool {
        guard incident.contains(other.facts.reading) || one.facts.reading == other.facts.reading else { return false }
        let shared = one.facts.numbers.intersection(other.facts.numbers).compactMap(Int.init).filter { !ClaimGrouper.years.contains($0) }
        guard let largest = shared.max() else { return false }
        return largest >= 5 || !one.words.shared(with: other.words).isEmpty
    }

    private static let years = 1900...2100

    private func overlap(_ one: KnownStatement, _ other: KnownStatement) -> Double? {
        let least = min(one.words.count, other.words.count)
        guard least > 1 else { return nil }
        let shared = one.words.shared(with: other.words).count
        let overlap = Double(shared) / Double(least)
        let mine = occurrences[one.facts.statement] ?? []
        let isOfOne = !mine.isDisjoint(with: occurrences[other.facts.statement] ?? [])
        guard overlap >= rules.weights[isOfOne ? "claim-words-event" : "claim-words"], shared > (isOfOne ? 0 : 1) else { return nil }
        return overlap
    }

    private func reason(_ ground: Ground, _ a: StatementFacts, _ b: StatementFacts) -> String {
        switch ground {
        case .words: "the same words"
        case .figure: "both say " + (a.figures.intersection(b.figures).min() ?? "")
        case .number: "both say " + a.numbers.intersection(b.numbers).sorted().joined(separator: ", ") + " of one incident"
        case .telling: EventGrouper.words(rules.telling(a.words).intersection(rules.telling(b.words)))
        }
    }
}
