/// The rules of the room: telling words by the word they begin with, and what befalls facilities.
struct HumanitarianRules: Sendable {
    static let zones: Set<String> = ["words", "before", "after", "sentence"]
    static let facilityZones: Set<String> = ["undergoes", "attributes", "does", "frame", "at", "before", "after", "named"]

    let telling: RuleFile
    let facilities: RuleFile
    /// Patterns of `words` by their first word, in the order of the file, so that a report is walked once.
    private let byFirstWord: [String: [(rule: Int, pattern: TokenPattern)]]

    init(folder: String) throws(DataError) {
        let kinds = Set(HumanitarianNote.Kind.allCases.map(\.rawValue))
        telling = try RuleFile(path: folder + "/humanitarian.rules", zones: Self.zones, outcomes: kinds)
        facilities = try RuleFile(path: folder + "/facilities.rules", zones: Self.facilityZones, outcomes: kinds)
        var byFirstWord: [String: [(rule: Int, pattern: TokenPattern)]] = [:]
        for (index, rule) in telling.rules.enumerated() {
            guard let telling = rule.conditions.first, telling.zone == "words", !telling.isNegated else {
                throw DataError(file: self.telling.path, fault: .wrong(line: rule.line, "\(rule.name) must begin with its words"))
            }
            for pattern in telling.patterns {
                guard case .word(let words) = pattern.elements.first else {
                    throw DataError(file: self.telling.path, fault: .wrong(line: rule.line, "a pattern of \(rule.name) does not begin with a word"))
                }
                for word in words { byFirstWord[word, default: []].append((index, pattern)) }
            }
        }
        self.byFirstWord = byFirstWord
    }

    /// The first rule whose words begin at a token, and the words.
    func match(at token: Int, in sentence: Range<Int>, _ view: TokenView) -> (rule: Rule, tokens: Range<Int>)? {
        let form = view.forms[token], lemma = view.lemmas[token]
        var candidates = byFirstWord[form] ?? []
        if lemma != form, let more = byFirstWord[lemma] { candidates = (candidates + more).sorted { $0.rule < $1.rule } }
        for (index, pattern) in candidates {
            guard let match = pattern.match(in: view, sentence, at: token) else { continue }
            if holds(telling.rules[index], match.tokens, in: sentence, view) { return (telling.rules[index], match.tokens) }
        }
        return nil
    }

    /// Words looked at before and behind the telling ones.
    private static let reach = 10

    static func zones(of words: Range<Int>, in sentence: Range<Int>) -> [String: [Range<Int>]] {
        [
            "words": [words], "sentence": [sentence],
            "before": [max(sentence.lowerBound, words.lowerBound - reach)..<words.lowerBound],
            "after": [words.upperBound..<min(sentence.upperBound, words.upperBound + reach)],
        ]
    }

    /// Whether the conditions behind the first hold as well.
    func holds(_ rule: Rule, _ words: Range<Int>, in sentence: Range<Int>, _ view: TokenView) -> Bool {
        guard rule.conditions.count > 1 else { return true }
        let zones = Self.zones(of: words, in: sentence)
        return rule.conditions.dropFirst().allSatisfy { ($0.firstMatch(in: view, zones: zones[$0.zone] ?? []) == nil) == $0.isNegated }
    }
}
