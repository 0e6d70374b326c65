/// Makes events of tellings: what a report tells twice is one event with several statements.
struct EventMerger {
    let facts: WordFacts
    let books: CodeBooks
    let words: EventWords

    private struct Group {
        var mentions: [EventMention]
        var head: EventMention { mentions[0] }
    }

    func events(of mentions: [EventMention]) -> [Event] {
        let body = mentions.filter { !isHeading($0) }
        var groups: [Group] = []
        for mention in body { add(mention, to: &groups) }
        // A heading repeats the text; what it alone tells stays.
        for mention in mentions where isHeading(mention) {
            if !body.contains(where: { $0.code.type == mention.code.type }) {
                add(mention, to: &groups)
            } else if let home = groups.firstIndex(where: { repeats(mention, $0) }) {
                groups[home].mentions.append(mention)
            }
        }
        groups.sort { $0.head.token < $1.head.token }
        var events = groups.enumerated().map { event(of: $1, number: $0 + 1) }
        tie(&events, groups)
        return events
    }

    /// What a demand or promise speaks of knows it by its id.
    private func tie(_ events: inout [Event], _ groups: [Group]) {
        var byToken: [Int: Int] = [:]
        for (index, group) in groups.enumerated() { for mention in group.mentions { byToken[mention.token] = index } }
        for (index, group) in groups.enumerated() {
            guard let above = group.head.parent.flatMap({ byToken[$0] }), above != index else { continue }
            events[index].within = events[above].id
        }
    }

    /// Whether a heading tells what a group tells: same kind, and no party against it.
    private func repeats(_ heading: EventMention, _ group: Group) -> Bool {
        let head = group.head
        return !isHeading(head) && head.code.type == heading.code.type && areAlike(head.code.mode, heading.code.mode)
            && !contradict(head.status, heading.status)
            && compare(group.mentions.flatMap(\.actors), heading.actors) != .different
            && compare(group.mentions.flatMap(\.recipients), heading.recipients) != .different
    }

    private func isHeading(_ mention: EventMention) -> Bool {
        let document = facts.account.document
        let block = document.sentences[mention.sentence].block
        return document.report.blocks.indices.contains(block) && document.report.blocks[block].role == .heading
    }

    private func add(_ mention: EventMention, to groups: inout [Group]) {
        let open = groups.suffix(40).indices
        let home = open.reversed().first { isSame(groups[$0], mention) } ?? only(open, groups, mention)
        if let home {
            groups[home].mentions.append(mention)
        } else if !mention.isBare || mention.parent != nil && !mention.rule.recalls {
            groups.append(Group(mentions: [mention]))
        }
    }

    /// "the attack", however far: where the report has told of one alone.
    private func only(_ open: Range<Int>, _ groups: [Group], _ mention: EventMention) -> Int? {
        guard isAgain(mention), !words.vague.contains(facts.lemma(mention.token)) else { return nil }
        let alike = open.filter { groups[$0].head.code.type == mention.code.type }
        guard alike.count == 1, let home = alike.first, fits(groups[home], mention), sharesWord(groups[home], mention) else { return nil }
        return compare(groups[home].mentions.flatMap(\.actors), mention.actors) == .different
            || compare(groups[home].mentions.flatMap(\.recipients), mention.recipients) == .different ? nil : home
    }

    /// Same kind, and neither place, time nor status against it.
    private func fits(_ group: Group, _ mention: EventMention) -> Bool {
        let head = group.head
        guard head.code.type == mention.code.type, areAlike(head.code.mode, mention.code.mode),
            head.sentence != mention.sentence || isAgain(mention)
        else { return false }
        return agree(head.place, mention.place) && agree(head.time, mention.time) && !contradict(head.status, mention.status)
    }

    private func sharesWord(_ group: Group, _ mention: EventMention) -> Bool {
        group.mentions.contains { facts.lemma($0.token) == facts.lemma(mention.token) }
    }

    /// Same kind, no party, place or time against it, and something that speaks for it.
    private func isSame(_ group: Group, _ mention: EventMention) -> Bool {
        guard fits(group, mention) else { return false }
        let actors = compare(group.mentions.flatMap(\.actors), mention.actors)
        let recipients = compare(group.mentions.flatMap(\.recipients), mention.recipients)
        if actors == .different || recipients == .different { return false }
        let sharesWord = sharesWord(group, mention)
        if isAgain(mention) {
            let last = group.mentions.map(\.sentence).max() ?? group.head.sentence
            guard mention.sentence - last <= 4, !words.vague.contains(facts.lemma(mention.token)) else { return false }
            return actors == .same || recipients == .same || sharesWord || isPureRecall(mention)
                || tellsWhomItHit(mention) && recipients == .unknown && group.head.code.mode != nil
        }
        if actors == .same, recipients == .same || isOwned(mention) && sharesWord { return true }
        if recipients == .same, befallsTheSame(group, mention) { return true }
        return sharesWord && (actors == .same || recipients == .same)
            && (mention.actors.isEmpty || mention.recipients.isEmpty || actors == recipients)
    }

    /// "the attack" alone: whatever was told of shortly before.
    private func isPureRecall(_ mention: EventMention) -> Bool {
        mention.actors.isEmpty && mention.recipients.isEmpty && (mention.rule.recalls || mention.place == nil && mention.time == nil)
    }

    /// "the bombing killed four guards": the act is known by its means, and only whom it hit is new.
    private func tellsWhomItHit(_ mention: EventMention) -> Bool {
        mention.actors.isEmpty && !mention.recipients.isEmpty && mention.code.mode != nil && mention.place == nil && mention.time == nil
    }

    /// "Karsa's missile strike": a noun with whose it is.
    private func isOwned(_ mention: EventMention) -> Bool {
        mention.isNoun && facts.account.tree.child(of: mention.token, "nmod:poss") != nil
    }

