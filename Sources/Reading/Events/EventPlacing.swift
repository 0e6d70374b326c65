/// Gives each telling the place, the time and the figures of its own clause, and the contexts its words speak of.
///
/// A place or time belongs to the nearest telling above it in the tree; an event never takes one from another sentence.
struct EventPlacing {
    let facts: WordFacts
    let reader: ClauseReader
    let found: Happenings
    let contexts: [ContextWords]

    /// Where and when, by the verb that tells no event itself: of those that hang off it, its events have them too.
    private struct Loose {
        var places: [Int: Place.ID] = [:]
        var times: [Int: TimeExpression] = [:]
    }

    func place(_ mentions: inout [EventMention]) {
        var byToken: [Int: Int] = [:]
        for (index, mention) in mentions.enumerated() {
            for range in mention.anchor { for token in range { byToken[token] = index } }
        }
        let parties = ParticipantReader(reader: reader, facts: facts, words: reader.words)
        let owners = ExtentOwners(facts: facts, reader: reader, parties: parties, byToken: byToken)
        var loose = Loose()
        givePlaces(owners, &mentions, &loose)
        giveTimes(owners, &mentions, &loose)
        giveFigures(byToken, &mentions)
        for index in mentions.indices { inheritFromClause(index, &mentions, byToken) }
        for index in mentions.indices {
            inherit(index, &mentions, byToken, loose)
            inheritFromCause(index, &mentions, byToken)
            mentions[index].contexts = contexts(of: mentions[index])
        }
        CaptionExtents(facts: facts, reader: reader, found: found).fill(&mentions)
        for index in mentions.indices where tellsOfThePast(mentions[index]) {
            mentions[index].status = historical(mentions[index].status)
        }
    }

    /// The nearest place counts; a whole state only where nothing nearer is told.
    private func givePlaces(_ owners: ExtentOwners, _ mentions: inout [EventMention], _ loose: inout Loose) {
        var distances: [Int: Int] = [:]
        for place in found.places {
            for tokens in [place.tokens] + place.mentions {
                switch owners.ownerOfPlace(tokens, mentions) {
                case .telling(let index, let distance):
                    let rank = distance + (place.precision == .country ? 20 : 0)
                    guard mentions[index].place == nil || rank < distances[index, default: 0] else { continue }
                    mentions[index].place = place.id
                    distances[index] = rank
                case .verb(let verb): loose.places[verb] = loose.places[verb] ?? place.id
                case nil: continue
                }
            }
        }
    }

    private func giveTimes(_ owners: ExtentOwners, _ mentions: inout [EventMention], _ loose: inout Loose) {
        for time in found.times where time.kind != .set && (time.kind != .duration || time.start != nil) {
            switch owners.ownerOfTime(time.tokens, mentions) {
            case .telling(let index, _): give(time, to: &mentions[index])
            case .verb(let verb): loose.times[verb] = loose.times[verb] ?? time
            case nil: continue
            }
        }
    }

    private func give(_ time: TimeExpression, to mention: inout EventMention) {
        guard mention.time == nil else { return }
        mention.time = time.id
        if isLongPast(time), !beginsOnly(time) { mention.status = historical(mention.status) }
    }

    /// "since 2014" reaches to the day of the report.
    private func beginsOnly(_ time: TimeExpression) -> Bool {
        let head = time.tokens.first { !time.tokens.contains(reader.tree.heads[$0]) } ?? time.tokens.lowerBound
        let before = time.tokens.lowerBound - 1
        return reader.preposition(of: head) == "since" || before >= 0 && facts.form(before) == "since"
    }

