/// Tells whether words around a noun name a place or a force, and which words those are.
struct PhraseReader: Sendable {
    let account: Account
    let words: ControlWords
    /// Index of the place, of the name, that holds each token; −1 for none.
    private let placeAt: [Int]
    private let nameAt: [Int]
    private let places: [Place]
    private let placeOfEntity: [Entity.ID: Int]
    private let speakers: Set<Entity.ID>
    /// Places named by one word, by that word.
    private let placeOfForm: [String: Int]

    /// Words of the report for a place, and the place where one is known.
    struct PlacePhrase: Hashable, Sendable {
        var words: Range<Int>
        var place: Place.ID?
        var isName: Bool
    }

    private static let placeLabels: Set<String> = ["place", "facility", "state"]
    private static let forceLabels: Set<String> = ["armed-group", "military", "police", "state", "nationality", "place"]
    private static let forceKinds: Set<Entity.Kind> = [.armedGroup, .military, .police, .state, .government]

    init(account: Account, words: ControlWords, places: [Place]) {
        self.account = account
        self.words = words
        self.places = places
        let count = account.document.tokens.count
        var placeAt = [Int](repeating: -1, count: count), nameAt = placeAt
        for (index, place) in places.enumerated() {
            for range in [place.tokens] + place.mentions { for token in range { placeAt[token] = index } }
        }
        for (index, name) in account.document.names.enumerated() { for token in name.tokens { nameAt[token] = index } }
        self.placeAt = placeAt
        self.nameAt = nameAt
        var placeOfEntity: [Entity.ID: Int] = [:], placeOfForm: [String: Int] = [:]
        for (index, place) in places.enumerated() {
            for range in [place.tokens] + place.mentions {
                if range.count == 1, placeOfForm[account.view.forms[range.lowerBound]] == nil {
                    placeOfForm[account.view.forms[range.lowerBound]] = index
                }
                guard let entity = account.entities.entity(of: range), account.entities[entity]?.kind == .place,
                    placeOfEntity[entity] == nil
                else { continue }
                placeOfEntity[entity] = index
            }
        }
        self.placeOfEntity = placeOfEntity
        speakers = Set(account.speech.statements.compactMap(\.source.entity))
        self.placeOfForm = placeOfForm
    }

    // MARK: Places

    /// The place that a noun names or stands for, nil where it is something else.
    func place(at token: Int) -> PlacePhrase? {
        if let named = namedPlace(at: token) { return named }
        let view = account.view, lemma = view.lemmas[token]
        guard ["NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON", "ADV"].contains(view.partsOfSpeech[token]) else { return nil }
        let isPart = words.parts.contains(lemma) || words.parts.contains(view.forms[token])
        if isPart || view.names[token] == "number" {
            for child in account.tree.children(of: token) where child > token && account.tree.relations[child].hasPrefix("nmod") {
                if let inner = place(at: child) {
                    return PlacePhrase(
                        words: min(token, inner.words.lowerBound)..<inner.words.upperBound, place: inner.place,
                        isName: inner.isName)
                }
            }
        }
        if isPart, let inner = placeBehindOf(token) {
            return PlacePhrase(
                words: min(token, inner.words.lowerBound)..<inner.words.upperBound, place: inner.place, isName: inner.isName)
        }
        guard isPlaceNoun(token), nameLabel(token) == nil || nameLabel(token) == "other" else { return nil }
        let range = extended(phrase(around: token), from: token)
        let inside = range.first { placeAt[$0] >= 0 }
        return PlacePhrase(words: range, place: inside.map { places[placeAt[$0]].id }, isName: false)
    }

    /// Karsa and Varno in "the villages of Karsa and Varno"; empty where one name or none stands there.
    func names(listedBy token: Int) -> [PlacePhrase] {
        guard account.view.tags[token] == "NNS", words.places.contains(account.view.forms[token]),
            let first = account.tree.children(of: token, ["nmod", "appos", "nmod:desc"]).first(where: { $0 > token })
        else { return [] }
        let names = account.tree.conjuncts(of: first).compactMap { namedPlace(at: $0) }
        return names.count > 1 ? names : []
    }

    /// "bridge", or of two words "customs house".
    private func isPlaceNoun(_ token: Int) -> Bool {
        let view = account.view
        // By its form: the encoder may take the villagers for a village.
        if words.places.contains(view.forms[token]) { return true }
        if words.heldPlaces.contains(view.forms[token]) { return isOfForce(token) }
        guard token > 0 else { return false }
        return words.places.contains("\(view.forms[token - 1])_\(view.lemmas[token])")
            || words.namedPlaces.contains(view.lemmas[token]) && placeAt[token - 1] >= 0
    }

    /// "rebel" in "rebel positions", "their" in "their positions"
    private func isOfForce(_ token: Int) -> Bool {
        account.tree.children(of: token, ["compound", "amod", "nmod:poss"]).contains(where: isForce)
    }

