extension ReferenceWalk {
    /// Sentences back that "the report" may reach.
    private static let documentReach = 12
    /// Words between a document and "by" that are looked over: "released late on Tuesday by".
    private static let makerReach = 6

    /// Who made what a document says: "the World Bank report", "a video released by the Column", and later "the video".
    mutating func maker(of phrase: NounPhrase, _ description: Description) -> Int? {
        if let maker = namedMaker(phrase) {
            guard ![.place, .facility].contains(members[maker].kind) else { return nil }
            documents.append(Made(noun: description.noun, member: maker, sentence: phrase.sentence))
            return maker
        }
        guard phrase.isDefinite || phrase.determiner == .none, phrase.possessor == nil, !description.isPlural else { return nil }
        let near = documents.suffix(4).filter { phrase.sentence - $0.sentence <= ReferenceWalk.documentReach }
        if let before = near.last(where: { $0.noun == description.noun }) { return before.member }
        guard cast.words.articles.contains(description.noun), phrase.complement == nil,
            !recent.contains(where: { !members[$0].isNamed && members[$0].noun == description.noun })
        else { return nil }
        return touches.suffix(60).last { members[$0.member].kind == .media && members[$0.member].isNamed && $0.isSpeaker }?.member
    }

    private mutating func namedMaker(_ phrase: NounPhrase) -> Int? {
        // "an IS-style video" is none that IS made.
        if let name = cast.namesInside(phrase).last, !cast.tests.isHyphen(cast.names[name].tokens.upperBound) { return member(ofName: name) }
        if let possessor = phrase.possessor, let member = memberOfPhrase[possessor] { return member }
        let end = cast.document.sentences[phrase.sentence].tokens.upperBound
        for token in phrase.tokens.upperBound..<max(phrase.tokens.upperBound, min(end, phrase.tokens.upperBound + ReferenceWalk.makerReach)) {
            if cast.view.partsOfSpeech[token] == "PUNCT" || ["VBZ", "VBD", "VBP"].contains(cast.view.tags[token]) { return nil }
            guard cast.words.making.contains(cast.view.forms[token]), token + 1 < end else { continue }
            let next = cast.phrases.indices(startingIn: token + 1..<token + 2).last { cast.phrases[$0].name != nil }
            return next.flatMap { cast.phrases[$0].name }.map { member(ofName: $0) }
        }
        return nil
    }
}
