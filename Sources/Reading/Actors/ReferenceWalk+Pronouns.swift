extension ReferenceWalk {
    /// Sentences back that a pronoun may reach.
    private static let reach = 12
    /// How much better than the next a candidate must be to be believed.
    private static let margin = 0.25

    mutating func readPronoun(_ index: Int) {
        let phrase = cast.phrases[index]
        if cast.tests.isRelativePronoun(phrase.head) { return readRelative(index) }
        guard let pronoun = cast.words.pronouns[cast.view.forms[phrase.head]], pronoun != .speaker else { return }
        let isSource = cast.speech.spoken[index] != nil
        let isPerson = pronoun == .male || pronoun == .female
        guard isSource || isPerson || cast.tests.isPossessivePronoun(phrase.head) else { return }
        let ranked = candidates(for: index, pronoun)
        guard let best = ranked.first else {
            if isSource { doubt(index, "nobody was spoken of before whom “\(cast.text(phrase.tokens))” could mean") }
            return
        }
        if ranked.count > 1, best.score - ranked[1].score < ReferenceWalk.margin {
            if isSource {
                let names = ranked.prefix(2).map { members[$0.member].name }
                doubt(index, "“\(cast.text(phrase.tokens))” may be \(names[0]) or \(names[1])")
            }
            return
        }
        memberOfPhrase[index] = best.member
        if isPerson, members[best.member].gender == nil { members[best.member].gender = pronoun == .male ? .male : .female }
        touch(best.member, phrase: index, phrase.tokens, .pronoun, best.why)
    }

    /// "the minister, who said": whom the noun means that the clause hangs on, otherwise the noun before it.
    private mutating func readRelative(_ index: Int) {
        let token = cast.phrases[index].head, syntax = cast.document.syntax
        let clause = syntax.heads[token]
        let noun = clause >= 0 && syntax.relations[clause] == "acl:relcl" ? syntax.heads[clause] : -1
        let before = cast.phrases[..<index].indices.suffix(8).reversed()
        guard let antecedent = before.first(where: { cast.phrases[$0].tokens.contains(noun) }) ?? before.first else { return }
        want(antecedent)
        guard let member = memberOfPhrase[antecedent] else { return }
        memberOfPhrase[index] = member
        touch(member, phrase: index, cast.phrases[index].tokens, .pronoun, "relative clause on \(members[member].name)")
    }

    private mutating func doubt(_ index: Int, _ reason: String) {
        doubts.append(Doubt(.speakerUnresolved, at: cast.document.span(cast.phrases[index].tokens), reason))
    }

    private struct Candidate {
        var member: Int
        var score: Double
        var why: String
    }

    /// Whom a pronoun may mean, best first.
    private func candidates(for index: Int, _ pronoun: Pronoun) -> [Candidate] {
        let sentence = cast.phrases[index].sentence
        var best: [Int: Candidate] = [:]
        for touch in touches.reversed() {
            if sentence - touch.sentence > ReferenceWalk.reach { break }
            guard agrees(touch.member, pronoun), let candidate = rated(touch, for: index, pronoun) else { continue }
            if candidate.score > best[touch.member]?.score ?? -.infinity { best[touch.member] = candidate }
        }
        return best.values.sorted { ($1.score, $0.member) < ($0.score, $1.member) }
    }

    private func agrees(_ member: Int, _ pronoun: Pronoun) -> Bool {
        let member = members[member]
        switch pronoun {
        case .male: return member.isPerson && member.gender != .female
        case .female: return member.isPerson && member.gender != .male
        case .thing: return !member.isHuman && !member.isPlural
        case .plural: return member.isPlural || !member.isHuman && member.kind != .state
        case .speaker: return false
        }
    }

    /// How well a member fits by one of the places where it was spoken of: near, a speaker, a subject.
    private func rated(_ touch: Touch, for index: Int, _ pronoun: Pronoun) -> Candidate? {
        let phrase = cast.phrases[index], member = members[touch.member]
        let isSource = cast.speech.spoken[index] != nil
        if !touch.isSpeaker, [.place, .facility, .business, .media].contains(member.kind) {
            guard let said = saidOfItself(touch, index, pronoun) else { return nil }
            return Candidate(member: touch.member, score: said, why: "subject of the same sentence: \(member.name)")
        }
        // "Vane would go home on Monday, he said": only where nobody else is near.
        let isSaid = isSource && cast.speech.isSaid(touch.token, by: index)
        if isSaid, !(member.isNamed && touch.isSubject && touch.token < phrase.head) { return nil }
        let around = cast.speech.enclosing[phrase.head]
        if around >= 0, cast.speech.isQuoted[phrase.head], cast.speech.sourcePhrases[around].map({ memberOfPhrase[$0] }) == touch.member {
            return nil
        }
        let distance = phrase.sentence - touch.sentence
        var score = 5 - Double(distance) - Double(phrase.head - touch.token) * 0.004
        var why = "nearest before that agrees"
        if touch.isSubject { score += 1; why = "subject before" }
        if touch.isSpeaker { score += 2; why = distance == 0 ? "speaker of the same sentence" : "last speaker that agrees" }
        if isSource, !touch.isSpeaker, cast.speech.enclosing[touch.token] >= 0, cast.speech.enclosing[touch.token] != around { score -= 1.5 }
        if pronoun == .plural, member.isPlural { score += 1 }
        if member.isNamed { score += 0.4 }
        if pronoun == .thing || pronoun == .plural, !member.isNamed, member.kind == .other, !touch.isSpeaker { score -= 1.5 }
        if isSaid { score -= 3; why = "spoken of in what is said" }
        return Candidate(member: touch.member, score: score, why: "\(why): \(member.name)")
    }

    /// "Sina hospital has no fuel, its director said": whose the speaker is, stands as subject of what is said.
    private func saidOfItself(_ touch: Touch, _ index: Int, _ pronoun: Pronoun) -> Double? {
        let phrase = cast.phrases[index], near = max(0, index - 2)..<min(cast.phrases.count, index + 3)
        guard pronoun == .thing, touch.isSubject, touch.sentence == phrase.sentence, touch.token < phrase.head, members[touch.member].kind != .place,
            near.contains(where: { cast.phrases[$0].possessor == index && cast.speech.spoken[$0] != nil })
        else { return nil }
        return 8.5
    }

    /// Who issues the report and is "we" in its own voice: the outlet where the text names it.
    func outletMember() -> Int? {
        let outlet = Set(NameKey.words(cast.document.report.head.outlet ?? ""))
        guard !outlet.isEmpty else { return nil }
        return members.indices.first { members[$0].isNamed && !members[$0].isHuman && members[$0].nameWords.contains(outlet) }
    }

    /// The body named in the first block, where that is no running text.
    func headMember() -> Int? {
        guard let first = cast.document.sentences.first, !first.tokens.contains(where: { cast.view.partsOfSpeech[$0] == "VERB" }) else { return nil }
        return members.indices.first { member in
            let named = members[member]
            guard named.isNamed, ![.person, .place, .facility, .state].contains(named.kind) else { return false }
            return named.mentions.contains { first.tokens.contains($0.tokens.lowerBound) }
        }
    }

    /// "I" and "we" inside what somebody says are that somebody; as a source in the report's own voice, its issuer.
    mutating func readSpeakerPronoun(_ index: Int, issuer: Int?) {
        let phrase = cast.phrases[index]
        guard phrase.isPronoun, cast.words.pronouns[cast.view.forms[phrase.head]] == .speaker else { return }
        let around = cast.speech.enclosing[phrase.head]
        if around < 0, cast.speech.spoken[index] != nil, let issuer {
            memberOfPhrase[index] = issuer
            return touch(issuer, phrase: index, phrase.tokens, .pronoun, "issuer of the report: \(members[issuer].name)")
        }
        guard around >= 0, let source = cast.speech.sourcePhrases[around], let member = memberOfPhrase[source] else { return }
        memberOfPhrase[index] = member
        touch(member, phrase: index, phrase.tokens, .pronoun, "speaker of the words around it: \(members[member].name)")
    }
}
