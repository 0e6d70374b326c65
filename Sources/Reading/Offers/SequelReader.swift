/// Reads what later words add to an offer: conditions that are told apart from its terms.
struct SequelReader {
    let account: Account
    let rules: FrameRuleFile
    let words: OfferWords
    let frames: FrameReader
    let parties: PartyReader
    let conditions: ConditionFinder
    let tellings: TellingReader

    enum Form: String, CaseIterable { case exchange, hangs, told, lists, must }

    /// Sentences behind an offer in which its conditions are looked for.
    private static let reach = 3
    /// Items that a list of conditions may have.
    private static let longest = 6

    private var tree: Tree { account.tree }
    private var view: TokenView { account.view }

    /// An announced list whose items stand in sentences of their own.
    private struct List {
        var draft: Int
        var sentence: Int
        var count = 0
    }

    func complete(_ drafts: inout [OfferDraft]) {
        guard let first = drafts.first?.sentence else { return }
        let sentences = account.document.sentences
        var list: List?
        for index in first..<sentences.count {
            let sentence = sentences[index].tokens
            if let open = list {
                list = take(sentence, index, open, &drafts)
                if let list, list.sentence == index { continue }
            }
            guard let near = draft(before: sentence.upperBound, index, drafts) else { continue }
            if near.sentence < index { readWhole(sentence, index, near.draft, &drafts) }
            for token in sentence { read(token, sentence, index, &list, &drafts) }
        }
    }

    /// The offer that a place in the text is about: the last before it, rather one that is sure.
    private func draft(before token: Int, _ sentence: Int, _ drafts: [OfferDraft]) -> (draft: Int, sentence: Int)? {
        let near = drafts.indices.filter {
            drafts[$0].sentence <= sentence && sentence - drafts[$0].sentence <= Self.reach && drafts[$0].outcome != .withdrawn
                && drafts[$0].trigger.lowerBound < token && drafts[$0].head < token
        }
        guard let found = near.last(where: { !drafts[$0].isPending }) ?? near.last else { return nil }
        return (found, drafts[found].sentence)
    }

    // MARK: Whole sentences

    /// "But only if he goes.", "The truce would hold only if …"
    private func readWhole(_ sentence: Range<Int>, _ index: Int, _ draft: Int, _ drafts: inout [OfferDraft]) {
        let distance = index - drafts[draft].sentence
        if distance == 1, let stretch = conditions.fragment(sentence) { add([stretch], to: &drafts[draft]) }
        for token in sentence where isSubject(token) && isAbout(token, drafts[draft], distance) {
            let verb = tree.heads[token]
            guard !drafts.contains(where: { $0.sentence == index && $0.head == verb && !$0.isPending }) else { continue }
            let limit = tellings.limit(around: verb, sentence)
            add(conditions.stretches(of: verb, trigger: verb..<verb + 1, in: limit, isRefusal: false), to: &drafts[draft])
        }
    }

    private func isSubject(_ token: Int) -> Bool { tree.heads[token] >= 0 && tree.relations[token].hasPrefix("nsubj") }

    /// "the truce", "its offer", "that" with a verb of what is still to come.
    private func isAbout(_ token: Int, _ draft: OfferDraft, _ distance: Int) -> Bool {
        if ["it", "that", "this"].contains(view.forms[token]) {
            return distance == 1 && tree.children(of: tree.heads[token]).contains { view.tags[$0] == "MD" }
        }
        guard view.partsOfSpeech[token] == "NOUN" || view.partsOfSpeech[token] == "PROPN" else { return false }
        let isKnown = view.lemmas[token] == view.lemmas[draft.head] || words.offers.contains(view.lemmas[token])
        return isKnown
            && (view.tags[token] == "NNS"
                || tree.children(of: token).contains {
                    ["the", "this", "that", "its", "his", "her", "their", "any", "such", "'s"].contains(view.forms[$0])
                        || tree.relations[$0] == "nmod:poss"
                })
    }

    // MARK: Words

