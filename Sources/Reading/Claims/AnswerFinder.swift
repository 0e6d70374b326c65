/// Links a denial, confirmation, echo, acceptance or rejection to the statement it answers, where the text shows which.
///
/// A statement answers by its words (`answers.rules`), or by what it says: a denial, or consent to what was asked of its
/// speaker. It answers what stands in its own content ("rejected the claim that …"), else the statement before it by
/// somebody else for which most speaks: nearness, shared words, what its words point to, that it speaks of the answerer.
struct AnswerFinder {
    let document: Document
    let view: TokenView
    let rules: ClaimRules
    let entities: EntityMap

    /// How many statements back an answer may reach.
    static let reach = 10
    /// Sentences back where words tell that something is answered, and where only what is said does.
    static let explicitSentences = 4, silentSentences = 2

    /// A denial of no more words than these speaks of what stands before it: "that was not the case".
    static let bareWords = 2

    /// The rule by which whoever confirms a statement verifies it.
    static let confirmingRule = "answers.confirms"

    /// What a draft speaks of: content words and actors.
    private struct Topic {
        var words: Set<String>
        /// Those of its words that are names.
        var names: Set<String>
        var actors: Set<Entity.ID>
    }

    /// A draft that answers something.
    private struct Answer {
        var index: Int
        var act: AnswerAct
        /// Who speaks, and the body he speaks for.
        var speakers: Set<Entity.ID>
    }

    func fill(_ speech: inout DraftSpeech) {
        let topics = speech.drafts.map(topic)
        for index in speech.drafts.indices {
            guard let act = act(of: index, in: speech) else { continue }
            let answer = Answer(index: index, act: act, speakers: speakers(index, speech))
            let target = ownContent(answer, speech) ?? best(answer, speech, topics)
            guard let target, let relation = act.relation(to: speech.drafts[target].certainty, from: leaning(speech.drafts[index]))
            else { continue }
            speech.drafts[index].answers.append((target, relation))
            speech.drafts[index].reasons.append("\(relation.rawValue) another statement: \(act.reason)")
            if act.verifies, speaksOf(target, topics, answer) { verify(target, by: index, act, &speech.drafts) }
        }
    }

    /// Whether what is confirmed is the statement and no part of it: "confirmed the report", the same names, or much the same words.
    private func speaksOf(_ target: Int, _ topics: [Topic], _ answer: Answer) -> Bool {
        let own = topics[answer.index], other = topics[target]
        return answer.act.pointing != nil || !own.names.isDisjoint(with: other.names) || own.words.intersection(other.words).count > 2
    }

    private func act(of index: Int, in speech: DraftSpeech) -> AnswerAct? {
        let draft = speech.drafts[index], zones = speech.zones[index]
        let pointing = rules.answered.first(in: view, zones: zones).flatMap { AnsweredKind(rawValue: $0.rule.outcome) }
        if let (rule, _) = rules.answers.first(in: view, zones: zones), let kind = AnswerAct.Kind(rawValue: rule.outcome) {
            return AnswerAct(
                kind: kind, isExplicit: true, reason: "rule \(rule.name)", pointing: pointing, verifies: rule.name == Self.confirmingRule)
        }
        guard draft.continues == nil else { return nil }
        if accuses(draft) { return AnswerAct(kind: .accuses, isExplicit: false, reason: "each accuses the other", pointing: nil) }
        guard says(draft) else { return nil }
        switch leaning(draft) {
        case .denied: return AnswerAct(kind: .denies, isExplicit: false, reason: "it denies", pointing: pointing)
        case .promised, .conditional:
            return AnswerAct(kind: .accepts, isExplicit: false, reason: "it was asked of who speaks", pointing: pointing)
        default: return nil
        }
    }

    /// What the model takes an assertion for: "no such bus crossed" asserts, and yet may answer a report of the bus.
    private func leaning(_ draft: Draft) -> Statement.Certainty {
        guard draft.certainty == .asserted, let best = draft.modelCertainty.indices.max(by: { draft.modelCertainty[$0] < draft.modelCertainty[$1] })
        else { return draft.certainty }
        return Statement.Certainty.allCases[best]
    }

