/// An act that one tells and another denies: that it happened, or that he did it.
struct OccurrenceContradictions {
    /// Deeds; that words were said is seldom what a denial is about.
    private static let deeds: Set<String> = ["ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "SANCTION"]
    let rules: LinkRules

    /// An event told as denied, or a statement that denies what another tells.
    private struct Denial {
        var event: EventFacts
        var thing: ThingID
        var statement: Int64?
        var source: SourceKey
    }

    func find(_ events: [EventFacts]) -> ContradictionDraft? {
        let denials = events.filter { OccurrenceContradictions.deeds.contains($0.type) }.flatMap(denials)
        guard let denial = denials.first else { return nil }
        let claims = events.filter { ["claimed", "reported", "historical"].contains($0.status) }
        let others = claims.filter { event in
            !event.sources.contains { rules.mayBeOne($0, denial.source) } && event.tellers.contains { $0.source != nil } && !blamesAnother(event, than: denial)
        }
        guard !others.isEmpty else { return nil }
        let witnesses = others.flatMap(\.sources).distinct
        let end = admission(of: denial, among: claims)
        return ContradictionDraft(
            kind: kind(of: denial, claims, witnesses), about: "denial", sides: told(others) + denials.map(denied),
            resolvedBy: end.map { ThingID(.event, $0.event) }, resolvedAt: end?.published,
            reasons: ["\(denial.source.name) denies what \(witnesses.first?.name ?? "others") tells"], score: 0.7)
    }

    /// "We did not kill them", "it was the guard that killed them": who lays a deed at another's door tells nothing against one who denies that he did it.
    private func blamesAnother(_ event: EventFacts, than denial: Denial) -> Bool {
        denial.event.isOwnDeed && event.actors.contains { $0.actor != nil } && !event.actors.names(denial.source)
    }

    private func denials(of event: EventFacts) -> [Denial] {
        let own = isDenied(event) ? event.tellers.first { $0.source != nil } : nil
        let answers = event.denials.filter { denies($0, event) }
        return answers.map { Denial(event: event, thing: ThingID(.statement, $0.statement), statement: $0.statement, source: $0.source) }
            + [own].compactMap { teller in
                teller?.source.map { Denial(event: event, thing: ThingID(.event, event.event), statement: teller?.statement, source: $0) }
            }
    }

    /// Whether a denial speaks of an event, by its words: of the event's sentence, or where it stands in that sentence itself, of the event's own.
    private func denies(_ denial: EventFacts.Denial, _ event: EventFacts) -> Bool {
        let words = WordFolding.stems(of: denial.content)
        let telling = rules.telling(words)
        let own = event.recipients.reduce(into: Set(WordFolding.stems(of: event.anchor))) { $0.formUnion($1.stems) }
        return rules.isBareDenial(words) || !telling.isDisjoint(with: telling.isSubset(of: event.words) ? own : event.words)
    }

    /// Told as denied, or told by its own doer as not done: "we do not shoot ferrymen".
    private func isDenied(_ event: EventFacts) -> Bool {
        event.status == "denied" || (event.status == "negated" && event.figures.isEmpty && event.isOwnDeed)
    }

    /// A later word of who denied it, by which he owns to it.
    private func admission(of denial: Denial, among claims: [EventFacts]) -> EventFacts? {
        claims.first { event in
            event.reading > denial.event.reading && event.isOwnDeed && event.sources.contains { $0.isSame(as: denial.source) }
        }
    }

    /// Whether a place was taken is about who holds it; violence of which others know, or the denier himself, took place, and the
    /// quarrel is about who did it.
    private func kind(of denial: Denial, _ claims: [EventFacts], _ witnesses: [SourceKey]) -> Contradiction.Kind {
        if rules.act(denial.event.type, denial.event.mode) == "capture" { return .control }
        let isOwned = claims.contains { event in event.sources.contains { $0.isSame(as: denial.source) } }
        let isViolence = denial.event.type == "ASSAULT" && denial.event.mode != "abduct"
        return isOwned || (isViolence && witnesses.count > 1) ? .actor : .occurrence
    }

    private func told(_ events: [EventFacts]) -> [ContradictionDraft.Side] {
        events.flatMap { event in
            event.tellers.compactMap { teller in
                teller.source.map {
                    ContradictionDraft.Side(
                        value: "told", thing: ThingID(.event, event.event), reading: event.reading, statement: teller.statement, source: $0,
                        at: event.published)
                }
            }
        }
    }

    private func denied(_ denial: Denial) -> ContradictionDraft.Side {
        ContradictionDraft.Side(
            value: "denied", thing: denial.thing, reading: denial.event.reading, statement: denial.statement, source: denial.source,
            at: denial.event.published)
    }
}
