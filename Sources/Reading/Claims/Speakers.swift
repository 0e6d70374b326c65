/// Who stands behind the words of a source: the entities of the report, asked by tokens.
package struct Speakers: Sendable {
    package let entities: [Entity]
    /// What an unnamed source is, by the first token of its words.
    let unnamed: [Int: (kind: Statement.Anonymous, count: Int?)]
    private let mentions: [(tokens: Range<Int>, entity: Entity.ID)]
    private let heads: [Int]

    package init(
        entities: [Entity], unnamed: [Int: (kind: Statement.Anonymous, count: Int?)], document: Document
    ) {
        self.entities = entities
        self.unnamed = unnamed
        heads = document.syntax.heads
        mentions = entities.flatMap { entity in entity.mentions.map { ($0.tokens, entity.id) } }
    }

    /// The entity of a source: that of the mention holding the head of its words, the widest first.
    package func entity(of sources: [Range<Int>]) -> Entity.ID? {
        for source in sources {
            let head = source.first { !source.contains(heads[$0]) } ?? source.lowerBound
            let holding = mentions.filter { $0.tokens.contains(head) && $0.tokens.overlaps(source) }
            if let widest = holding.max(by: { $0.tokens.count < $1.tokens.count }) { return widest.entity }
            let inside = mentions.filter { source.contains($0.tokens.lowerBound) }
            if let first = inside.min(by: { $0.tokens.lowerBound < $1.tokens.lowerBound }) { return first.entity }
        }
        return nil
    }

    package func unnamed(_ sources: [Range<Int>]) -> (kind: Statement.Anonymous, count: Int?)? {
        sources.lazy.compactMap { source in source.lazy.compactMap { unnamed[$0] }.first }.first
    }
}
