/// Conditions that no word opens: named by a rule, listed behind a colon, or told by who may take the offer.
extension ConditionFinder {
    /// A condition whose head is known: "conditional on the release of the students".
    func stretch(of what: Int, terms head: Int, _ limit: Range<Int>) -> Stretch? {
        guard limit.contains(what), what != head else { return nil }
        let reach = tree.reach(of: what).clamped(to: limit)
        var start = reach.lowerBound, end = reach.upperBound
        if reach.contains(head), let top = tree.path(upFrom: head).first(where: { tree.heads[$0] == what }) {
            let terms = tree.reach(of: top)
            if head > what {
                end = max(what + 1, min(end, terms.lowerBound))
            } else {
                start = min(what, max(start, terms.upperBound))
            }
        }
        return trimmed(start..<end, head: what)
    }

    /// Without the small words at both ends.
    func trimmed(_ range: Range<Int>, head: Int) -> Stretch? {
        var start = range.lowerBound, end = range.upperBound
        let before: Set<String> = ["PUNCT", "ADP", "CCONJ", "SCONJ", "AUX"],
            behind: Set<String> = ["PUNCT", "ADP", "CCONJ", "DET"]
        while start < head, before.contains(view.partsOfSpeech[start]) || view.forms[start] == "that" { start += 1 }
        while end > head + 1, behind.contains(view.partsOfSpeech[end - 1]) || words.trade.contains(view.forms[end - 1]) {
            end -= 1
        }
        return start < end ? Stretch(tokens: start..<end, head: head) : nil
    }

    /// "an amnesty for those who surrender", "those who surrender will be pardoned"
    func takers(of head: Int, _ limit: Range<Int>) -> [Stretch] {
        guard head < limit.upperBound else { return [] }
        let subjects = frames.isVerb(head) ? frames.surfaceSubjects(of: head).filter { $0 < head } : []
        let start = subjects.map { tree.reach(of: $0).lowerBound }.min() ?? head
        return (max(limit.lowerBound, start)..<limit.upperBound).filter { clause in
            tree.relations[clause].hasPrefix("acl") && words.submit.contains(view.lemmas[clause])
                && (tree.heads[clause] >= head || subjects.contains(tree.heads[clause])) && mayTake(tree.heads[clause])
                && (view.tags[clause] == "VBG"
                    || tree.children(of: clause).contains { ["who", "that"].contains(view.forms[$0]) })
        }.prefix(1).map { clause in
            let taker = tree.heads[clause]
            let start = view.partsOfSpeech[taker] == "PRON" || view.partsOfSpeech[taker] == "DET" ? taker : min(taker + 1, clause)
            var upper = min(tree.reach(of: clause).upperBound, limit.upperBound)
            while upper > clause + 1, view.partsOfSpeech[upper - 1] == "PUNCT" { upper -= 1 }
            return Stretch(tokens: start..<upper, head: clause)
        }
    }

    private func mayTake(_ taker: Int) -> Bool {
        ["PRON", "DET"].contains(view.partsOfSpeech[taker]) || view.partsOfSpeech[taker] == "NOUN" && parties.isParty(taker)
    }

    /// "three conditions for a truce: the army must leave, the prisoners must be freed"; an "end to air raids" too.
    func listed(after trigger: Range<Int>, _ limit: Range<Int>) -> [Stretch] {
        guard words.namesConditions(trigger, view),
            let colon = (trigger.upperBound..<max(trigger.upperBound, limit.upperBound)).first(where: { view.forms[$0] == ":" })
        else { return [] }
        return items(in: colon + 1..<max(colon + 1, limit.upperBound))
    }

    private static let openers: Set<String> = ["“", "\"", "'", "‘", "«", "(", "and", "the"]
    private static let bullets: Set<String> = ["-", "–", "—", "•", "*", "·"]
    private static let fillers: Set<String> = [",", ":", "is", "was", "are", "were", "that", "would", "be"]

    /// "- the army leaves", "2. The army must leave": the words behind the mark of a line.
    func marked(_ sentence: Range<Int>) -> Stretch? {
        var at = sentence.lowerBound
        if at < sentence.upperBound, view.forms[at] == "(" { at += 1 }
        guard at + 1 < sentence.upperBound else { return nil }
        if Self.bullets.contains(view.forms[at]) { return rest(from: at + 1, sentence) }
        let isNumber = ["CD", "LS"].contains(view.tags[at]) || view.forms[at].utf8.count == 1
        return isNumber && [".", ")", ":"].contains(view.forms[at + 1]) ? rest(from: at + 2, sentence) : nil
    }

    /// "The first is that the army leaves": the words behind the ordinal.
    func numbered(_ sentence: Range<Int>) -> Stretch? {
        guard var at = sentence.first(where: { !Self.openers.contains(view.forms[$0]) }), words.ordinals.contains(view.forms[at])
        else { return nil }
        at += 1
        if at < sentence.upperBound, words.conditions.contains(view.lemmas[at]) { at += 1 }
        return at < sentence.upperBound && Self.fillers.contains(view.forms[at]) ? rest(from: at, sentence) : nil
    }

    private func rest(from start: Int, _ sentence: Range<Int>) -> Stretch? {
        var at = start
        while at < sentence.upperBound, Self.fillers.contains(view.forms[at]) { at += 1 }
        let rest = at..<max(at, sentence.upperBound)
        let head = rest.first { !rest.contains(tree.heads[$0]) && view.partsOfSpeech[$0] != "PUNCT" }
        return head.flatMap { trimmed(rest, head: $0) }
    }

    /// The parts of a list, each with a verb or tied to the first by "and".
    func items(in range: Range<Int>) -> [Stretch] {
        var found: [Stretch] = []
        var start = range.lowerBound
        for at in range {
            let isLast = at == range.upperBound - 1
            guard [",", "and", ";"].contains(view.forms[at]) || isLast else { continue }
            let end = isLast ? at + 1 : at
            guard end > start, let head = itemHead(in: start..<end),
                isLast || view.forms[at] == ";" || beginsItem(at, range, head)
            else { continue }
            if let item = trimmed(start..<end, head: head) { found.append(item) }
            start = at + 1
        }
        return found
    }

    /// The verb of an item, else the noun that everything in it hangs off.
    private func itemHead(in range: Range<Int>) -> Int? {
        range.first(where: frames.isVerb) ?? range.first { view.partsOfSpeech[$0] != "PUNCT" && !range.contains(tree.heads[$0]) }
    }

    /// Whether what stands behind "," or "and" is an item of its own: a clause, or a noun beside the head of the one before.
    private func beginsItem(_ at: Int, _ range: Range<Int>, _ head: Int) -> Bool {
        let next = at + 1
        guard next < range.upperBound else { return true }
        if view.forms[next] == "and" || view.forms[next] == "or" { return false }
        return range.contains { top in
            top > at && tree.relations[top] == "conj" && tree.path(upFrom: top).contains(head) && tree.heads[top] <= at
                && tree.reach(of: top).lowerBound <= next + 1
        } || frames.isVerb(head) && (next..<range.upperBound).contains(where: frames.isVerb)
    }
}
