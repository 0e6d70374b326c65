/// Tells to whom an offer is made where neither its words nor an answer do: to the other camp of the war, if it is spoken of nearby.
struct OpponentFinder {
    let account: Account
    let parties: PartyReader

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
        let near = rivals.compactMap { rival in distance(of: rival, from: head, outside: offer.terms).map { (rival.id, $0) } }
        if let nearest = near.min(by: { $0.1 < $1.1 }) { offer.to = [nearest.0] }
    }

    private func camp(of entity: Entity) -> Camp? {
        switch entity.kind {
        case .armedGroup: return .rebels
        case .government, .military, .police: return .state
        case .person: return entity.affiliation.flatMap { account.entities[$0] }.flatMap { $0.kind == .person ? nil : camp(of: $0) }
        default: return nil
        }
    }

    /// Tokens to the nearest mention in the sentences around; a pronoun is none, nor is whoever the terms let go.
    private func distance(of entity: Entity, from head: Int, outside terms: [Range<Int>]) -> Int? {
        let sentence = account.document.sentence(of: head)
        return entity.mentions.lazy.filter { mention in
            mention.form != .pronoun && !terms.contains { $0.overlaps(mention.tokens) } && abs(account.document.sentence(of: mention.tokens.lowerBound) - sentence) <= Self.reach
        }.map { abs($0.tokens.lowerBound - head) }.min()
    }
}
