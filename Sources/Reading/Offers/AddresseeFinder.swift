/// Tells to whom an offer is made where its own words do not.
struct AddresseeFinder {
    let account: Account
    let words: OfferWords
    let parties: PartyReader

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
        guard offer.to.isEmpty, offer.state != .withdrawn else { return }
        for doer in offer.conditions.flatMap(\.by)
        where parties.isSide(doer) && !offer.by.contains(doer) && !offer.through.contains(doer) && !offer.to.contains(doer) {
            offer.to.append(doer)
        }
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
