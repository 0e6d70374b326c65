/// Turns what the walk found into entities with ids.
struct CastMaker {
    let walk: ReferenceWalk
    let known: KnownActors

    func cast() -> Cast {
        let order = walk.members.indices.filter { !walk.members[$0].mentions.isEmpty }.sorted { first($0) < first($1) }
        var ids: [Int: Entity.ID] = [:]
        for (number, member) in order.enumerated() { ids[member] = Entity.ID(rawValue: "e\(number + 1)") }
        let entities = order.compactMap { member in ids[member].map { entity(member, $0, ids) } }
        return Cast(entities: entities, speakers: speakers(ids), doubts: walk.doubts)
    }

    private func first(_ member: Int) -> (Int, Int) {
        (walk.members[member].mentions.map(\.tokens.lowerBound).min() ?? 0, member)
    }

    private func entity(_ index: Int, _ id: Entity.ID, _ ids: [Int: Entity.ID]) -> Entity {
        let member = walk.members[index]
        var entity = Entity(id: id, kind: member.kind, name: member.name)
        entity.aliases = member.aliases.filter { $0 != member.name }
        entity.role = member.role
        let served = walk.served(by: index) ?? member.owner
        entity.affiliation = served == index ? nil : served.flatMap { ids[$0] }
        entity.country = country(of: index, served)
        entity.mentions = member.mentions.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
        return entity
    }

    /// Its own if known, that of a demonym or state in its words, otherwise of whom it serves.
    private func country(of index: Int, _ served: Int?) -> String? {
        let member = walk.members[index]
        if let own = member.known.flatMap({ known.actors[$0].country }) { return own }
        for word in NameKey.words(member.name) where member.kind != .person {
            if let state = known.demonym([word]) ?? known.named([word]), known.actors[state].kind == .state { return known.actors[state].country }
        }
        guard let served, served != index else { return nil }
        return walk.members[served].known.flatMap { known.actors[$0].country }
    }

    private func speakers(_ ids: [Int: Entity.ID]) -> [Int: Cast.Speaker] {
        var speakers: [Int: Cast.Speaker] = [:]
        for (index, phrase) in walk.cast.phrases.enumerated() where walk.cast.speech.spoken[index] != nil {
            guard let member = walk.memberOfPhrase[index], let id = ids[member] else { continue }
            speakers[phrase.head] = Cast.Speaker(entity: id, unnamed: walk.members[member].unnamed)
        }
        return speakers
    }
}
