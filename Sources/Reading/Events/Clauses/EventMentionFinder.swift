/// Finds every telling of an event: a rule for each word that triggers one, with its participants.
struct EventMentionFinder {
    let lexicon: EventLexicon
    let facts: WordFacts
    let reader: ClauseReader
    let participants: ParticipantReader
    private var document: Document { facts.account.document }

    init(lexicon: EventLexicon, facts: WordFacts) {
        self.lexicon = lexicon
        self.facts = facts
        reader = ClauseReader(tree: facts.account.tree, facts: facts, words: lexicon.words)
        participants = ParticipantReader(reader: reader, facts: facts, words: lexicon.words)
    }

    /// In order of their words.
    func mentions() -> [EventMention] {
        var found: [EventMention] = []
        for (index, sentence) in document.sentences.enumerated() where isRead(sentence) {
            found += mentions(in: sentence, index)
        }
        return found
    }

    private func isRead(_ sentence: Sentence) -> Bool {
        let blocks = document.report.blocks
        guard blocks.indices.contains(sentence.block) else { return true }
        return blocks[sentence.block].role != .credit
    }

    private func mentions(in sentence: Sentence, _ index: Int) -> [EventMention] {
        let matcher = TriggerMatcher(lexicon: lexicon, reader: reader, facts: facts)
        var matches: [(token: Int, match: TriggerMatcher.Match)] = []
        var taken: Set<Int> = []
        for token in sentence.tokens {
            guard let match = matcher.match(at: token) else { continue }
            matches.append((token, match))
            taken.formUnion(match.covered.filter { $0 != token })
        }
        // "died of a heart attack": what a rule says is no event cannot be the cause of one.
        let denied = Set(matches.filter { $0.match.rule.code == nil }.map(\.token))
        matches.removeAll { token, match in
            match.rule.code != nil && match.covered.contains { $0 != token && denied.contains($0) }
        }
        var found = matches.compactMap { token, match in taken.contains(token) ? nil : mention(token, match) }
        found += sentence.tokens.compactMap(demand)
        for at in found.indices { found[at].sentence = index }
        return found.sorted { $0.token < $1.token }
    }

    private func mention(_ token: Int, _ match: TriggerMatcher.Match) -> EventMention? {
        guard let code = match.rule.code else { return nil }
        let anchor = Anchor.ranges(of: match.tokens)
        var mention = EventMention(token: token, anchor: anchor, rule: match.rule, code: code, clause: match.clause)
        mention.isNoun = match.isNoun
        participants.fill(&mention)
        if match.rule.recalls {
            mention.actors = []
            mention.recipients = []
            mention.isBare = true
            return mention
        }
        guard isSaidToHappen(mention), !isEpithet(mention) else { return nil }
        mention.isBare = isBare(mention)
        return mention
    }

    /// "the jailed editor": what an adjective recalls of somebody is no news, but for people who had to flee.
    private func isEpithet(_ mention: EventMention) -> Bool {
        guard !mention.isNoun, facts.account.tree.relations[mention.token] == "amod" else { return false }
        // "willing hands"
        guard facts.isVerb(mention.token) else { return mention.code.type == "AGREE" }
        // "harassing attacks"
        if facts.tag(mention.token) == "VBG" { return !participants.isParty(facts.account.tree.heads[mention.token]) }
        return ["VBN", "VBD"].contains(facts.tag(mention.token)) && mention.code.mode != "expel"
    }

    /// "after the meeting", "in phone calls": nobody, nowhere, at no time.
    private func isBare(_ mention: EventMention) -> Bool {
        guard mention.isNoun, mention.actors.isEmpty, mention.recipients.isEmpty, mention.clause.light == nil,
            lexicon.words.recalling.contains(facts.lemma(mention.token))
        else { return false }
        return !isPlacedOrDated(mention.token) && !isOccurring(mention.token)
    }

    private func isPlacedOrDated(_ token: Int) -> Bool {
        facts.account.tree.branch(of: token).contains { ["place", "date", "state"].contains(facts.label($0) ?? "") }
    }

    private func isOccurring(_ token: Int) -> Bool {
        let tree = facts.account.tree, above = tree.heads[token]
        return above >= 0 && facts.isVerb(above) && tree.relations[token].hasPrefix("nsubj")
            && lexicon.words.occurrences.contains(facts.lemma(above))
    }

    /// Talk needs somebody who talks or is talked to; violence in general needs a party, a place, a time or a verb that says
    /// that it happens.
    private func isSaidToHappen(_ mention: EventMention) -> Bool {
        let describes = ["acl", "acl:relcl", "amod"].contains(facts.account.tree.relations[mention.token])
        if mention.rule.isState, describes { return false }
        if mention.code.type == "THREATEN", mention.isNoun, mention.actors.isEmpty { return false }
        guard mention.actors.isEmpty, mention.recipients.isEmpty else { return true }
        if ["AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "COOPERATE", "CONCEDE"].contains(mention.code.type) {
            return false
        }
        let lemma = facts.lemma(mention.token)
        let isLoose = lexicon.words.vague.contains(lemma) || lexicon.words.bare.contains(lemma)
        guard mention.isNoun, isLoose, mention.clause.light == nil else { return true }
        return isPlacedOrDated(mention.token) || isOccurring(mention.token)
    }

    /// "… said the army must withdraw": whoever says it demands it.
    private func demand(_ token: Int) -> EventMention? {
        let syntax = document.syntax
        guard syntax.relations[token] == "aux", let rule = lexicon.rule(modal: facts.lemma(token)), let code = rule.code,
            let statement = facts.account.speech.statement(at: token), let source = statement.source.spans.first
        else { return nil }
        let verb = syntax.heads[token]
        guard verb >= 0 else { return nil }
        let clause = reader.clause(of: verb, isNoun: !facts.isVerb(verb))
        let addressed = clause.isPassive ? clause.subjects : clause.subjects
        let recipients = addressed.flatMap { participants.participants(at: $0, things: false) }
        guard !recipients.isEmpty, !recipients.contains(where: { $0.entity != nil && $0.entity == statement.source.entity })
        else { return nil }
        var mention = EventMention(token: token, anchor: [token..<token + 1], rule: rule, code: code, clause: clause)
        mention.clause.complements = [verb]
        mention.actors = [Event.Participant(entity: statement.source.entity, tokens: document.tokens(in: source))]
        mention.recipients = recipients
        return mention
    }
}

/// Words to ranges of words.
enum Anchor {
    /// Neighbours go together.
    static func ranges(of tokens: [Int]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for token in Set(tokens).sorted() {
            if let last = ranges.last, last.upperBound == token {
                ranges[ranges.count - 1] = last.lowerBound..<token + 1
            } else {
                ranges.append(token..<token + 1)
            }
        }
        return ranges
    }

    static func joined(_ a: [Range<Int>], _ b: [Range<Int>]) -> [Range<Int>] { ranges(of: (a + b).flatMap(Array.init)) }
}
