/// The rules in the order in which they are tried, found by the words they may begin with.
struct TimeGrammar: Sendable {
    let rules: [TimeRule]
    /// Rules that may begin with a literal, with a class, or with anything.
    private let byLiteral: [[Int]]
    private let byClass: [TimeClass: [Int]]
    private let anywhere: [Int]
    /// Rules that may begin with a literal, and those that may begin with anything.
    private let withAnywhere: [[Int]]
    /// Rules of each shape that others may use.
    let parts: [TimeFrame.Shape: [Int]]

    /// A rule that begins with an expression of its own shape: it would never end.
    struct Circle: Error { var rule: TimeRule }

    init(_ rules: [TimeRule]) throws(Circle) {
        self.rules = rules
        parts = Dictionary(grouping: rules.indices.filter { rules[$0].isPart }) { rules[$0].frame.shape }
        var literal: [Int: Set<Int>] = [:], classes: [TimeClass: Set<Int>] = [:], anywhere: Set<Int> = []
        for index in rules.indices {
            var open = [index], seen: Set<TimeFrame.Shape> = []
            while let next = open.popLast() {
                for step in rules[next].patterns.flatMap(TimeGrammar.firsts) {
                    switch step.test {
                    case _ where step.isNegated || step.isLook: continue
                    case .words(let words): for word in words { literal[word, default: []].insert(index) }
                    case .slot(let kinds, let shapes):
                        for kind in kinds { classes[kind, default: []].insert(index) }
                        for shape in shapes {
                            if next == index, shape == rules[index].frame.shape, rules[index].isPart {
                                throw Circle(rule: rules[index])
                            }
                            if seen.insert(shape).inserted { open += parts[shape] ?? [] }
                        }
                    default: anywhere.insert(index)
                    }
                }
            }
        }
        byLiteral = (0...(literal.keys.max() ?? 0)).map { (literal[$0] ?? []).sorted() }
        byClass = classes.mapValues { $0.sorted() }
        self.anywhere = anywhere.sorted()
        withAnywhere = byLiteral.map { anywhere.union($0).sorted() }
    }

    /// The steps with which a pattern may begin.
    private static func firsts(_ pattern: [TimeRule.Step]) -> [TimeRule.Step] {
        var firsts: [TimeRule.Step] = []
        for step in pattern {
            switch step.test {
            case .open, .close: continue
            default: firsts.append(step)
            }
            if !step.isOptional && !step.isNegated && !step.isLook { break }
        }
        return firsts
    }

    /// The rules worth trying at a piece, in order.
    func candidates(literal: Int, entries: [TimeEntry]) -> [Int] {
        let beginning = byLiteral.indices.contains(literal) ? byLiteral[literal] : []
        if beginning.isEmpty, entries.isEmpty { return anywhere }
        if entries.isEmpty { return withAnywhere[literal] }
        var found = Set(anywhere + beginning)
        for entry in entries { found.formUnion(byClass[entry.kind] ?? []) }
        return found.sorted()
    }
}

/// Matches the rules against the pieces of one document.
struct TimeMatcher {
    struct Match {
        var rule: Int
        /// Pieces of the time itself.
        var pieces: Range<Int>
        /// Where the pattern ends.
        var end: Int
        var frame: TimeFrame
    }

    private struct Inner: Hashable {
        var piece: Int
        var shape: TimeFrame.Shape
    }

    private let grammar: TimeGrammar
    private let pieces: TimePieces
    private let view: TokenView
    private var memo: [Inner: [(end: Int, frame: TimeFrame)]] = [:]
    private var limit = 0

    init(_ grammar: TimeGrammar, _ pieces: TimePieces, _ view: TokenView) {
        self.grammar = grammar
        self.pieces = pieces
        self.view = view
    }

    /// What the rules take of a sentence from left to right, what is no time too: at each piece the longest match, among equals
    /// the first rule's.
    mutating func matches(in range: Range<Int>) -> [Match] {
        memo.removeAll(keepingCapacity: true)
        limit = range.upperBound
        var found: [Match] = []
        var at = range.lowerBound
        while at < limit {
            guard var match = best(at, after: found.last) else {
                at += 1
                continue
            }
            // A rule that begins with words around the time gives way to one that takes more from the time's own beginning.
            if match.pieces.lowerBound > at, let other = best(match.pieces.lowerBound, after: found.last),
                other.pieces.upperBound > match.pieces.upperBound
            {
                match = other
            }
            found.append(match)
            at = max(at + 1, match.pieces.upperBound)
        }
        return found
    }

    private mutating func best(_ at: Int, after last: Match?) -> Match? {
        var best: Match?
        for index in grammar.candidates(literal: pieces.literals[at], entries: pieces.entries[at]) {
            let rule = grammar.rules[index]
            var frame = rule.frame
            if let needed = rule.continues {
                guard let last, last.pieces.upperBound == at, last.frame.take(needed, into: &frame) else { continue }
            }
            for pattern in rule.patterns where mayBegin(pattern, at) {
                var walk = Walk(frame: frame, start: at)
                guard let end = longest(pattern[...], at, &walk), end > best?.end ?? at, walk.frame.isSound else { continue }
                guard walk.start < walk.close ?? end else { continue }
                best = Match(rule: index, pieces: walk.start..<(walk.close ?? end), end: end, frame: walk.frame)
            }
        }
        return best
    }