    private func read(
        _ token: Int, _ sentence: Range<Int>, _ index: Int, _ list: inout List?, _ drafts: inout [OfferDraft]
    ) {
        for match in rules.matches(at: token, in: sentence, of: view) {
            let rule = rules.rules[match.rule]
            guard let form = Form(rawValue: rule.outcome), let slot = rule.slot("what"),
                let target = draft(before: token, index, drafts)?.draft
            else { continue }
            let what: [Int] = slot.roles.flatMap { frames.tokens($0, around: match.tokens) }.filter {
                sentence.contains($0) && !match.tokens.contains($0)
            }
            if slot.isRequired, what.isEmpty { continue }
            if form == .lists {
                guard !holdsOwn(match.tokens, drafts[target]) else { continue }
                let listed = what.first.map { items(from: $0, sentence) } ?? []
                add(listed, to: &drafts[target])
                if listed.isEmpty { list = List(draft: target, sentence: index) }
            } else if let stretch = stretch(form, match.tokens, what, sentence, index, drafts[target]) {
                add([stretch], to: &drafts[target])
            }
            return
        }
    }

    /// The rule that found the offer has read its conditions already.
    private func holdsOwn(_ trigger: Range<Int>, _ draft: OfferDraft) -> Bool {
        draft.trigger.overlaps(trigger) || draft.offer.terms.contains { $0.overlaps(trigger) }
    }

    private func items(from head: Int, _ sentence: Range<Int>) -> [ConditionFinder.Stretch] {
        let limit = tellings.limit(around: head, sentence)
        return conditions.items(in: min(tree.reach(of: head).lowerBound, head)..<max(limit.upperBound, head + 1))
    }

    private func stretch(
        _ form: Form, _ trigger: Range<Int>, _ what: [Int], _ sentence: Range<Int>, _ index: Int, _ draft: OfferDraft
    ) -> ConditionFinder.Stretch? {
        guard let head = what.first else { return nil }
        let limit = tellings.limit(around: head, sentence)
        switch form {
        case .exchange:
            guard index > draft.sentence || beginsClause(trigger, draft) else { return nil }
            return wanted(head, limit) ?? whole(head, without: trigger, limit)
        case .hangs:
            let subjects = [trigger.lowerBound, tree.heads[trigger.lowerBound]].filter { $0 >= 0 }.flatMap {
                frames.tokens(.subject, around: $0..<$0 + 1) + frames.agents(of: $0)
            }
            guard subjects.contains(where: { isAbout($0, draft, 1) || speaks(of: $0) }) else { return nil }
            return conditions.stretch(of: head, terms: trigger.lowerBound, limit)
        case .told:
            guard trigger.lowerBound > draft.head, isSubject(trigger.lowerBound), head > trigger.lowerBound,
                view.partsOfSpeech[head] != "ADJ"
            else { return nil }
            return conditions.stretch(of: head, terms: trigger.lowerBound, limit)
        case .must: return duty(trigger, head, limit, index, draft)
        case .lists: return nil
        }
    }

    /// "; in exchange, they would leave" behind the terms of the same sentence.
    private func beginsClause(_ trigger: Range<Int>, _ draft: OfferDraft) -> Bool {
        guard trigger.lowerBound > 0, let end = draft.offer.terms.last?.upperBound, trigger.lowerBound >= end else {
            return false
        }
        return [";", "and", "but"].contains(view.forms[trigger.lowerBound - 1])
    }

    /// "its signature", "their offer": what somebody holds out.
    private func speaks(of token: Int) -> Bool { words.offers.contains(view.lemmas[token]) }

