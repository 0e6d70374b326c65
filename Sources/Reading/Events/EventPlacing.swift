/// Gives each telling the place, the time and the figures of its own clause, and the contexts its words speak of.
///
/// A place or time belongs to the nearest telling above it in the tree; an event never takes one from another sentence.
struct EventPlacing {
    let facts: WordFacts
    let reader: ClauseReader
    let found: Happenings
    let contexts: [ContextWords]

    func place(_ mentions: inout [EventMention]) {
        var byToken: [Int: Int] = [:]
        for (index, mention) in mentions.enumerated() {
            for range in mention.anchor { for token in range { byToken[token] = index } }
        }
        for place in found.places {
            for tokens in [place.tokens] + place.mentions {
                guard let index = owner(of: tokens, byToken), mentions[index].place == nil else { continue }
                mentions[index].place = place.id
            }
        }
        for time in found.times where time.kind != .duration && time.kind != .set {
            guard let index = owner(of: time.tokens, byToken), mentions[index].time == nil else { continue }
            mentions[index].time = time.id
            if isLongPast(time) { mentions[index].status = historical(mentions[index].status) }
        }
        for figure in found.figures {
            guard let index = owner(of: figure.tokens, byToken) else { continue }
            mentions[index].figures.append(figure.id)
        }
        for index in mentions.indices {
            inherit(index, &mentions)
            mentions[index].contexts = contexts(of: mentions[index])
            if tellsOfThePast(mentions[index]) { mentions[index].status = historical(mentions[index].status) }
        }
    }

    /// The telling that the words hang off.
    private func owner(of tokens: Range<Int>, _ byToken: [Int: Int]) -> Int? {
        guard let first = tokens.first else { return nil }
        let heads = reader.tree.heads
        var at = tokens.first { !tokens.contains(heads[$0]) } ?? first
        for _ in 0..<16 {
            if let index = byToken[at] { return index }
            guard heads[at] >= 0 else { return nil }
            at = heads[at]
        }
        return nil
    }

    /// What stands in a dependent clause of the same act happens where and when the act does.
    private func inherit(_ index: Int, _ mentions: inout [EventMention]) {
        let tree = reader.tree, token = mentions[index].token
        guard ["conj", "advcl", "xcomp"].contains(tree.relations[token]), mentions[index].parent == nil,
            let above = mentions.firstIndex(where: { $0.token == tree.heads[token] })
        else { return }
        if tree.relations[token] == "advcl", facts.tag(token) != "VBG" { return }
        mentions[index].place = mentions[index].place ?? mentions[above].place
        mentions[index].time = mentions[index].time ?? mentions[above].time
    }

    private func historical(_ status: Event.Status) -> Event.Status {
        [.reported, .claimed].contains(status) ? .historical : status
    }

    /// More than a year before the report.
    private func isLongPast(_ time: TimeExpression) -> Bool {
        guard let end = time.end, let published = facts.account.document.report.head.published?.start else { return false }
        return end.number + 365 < published.number
    }

    /// "in the 1990s", "a decade ago", a year well before the report's.
    private func tellsOfThePast(_ mention: EventMention) -> Bool {
        let published = facts.account.document.report.head.published?.start.year
        return mention.clause.obliques.contains { oblique in
            let form = facts.form(oblique.token)
            if let published, let year = Int(form), (1800...2100).contains(year) { return year < published - 1 }
            return form.utf8.count == 5 && form.hasSuffix("0s") && (form.hasPrefix("19") || form.hasPrefix("18"))
        }
    }

    private func contexts(of mention: EventMention) -> [String] {
        let branch = reader.tree.branch(of: mention.clause.light ?? mention.token) { child in
            !["acl:relcl", "conj", "parataxis", "advcl"].contains(reader.tree.relations[child])
        }
        let lemmas = Set(branch.map(facts.lemma))
        let spoken = contexts.filter { !$0.lemmas.isDisjoint(with: lemmas) }.map(\.name)
        return Array(Set(mention.rule.contexts + spoken)).sorted()
    }
}

/// Words that put an event into a context of PLOVER.
struct ContextWords: Sendable {
    var name: String
    var lemmas: Set<String>
}