    /// The name right behind "of", where the tree has not tied it.
    private func placeBehindOf(_ token: Int) -> PlacePhrase? {
        let end = account.document.sentences[account.document.sentence(of: token)].tokens.upperBound
        guard token + 2 < end, account.view.forms[token + 1] == "of" else { return nil }
        return (token + 2..<min(end, token + 5)).lazy.compactMap { namedPlace(at: $0) }.first
    }

    private func namedPlace(at token: Int) -> PlacePhrase? {
        if placeAt[token] >= 0 {
            let place = places[placeAt[token]]
            let range = ([place.tokens] + place.mentions).first { $0.contains(token) } ?? place.tokens
            return PlacePhrase(words: range, place: place.id, isName: true)
        }
        let label = nameLabel(token)
        if let label, Self.placeLabels.contains(label) {
            return PlacePhrase(words: account.document.names[nameAt[token]].tokens, place: nil, isName: true)
        }
        // A capitalised noun that is no other name: the encoder does not know every village.
        guard account.view.partsOfSpeech[token] == "PROPN", !isInHeading(token), label == nil || label == "other",
            account.entities.entity(at: token) == nil
        else { return nil }
        return PlacePhrase(words: phrase(around: token), place: nil, isName: true)
    }

    /// A name that the encoder took for a person's here and for a place elsewhere in the report.
    private func namesake(of token: Int) -> PlacePhrase? {
        guard nameLabel(token) == "person", nameAt[token] >= 0, account.document.names[nameAt[token]].tokens.count == 1,
            let place = placeOfForm[account.view.forms[token]]
        else { return nil }
        return PlacePhrase(words: token..<token + 1, place: places[place].id, isName: true)
    }

    /// A name that the encoder took for a person's, where only a place can stand and nothing else tells of a person.
    func unknownName(at token: Int) -> PlacePhrase? {
        guard account.view.partsOfSpeech[token] == "PROPN", !isInHeading(token) else { return nil }
        if let place = namesake(of: token) { return place }
        guard nameAt[token] >= 0 else {
            return isFirst(token) ? nil : PlacePhrase(words: phrase(around: token), place: nil, isName: true)
        }
        let name = account.document.names[nameAt[token]]
        guard name.tokens.count <= 3, let label = nameLabel(token), ["person", "organisation", "other", "event"].contains(label)
        else { return nil }
        if let id = account.entities.entity(at: token), let entity = account.entities[id] {
            guard entity.kind == .person || entity.kind == .other, entity.role == nil, entity.affiliation == nil,
                !speakers.contains(id),
                !entity.mentions.contains(where: { $0.form == .pronoun || $0.tokens.count > name.tokens.count })
            else { return nil }
        }
        return PlacePhrase(words: name.tokens, place: nil, isName: true)
    }

    /// In a sentence's beginning every word has a capital.
    private func isFirst(_ token: Int) -> Bool {
        account.document.sentences[account.document.sentence(of: token)].tokens.lowerBound == token
    }

    /// A name that may be a state, a leader or a group: nothing but the name is known.
    func isUnknownActor(_ token: Int) -> Bool {
        guard account.view.partsOfSpeech[token] == "PROPN", !isInHeading(token) else { return false }
        guard let label = nameLabel(token) else { return true }
        return ["person", "organisation", "other"].contains(label)
    }

    /// The place that a pronoun stands for, where the cast knows it.
    func pronounPlace(at token: Int) -> PlacePhrase? {
        guard let entity = account.entities.entity(at: token), let place = placeOfEntity[entity] else { return nil }
        return PlacePhrase(words: token..<token + 1, place: places[place].id, isName: false)
    }

    /// "the town" with "of Karsa".
    private func extended(_ range: Range<Int>, from token: Int) -> Range<Int> {
        var end = range.upperBound
        for child in account.tree.children(of: token) where child >= end {
            let relation = account.tree.relations[child]
            guard relation == "nmod" || relation == "appos" || relation == "flat" || relation == "nmod:desc" else { continue }
            guard let inner = namedPlace(at: child), child - end <= 3 else { continue }
            end = max(end, inner.words.upperBound)
        }
        return range.lowerBound..<end
    }

    /// A noun with the words that stand before it and belong to it.
    func phrase(around token: Int) -> Range<Int> {
        if nameAt[token] >= 0 { return account.document.names[nameAt[token]].tokens }
        var start = token
        let before: Set<String> = [
            "det", "amod", "compound", "nummod", "nmod:poss", "flat", "punct", "nmod:unmarked", "nmod:desc",
        ]
        for child in account.tree.children(of: token).reversed()
        where child < token && before.contains(account.tree.relations[child]) {
            let reach = account.tree.reach(of: child)
            guard reach.upperBound == start else { break }
            start = reach.lowerBound
        }
        let empty: Set<String> = ["PUNCT", "CCONJ", "PART", "ADV", "AUX", "SCONJ", "ADP"]
        while start < token, empty.contains(account.view.partsOfSpeech[start]) { start += 1 }
        let flat = account.tree.children(of: token, ["flat"]).last.map { $0 + 1 } ?? token + 1
        return start..<max(flat, token + 1)
    }

