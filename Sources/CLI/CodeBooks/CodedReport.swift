import Reading

/// A finding seen as code books see it: events that are told as done, with the names behind their ids.
///
/// Code books have no column for a claim's source. What is denied, threatened, promised, asked for or hangs on a condition did
/// not happen by this report, so those events stay out; the rest goes out with its teller in the free column.
struct CodedReport {
    let finding: Finding
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

    /// How many of them have no day, neither their own nor that of the report: every code book wants one, and none is made up.
    var undated: Int { events.count { date(of: $0) == nil } }

    /// The events that are told as done, in order of reading.
    var events: [FoundEvent] {
        finding.events.filter { [.reported, .claimed, .unconfirmed, .historical].contains($0.event.status) }
    }

    func id(of event: FoundEvent) -> String { "\(finding.report.id.rawValue.prefix(16))-\(event.event.id.rawValue)" }

    func place(of event: FoundEvent) -> FoundPlace? { event.event.place.flatMap { places[$0] } }

    func figures(of event: FoundEvent) -> [Figure] { event.event.figures.compactMap { figures[$0]?.figure } }

    func entity(_ participant: FoundEvent.Participant) -> FoundEntity? { participant.entity.flatMap { entities[$0] } }

    func name(_ participant: FoundEvent.Participant) -> String { entity(participant)?.name ?? participant.words.text }

    /// The day it happened where a time is told, else the day of publication.
    func date(of event: FoundEvent) -> (day: Day, isTold: Bool, grain: TimeExpression.Grain)? {
        if let time = event.event.time.flatMap({ times[$0]?.time }), let start = time.start { return (start, true, time.grain) }
        return finding.report.head.published.map { ($0.start, false, .unknown) }
    }

    /// The last day of its time, where the first is told too.
    func lastDay(of event: FoundEvent) -> Day? {
        guard let time = event.event.time.flatMap({ times[$0]?.time }), let start = time.start, let end = time.end else {
            return nil
        }
        return start <= end ? end : nil
    }

    /// On whose word it stands and how surely: `claimed by Ilan Vesk; army`.
    func teller(of event: FoundEvent) -> String {
        let ids = [event.event.statement].compactMap(\.self) + event.event.otherStatements
        var names: [String] = []
        for statement in ids.compactMap({ statements[$0] }) {
            let name = statement.source.entity.flatMap { entities[$0]?.name } ?? statement.source.words.text
            if !name.isEmpty, !names.contains(name) { names.append(name) }
        }
        return event.event.status.rawValue + (names.isEmpty ? "" : " by " + names.joined(separator: "; "))
    }

    /// Names of the entities of some kinds, in order of reading.
    func names(of kinds: Set<Entity.Kind>) -> [String] {
        finding.entities.filter { kinds.contains($0.kind) }.map(\.name)
    }
}
