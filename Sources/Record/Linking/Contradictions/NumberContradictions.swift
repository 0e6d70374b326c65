import Reading

/// Numbers of one kind that exclude each other.
///
/// A number that its own source takes back, or that a later one takes up and raises, is history and no contradiction. Two numbers
/// stand against each other where one report tells both, where they were told on one day and not by two voices of the state, where the
/// later one is lower, or where the two sides of the fighting tell them.
struct NumberContradictions {
    private static let kinds: Set<String> = ["killed", "wounded", "captured", "missing", "arrested", "displaced"]

    let compare: EventComparing
    let besides: [EventFacts]

    /// A number somebody gave, as a range.
    private struct Told {
        var event: EventFacts
        var range: ClosedRange<Int64>
        var words: String
        var thing: ThingID
        var reading: Int64
        var published: Int?
        var statement: Int64?
        var source: SourceKey
        var kind: String?
        var figureKind: String
        /// Whom it counts; empty for everybody.
        var share: String
    }

    func find(_ events: [EventFacts]) -> [ContradictionDraft] {
        let all = Dictionary(uniqueKeysWithValues: NumberContradictions.kinds.map { kind in (kind, events.flatMap { numbers(of: $0, kind) }) })
        let dead = all["killed"] ?? []
        return all.sorted { $0.key < $1.key }.compactMap { kind, told in
            var sides: [(Told, Told)] = []
            for (index, one) in told.enumerated() {
                for other in told[(index + 1)...] where oppose(one, other, told, dead: dead) { sides.append((one, other)) }
            }
            return sides.isEmpty ? nil : draft(kind, sides, told)
        }
    }

    private func draft(_ kind: String, _ pairs: [(Told, Told)], _ told: [Told]) -> ContradictionDraft {
        let ranges = Set(pairs.flatMap { [$0.0.range, $0.1.range] })
        var seen: Set<ThingID> = []
        let sides = told.filter { ranges.contains($0.range) && seen.insert($0.thing).inserted }.map {
            ContradictionDraft.Side(
                value: NumberContradictions.value($0.range, kind), thing: $0.thing, reading: $0.reading, statement: $0.statement,
                source: $0.source, at: $0.published)
        }
        let reason = "\(pairs[0].0.source.name) says \(pairs[0].0.words), \(pairs[0].1.source.name) says \(pairs[0].1.words)"
        return ContradictionDraft(kind: .number, about: kind, sides: sides, reasons: [reason], score: 0.8)
    }

    private static func value(_ range: ClosedRange<Int64>, _ kind: String) -> String {
        range.upperBound == 0 ? "none \(kind)" : range.upperBound == .max ? "at least \(range.lowerBound) \(kind)"
            : range.count == 1 ? "\(range.lowerBound) \(kind)" : "\(range.lowerBound) to \(range.upperBound) \(kind)"
    }

    /// What one event tells of a kind: its numbers, and where it counts several groups, their sum in place of the parts.
    private func numbers(of event: EventFacts, _ kind: String) -> [Told] {
        guard event.isReal, event.status != "denied" else { return [] }
        let figures = event.figures.filter { $0.kind == kind && $0.scope != Figure.Scope.cumulative.rawValue }
        var told = figures.compactMap { number($0, event) }
        let whole = zip(figures, told).filter { !$0.0.isPart }.map(\.1)
        if figures.count == told.count, whole.count > 1, Set(figures.map(\.counted)).count == figures.count,
            figures.allSatisfy({ !$0.counted.isEmpty }),
            whole.allSatisfy({ $0.range.count == 1 }), let first = whole.first
        {
            var sum = first
            let total = whole.reduce(Int64(0)) { $0 + $1.range.lowerBound }
            sum.range = total...total
            sum.words = whole.map(\.words).joined(separator: " and ")
            sum.share = ""
            told = [sum]
        }
        // "A student died": one of many, as a rule.
        return told.filter { !NumberContradictions.articles.contains($0.words.lowercased()) }
    }

    private static let hurt = Set(["wounded", "injured"].map(WordFolding.stem))
    private static let articles: Set<String> = ["a", "an"]