    /// Whether a plain verb of saying carries the draft: what somebody refuses or opposes is no answer by what he says.
    private func says(_ draft: Draft) -> Bool {
        draft.cueTokens.contains { rules.words.saying.contains(view.lemmas[$0]) || rules.words.saying.contains(view.forms[$0]) }
    }

    private func accuses(_ draft: Draft) -> Bool {
        draft.cueTokens.contains { rules.words.accusing.contains(view.lemmas[$0]) || rules.words.accusing.contains(view.forms[$0]) }
    }

    /// "rejected the accusation of the council that …"
    private func ownContent(_ answer: Answer, _ speech: DraftSpeech) -> Int? {
        let index = answer.index
        guard answer.act.isExplicit, answer.act.kind == .denies || answer.act.kind == .rejects else { return nil }
        let end = min(speech.drafts.count, index + Self.reach)
        return (max(0, index - 2)..<end).first { other in
            speech.drafts[other].parent == index && (speech.speakers[other] == nil || speech.speakers[other] != speech.speakers[index])
        }
    }

    private func best(_ answer: Answer, _ speech: DraftSpeech, _ topics: [Topic]) -> Int? {
        let index = answer.index
        var best: (target: Int, weight: Double)?
        for other in max(0, index - Self.reach)..<index {
            guard speech.drafts[index].parent != other, speech.drafts[other].parent != index,
                !isSameVoice(index, other, speech),
                let weight = weight(answer, other, speech, topics),
                answer.act.relation(to: speech.drafts[other].certainty, from: leaning(speech.drafts[index])) != nil
            else { continue }
            if best.map({ weight >= $0.weight }) ?? true { best = (other, weight) }
        }
        return best?.target
    }

    /// Whether one speaks in both, or nothing tells that it is not so: "We" here and there, "…, insisting that" behind what somebody said.
    private func isSameVoice(_ index: Int, _ other: Int, _ speech: DraftSpeech) -> Bool {
        if let own = speech.speakers[index] { return speech.speakers[other] == own }
        let sources = speech.drafts[index].sources.joined().map { view.forms[$0] }
        if sources.isEmpty { return speech.sentences[index] == speech.sentences[other] }
        return sources == speech.drafts[other].sources.joined().map { view.forms[$0] }
    }

    /// Who speaks, and the body he speaks for.
    private func speakers(_ index: Int, _ speech: DraftSpeech) -> Set<Entity.ID> {
        guard let own = speech.speakers[index] else { return [] }
        return Set([own, entities[own]?.affiliation].compactMap { $0 })
    }

    /// How much speaks for a statement being answered; nil where too little does.
    private func weight(_ answer: Answer, _ other: Int, _ speech: DraftSpeech, _ topics: [Topic]) -> Double? {
        let act = answer.act, index = answer.index, target = speech.drafts[other]
        let shared = min(4, topics[index].words.intersection(topics[other].words).count)
        let concerned = !answer.speakers.isDisjoint(with: topics[other].actors)
        // "the claim of the rebels", "Moscow's charge"
        let isNamed = speech.speakers[other].map(topics[index].actors.contains) ?? false || isSpokenOf(target, by: topics[index])
        let sentences = speech.sentences[index] - speech.sentences[other]
        guard sentences <= (act.isExplicit ? Self.explicitSentences : Self.silentSentences) || act.isExplicit && shared > 2 else { return nil }
        if act.kind == .accuses, !act.isExplicit, !(concerned && isNamed && accuses(target)) { return nil }
        if act.kind == .contradicts, !(concerned || shared > 1) { return nil }
        if !act.isExplicit, act.kind == .accepts, !concerned { return nil }
        if shared == 0, act.pointing == nil, !(concerned || isNamed), !answersWithoutCommonWord(answer, other, speech, topics) { return nil }
        var weight = Double(shared) + (concerned ? 2 : 0) + 2 / Double(sentences + 1) - 0.15 * Double(index - other)
        if act.isExplicit, isNamed { weight += 2 }
        if target.certainty == .questioned { weight -= 1 }
        // "the report" is what was published, not what is told in it.
        if act.pointing == .claim, target.parent != nil { weight -= 1 }
        if let pointing = act.pointing { weight += pointing.fits(target.certainty) ? 2 : -3 }
        return weight > 0.5 ? weight : nil
    }

