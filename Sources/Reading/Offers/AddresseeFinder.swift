/// Tells to whom an offer is made where its own words do not.
struct AddresseeFinder {
    let account: Account
    let words: OfferWords
    let parties: PartyReader
    let enemies: EnemyFinder

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
        guard offer.to.isEmpty, offer.state != .withdrawn else { return }
        for doer in offer.conditions.flatMap(\.by)
        where parties.isSide(doer) && !isOwn(doer, offer) && !offer.through.contains(doer) && !offer.to.contains(doer) {
            offer.to.append(doer)
        }
        guard offer.to.isEmpty, !isBetweenOthers(offer), let enemy = enemies.enemy(of: offer.by), !offer.through.contains(enemy)
        else { return }
        offer.to = [enemy]
    }

    /// "to host talks", "to meet other leaders": not for the enemy.
    private func isBetweenOthers(_ offer: Offer) -> Bool {
        offer.terms.joined().contains {
            words.mediation.contains(account.view.lemmas[$0]) || words.meet.contains(account.view.lemmas[$0])
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