    /// Whether the words that a pattern must begin with are there: looked at before anything is filled.
    private func mayBegin(_ pattern: [TimeRule.Step], _ start: Int) -> Bool {
        var at = start
        for step in pattern where !step.isNegated && !step.isLook {
            if case .open = step.test { continue }
            if case .close = step.test { continue }
            if step.isOptional { return true }
            if case .slot(_, let shapes) = step.test {
                return at < limit && (!shapes.isEmpty || accepts(step.test, at))
            }
            guard at < limit, accepts(step.test, at) else { return false }
            at += 1
        }
        return true
    }

    private struct Walk {
        var frame: TimeFrame
        var start: Int
        var close: Int?
    }

    /// The farthest end of a pattern from a piece on, nil where it does not match.
    private mutating func longest(_ steps: ArraySlice<TimeRule.Step>, _ at: Int, _ walk: inout Walk) -> Int? {
        guard let step = steps.first else { return at }
        let rest = steps.dropFirst()
        if case .open = step.test {
            walk.start = at
            return longest(rest, at, &walk)
        }
        if case .close = step.test {
            walk.close = at
            return longest(rest, at, &walk)
        }
        var best: (end: Int, walk: Walk)?
        for (next, frame) in ways(step, at, walk.frame) {
            var further = walk
            further.frame = frame
            if let end = longest(rest, next, &further), end > best?.end ?? -1, further.frame.isSound { best = (end, further) }
        }
        if best == nil, step.isOptional {
            var further = walk
            if let end = longest(rest, at, &further) { best = (end, further) }
        }
        guard let best else { return nil }
        walk = best.walk
        return best.end
    }

    /// Where one step may lead, with the frame that it fills.
    private mutating func ways(_ step: TimeRule.Step, _ at: Int, _ frame: TimeFrame) -> [(end: Int, frame: TimeFrame)] {
        guard at < limit else { return step.isNegated ? [(at, frame)] : [] }
        if step.isNegated || step.isLook { return accepts(step.test, at) == step.isNegated ? [] : [(at, frame)] }
        guard case .slot(let kinds, let shapes) = step.test else { return accepts(step.test, at) ? [(at + 1, frame)] : [] }
        var ways: [(end: Int, frame: TimeFrame)] = []
        for entry in pieces.entries[at] where kinds.contains(entry.kind) && entry.end <= limit {
            var filled = frame
            filled.take(entry)
            ways.append((entry.end, filled))
        }
        for shape in shapes {
            for (end, inner) in inner(shape, at) {
                var filled = frame
                filled.take(inner)
                ways.append((end, filled))
            }
        }
        return ways
    }

    private func accepts(_ test: TimeRule.Step.Test, _ at: Int) -> Bool {
        let token = pieces.tokens[at]
        return switch test {
        case .words(let words): pieces.literals[at] >= 0 && words.contains(pieces.literals[at])
        case .tag(let tags): tags.contains(view.tags[token])
        case .partOfSpeech(let kinds): kinds.contains(view.partsOfSpeech[token])
        case .name(let kinds): view.names[token].map(kinds.contains) ?? false
        case .slot(let kinds, _): pieces.entries[at].contains { kinds.contains($0.kind) }
        case .open, .close: false
        }
    }

    private mutating func inner(_ shape: TimeFrame.Shape, _ at: Int) -> [(end: Int, frame: TimeFrame)] {
        let key = Inner(piece: at, shape: shape)
        if let known = memo[key] { return known }
        memo[key] = []
        var found: [(end: Int, frame: TimeFrame)] = []
        for index in grammar.parts[shape] ?? [] {
            for pattern in grammar.rules[index].patterns where mayBegin(pattern, at) {
                var walk = Walk(frame: grammar.rules[index].frame, start: at)
                guard let end = longest(pattern[...], at, &walk), end > at, walk.frame.isSound else { continue }
                if !found.contains(where: { $0.end == end }) { found.append((end, walk.frame)) }
            }
        }
        memo[key] = found
        return found
    }
}

extension TimeFrame {
    /// Hands what a continuing expression shares with this one on to it.
    fileprivate func take(_ needed: TimeRule.Continuation, into frame: inout TimeFrame) -> Bool {
        switch needed {
        case .day:
            guard shape == .date, month != nil, day != nil else { return false }
            (frame.month, frame.calendar, frame.year) = (month, calendar, year)
        case .year:
            guard shape == .date, year != nil, month == nil else { return false }
        case .clock:
            guard shape == .clock || shape == .time else { return false }
            frame.bases = bases
        }
        return true
    }
}
