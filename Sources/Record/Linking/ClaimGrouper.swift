/// Finds statements of other reports, or earlier ones of the same, that say the same by the same source.
///
/// A newer number of one source is a new claim, whatever else the words share.
struct ClaimGrouper {
    let rules: LinkRules
    /// The occurrences that statements tell, by any name that is the same for one.
    var occurrences: [Int64: Set<Int64>] = [:]

    func joins(of report: ReportFacts, among others: [ReportFacts], apart: Set<ThingPair>) -> [EventGrouper.Join] {
        var known = others.flatMap(\.statements)
        var joins: [EventGrouper.Join] = []
        for statement in report.statements {
            if let join = best(for: statement, among: known, apart: apart) { joins.append(join) }
            known.append(statement)
        }
        return joins
    }

    private func best(for statement: StatementFacts, among known: [StatementFacts], apart: Set<ThingPair>) -> EventGrouper.Join? {
        guard let source = statement.source else { return nil }
        let words = rules.telling(statement.words)
        var best: EventGrouper.Join?
        for other in known {
            guard let theirs = other.source, theirs.isSame(as: source), (other.certainty == "denied") == (statement.certainty == "denied"),
                !apart.contains(ThingPair(other.statement, statement.statement)),
                let (score, reason) = likeness(statement, words, other), score > best?.score ?? 0
            else { continue }
            best = EventGrouper.Join(
                from: statement.statement, to: other.statement, score: score, reasons: ["one source: \(source.name)", reason])
        }
        return best
    }

    private func likeness(_ a: StatementFacts, _ words: Set<String>, _ b: StatementFacts) -> (Double, String)? {
        if a.hash == b.hash, a.words.count > 1 { return (1, "the same words") }
        if let figure = a.figures.intersection(b.figures).min() { return (0.8, "both say " + figure) }
        if !a.numbers.isEmpty, !b.numbers.isEmpty, a.numbers.isDisjoint(with: b.numbers) { return nil }
        let theirs = rules.telling(b.words)
        guard min(words.count, theirs.count) > 1 else { return nil }
        let overlap = Likeness.overlap(words, theirs)
        let isOfOne = !(occurrences[a.statement] ?? []).isDisjoint(with: occurrences[b.statement] ?? [])
        guard isOfOne ? overlap >= rules.weights["claim-words-event"] : overlap >= rules.weights["claim-words"],
            words.intersection(theirs).count > (isOfOne ? 0 : 1)
        else { return nil }
        return ((overlap * 100).rounded() / 100, EventGrouper.words(words.intersection(theirs)))
    }
}
