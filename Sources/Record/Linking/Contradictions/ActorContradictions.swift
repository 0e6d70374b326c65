/// One act laid at the door of two who cannot both have done it.
struct ActorContradictions {
    private struct Told {
        var actor: SourceKey
        var teller: EventFacts.Teller
        var source: SourceKey
        var event: EventFacts
    }

    func find(_ events: [EventFacts]) -> [ContradictionDraft] {
        let told = events.filter { $0.isReal && !["denied", "negated"].contains($0.status) }.flatMap(assertions)
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
        guard !a.source.isSame(as: b.source), !a.actor.isSame(as: b.actor) else { return false }
        return a.source.isSame(as: a.actor) || b.source.isSame(as: b.actor) || a.source.isSame(as: b.actor) || b.source.isSame(as: a.actor)
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
            !event.sources.contains { $0.isSame(as: denial.source) } && event.tellers.contains { $0.source != nil }
        }
        guard !others.isEmpty else { return nil }
        let witnesses = others.flatMap(\.sources).distinct
        return ContradictionDraft(
            kind: kind(of: denial, claims, witnesses), about: "denial", sides: told(others) + denials.map(denied),
            reasons: ["\(denial.source.name) denies what \(witnesses.first?.name ?? "others") tells"], score: 0.7)
    }

    private func denials(of event: EventFacts) -> [Denial] {
        let own = event.status == "denied" ? event.tellers.first { $0.source != nil } : nil
        let answers = event.denials.filter { denial in
            let words = WordFolding.stems(of: denial.content)
            return rules.isBareDenial(words) || !rules.telling(words).isDisjoint(with: rules.telling(event.words))
        }
        return answers.map { Denial(event: event, thing: ThingID(.statement, $0.statement), statement: $0.statement, source: $0.source) }
            + [own].compactMap { teller in
                teller?.source.map { Denial(event: event, thing: ThingID(.event, event.event), statement: teller?.statement, source: $0) }
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

/// One act told of two places or of two days.
struct SettingContradictions {
    let compare: EventComparing

    func find(_ events: [EventFacts]) -> [ContradictionDraft] {
        let real = events.filter { $0.isReal && $0.place.map { !$0.isWide } ?? false }
        for (index, one) in real.enumerated() {
            for other in real[(index + 1)...] where compare.areApart(one.place, other.place) && !isOneReportOfBoth(one, other, real) {
                return [places(one, other, events)].compactMap(\.self)
            }
        }
        return []
    }

    /// A report that tells both places means two, a way between them, or corrects itself.
    private func isOneReportOfBoth(_ a: EventFacts, _ b: EventFacts, _ all: [EventFacts]) -> Bool {
        let mine = Set(all.filter { compare.place($0.place, a.place) == .same }.map(\.reading))
        return !mine.isDisjoint(with: all.filter { compare.place($0.place, b.place) == .same }.map(\.reading))
    }

    private func places(_ a: EventFacts, _ b: EventFacts, _ all: [EventFacts]) -> ContradictionDraft? {
        guard let mine = a.place, let theirs = b.place else { return nil }
        var sides: [ContradictionDraft.Side] = []
        for event in all {
            guard let place = event.place, !place.isWide else { continue }
            let isMine = compare.place(place, mine) == .same
            guard isMine || compare.place(place, theirs) == .same else { continue }
            let teller = event.tellers.first { $0.source != nil }
            sides.append(
                ContradictionDraft.Side(
                    value: isMine ? mine.name : theirs.name, thing: ThingID(.event, event.event), reading: event.reading,
                    statement: teller?.statement, source: teller?.source ?? SourceKey(key: "", name: "the report"), at: event.published))
        }
        let correction = all.first { $0.reading >= b.reading && $0.words.contains { $0.hasPrefix("correct") } }
        return ContradictionDraft(
            kind: .place, about: "place", sides: sides, resolvedBy: correction.map { ThingID(.event, $0.event) },
            resolvedAt: correction?.published, reasons: ["told of \(mine.name) and of \(theirs.name)"], score: 0.7)
    }
}