    /// A person is killed, wounded or arrested once, whatever words tell it.
    private func befallsTheSame(_ group: Group, _ mention: EventMention) -> Bool {
        guard ["ASSAULT", "COERCE", "SANCTION"].contains(mention.code.type), mention.code.mode != "restrict" else { return false }
        let known = group.mentions.flatMap(\.recipients).compactMap(\.entity)
        return mention.recipients.contains { one in
            guard let id = one.entity, known.contains(id) else { return false }
            return facts.account.entities[id]?.kind == .person
        }
    }

    private func areAlike(_ a: String?, _ b: String?) -> Bool {
        guard let a, let b, a != b else { return true }
        return words.modesAlike.contains { $0.contains(a) && $0.contains(b) }
    }

    private enum Likeness { case same, different, unknown }

    private func compare(_ a: [Event.Participant], _ b: [Event.Participant]) -> Likeness {
        guard !a.isEmpty, !b.isEmpty else { return .unknown }
        for one in a {
            for other in b {
                if let entity = one.entity, entity == other.entity { return .same }
                if one.entity == nil || other.entity == nil, head(one) == head(other) { return .same }
            }
        }
        // The checkpoint that was attacked and the guards who died there are not one thing and not two acts.
        if a.allSatisfy({ $0.entity == nil }) != b.allSatisfy({ $0.entity == nil }) { return .unknown }
        return .different
    }

    private func head(_ participant: Event.Participant) -> String {
        let heads = facts.account.tree.heads
        return facts.lemma(participant.tokens.first { !participant.tokens.contains(heads[$0]) } ?? participant.tokens.lowerBound)
    }

    private func agree<Value: Equatable>(_ a: Value?, _ b: Value?) -> Bool { a == nil || b == nil || a == b }

    /// What is asked for or planned is not what has happened; a denial speaks of the same event.
    private func contradict(_ a: Event.Status, _ b: Event.Status) -> Bool {
        func isReal(_ status: Event.Status) -> Bool { [.reported, .claimed, .denied, .unconfirmed].contains(status) }
        return isReal(a) != isReal(b) || !isReal(a) && a != b
    }

    /// "the attack", "these clashes", "the dead".
    private func isAgain(_ mention: EventMention) -> Bool {
        if mention.rule.recalls { return true }
        return mention.isNoun
            && facts.account.tree.children(of: mention.token, ["det"]).contains {
                ["the", "this", "that", "these", "those"].contains(facts.form($0))
            }
    }

    private func event(of group: Group, number: Int) -> Event {
        let mentions = group.mentions
        var code = group.head.code
        if code.mode == nil, let told = mentions.first(where: { $0.code.mode != nil }) { code = told.code }
        let plover = books.plover(code) ?? Event.Plover(type: code.type, quad: 0, scale: 0)
        var event = Event(
            id: Event.ID(rawValue: "v\(number)"), anchor: group.head.anchor, plover: plover, status: group.head.status,
            origin: group.head.rule.name)
        event.plover.contexts = Array(Set(mentions.flatMap(\.contexts))).sorted()
        event.cameo = code.cameo
        event.actors = joined(mentions.map(\.actors))
        event.recipients = joined(mentions.map(\.recipients))
        let sides = SideJudge(facts: facts, words: words)
        event.acled =
            group.head.rule.acled.flatMap(books.acled.acled(named:))
            ?? books.acled.acled(code, actor: sides.side(of: event.actors), recipient: sides.side(of: event.recipients))
        let statements = mentions.map { facts.account.speech.statement(at: $0.token)?.id }
        event.statement = statements[0]
        var seen = Set([statements[0]])
        for case let statement? in statements.dropFirst() where seen.insert(statement).inserted {
            event.otherStatements.append(statement)
        }
        event.anchor += mentions.dropFirst().flatMap(\.anchor)
        // Where the dead are carried to is not where they died.
        let telling = mentions.filter { !$0.rule.recalls }
        event.place = telling.lazy.compactMap(\.place).first
        event.time = telling.lazy.compactMap(\.time).first
        event.means = mentions.lazy.compactMap(\.means).first
        event.figures = mentions.flatMap(\.figures)
        return event
    }

    private func joined(_ lists: [[Event.Participant]]) -> [Event.Participant] {
        var all: [Event.Participant] = []
        for one in lists.flatMap(\.self)
        where !all.contains(where: { $0.entity != nil && $0.entity == one.entity || $0.tokens == one.tokens }) {
            if one.entity == nil, !all.isEmpty, all.contains(where: { head($0) == head(one) }) { continue }
            all.append(one)
        }
        return all
    }
}

/// On which side participants stand, as ACLED asks: by their words, then by what kind of actor they are.
struct SideJudge {
    let facts: WordFacts
    let words: EventWords

    func side(of participants: [Event.Participant]) -> ACLEDMapping.Side {
        participants.lazy.map(side).first { $0 != .any } ?? .any
    }

    private func side(_ participant: Event.Participant) -> ACLEDMapping.Side {
        let heads = facts.account.tree.heads
        let head = participant.tokens.first { !participant.tokens.contains(heads[$0]) } ?? participant.tokens.lowerBound
        // "rebel forces" are rebels: what stands before the head decides over "forces".
        let before = participant.tokens.lowerBound..<head + 1
        for (side, set) in words.sides.prefix(2) where before.contains(where: { set.lemmas.contains(facts.lemma($0)) }) {
            return side
        }
        for (side, set) in words.sides where set.lemmas.contains(facts.lemma(head)) { return side }
        let kind = participant.entity.flatMap { facts.account.entities[$0]?.kind }
        return words.sides.first { kind.map($0.set.kinds.contains) ?? false }?.side ?? .any
    }
}
