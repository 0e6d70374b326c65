/// Finds statements of other reports, or earlier ones of the same, that say the same by the same source.
///
/// A newer number of one source is a new claim, whatever else the words share.
struct ClaimGrouper {
    let rules: LinkRules
    /// The occurrences that statements tell, by any name that is the same for one.
    var occurrences: [Int64: Set<Int64>] = [:]

    func joins(of report: KnownReport, among others: [KnownReport], apart: Set<ThingPair>) -> [EventGrouper.Join] {
        var known = others.flatMap(\.statements)
        var joins: [EventGrouper.Join] = []
        for statement in report.statements {
            if let join = best(for: statement, among: known, apart: apart) { joins.append(join) }
            known.append(statement)
        }
        return joins
    }

    private func best(for statement: KnownStatement, among known: [KnownStatement], apart: Set<ThingPair>) -> EventGrouper.Join? {
        let facts = statement.facts
        guard let source = facts.source else { return nil }
        var best: (score: Double, other: KnownStatement)?
        for other in known {
            guard let theirs = other.facts.source, theirs.isSame(as: source),
                (other.facts.certainty == "denied") == (facts.certainty == "denied"),
                let score = likeness(statement, other), score > best?.score ?? 0,
                !apart.contains(ThingPair(other.facts.statement, facts.statement))
            else { continue }
            best = (score, other)
        }
        return best.map { score, other in
            EventGrouper.Join(
                from: facts.statement, to: other.facts.statement, score: (score * 100).rounded() / 100,
                reasons: ["one source: \(source.name)", reason(facts, other.facts)])
        }
    }

    private func likeness(_ one: KnownStatement, _ other: KnownStatement) -> Double? {
        let (a, b) = (one.facts, other.facts)
        if a.hash == b.hash, a.words.count > 1 { return 1 }
        if !a.figures.isDisjoint(with: b.figures) { return 0.8 }
        if !a.numbers.isEmpty, !b.numbers.isEmpty, a.numbers.isDisjoint(with: b.numbers) { return nil }
        let least = min(one.words.count, other.words.count)
        guard least > 1 else { return nil }
        let shared = one.words.shared(with: other.words).count
        let overlap = Double(shared) / Double(least)
        let isOfOne = !(occurrences[a.statement] ?? []).isDisjoint(with: occurrences[b.statement] ?? [])
        guard overlap >= rules.weights[isOfOne ? "claim-words-event" : "claim-words"], shared > (isOfOne ? 0 : 1) else { return nil }
        return overlap
    }

    private func reason(_ a: StatementFacts, _ b: StatementFacts) -> String {
        if a.hash == b.hash, a.words.count > 1 { return "the same words" }
        if let figure = a.figures.intersection(b.figures).min() { return "both say " + figure }
        return EventGrouper.words(rules.telling(a.words).intersection(rules.telling(b.words)))
    }
}
