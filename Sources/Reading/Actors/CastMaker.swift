/// Turns what the walk found into entities with ids.
struct CastMaker {
    let walk: ReferenceWalk
    let known: KnownActors

    func cast() -> Cast {
        let order = walk.members.indices.filter { !walk.members[$0].mentions.isEmpty }.sorted { first($0) < first($1) }
        var states: [Int: Int] = [:]
        for member in order where walk.members[member].kind == .state {
            if let known = walk.members[member].known, states[known] == nil { states[known] = member }
        }
        var ids: [Int: Entity.ID] = [:]
        for (number, member) in order.enumerated() { ids[member] = Entity.ID(rawValue: "e\(number + 1)") }
        let entities = order.compactMap { member in ids[member].map { entity(member, $0, ids, states) } }
        var cast = Cast(entities: entities, speakers: speakers(ids), doubts: walk.doubts)
        for (index, phrase) in walk.cast.speech.sourcePhrases.enumerated() { cast.voices[index] = phrase.flatMap { speaker($0, ids) } }
        return cast
    }

    private func first(_ member: Int) -> (Int, Int) {
        (walk.members[member].mentions.map(\.tokens.lowerBound).min() ?? 0, member)
    }

    private func entity(_ index: Int, _ id: Entity.ID, _ ids: [Int: Entity.ID], _ states: [Int: Int]) -> Entity {
        let member = walk.members[index]
        var entity = Entity(id: id, kind: member.kind, name: member.name)
        entity.aliases = member.aliases
        entity.role = member.role
        let served = walk.served(by: index) ?? member.owner ?? member.nation.flatMap { states[$0] }
        entity.affiliation = served == index ? nil : served.flatMap { ids[$0] }
        entity.country = country(of: index, served)
        entity.mentions = member.mentions.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
        return entity
    }

    /// Its own if known, that of a demonym or state in its words, otherwise of whom it serves.
    private func country(of index: Int, _ served: Int?) -> String? {
        let member = walk.members[index]
        if let own = member.known.flatMap({ known.actors[$0].country }) { return own }
        if let nation = member.nation { return known.actors[nation].country }
        for word in NameKey.words(member.name) where !member.isNamed || !member.isHuman {
            if let state = known.demonym([word]) ?? known.named([word]), known.actors[state].kind == .state { return known.actors[state].country }
        }
        guard let served, served != index else { return nil }
        return walk.members[served].known.flatMap { known.actors[$0].country }
    }

    private func speakers(_ ids: [Int: Entity.ID]) -> [Int: Cast.Speaker] {
        var speakers: [Int: Cast.Speaker] = [:]
        for (index, phrase) in walk.cast.phrases.enumerated() where walk.cast.speech.spoken[index] != nil {
            speakers[phrase.head] = speaker(index, ids)
        }
        return speakers
    }

    private func speaker(_ phrase: Int, _ ids: [Int: Entity.ID]) -> Cast.Speaker? {
        guard let member = walk.memberOfPhrase[phrase], let id = ids[member] else { return nil }
        return Cast.Speaker(entity: id, unnamed: walk.members[member].unnamed)
    }
}
