/// Turns what the walk found into entities with ids.
struct CastMaker {
    private let walk: ReferenceWalk
    private let known: KnownActors
    private let merged: MemberMerger

    init(walk: ReferenceWalk, known: KnownActors) {
        var merger = MemberMerger(walk, known)
        merger.merge()
        merged = merger
        self.walk = merger.walk
        self.known = known
    }

    func cast() -> Cast {
        let order = walk.members.indices.filter { !walk.members[$0].mentions.isEmpty }.sorted { first($0) < first($1) }
        var states: [Int: Int] = [:]
        for member in order where walk.members[member].kind == .state {
            if let known = walk.members[member].known, states[known] == nil { states[known] = member }
        }
        var ids: [Int: Entity.ID] = [:]
        for (number, member) in order.enumerated() { ids[member] = Entity.ID(rawValue: "e\(number + 1)") }
        let entities = order.compactMap { member in ids[member].map { entity(member, $0, ids, states) } }
        var cast = Cast(entities: entities, speakers: speakers(ids), doubts: walk.doubts + doubts(ids))
        for (index, phrase) in walk.cast.speech.sourcePhrases.enumerated() { cast.voices[index] = phrase.flatMap { speaker($0, ids) } }
        return cast
    }

    private func first(_ member: Int) -> (Int, Int) {
        (walk.members[member].mentions.map(\.tokens.lowerBound).min() ?? 0, member)
    }

    private func entity(_ index: Int, _ id: Entity.ID, _ ids: [Int: Entity.ID], _ states: [Int: Int]) -> Entity {
        let member = walk.members[index]
        var entity = Entity(id: id, kind: merged.facts.kind(of: index), name: member.name)
        entity.aliases = member.aliases
        entity.role = member.role
        let served = walk.served(by: index) ?? member.owner ?? member.nation.flatMap { states[$0] }
        entity.affiliation = served == index ? nil : served.flatMap { ids[$0] }
        entity.country = merged.facts.country(of: index)
        entity.sector = merged.facts.sector(of: index)
        entity.actor = member.isPerson ? nil : merged.facts.refs[index].map { known.id($0) }
        entity.mentions = member.mentions.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
        return entity
    }

    private func doubts(_ ids: [Int: Entity.ID]) -> [Doubt] {
        merged.doubts.map { doubt in
            let about = doubt.member.flatMap { ids[$0] }.map { Doubt.Subject.entity($0) }
            return Doubt(.actorUncertain, at: walk.cast.document.span(doubt.tokens), about: about, doubt.reason)
        }
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
        return Cast.Speaker(entity: id, unnamed: merged.unnamed[phrase] ?? walk.members[member].unnamed)
    }
}
