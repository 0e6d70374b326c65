import Reading

/// The part of a brief on what is said to have happened: events by how the report stands to them, offers with their
/// conditions, who claims which place, losses by claimant, people in need. Every line says on whose word it stands.
struct BriefHappenings {
    let finding: Finding
    let cast: BriefCast
    private let places: [Place.ID: FoundPlace]
    private let times: [TimeExpression.ID: FoundTime]
    private let figures: [Figure.ID: FoundFigure]

    init(_ finding: Finding, cast: BriefCast) {
        self.finding = finding
        self.cast = cast
        places = Dictionary(finding.places.map { ($0.place.id, $0) }, uniquingKeysWith: { first, _ in first })
        times = Dictionary(finding.times.map { ($0.time.id, $0) }, uniquingKeysWith: { first, _ in first })
        figures = Dictionary(finding.figures.map { ($0.figure.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func set(on sheet: inout Sheet) {
        setEvents(on: &sheet)
        setOffers(on: &sheet)
        setControl(on: &sheet)
        setLosses(on: &sheet)
        setNeeds(on: &sheet)
    }

    // MARK: Events

    private func setEvents(on sheet: inout Sheet) {
        guard !finding.events.isEmpty else { return }
        sheet.heading("What happened, by how it is told")
        for status in Event.Status.allCases {
            let events = finding.events.filter { $0.event.status == status }
            guard !events.isEmpty else { continue }
            sheet.set(InkedText(BriefWords.status(status), BriefWords.ink(of: status)), first: "  ")
            for event in events { sheet.set(InkedText(line(of: event), separator: " · "), first: "    ", rest: "        ") }
        }
    }

    private func line(of found: FoundEvent) -> [InkedText] {
        let event = found.event
        let kind = [event.plover.type.lowercased(), event.plover.mode].compactMap(\.self).joined(separator: "/")
        var parts = [InkedText("line \(found.line)"), InkedText("“\(found.anchor.text)”", .strong), InkedText(kind)]
        let sides = [names(found.actors), names(found.recipients)]
        if sides.contains(where: { !$0.isEmpty }) {
            parts.append(InkedText(sides.map { $0.isEmpty ? "?" : $0 }.joined(separator: " → ")))
        }
        if let means = found.means { parts.append(InkedText("with \(means.text)")) }
        parts += circumstances(place: event.place, time: event.time)
        parts += event.figures.compactMap { figures[$0] }.map { InkedText(words(of: $0)) }
        if let teller = tellers([event.statement].compactMap(\.self) + event.otherStatements) { parts.append(teller) }
        return parts
    }

    private func names(_ participants: [FoundEvent.Participant]) -> String {
        participants.map { $0.entity.map(cast.name(of:)) ?? $0.words.text }.joined(separator: ", ")
    }

    private func circumstances(place: Place.ID?, time: TimeExpression.ID?) -> [InkedText] {
        let place = place.flatMap { places[$0] }.map { "at \(BriefWords.place($0))" }
        let time = time.flatMap { times[$0] }.map(BriefWords.time)
        return [place, time].compactMap(\.self).map { InkedText($0) }
    }

    /// On whose word it stands; nil for the report itself.
    private func tellers(_ statements: [Statement.ID]) -> InkedText? {
        var names: [String] = []
        for statement in statements.compactMap(cast.statement) {
            let name = cast.breadcrumbs(of: statement) ?? cast.name(of: statement.source)
            if !names.contains(name) { names.append(name) }
        }
        return names.isEmpty ? nil : InkedText("by word of " + names.joined(separator: "; "), .faint)
    }

    // MARK: Offers

    private func setOffers(on sheet: inout Sheet) {
        guard !finding.offers.isEmpty else { return }
        sheet.heading("Offers and conditions")
        for found in finding.offers {
            let offer = found.offer
            let by = offer.by.isEmpty ? "nobody named" : offer.by.map(cast.name(of:)).joined(separator: ", ")
            var marks = [InkedText("line \(found.line)"), InkedText(by, .strong), InkedText(BriefWords.offer(offer.kind))]
            if !offer.to.isEmpty { marks.append(InkedText("to " + offer.to.map(cast.name(of:)).joined(separator: ", "))) }
            if !offer.through.isEmpty {
                marks.append(InkedText("through " + offer.through.map(cast.name(of:)).joined(separator: ", ")))
            }
            marks.append(InkedText(BriefWords.state(offer.state), offer.state == .rejected ? .against : .open))
            sheet.set(InkedText(marks, separator: " · "), first: "  ", rest: "      ")
            sheet.set(InkedText(found.terms.text), first: "  │ ")
            for (condition, words) in zip(offer.conditions, found.conditions) {
                set(condition, words, on: &sheet)
            }
            for (answer, words) in zip(offer.answers, found.answers) { set(answer, words, on: &sheet) }
        }
    }

    private func set(_ condition: Offer.Condition, _ words: FoundWords, on sheet: inout Sheet) {
        var parts = [InkedText([InkedText("on condition:", .open), InkedText(words.text)], separator: " ")]
        if !condition.by.isEmpty { parts.append(InkedText("up to " + condition.by.map(cast.name(of:)).joined(separator: ", "))) }
        parts += condition.places.compactMap { places[$0] }.map { InkedText("at \(BriefWords.place($0))") }
        if let deadline = condition.deadline.flatMap({ times[$0] }) { parts.append(InkedText("by \(deadline.words.text)")) }
        sheet.set(InkedText(parts, separator: " · "), first: "    ", rest: "      ")
    }

    private func set(_ answer: Offer.Answer, _ words: FoundWords, on sheet: inout Sheet) {
        var text = BriefWords.state(answer.state)
        if let statement = answer.statement.flatMap(cast.statement) {
            text += " by \(cast.name(of: statement.source)), line \(statement.line)"
        } else {
            text += ": “\(words.text)”"
        }
        sheet.set(InkedText(text), first: "    ", rest: "      ")
    }

    // MARK: Control

    private func setControl(on sheet: inout Sheet) {
        guard !finding.control.isEmpty else { return }
        sheet.heading("Who is said to hold what")
        for found in finding.control {
            let claim = found.claim
            let holder = claim.holder.map(cast.name(of:)) ?? "nobody named"
            let relation = (claim.isNegated ? "not " : "") + claim.relation.rawValue
            var parts = [InkedText("line \(found.line)"), InkedText(holder, .strong), InkedText(relation)]
            parts.append(InkedText(claim.place.flatMap { places[$0] }.map(BriefWords.place) ?? "“\(found.words.text)”", .strong))
            if let from = claim.from { parts.append(InkedText("from \(cast.name(of: from))")) }
            parts += circumstances(place: nil, time: claim.time)
            parts.append(tellers([claim.statement].compactMap(\.self)) ?? InkedText("the report itself", .faint))
            sheet.set(InkedText(parts, separator: " · "), first: "  ", rest: "      ")
        }
    }

    // MARK: Losses and needs

    private func setLosses(on sheet: inout Sheet) {
        let losses = finding.figures.filter { BriefWords.isLoss($0.figure.kind) }
        guard !losses.isEmpty else { return }
        sheet.heading("Losses, by who claims them")
        var order: [String] = []
        var byTeller: [String: [FoundFigure]] = [:]
        for figure in losses {
            let teller = figure.figure.statement.flatMap(cast.statement).map { cast.name(of: $0.source) } ?? "The report itself"
            if byTeller[teller] == nil { order.append(teller) }
            byTeller[teller, default: []].append(figure)
        }
        for teller in order {
            sheet.set(InkedText(teller, .strong), first: "  ")
            for figure in byTeller[teller] ?? [] {
                let parts = [InkedText("line \(figure.line)"), InkedText(words(of: figure)), InkedText("“\(figure.words.text)”")]
                sheet.set(InkedText(parts, separator: " · "), first: "    ", rest: "        ")
            }
        }
    }

    /// "at least 12 killed (Union soldiers)"; of what no kind tells more the words themselves: "60 tonnes of flour".
    private func words(of found: FoundFigure) -> String {
        if found.figure.kind == .distance || found.figure.kind == .other { return found.counted?.text ?? found.words.text }
        let of = found.figure.of.map(cast.name(of:)) ?? found.counted?.text
        let scope = found.figure.scope == .cumulative ? ", until now" : ""
        return BriefWords.amount(found.figure) + " " + found.figure.kind.rawValue + (of.map { " (\($0))" } ?? "") + scope
    }

    private func setNeeds(on sheet: inout Sheet) {
        guard !finding.humanitarian.isEmpty else { return }
        sheet.heading("People in need")
        for found in finding.humanitarian {
            let note = found.note
            let kind = note.kind.rawValue.split(separator: "-").joined(separator: " ")
            var parts = [InkedText("line \(found.line)"), InkedText(kind, .strong), InkedText("“\(found.words.text)”")]
            if let figure = note.figure.flatMap({ figures[$0] }) { parts.append(InkedText(words(of: figure))) }
            parts += circumstances(place: note.place, time: nil)
            if let teller = tellers([note.statement].compactMap(\.self)) { parts.append(teller) }
            sheet.set(InkedText(parts, separator: " · "), first: "  ", rest: "      ")
        }
    }
}
