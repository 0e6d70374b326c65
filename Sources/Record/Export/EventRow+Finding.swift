import Reading

extension EventRow {
    /// The events of one finding, in order of reading, as rows; for reports that are read without a record.
    package static func rows(of finding: Finding) -> [EventRow] { FindingEvents(finding).rows }
}

/// The names behind the ids of a finding.
private struct FindingEvents {
    private let finding: Finding
    private let entities: [Entity.ID: FoundEntity]
    private let statements: [Statement.ID: FoundStatement]
    private let places: [Place.ID: FoundPlace]
    private let times: [TimeExpression.ID: FoundTime]
    private let figures: [Figure.ID: FoundFigure]

    init(_ finding: Finding) {
        self.finding = finding
        entities = Dictionary(finding.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        statements = Dictionary(finding.statements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        places = Dictionary(finding.places.map { ($0.place.id, $0) }, uniquingKeysWith: { first, _ in first })
        times = Dictionary(finding.times.map { ($0.time.id, $0) }, uniquingKeysWith: { first, _ in first })
        figures = Dictionary(finding.figures.map { ($0.figure.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    var rows: [EventRow] {
        let story = story
        return finding.events.enumerated().map { number, found in row(Int64(number + 1), found, story) }
    }

    private func row(_ number: Int64, _ found: FoundEvent, _ story: EventRow.Story) -> EventRow {
        let event = found.event
        let time = event.time.flatMap { times[$0] }
        let tellers = ([event.statement].compactMap(\.self) + event.otherStatements).compactMap { statements[$0] }
        return EventRow(
            id: ThingID(.event, number), local: event.id.rawValue, type: event.plover.type, mode: event.plover.mode,
            contexts: event.plover.contexts, quad: event.plover.quad, scale: event.plover.scale, cameo: event.cameo,
            acledEvent: event.acled?.eventType, acledSubEvent: event.acled?.subEventType, status: event.status.rawValue,
            actors: found.actors.map(party), recipients: found.recipients.map(party),
            place: event.place.flatMap { places[$0] }.map(location), start: time?.time.start?.description,
            end: time?.time.end?.description, grain: time?.time.grain.rawValue, timeWords: time?.words.text,
            tolls: event.figures.compactMap { figures[$0]?.figure }.filter { $0.partOf == nil }.map(toll),
            means: found.means?.text, words: found.anchor.text, spans: SpanText.of(found.anchor.spans), line: found.line,
            rule: event.origin, teller: tellers.first.map(teller), tellers: unique(tellers.map(name).filter { !$0.isEmpty }),
            report: report, story: story)
    }

    private func party(_ participant: FoundEvent.Participant) -> EventRow.Party {
        let entity = participant.entity.flatMap { entities[$0] }
        return EventRow.Party(
            actor: nil, ref: entity?.actor?.rawValue, name: entity?.name ?? participant.words.text, words: participant.words.text,
            kind: entity?.kind, country: entity?.country, sector: entity?.sector?.rawValue, role: entity?.role)
    }

    private func location(_ found: FoundPlace) -> EventRow.Location {
        let place = found.place
        return EventRow.Location(
            id: ThingID(.place, 1), name: place.name ?? found.words.text, words: found.words.text, geonameid: place.geonameid,
            feature: place.feature, country: place.country, admin1: place.admin1, admin2: place.admin2, latitude: place.latitude,
            longitude: place.longitude, radius: place.radius, precision: place.precision.rawValue)
    }

    private func toll(_ figure: Figure) -> EventRow.Toll {
        EventRow.Toll(kind: figure.kind, low: figure.low, high: figure.high, qualifier: figure.qualifier, side: nil)
    }

    private func name(_ statement: FoundStatement) -> String {
        statement.source.entity.flatMap { entities[$0]?.name } ?? statement.source.words.text
    }

    private func teller(_ statement: FoundStatement) -> TellerRow {
        TellerRow(
            id: ThingID(.statement, 1), source: name(statement), words: statement.source.words.text, actor: nil,
            anonymous: statement.source.anonymous?.rawValue, cue: statement.cue.text, content: statement.content.text,
            certainty: statement.certainty.rawValue, verification: statement.verification.status.rawValue)
    }

    private var report: ReportRow {
        let head = finding.report.head
        let engine = [finding.engine.version, finding.engine.model, finding.engine.rules, finding.engine.gazetteer]
        return ReportRow(
            id: ThingID(.report, 1), sha256: finding.report.id.rawValue, title: head.title, outlet: head.outlet, url: head.url,
            language: head.language, published: head.published?.start.description,
            program: finding.engine.version,
            engine: engine.compactMap(\.self).joined(separator: " "))
    }

    private var story: EventRow.Story {
        EventRow.Story(
            people: names(of: [.person]), organisations: names(of: EventRow.Story.organisationKinds),
            places: unique(finding.places.map(\.words.text)))
    }

    private func names(of kinds: Set<Entity.Kind>) -> [String] {
        unique(finding.entities.filter { kinds.contains($0.kind) }.map(\.name))
    }

    private func unique(_ words: [String]) -> [String] {
        var seen: Set<String> = []
        return words.filter { seen.insert($0).inserted }
    }
}

extension EventRow.Story {
    /// Kinds of entities that POLECAT calls organisations.
    static let organisationKinds: Set<Entity.Kind> = [
        .government, .armedGroup, .military, .police, .international, .ngo, .media, .political, .religious, .business,
    ]
}
