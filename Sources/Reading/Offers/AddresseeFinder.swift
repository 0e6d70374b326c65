/// Tells to whom an offer is made where its own words do not.
struct AddresseeFinder {
    let account: Account
    let words: OfferWords
    let parties: PartyReader
    let frames: FrameReader

    /// Whoever is told, unless he only carries the message; else the sides that have to fulfil its conditions.
    func fill(_ offer: inout Offer) {
        if let told = offer.statement.flatMap({ account.speech[$0]?.audience }), !offer.by.contains(told) {
            if isCarrier(told) {
                if offer.through.isEmpty { offer.through = [told] }
            } else if offer.to.isEmpty, parties.isSide(told), account.entities[told]?.kind != .person {
                offer.to = [told]
            }
        }
        moveCarriers(&offer)
        for index in offer.conditions.indices where mayMistake(offer.conditions[index], offer) {
            let others = offer.to.isEmpty ? takers(in: offer) : offer.to
            if !others.isEmpty { offer.conditions[index].by = others }
        }
        if offer.to.isEmpty { offer.to = named(in: offer) }
        if offer.to.isEmpty { offer.to = written(offer) }
        guard offer.to.isEmpty, offer.state != .withdrawn else { return }
        for doer in offer.conditions.flatMap(\.by)
        where parties.isSide(doer) && !isOwn(doer, offer) && !offer.through.contains(doer) && !offer.to.contains(doer) {
            offer.to.append(doer)
        }
    }

    /// Whoever offers, speaks for him or belongs to him.
    private func isOwn(_ entity: Entity.ID, _ offer: Offer) -> Bool {
        if offer.by.contains(entity) || offer.statement.flatMap({ account.speech[$0]?.source.entity }) == entity { return true }
        return account.entities[entity]?.affiliation.map(offer.by.contains) == true
    }

    /// "if it lays down its arms": nobody asks a thing of himself, so that a pronoun means the other side.
    private func mayMistake(_ condition: Offer.Condition, _ offer: Offer) -> Bool {
        guard condition.by.allSatisfy(offer.by.contains) else { return false }
        return condition.tokens.joined().contains {
            ["it", "they", "he", "she"].contains(account.view.forms[$0]) && account.tree.relations[$0].hasPrefix("nsubj")
        }
    }

    /// The sides that the terms speak of: "to recognise the movement".
    private func takers(in offer: Offer) -> [Entity.ID] {
        let heads = offer.terms.joined().filter { ["obj", "iobj", "obl"].contains(account.tree.relations[$0]) }
        return Array(
            heads.compactMap { account.entities.entity(at: $0) }.filter { parties.isSide($0) && !offer.by.contains($0) }.prefix(1)
        )
    }

    /// The side with whom the terms are to be, who is to get something, or who will be let go: "a truce with the army",
    /// "hand the pilots to the army", "all rebels will be pardoned".
    private func named(in offer: Offer) -> [Entity.ID] {
        let partners = Array(offer.terms.joined()).filter {
            ["with", "to"].contains(frames.preposition(of: $0))
                || account.tree.relations[$0] == "iobj" && offer.kind != .release
        }
        let free = offer.kind == .amnesty ? offer.terms.flatMap(spared) : []
        for group in [partners, free] {
            let found = parties.parties(at: group).entities.filter {
                (parties.isSide($0) || account.entities[$0]?.kind == .people) && !isOwn($0, offer) && !offer.through.contains($0)
            }
            if !found.isEmpty { return Array(found.prefix(2)) }
        }
        return []
    }

    /// Clauses are climbed no higher than this for a letter.
    private static let climb = 6

    /// "wrote in a letter to the army that …"
    private func written(_ offer: Offer) -> [Entity.ID] {
        guard let head = offer.terms.first?.lowerBound else { return [] }
        for above in account.tree.path(upFrom: head).prefix(Self.climb) {
            for letter in account.tree.children(of: above) where words.messages.contains(account.view.lemmas[letter]) {
                let found = parties.parties(at: frames.tokens(.preposition("to"), around: letter..<letter + 1)).entities.filter {
                    parties.isSide($0) && !isOwn($0, offer) && !isCarrier($0) && !offer.through.contains($0)
                }
                if !found.isEmpty { return found }
            }
        }
        return []
    }

    /// "rebels" in "rebels who disarm will be pardoned"
    private func spared(by terms: Range<Int>) -> [Int] {
        let tops = terms.filter { account.tree.heads[$0] < 0 || !terms.contains(account.tree.heads[$0]) }
        return tops.flatMap { frames.surfaceSubjects(of: $0) }
    }

    /// "told the mediators": no offer to them.
    private func moveCarriers(_ offer: inout Offer) {
        let carriers = offer.to.filter(isCarrier)
        guard !carriers.isEmpty, carriers.count == offer.to.count else { return }
        if offer.through.isEmpty { offer.through = carriers }
        offer.to = []
    }

    private func isCarrier(_ entity: Entity.ID) -> Bool {
        guard let known = account.entities[entity] else { return false }
        return [known.name, known.role ?? ""].contains { name in
            name.lowercased().split(separator: " ").contains { words.carriers.contains(String($0)) }
        }
    }
}