    /// Whether the answer speaks of whoever spoke in the same words: "the assessment of the official".
    private func isSpokenOf(_ target: Draft, by topic: Topic) -> Bool {
        target.sources.joined().contains { view.partsOfSpeech[$0] == "NOUN" && topic.words.contains(view.lemmas[$0]) }
    }

    /// Whether a statement may answer another that it shares no word with, because its own words name nothing else.
    private func answersWithoutCommonWord(_ answer: Answer, _ other: Int, _ speech: DraftSpeech, _ topics: [Topic]) -> Bool {
        let draft = speech.drafts[answer.index]
        switch answer.act.kind {
        case .denies where answer.act.isExplicit:
            return isNext(answer, other, speech) || !holdsClause(draft) && topics[answer.index].names.isEmpty
        case .denies: return topics[answer.index].words.count <= Self.bareWords && isNext(answer, other, speech)
        case .confirms: return !holdsClause(draft) && isTold(speech.drafts[other]) && speech.sentences[answer.index] - speech.sentences[other] <= 2
        case .replies:
            return isNext(answer, other, speech) && leaning(draft) == .denied
                || answer.act.relation(to: speech.drafts[other].certainty, from: leaning(draft)) != .denies
        case .echoes, .contradicts: return false
        case .accepts, .rejects, .accuses: return answer.act.isExplicit
        }
    }

    /// Whether what is said is a clause, which names what it speaks of, and no mere thing: "that they were there", "any part in it".
    private func holdsClause(_ draft: Draft) -> Bool {
        draft.contents.joined().contains { ["VBD", "VBZ", "VBP", "MD"].contains(view.tags[$0]) }
    }

    private func isTold(_ draft: Draft) -> Bool { draft.certainty == .asserted || draft.certainty == .unconfirmed }

    /// Whether a denial follows at once on what somebody else told, so that it can deny nothing else.
    private func isNext(_ answer: Answer, _ other: Int, _ speech: DraftSpeech) -> Bool {
        answer.index - other == 1 && speech.sentences[answer.index] - speech.sentences[other] < 2
            && isTold(speech.drafts[other]) && speech.drafts[answer.index].parent == speech.drafts[other].parent
    }

    private func topic(_ draft: Draft) -> Topic {
        var topic = Topic(words: [], names: [], actors: [])
        for token in draft.contents.joined() {
            if ["NOUN", "PROPN", "VERB", "NUM"].contains(view.partsOfSpeech[token]) { topic.words.insert(view.lemmas[token]) }
            if view.partsOfSpeech[token] == "PROPN" { topic.names.insert(view.lemmas[token]) }
            if let entity = entities.entity(at: token) { topic.actors.insert(entity) }
        }
        return topic
    }

    /// Whoever confirms a statement of somebody else verifies it.
    private func verify(_ target: Int, by index: Int, _ act: AnswerAct, _ drafts: inout [Draft]) {
        guard drafts[target].verification.status == .none, drafts[target].certainty != .denied else { return }
        let words = (drafts[index].sources + drafts[index].cue + drafts[index].contents.prefix(1)).sorted { $0.lowerBound < $1.lowerBound }
        guard let first = words.first, let last = words.last else { return }
        let whole = document.span(first.lowerBound..<last.upperBound)
        drafts[target].verification = Statement.Verification(status: .confirmed, by: nil, spans: [whole])
        drafts[target].verifier = drafts[index].sources.first
        drafts[target].reasons.append("confirmed by another statement: \(act.reason)")
    }
}
