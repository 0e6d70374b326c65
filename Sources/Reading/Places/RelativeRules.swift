/// The words that tell a place by another (`Data/rules/relative-places.rules`).
struct RelativeRules: Sendable {
    enum Kind: String, CaseIterable, Sendable { case offset, bearing, outskirts, near, part, between, road, extent }

    /// What a rule has found: its kind, its words without the anchor's.
    struct Told: Hashable {
        var kind: Kind
        var rule: String
        var words: Range<Int>
    }

    static let zones: Set<String> = ["before", "after", "sentence"]
    let file: RuleFile
    /// Rules about words beside an anchor, and those of an extent alone.
    private let anchored: [Rule]
    private let extents: [Rule]

    init(path: String) throws(DataError) {
        file = try RuleFile(path: path, zones: RelativeRules.zones, outcomes: Set(Kind.allCases.map(\.rawValue)))
        anchored = file.rules.filter { $0.outcome != Kind.extent.rawValue }
        extents = file.rules.filter { $0.outcome == Kind.extent.rawValue }
    }

    /// Words before and behind an anchor that are looked at.
    private static let reach = 14

    /// The zones of an anchor: what stands before and behind it in its sentence.
    static func zones(sentence: Range<Int>, anchor: Range<Int>) -> [String: [Range<Int>]] {
        let start = max(sentence.lowerBound, anchor.lowerBound - reach), end = min(sentence.upperBound, anchor.upperBound + reach)
        return ["before": [start..<max(start, anchor.lowerBound)], "after": [min(anchor.upperBound, end)..<end]]
    }

    func match(in view: TokenView, sentence: Range<Int>, anchor: Range<Int>) -> Told? {
        let zones = RelativeRules.zones(sentence: sentence, anchor: anchor)
        for rule in anchored {
            guard let match = rule.match(in: view, zones: zones), let kind = Kind(rawValue: rule.outcome) else { continue }
            return Told(kind: kind, rule: rule.name, words: match.captured)
        }
        return nil
    }

    func matchExtent(in view: TokenView, sentence: Range<Int>) -> Told? {
        for rule in extents {
            guard let match = rule.match(in: view, zones: ["sentence": [sentence]]) else { continue }
            return Told(kind: .extent, rule: rule.name, words: match.captured)
        }
        return nil
    }
}
