/// One act told of two places or of two days.
struct SettingContradictions {
    let compare: EventComparing

    func find(_ events: [EventFacts]) -> [ContradictionDraft] { places(of: events) + [time(of: events)].compactMap(\.self) }

    private func places(of events: [EventFacts]) -> [ContradictionDraft] {
        let real = events.filter { $0.isReal && $0.place.map { !$0.isWide } ?? false }
        let isCorrected = events.contains { compare.rules.isCorrection($0.words) }
        for (index, one) in real.enumerated() {
            for other in real[(index + 1)...] where compare.areApart(one.place, other.place) && !isOneReportOfBoth(one, other, real) {
                guard isCorrected || areTwoWords(one, other) else { continue }
                return [places(one, other, events)].compactMap(\.self)
            }
        }
        return []
    }

    /// Two sources that each name a place, near each other and neither of them where a way leads: a slip of the one or the other.
    private func areTwoWords(_ a: EventFacts, _ b: EventFacts) -> Bool {
        guard let mine = a.sources.first, let theirs = b.sources.first, !mine.isSame(as: theirs) else { return false }
        return compare.place(a.place, b.place) == .apart && !compare.rules.namesAWay(a.words) && !compare.rules.namesAWay(b.words)
            && (compare.daysBetween(a, b) ?? 0) == 0
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

// MARK: Days and hours

extension SettingContradictions {
    /// A day or an hour that one source told.
    private struct Clock {
        var event: EventFacts
        var teller: EventFacts.Teller
        var source: SourceKey
        /// Hours counted from 1970.
        var hours: ClosedRange<Int>
        var words: String
        var day: Int
        /// Whether it reaches past midnight.
        var isNight: Bool
    }

    /// Two sources name hours of one day that exclude each other; what one report tells of both is a course of things, unless it tells them by
    /// two sources. Two days are two acts, as a rule, or a day misread.
    private func time(of events: [EventFacts]) -> ContradictionDraft? {
        let told = events.filter { $0.isReal && $0.status != "negated" }.compactMap(clock)
        for (index, one) in told.enumerated() {
            for other in told[(index + 1)...] where oppose(one, other) && !isCourse(one, other, told) { return draft(one, other, told) }
        }
        return nil
    }

    private func clock(_ event: EventFacts) -> Clock? {
        guard let days = event.days, days.count == 1, !compare.rules.tellsDying(WordFolding.words(of: event.anchor)),
            let teller = event.tellers.first(where: { $0.source != nil && !$0.isMedium }), let source = teller.source
        else { return nil }
        let hours = event.timeWords.flatMap { TimeOfDay.hours(in: $0, parts: compare.rules.partsOfDay) }
        // A day without an hour reaches into the night that follows it.
        let range = hours ?? 0...30
        let start = days.lowerBound * 24
        return Clock(
            event: event, teller: teller, source: source, hours: (start + range.lowerBound)...(start + range.upperBound),
            words: DayNumber.text(of: days.lowerBound) + (hours == nil ? "" : ", " + (event.timeWords ?? "")),
            day: days.lowerBound, isNight: hours.map { $0.upperBound > 24 } ?? false)
    }

    private func oppose(_ a: Clock, _ b: Clock) -> Bool {
        !a.source.isSame(as: b.source) && a.day == b.day && !a.hours.overlaps(b.hours) && !compare.areLikelyTwo(a.event, b.event)
            && !areOfOneNight(a, b)
    }

    /// "3 a.m. on the 11th" and "the night of the 11th" may be one night.
    private func areOfOneNight(_ a: Clock, _ b: Clock) -> Bool {
        let day = 24
        func shifted(_ clock: Clock) -> ClosedRange<Int> { (clock.hours.lowerBound + day)...(clock.hours.upperBound + day) }
        return [a, b].contains { $0.isNight } && (shifted(a).overlaps(b.hours) || shifted(b).overlaps(a.hours))
    }

    private func isCourse(_ a: Clock, _ b: Clock, _ all: [Clock]) -> Bool {
        let mine = Set(all.filter { $0.hours.overlaps(a.hours) && $0.source.isSame(as: a.source) }.map(\.event.reading))
        let both = all.filter { $0.hours.overlaps(b.hours) && $0.source.isSame(as: a.source) }
        return both.contains { mine.contains($0.event.reading) }
    }

    private func draft(_ a: Clock, _ b: Clock, _ all: [Clock]) -> ContradictionDraft {
        let sides = all.compactMap { clock -> ContradictionDraft.Side? in
            let isMine = clock.hours.overlaps(a.hours)
            guard isMine != clock.hours.overlaps(b.hours) else { return nil }
            return ContradictionDraft.Side(
                value: isMine ? a.words : b.words, thing: ThingID(.event, clock.event.event), reading: clock.event.reading,
                statement: clock.teller.statement, source: clock.source, at: clock.event.published)
        }
        return ContradictionDraft(
            kind: .time, about: "time", sides: sides, reasons: ["\(a.source.name) says \(a.words), \(b.source.name) says \(b.words)"],
            score: 0.6)
    }
}
