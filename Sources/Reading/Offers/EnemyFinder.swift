/// Tells whom a side fights: the force or the government of the report that stands on the other side.
///
/// Only where one can be meant: rebels offer to the government or the army, these to the one armed group that is spoken of most.
struct EnemyFinder: Sendable {
    private enum Camp: Hashable { case state, armed }

    private let account: Account
    /// Camps of all who can fight, with how often each is mentioned, in order of the cast.
    private let fighters: [(id: Entity.ID, camp: Camp, mentions: Int)]

    init(account: Account) {
        self.account = account
        fighters = account.entities.entities.compactMap { entity in
            guard let camp = Self.camp(entity.kind) else { return nil }
            return (entity.id, camp, entity.mentions.count)
        }
    }

    private static func camp(_ kind: Entity.Kind) -> Camp? {
        switch kind {
        case .government, .military, .state, .police: .state
        case .armedGroup: .armed
        default: nil
        }
    }

    /// The other side of a war; nil where whoever offers fights nobody, or where several could be meant.
    func enemy(of givers: [Entity.ID]) -> Entity.ID? {
        guard let giver = givers.first, let known = account.entities[giver] else { return nil }
        let side = known.affiliation ?? giver
        guard let camp = account.entities[side].flatMap({ Self.camp($0.kind) }) else { return nil }
        switch camp {
        case .armed:
            let states = fighters.filter { $0.camp == .state && account.entities[$0.id]?.kind != .state }
            if let most = mostNamed(states) { return most }
            let others = fighters.filter { $0.camp == .armed && !isOwn($0.id, side, givers) }
            return others.count == 1 ? others.first?.id : nil
        case .state: return mostNamed(fighters.filter { $0.camp == .armed && !isOwn($0.id, side, givers) })
        }
    }

    private func isOwn(_ id: Entity.ID, _ side: Entity.ID, _ givers: [Entity.ID]) -> Bool { id == side || givers.contains(id) }

    /// The one named most, the first of equals; nobody whom the report only names in passing.
    private func mostNamed(_ candidates: [(id: Entity.ID, camp: Camp, mentions: Int)]) -> Entity.ID? {
        guard let most = candidates.map(\.mentions).max(), most > 1 || candidates.count == 1 else { return nil }
        return candidates.first { $0.mentions == most }?.id
    }
}
