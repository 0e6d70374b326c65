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

    /// The other side of a war; nil for states, of which most only mediate, where whoever offers fights nobody, and where several
    /// could be meant.
    func enemy(of givers: [Entity.ID]) -> Entity.ID? {
        guard let giver = givers.first, let known = account.entities[giver] else { return nil }
        let side = known.affiliation ?? giver
        guard account.entities[side]?.kind != .state else { return nil }
        guard let camp = account.entities[side].flatMap({ Self.camp($0.kind) }) else { return nil }
        switch camp {
        case .armed:
            let states = fighters.filter { $0.camp == .state && account.entities[$0.id]?.kind != .state }
            return mostNamed(states, atLeast: states.count == 1 ? 1 : 2) ?? mostNamed(others(side, givers), atLeast: 2)
        case .state: return mostNamed(others(side, givers), atLeast: 2)
        }
    }

    private typealias Fighter = (id: Entity.ID, camp: Camp, mentions: Int)

    /// Armed groups besides whoever offers.
    private func others(_ side: Entity.ID, _ givers: [Entity.ID]) -> [Fighter] {
        fighters.filter { $0.camp == .armed && $0.id != side && !givers.contains($0.id) }
    }

    /// The one named most, the first of equals; nobody whom the report only names in passing.
    private func mostNamed(_ candidates: [Fighter], atLeast least: Int) -> Entity.ID? {
        guard let most = candidates.map(\.mentions).max(), most >= least else { return nil }
        return candidates.first { $0.mentions == most }?.id
    }
}