    /// "the army to withdraw" of "they want the army to withdraw".
    private func wanted(_ verb: Int, _ limit: Range<Int>) -> ConditionFinder.Stretch? {
        guard words.want.contains(view.lemmas[verb]) else { return nil }
        let trigger = verb..<verb + 1
        let clause = frames.tokens(.clause, around: trigger).first
        let object =
            (tree.children(of: verb, ["obj"]) + frames.tokens(.preposition("for"), around: trigger)
            + frames.tokens(.preposition("on"), around: trigger)).first { $0 > verb }
        guard let head = clause ?? object else { return nil }
        let start = min(object.map { tree.reach(of: $0).lowerBound } ?? head, tree.reach(of: head).lowerBound)
        let end = min(max(tree.reach(of: head).upperBound, object.map { tree.reach(of: $0).upperBound } ?? 0), limit.upperBound)
        return start < end ? conditions.trimmed(max(start, verb + 1)..<end, head: head) : nil
    }

    private func whole(_ head: Int, without trigger: Range<Int>, _ limit: Range<Int>) -> ConditionFinder.Stretch? {
        let range =
            trigger.upperBound <= head
            ? max(trigger.upperBound, limit.lowerBound)..<limit.upperBound : limit.lowerBound..<trigger.lowerBound
        return range.contains(head) ? conditions.trimmed(range, head: head) : nil
    }

    /// "But they must first hand back our men": a duty of others, told by whoever offers.
    private func duty(_ trigger: Range<Int>, _ head: Int, _ limit: Range<Int>, _ index: Int, _ draft: OfferDraft)
        -> ConditionFinder.Stretch?
    {
        guard index - draft.sentence == 1, isSameSpeaker(trigger.lowerBound, draft), mayFollow(trigger, limit) else { return nil }
        var subjects = frames.surfaceSubjects(of: head)
        if subjects.isEmpty, let before = (limit.lowerBound..<max(limit.lowerBound, trigger.lowerBound)).last(where: isSubject) {
            subjects = [before]
        }
        guard !subjects.isEmpty, subjects.allSatisfy({ isOther($0, draft) }) else { return nil }
        let start = subjects.map { tree.reach(of: $0).lowerBound }.min() ?? head
        return conditions.trimmed(max(start, limit.lowerBound)..<limit.upperBound, head: head)
    }

    /// Not whoever speaks: "they" of his words are the others.
    private func isOther(_ subject: Int, _ draft: OfferDraft) -> Bool {
        if ["they", "you", "he", "she"].contains(view.forms[subject]) { return true }
        return Set(parties.parties(at: [subject]).entities).isDisjoint(with: draft.offer.by)
            && !["we", "i"].contains(view.forms[subject])
    }

    private func isSameSpeaker(_ token: Int, _ draft: OfferDraft) -> Bool {
        guard let source = account.speech.statement(at: token)?.source else { return false }
        if let entity = source.entity, draft.offer.by.contains(entity) { return true }
        let own = draft.offer.statement.flatMap { account.speech[$0] }?.source
        return own != nil && own == source || source.entity != nil && own?.entity == source.entity
    }

    /// "but", "first", "in return": words that tie a duty to what is offered.
    private func mayFollow(_ trigger: Range<Int>, _ limit: Range<Int>) -> Bool {
        limit.prefix(3).contains { ["but", "first", "however"].contains(view.forms[$0]) }
            || limit.contains { view.forms[$0] == "first" }
    }

    // MARK: Lists

    /// Takes one item of an open list; nil when the list is over.
    private func take(_ sentence: Range<Int>, _ index: Int, _ open: List, _ drafts: inout [OfferDraft]) -> List? {
        guard index - open.sentence == 1, open.count < Self.longest,
            let item = conditions.marked(sentence) ?? conditions.numbered(sentence)
        else { return nil }
        add([item], to: &drafts[open.draft])
        return List(draft: open.draft, sentence: index, count: open.count + 1)
    }

    private func add(_ stretches: [ConditionFinder.Stretch], to draft: inout OfferDraft) {
        for stretch in stretches {
            let isKnown =
                draft.offer.conditions.contains { $0.tokens.contains { $0.overlaps(stretch.tokens) } }
                || draft.offer.terms.contains { $0.overlaps(stretch.tokens) }
            if !isKnown { draft.offer.conditions.append(conditions.condition(stretch)) }
        }
    }
}
