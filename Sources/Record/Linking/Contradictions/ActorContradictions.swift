/// One act laid at the door of two who cannot both have done it.
struct ActorContradictions {
    let compare: EventComparing

    private struct Told {
        var actor: SourceKey
        var teller: EventFacts.Teller
        var source: SourceKey
        var event: EventFacts
        /// Two who tell of what they did themselves tell of two deeds, as a rule.
        var isOwn: Bool { source.isSame(as: actor) }
    }

    /// Whoever asks, accuses or promises does so for himself.
    private static let deeds: Set<String> = ["ASSAULT", "COERCE"]

    func find(_ events: [EventFacts]) -> [ContradictionDraft] {
        let told = events.filter { event in
            ActorContradictions.deeds.contains(event.type) && event.isReal && !["denied", "negated"].contains(event.status)
        }.flatMap(assertions)
        for (index, one) in told.enumerated() {
            for other in told[(index + 1)...] where oppose(one, other) { return [draft(one, other, told)] }
        }
        return []
    }

    private func assertions(_ event: EventFacts) -> [Told] {
        event.tellers.flatMap { teller in
            event.actors.compactMap(\.actor).compactMap { actor in
                teller.source.map { Told(actor: actor, teller: teller, source: $0, event: event) }
            }
        }
    }

    /// Two tellers name two doers, and one of the tellers is a doer: who is blamed blames, or owns up where another is blamed.
    private func oppose(_ a: Told, _ b: Told) -> Bool {
        guard !a.source.isSame(as: b.source), !a.actor.isSame(as: b.actor), !compare.areLikelyTwo(a.event, b.event), areOfOneKind(a.event, b.event),
            [a.actor, b.actor].allSatisfy({ compare.rules.isNamed($0) && !compare.rules.areAnyArmedMen($0) }), !(a.isOwn && b.isOwn)
        else { return false }
        // "The rebels stormed the post", "the army attacked the rebels' camp": an answer, and another deed.
        guard !b.event.recipients.names(a.actor), !a.event.recipients.names(b.actor) else { return false }
        return a.isOwn || b.isOwn || a.source.isSame(as: b.actor) || b.source.isSame(as: a.actor)
    }

    /// Violence, or the same measure: an arrest is no answer to an abduction.
    private func areOfOneKind(_ a: EventFacts, _ b: EventFacts) -> Bool {
        a.type == b.type && (a.type == "ASSAULT" || a.mode == b.mode && a.mode != nil)
    }

    private func draft(_ a: Told, _ b: Told, _ all: [Told]) -> ContradictionDraft {
        let sides = all.filter { $0.actor.isSame(as: a.actor) || $0.actor.isSame(as: b.actor) }.map { told in
            ContradictionDraft.Side(
                value: told.actor.isSame(as: a.actor) ? a.actor.name : b.actor.name, thing: ThingID(.event, told.event.event),
                reading: told.event.reading, statement: told.teller.statement, source: told.source, at: told.event.published)
        }
        return ContradictionDraft(
            kind: .actor, about: "doer", sides: sides,
            reasons: ["\(a.source.name) names \(a.actor.name), \(b.source.name) names \(b.actor.name)"], score: 0.75)
    }
}
