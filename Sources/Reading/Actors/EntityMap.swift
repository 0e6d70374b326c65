/// Whom each token speaks of.
package struct EntityMap: Sendable {
    /// The widest mention that holds each token: how wide, and of whom.
    private var owners: [Int: (width: Int, entity: Entity.ID)] = [:]
    private let heads: [Int]
    private let byID: [Entity.ID: Int]
    package let entities: [Entity]

    package init(_ entities: [Entity], heads: [Int]) {
        self.entities = entities
        self.heads = heads
        byID = Dictionary(entities.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        for entity in entities {
            for mention in entity.mentions {
                for token in mention.tokens where mention.tokens.count > owners[token]?.width ?? 0 {
                    owners[token] = (mention.tokens.count, entity.id)
                }
            }
        }
    }

    package subscript(id: Entity.ID) -> Entity? { byID[id].map { entities[$0] } }

    /// The entity of the widest mention that holds a token.
    package func entity(at token: Int) -> Entity.ID? { owners[token]?.entity }

    /// Whom words speak of: the entity of the widest mention that holds their head.
    package func entity(of words: Range<Int>) -> Entity.ID? {
        let head = words.first { !words.contains(heads[$0]) } ?? words.lowerBound
        return owners[head]?.entity
    }
}
