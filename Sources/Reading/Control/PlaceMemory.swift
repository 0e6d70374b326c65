/// Tells which place "it", "the town" or "the bridge" means: the one that the claims just before were about.
struct PlaceMemory: Sendable {
    let account: Account
    let phrases: PhraseReader
    let words: ControlWords
    let places: [Place]

    /// Sentences that are looked back over.
    private static let reach = 2

    /// The place at a noun or pronoun, with what is known of it from earlier in the report.
    func place(at token: Int, after claims: [ControlClaim]) -> PhraseReader.PlacePhrase? {
        if var phrase = phrases.place(at: token) {
            if phrase.place == nil, !phrase.isName { phrase.place = meant(by: token, claims) }
            return phrase
        }
        guard ["it", "its"].contains(account.view.forms[token]) else { return nil }
        if let known = phrases.pronounPlace(at: token) { return known }
        guard account.view.forms[token] == "it", !isSomebody(at: token) else { return nil }
        if let last = claims.last,
            account.document.sentence(of: last.tokens.lowerBound) == account.document.sentence(of: token),
            last.placeWords.upperBound <= token
        {
            return PhraseReader.PlacePhrase(words: token..<token + 1, place: last.place, isName: false)
        }
        guard let meant = placeBefore(pronoun: token, claims) else { return nil }
        return PhraseReader.PlacePhrase(words: token..<token + 1, place: meant.place, isName: false)
    }

    /// Somebody whom the pronoun means; but as an object a force is seldom "it", whatever the cast says: "the gang took it".
    private func isSomebody(at token: Int) -> Bool {
        guard let kind = account.entities.entity(at: token).flatMap({ account.entities[$0]?.kind }) else { return false }
        switch kind {
        case .other, .place, .facility: return false
        case .armedGroup, .military, .police, .government, .state: return account.tree.relations[token].hasPrefix("nsubj")
        default: return true
        }
    }

    /// Karsa in "walked through Karsa, days after the rebels took it": a place where the nearest thing that "it" can mean is one; where
    /// nothing stands before it, what the sentence before was about.
    private func placeBefore(pronoun: Int, _ claims: [ControlClaim]) -> PhraseReader.PlacePhrase? {
        let view = account.view, index = account.document.sentence(of: pronoun)
        let sentence = account.document.sentences[index].tokens
        for token in (sentence.lowerBound..<pronoun).reversed()
        where ["NN", "NNP"].contains(view.tags[token]) && view.names[token] != "date" && !isOwned(token, by: pronoun) {
            return phrases.place(at: token)
        }
        guard let last = claims.last, index - account.document.sentence(of: last.tokens.lowerBound) == 1 else { return nil }
        return PhraseReader.PlacePhrase(words: last.placeWords, place: last.place, isName: true)
    }

    /// "control" in "took control of it".
    private func isOwned(_ noun: Int, by pronoun: Int) -> Bool {
        noun == account.tree.heads[pronoun] || noun == pronoun - 2 && account.view.partsOfSpeech[pronoun - 1] == "ADP"
    }

    /// The place last named before a token, in its sentence or as what the last claim was about; for rules that can do without.
    func recentPlace(before token: Int, _ claims: [ControlClaim]) -> PhraseReader.PlacePhrase? {
        let index = account.document.sentence(of: token), sentence = account.document.sentences[index].tokens
        for earlier in (sentence.lowerBound..<token).reversed() {
            if let named = phrases.place(at: earlier), named.isName { return named }
        }
        guard let last = claims.last, index - account.document.sentence(of: last.tokens.lowerBound) <= Self.reach else {
            return nil
        }
        return PhraseReader.PlacePhrase(words: last.placeWords, place: last.place, isName: true)
    }

    /// "The bridge" is the bridge spoken of before, "the town" the only town that can be meant.
    private func meant(by token: Int, _ claims: [ControlClaim]) -> Place.ID? {
        let view = account.view, lemma = view.lemmas[token]
        guard account.tree.children(of: token).contains(where: { ["the", "this", "that"].contains(view.forms[$0]) }),
            !account.tree.children(of: token).contains(where: { ["amod", "compound", "nmod"].contains(account.tree.relations[$0]) })
        else { return nil }
        let sentence = account.document.sentence(of: token)
        let near = claims.suffix(4).reversed().filter {
            $0.place != nil && sentence - account.document.sentence(of: $0.tokens.lowerBound) <= Self.reach
        }
        if let same = near.first(where: { $0.placeWords.contains { view.lemmas[$0] == lemma } }) { return same.place }
        guard words.settlements.contains(lemma) else { return nil }
        if let last = near.first(where: { $0.place.map(isSettlement) == true }) { return last.place }
        let start = account.document.sentences[max(0, sentence - Self.reach)].tokens.lowerBound
        let named = places.filter { place in
            isSettlement(place.id)
                && ([place.tokens] + place.mentions).contains { $0.lowerBound >= start && $0.upperBound <= token }
        }
        return named.count == 1 ? named.first?.id : nil
    }

    /// A town by the gazetteer, or a name of which nothing else is known.
    private func isSettlement(_ id: Place.ID) -> Bool {
        guard let place = places.first(where: { $0.id == id }) else { return false }
        if let feature = place.feature { return feature.hasPrefix("PPL") }
        return place.relative == nil && !place.tokens.contains { words.places.contains(account.view.lemmas[$0]) }
    }
}
