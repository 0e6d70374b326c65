/// On which day the happenings of a report were, so that a time can be counted from them: "two days after the attack".
///
/// Words on one line of `[happening]` in the lexicon are one kind ("was shot", "the killing"). A kind that the report dates by two
/// days says nothing: which one is meant is then not known.
struct TimeHappenings {
    private let tree: Tree
    private let view: TokenView
    private let words: TimeWords
    private var days: [Int: Day] = [:]
    private var repeated: Set<Int> = []

    /// Words that a name of a happening may be away from its article.
    private static let reach = 8

    init(_ account: Account, words: TimeWords) {
        tree = account.tree
        view = account.view
        self.words = words
    }

    /// Takes the day of a time for what it stands beside: its verb with subject and object, or its noun.
    mutating func note(_ time: Range<Int>, _ day: Day) {
        for kind in kinds(beside: time) {
            if let known = days[kind], known != day { repeated.insert(kind) }
            days[kind] = day
        }
    }

    /// The day of what stands behind a time and its preposition: its own ("two days after the 3 March attack"), else the one told
    /// for its kind.
    func day(behind time: Range<Int>, _ times: [StoryTime]) -> Day? {
        guard !isLength(time), let noun = noun(behind: time) else { return nil }
        let own = times.last {
            $0.tokens.lowerBound > time.upperBound && $0.tokens.upperBound <= noun && $0.moment?.isOneDay == true
        }
        if let own { return own.moment?.start }
        return kind(of: noun).flatMap { repeated.contains($0) ? nil : days[$0] }
    }

    /// The day of what a clock stands beside: "was shot at 10 p.m.", where the day of the shooting was told before.
    func day(beside time: Range<Int>) -> Day? {
        kinds(beside: time).first { days[$0] != nil && !repeated.contains($0) }.flatMap { days[$0] }
    }

    private func kinds(beside time: Range<Int>) -> [Int] {
        guard let head = time.first(where: { !time.contains(tree.heads[$0]) }), tree.heads[head] >= 0 else { return [] }
        let governor = tree.heads[head]
        guard view.partsOfSpeech[governor] == "VERB" else { return [governor].compactMap(kind) }
        let sides = tree.children(of: governor).filter { tree.relations[$0].hasPrefix("nsubj") || tree.relations[$0] == "obj" }
        return ([governor] + sides).compactMap(kind)
    }

    /// "for two days after the attack", "spent the two days before it": how long something went on, and not when it was.
    private func isLength(_ time: Range<Int>) -> Bool {
        guard view.partsOfSpeech[time.lowerBound] != "DET" else { return false }
        if time.lowerBound > 0, ["ADP", "DET"].contains(view.partsOfSpeech[time.lowerBound - 1]) { return true }
        return time.contains { tree.relations[$0] == "obj" && !time.contains(tree.heads[$0]) }
    }

    /// The last noun of the run behind the preposition and its article or owner.
    private func noun(behind time: Range<Int>) -> Int? {
        var noun: Int?
        let first = time.upperBound + 2
        guard first < view.forms.count else { return nil }
        for token in first..<min(view.forms.count, first + Self.reach) {
            switch view.partsOfSpeech[token] {
            case "NOUN", "PROPN": noun = token
            case "ADJ", "NUM": continue
            default: if view.forms[token] != "-" { return noun }
            }
        }
        return noun
    }

    private func kind(of token: Int) -> Int? {
        guard ["VERB", "NOUN"].contains(view.partsOfSpeech[token]) else { return nil }
        return words.value(view.lemmas[token], as: .happening) ?? words.value(view.forms[token], as: .happening)
    }
}
