/// Tells whether one report was taken from another.
struct LineageJudge {
    let rules: LinkRules

    struct Verdict: Hashable, Sendable {
        var kind: Bond.Kind
        var score: Double
        var reasons: [String]
    }

    /// - Parameters:
    ///   - later: the report that may rest on the other.
    func verdict(_ later: KnownReport, from earlier: KnownReport) -> Verdict? {
        let shared = later.facts.fingerprint.shared(with: earlier.facts.fingerprint)
        let credit = credit(of: later, to: earlier)
        let weights = rules.weights
        let words = "\(Int((shared.ofMine * 100).rounded())) % of its runs of words stand there, \(Int((shared.ofOther * 100).rounded())) % of the other's here"
        let credits = credit.map { ["credit: " + $0] } ?? []
        let both = min(shared.ofMine, shared.ofOther)
        if both >= weights["copy-share"] { return Verdict(kind: .copy, score: both, reasons: [words] + credits) }
        if max(shared.ofMine, shared.ofOther) >= weights["cut-share"], shared.runs >= Int(weights["quote-runs"]) {
            return Verdict(kind: .cut, score: max(shared.ofMine, shared.ofOther), reasons: [words] + credits)
        }
        if shared.ofMine >= weights["quote-share"], shared.runs >= Int(weights["quote-runs"]) {
            return Verdict(kind: .quotes, score: 0.5 + shared.ofMine / 2, reasons: [words] + credits)
        }
        guard let credit, isNear(later.facts, earlier.facts) else { return nil }
        let likeness = later.words.overlap(with: earlier.words)
        guard likeness >= weights["rewrite-likeness"] else { return nil }
        return Verdict(
            kind: isOwnStory(later, earlier) ? .rewrite : .quotes, score: min(0.9, likeness),
            reasons: ["credit: " + credit, "\(Int((likeness * 100).rounded())) % of its telling words stand there"])
    }

    private func isNear(_ later: ReportFacts, _ earlier: ReportFacts) -> Bool {
        guard let a = later.published, let b = earlier.published else { return true }
        return (0...7).contains(a - b)
    }

    /// An agency's next story on the matter is a rewrite of its last.
    private func isOwnStory(_ later: KnownReport, _ earlier: KnownReport) -> Bool {
        guard let mine = later.outlet, let other = earlier.outlet else { return false }
        return mine == other || !later.credits.isEmpty
    }

    /// The credit or quoted source of a report that names the other's outlet.
    private func credit(of later: KnownReport, to earlier: KnownReport) -> String? {
        guard let outlet = earlier.facts.outlet, let key = earlier.outlet else { return nil }
        if let own = later.outlet, own.isSame(as: key) { return outlet }
        for credit in later.credits where credit.agency?.isSame(as: key) == true { return credit.words }
        let media = later.facts.events.lazy.flatMap(\.tellers).filter(\.isMedium).compactMap(\.source)
        return media.first { $0.isSame(as: key) }?.name ?? later.facts.statements.lazy.compactMap(\.source).first { $0.isSame(as: key) }?.name
    }

    /// The name in a line of credit: what follows "from" or stands alone.
    static func agency(in credit: String) -> String {
        let words = credit.split(whereSeparator: { " ()–—-".contains($0) })
        guard let from = words.lastIndex(where: { ["from", "by", "to"].contains($0.lowercased()) }), from + 1 < words.count else {
            return words.joined(separator: " ")
        }
        return words[(from + 1)...].joined(separator: " ")
    }
}
