/// Finds earlier offers of the same matter: parties in common, the same kind or the same words, not too long ago.
struct NegotiationGrouper {
    let rules: LinkRules

    func joins(of report: ReportFacts, among others: [ReportFacts], apart: Set<ThingPair>) -> [EventGrouper.Join] {
        var known = others.flatMap(\.offers)
        var joins: [EventGrouper.Join] = []
        for offer in report.offers {
            let best = known.compactMap { join(offer, $0, apart) }.max { $0.score < $1.score }
            if let best { joins.append(best) }
            known.append(offer)
        }
        return joins
    }

    private func join(_ a: OfferTold, _ b: OfferTold, _ apart: Set<ThingPair>) -> EventGrouper.Join? {
        guard !apart.contains(ThingPair(a.offer.number, b.offer.number)), isNear(a, b) else { return nil }
        let mine = a.parties.compactMap(\.source)
        let shared = mine.filter { one in b.parties.contains { $0.source?.isSame(as: one) ?? false } }
        let words = (rules.telling(WordFolding.stems(of: a.words)), rules.telling(WordFolding.stems(of: b.words)))
        let likeness = Likeness.overlap(words.0, words.1)
        let kind = a.kind == b.kind && a.kind != "other"
        guard kind ? !shared.isEmpty || likeness >= 0.3 : !shared.isEmpty && likeness >= 0.3 else { return nil }
        var reasons = shared.isEmpty ? [] : ["parties: " + shared.map(\.name).joined(separator: ", ")]
        if kind { reasons.append("both \(a.kind)") }
        if likeness > 0 { reasons.append(EventGrouper.words(words.0.intersection(words.1))) }
        let score = min(1, 0.4 * (shared.isEmpty ? 0 : 1) + 0.3 * (kind ? 1 : 0) + 0.3 * likeness)
        return EventGrouper.Join(from: a.offer.number, to: b.offer.number, score: (score * 100).rounded() / 100, reasons: reasons)
    }

    private func isNear(_ a: OfferTold, _ b: OfferTold) -> Bool {
        guard let mine = DayNumber.of(a.published), let theirs = DayNumber.of(b.published) else { return true }
        return abs(mine - theirs) <= Int(rules.weights["thread-days"])
    }
}