    private func giveFigures(_ byToken: [Int: Int], _ mentions: inout [EventMention]) {
        for figure in found.figures {
            guard let index = owner(of: figure.tokens, byToken) else { continue }
            mentions[index].figures.append(figure.id)
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

    /// What stands in a dependent clause of the same act, or is the subject of a verb, happens where and when that verb does.
    private func inherit(_ index: Int, _ mentions: inout [EventMention], _ byToken: [Int: Int], _ loose: Loose) {
        guard mentions[index].parent == nil, lacksExtent(mentions[index]) else { return }
        let tree = reader.tree
        var at = mentions[index].clause.light ?? mentions[index].token
        var isOfSameTime = true
        for _ in 0..<3 {
            if mentions[index].place == nil, let place = loose.places[at] { mentions[index].place = place }
            if isOfSameTime, let time = loose.times[at] { give(time, to: &mentions[index]) }
            guard tree.heads[at] >= 0 else { return }
            if tree.relations[at] == "ccomp", tree.heads[at] > at {
                // "On Sunday troops shelled the mill, a clerk said": the tree ties the day to the last verb.
                if let time = loose.times[tree.heads[at]], time.tokens.lowerBound < mentions[index].token { give(time, to: &mentions[index]) }
                return
            }
            guard isOfSameAct(at) || mentions[index].rule.isOutcome && tree.relations[at] == "acl:relcl" else { return }
            let isSubject = tree.relations[at].hasPrefix("nsubj")
            isOfSameTime = isOfSameTime && !isOfOtherTime(at)
            at = tree.heads[at]
            guard !isSubject, let above = byToken[at], above != index else { continue }
            mentions[index].place = mentions[index].place ?? mentions[above].place
            if isOfSameTime { mentions[index].time = mentions[index].time ?? mentions[above].time }
        }
    }

    /// "nine days after rebels seized it": earlier or later than the clause above.
    private func isOfOtherTime(_ verb: Int) -> Bool {
        reader.tree.relations[verb] == "advcl" && ["after", "before", "since", "until", "till"].contains { reader.hasMark(verb, $0) }
    }

    /// "The bombing of the camp on Monday killed nine": what came of an act came of it there and then.
    private func inheritFromCause(_ index: Int, _ mentions: inout [EventMention], _ byToken: [Int: Int]) {
        guard mentions[index].rule.isOutcome, lacksExtent(mentions[index]) else { return }
        for subject in mentions[index].clause.subjects {
            guard let cause = byToken[subject], cause != index, mentions[cause].code.type == mentions[index].code.type else { continue }
            take(from: cause, into: index, &mentions)
            if mentions[cause].status == .historical { mentions[index].status = historical(mentions[index].status) }
        }
    }

    /// "Six were killed and ten hurt when a bomb went off near the mill on Tuesday", "killed in an attack on Tuesday": what came of an
    /// act that stands below it in the tree.
    private func inheritFromClause(_ index: Int, _ mentions: inout [EventMention], _ byToken: [Int: Int]) {
        guard mentions[index].rule.isOutcome, lacksExtent(mentions[index]) else { return }
        for cause in mentions.indices where mentions[cause].code.type == mentions[index].code.type {
            let top = mentions[cause].clause.light ?? mentions[cause].token
            guard reader.tree.heads[top] >= 0, isCause(top), isOutcome(mentions[index].token, of: reader.tree.heads[top], byToken, mentions)
            else { continue }
            take(from: cause, into: index, &mentions)
        }
    }

    private func lacksExtent(_ mention: EventMention) -> Bool { mention.place == nil || mention.time == nil }

    private func take(from cause: Int, into index: Int, _ mentions: inout [EventMention]) {
        mentions[index].place = mentions[index].place ?? mentions[cause].place
        mentions[index].time = mentions[index].time ?? mentions[cause].time
    }

    private func isCause(_ token: Int) -> Bool {
        switch reader.tree.relations[token] {
        case "advcl":
            reader.tree.children(of: token, ["mark", "advmod"]).contains { ["when", "as", "while"].contains(facts.form($0)) }
        case "obl": ["in", "by", "during"].contains(reader.preposition(of: token))
        default: false
        }
    }

    /// Whether a telling stands at a word, or at one that is joined to it: "killed and wounded when …".
    private func isOutcome(_ token: Int, of head: Int, _ byToken: [Int: Int], _ mentions: [EventMention]) -> Bool {
        var at = head
        for _ in 0..<3 {
            if at == token { return true }
            guard reader.tree.relations[at] == "conj", let told = byToken[at], mentions[told].rule.isOutcome else { return false }
            at = reader.tree.heads[at]
        }
        return false
    }

    private func isOfSameAct(_ token: Int) -> Bool {
        switch reader.tree.relations[token] {
        case "conj", "xcomp": true
        case "advcl": !reader.words.conditions.contains { reader.hasMark(token, $0) }
        case "nsubj", "nsubj:pass": !facts.isVerb(token)
        default: false
        }
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
            guard oblique.preposition != "since", oblique.preposition != "until" else { return false }
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
