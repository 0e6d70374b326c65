extension ReferenceWalk {
    /// Sentences back that a pronoun may reach.
    private static let reach = 12
    /// How much better than the next a candidate must be to be believed.
    private static let margin = 0.4

    mutating func readPronoun(_ index: Int) {
        let phrase = cast.phrases[index]
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
        if !touch.isSpeaker, [.place, .facility, .business, .media].contains(member.kind) { return nil }
        if isSource, cast.speech.isSaid(touch.token, by: index) { return nil }
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
        if member.isNamed { score += 0.2 }
        return Candidate(member: touch.member, score: score, why: "\(why): \(member.name)")
    }

    /// "We" in the report's own voice is who issues it: the outlet, or the body that its first lines name.
    private mutating func readIssuer(_ index: Int) {
        let outlet = NameKey.words(cast.document.report.head.outlet ?? "")
        let issuer = members.indices.first { member in
            let named = members[member]
            guard named.isNamed, !named.isHuman else { return false }
            return !outlet.isEmpty && ([named.name] + named.aliases).contains { NameKey.words($0) == outlet }
        }
        guard let issuer = issuer ?? headMember() else { return }
        memberOfPhrase[index] = issuer
        touch(issuer, phrase: index, cast.phrases[index].tokens, .pronoun, "issuer of the report: \(members[issuer].name)")
    }

    /// The body named in the first block, where that is no running text.
    private func headMember() -> Int? {
        guard let first = cast.document.sentences.first, !first.tokens.contains(where: { cast.view.partsOfSpeech[$0] == "VERB" }) else { return nil }
        return members.indices.first { member in
            let named = members[member]
            guard named.isNamed, ![.person, .place, .facility, .state].contains(named.kind) else { return false }
            return named.mentions.contains { first.tokens.contains($0.tokens.lowerBound) }
        }
    }

    /// "I" and "we" inside what somebody says are that somebody.
    mutating func readSpeakerPronoun(_ index: Int) {
        let phrase = cast.phrases[index]
        guard phrase.isPronoun, cast.words.pronouns[cast.view.forms[phrase.head]] == .speaker else { return }
        let around = cast.speech.enclosing[phrase.head]
        if around < 0, cast.speech.spoken[index] != nil { return readIssuer(index) }
        guard around >= 0, let source = cast.speech.sourcePhrases[around], let member = memberOfPhrase[source] else { return }
        memberOfPhrase[index] = member
        touch(member, phrase: index, phrase.tokens, .pronoun, "speaker of the words around it: \(members[member].name)")
    }
}