    private func number(_ figure: FigureFacts, _ event: EventFacts) -> Told? {
        let teller = event.tellers.first { $0.source != nil }
        guard let source = figure.source ?? teller?.source, var range = NumberContradictions.range(of: figure), !figure.isPart else { return nil }
        if event.status == "negated" { range = 0...0 }
        // "Nobody was hurt" is of another act, as a rule; a side that says it had no losses speaks of this one.
        let kind = figure.sourceKind ?? teller?.kind
        if range == 0...0, !NumberContradictions.sides.contains(kind ?? "") { return nil }
        // "Four of the wounded had died" adds to a number told before.
        if figure.kind == "killed", figure.counted.contains(where: NumberContradictions.hurt.contains) { return nil }
        return Told(
            event: event, range: range, words: figure.words, thing: ThingID(.figure, figure.figure), reading: event.reading, published: event.published,
            statement: figure.statement ?? teller?.statement, source: source, kind: kind,
            figureKind: figure.kind, share: figure.counted.sorted().joined(separator: " "))
    }

    private static func range(of figure: FigureFacts) -> ClosedRange<Int64>? {
        guard let qualifier = Figure.Qualifier(rawValue: figure.qualifier) else { return nil }
        let low = figure.low ?? 0
        switch qualifier {
        case .exact: return figure.low.map { $0...max($0, figure.high ?? $0) }
        case .about: return figure.low.map { Int64(Double($0) * 0.9)...max($0, Int64(Double(figure.high ?? $0) * 1.1)) }
        case .atLeast: return figure.low.map { $0...Int64.max }
        case .atMost: return figure.high.map { 0...max(0, $0) }
        case .none: return 0...0
        case .dozens, .hundreds, .thousands, .many, .some: return low > 0 && figure.high != nil ? low...max(low, figure.high ?? low) : nil
        }
    }

    private func oppose(_ a: Told, _ b: Told, _ all: [Told], dead: [Told]) -> Bool {
        guard !a.source.isSame(as: b.source), !a.range.overlaps(b.range), !compare.areLikelyTwo(a.event, b.event) else { return false }
        if a.share != b.share, !a.share.isEmpty, !b.share.isEmpty, !NumberContradictions.areAlike(a.share, b.share), !areFoes(a, b) { return false }
        if a.reading == b.reading { return true }
        if areFoes(a, b) { return true }
        guard let mine = a.published, let theirs = b.published else { return false }
        if isRestated(a, with: b, all) { return true }
        if mine == theirs, ![a, b].allSatisfy({ compare.rules.isOfTheState($0.source) }) { return true }
        let (earlier, later) = (mine, a.reading) < (theirs, b.reading) ? (a, b) : (b, a)
        return later.range.upperBound < earlier.range.lowerBound && !haveDied(earlier, later, dead)
    }

    /// Whether so many more are told dead that the wounded who are missing may be among them.
    private func haveDied(_ earlier: Told, _ later: Told, _ dead: [Told]) -> Bool {
        func most(_ reading: Int64) -> Int64? { dead.filter { $0.reading == reading }.map(\.range.lowerBound).max() }
        guard earlier.figureKind == "wounded", let before = most(earlier.reading), let after = most(later.reading) else { return false }
        return after - before >= earlier.range.lowerBound - later.range.lowerBound
    }

    /// Whether a report that tells the one also tells the other's number, in whatever connection: both still stand.
    private func isRestated(_ a: Told, with b: Told, _ all: [Told]) -> Bool {
        func tells(_ reading: Int64, _ told: Told) -> Bool {
            all.contains { $0.reading == reading && $0.range == told.range }
                || besides.contains { event in
                    event.reading == reading && told.range.count == 1
                        && event.figures.contains { $0.kind == told.figureKind && $0.low == told.range.lowerBound && $0.high ?? $0.low == $0.low }
                }
        }
        return tells(b.reading, a) || tells(a.reading, b)
    }

    private static func areAlike(_ a: String, _ b: String) -> Bool {
        let (mine, theirs) = (Set(a.split(separator: " ")), Set(b.split(separator: " ")))
        let general: Set<Substring> = ["people", "person", "peopl", "passeng", "fatal", "dead", "body", "bodi", "victim", "resident", "villag"]
        return !mine.isDisjoint(with: theirs) || !mine.isDisjoint(with: general) || !theirs.isDisjoint(with: general)
    }

    /// Two bodies of those who fight, at least one of them an armed one with a name of its own: neither takes up the other's number.
    private func areFoes(_ a: Told, _ b: Told) -> Bool {
        func isNamed(_ told: Told) -> Bool { told.source.name.split(separator: " ").contains { $0 != "The" && $0.first?.isUppercase == true } }
        guard let mine = a.kind, let theirs = b.kind, isNamed(a), isNamed(b) else { return false }
        return NumberContradictions.sides.isSuperset(of: [mine, theirs]) && !NumberContradictions.armed.isDisjoint(with: [mine, theirs])
    }

    private static let armed: Set<String> = ["armed-group", "military"]
    private static let sides = armed.union(["government", "state"])
}
