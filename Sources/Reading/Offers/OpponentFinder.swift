/// Tells to whom an offer is made where neither its words nor an answer do: to the only one of
/// the other camp of the war that is spoken of nearby.
struct OpponentFinder {
    let account: Account

    /// Sentences around an offer in which the other camp must be named.
    private static let reach = 2

    /// Those who govern and fight for a state, and those who fight against one.
    private enum Camp { case state, rebels }

    func fill(_ offer: inout Offer) {
        guard offer.to.isEmpty, offer.state != .withdrawn, let head = offer.terms.first?.lowerBound,
            let giver = offer.by.lazy.compactMap({ account.entities[$0] }).first, let camp = camp(of: giver)
        else { return }
        let rivals = account.entities.entities.filter { rival in
            self.camp(of: rival).map { $0 != camp } == true && rival.kind != .person && !offer.by.contains(rival.id)
                && !offer.through.contains(rival.id) && rival.id != giver.affiliation && rival.affiliation != giver.id
        }
        let near = rivals.filter { isNear($0, head, outside: offer.terms) }
        if near.count == 1 { offer.to = near.map(\.id) }
    }

    private func camp(of entity: Entity) -> Camp? {
        switch entity.kind {
        case .armedGroup: return .rebels
        case .government, .military, .police: return .state
        case .person: return entity.affiliation.flatMap { account.entities[$0] }.flatMap { $0.kind == .person ? nil : camp(of: $0) }
        default: return nil
        }
    }

    /// Named in the sentences around, not by a pronoun alone nor as whoever the terms let go.
    private func isNear(_ entity: Entity, _ head: Int, outside terms: [Range<Int>]) -> Bool {
        let sentence = account.document.sentence(of: head)
        return entity.mentions.contains { mention in
            mention.form != .pronoun && !terms.contains { $0.overlaps(mention.tokens) }
                && abs(account.document.sentence(of: mention.tokens.lowerBound) - sentence) <= Self.reach
        }
    }
}