    /// Of "hundreds of gunmen" all of it.
    func holderPhrase(around token: Int) -> Range<Int> {
        let own = phrase(around: token), view = account.view
        guard isSome(of: token, isForce), token + 1 < view.forms.count, view.forms[token + 1] == "of",
            let inner = account.tree.children(of: token, ["nmod"]).first(where: { $0 > token && isForce($0) })
        else { return own }
        return own.lowerBound..<max(own.upperBound, phrase(around: inner).upperBound)
    }

    private func nameLabel(_ token: Int) -> String? { account.view.names[token] }

    // MARK: Forces

    /// Whether a noun or pronoun may mean somebody who can hold a place.
    func isForce(_ token: Int) -> Bool {
        let view = account.view
        if words.forces.contains(view.lemmas[token]) || words.forces.contains(view.forms[token]) { return true }
        if view.tags[token].hasPrefix("PRP") { return isForcePronoun(token) }
        if let label = nameLabel(token), Self.forceLabels.contains(label) { return true }
        if let entity = account.entities.entity(at: token), let kind = account.entities[entity]?.kind,
            Self.forceKinds.contains(kind)
        {
            return true
        }
        return isSome(of: token, isForce)
    }

    /// "two of the rebels", "members of the brigade"
    private func isSome(of token: Int, _ test: (Int) -> Bool) -> Bool {
        let view = account.view, lemma = view.lemmas[token]
        guard
            words.parts.contains(lemma) || words.shares.contains(lemma) || view.names[token] == "number"
                || view.tags[token] == "CD"
        else { return false }
        return account.tree.children(of: token).contains { $0 > token && account.tree.relations[$0] == "nmod" && test($0) }
    }

    /// Whether a noun or pronoun means somebody with weapons, no state, crowd or lorries.
    func isArmed(_ token: Int) -> Bool {
        let view = account.view
        if let entity = account.entities.entity(at: token), let kind = account.entities[entity]?.kind {
            if kind == .armedGroup || kind == .military { return true }
            if view.tags[token].hasPrefix("PRP") { return Self.ourselves.contains(view.forms[token]) && isForcePronoun(token) }
        }
        if words.unarmed.contains(view.lemmas[token]) || words.unarmed.contains(view.forms[token]) {
            let before = account.tree.children(of: token, ["compound", "amod"])
            if before.contains(where: { isForce($0) || words.arming.contains(view.forms[$0]) }) { return true }
            return words.followers.contains(view.forms[token]) && !account.tree.children(of: token, ["nmod:poss"]).isEmpty
        }
        if view.tags[token].hasPrefix("PRP") { return isForcePronoun(token) }
        if words.forces.contains(view.lemmas[token]) || words.forces.contains(view.forms[token]) { return true }
        return nameLabel(token) == "armed-group" || nameLabel(token) == "military" || isSome(of: token, isArmed)
    }

    private static let ourselves: Set<String> = ["we", "our", "us", "ours"]
    private static let others: Set<String> = ["they", "them", "their", "theirs"]

    private func isForcePronoun(_ token: Int) -> Bool {
        let form = account.view.forms[token]
        let kind = account.entities.entity(at: token).flatMap { account.entities[$0]?.kind }
        if Self.ourselves.contains(form) { return kind != .ngo && kind != .civilians && kind != .international }
        if let kind {
            return kind == .person ? isLeader(token) : kind != .media && kind != .civilians && kind != .ngo && kind != .people
        }
        let speaker = account.speech.statement(at: token)?.source.entity.flatMap { account.entities[$0] }
        if speaker.map({ Self.forceKinds.contains($0.kind) }) == true { return true }
        return Self.others.contains(form) && nearestPlural(before: token).map(isForce) != false
    }

    /// The last noun before a pronoun that means several who do something, in its sentence or the one before.
    func nearestPlural(before token: Int) -> Int? {
        let index = account.document.sentence(of: token)
        let start = account.document.sentences[max(0, index - 1)].tokens.lowerBound
        return (start..<token).last {
            words.forces.contains(account.view.lemmas[$0])
                || ["NNS", "NNPS"].contains(account.view.tags[$0]) && Self.actives.contains(account.tree.relations[$0])
        }
    }

    private static let actives: Set<String> = ["nsubj", "nsubj:pass", "obj", "conj", "appos"]

    /// In a heading every word has a capital.
    private func isInHeading(_ token: Int) -> Bool {
        let block = account.document.sentences[account.document.sentence(of: token)].block,
            blocks = account.document.report.blocks
        return blocks.indices.contains(block) && blocks[block].role == .heading
    }

    /// A general, a commander: somebody named who stands for the force he leads.
    func isLeader(_ token: Int) -> Bool {
        guard let entity = account.entities.entity(at: token).flatMap({ account.entities[$0] }), entity.kind == .person else {
            return false
        }
        if let affiliation = entity.affiliation.flatMap({ account.entities[$0] }),
            affiliation.kind == .armedGroup || affiliation.kind == .military
        {
            return true
        }
        guard let role = entity.role else { return false }
        return role.lowercased().split(separator: " ").contains { words.forces.contains(String($0)) }
    }
}
