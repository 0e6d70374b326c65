import Reading
import Record

/// What reports tell together: occurrences, contradictions, negotiations, who holds which place.
enum LinkRoutes {
    private static let paged = PageNames.all + ["as-of"]

    static let all: [Endpoint] = [
        .get("/occurrences", .reader, FilterNames.all + PageNames.all + ["of"]) { ask, desk in
            let filter = try desk.filter(ask)
            if let event = try optional("of", .event, ask) {
                let ids = try desk.store.occurrenceIDs(of: [event.number], at: filter.asOf).values.map(\.self)
                let found = try desk.store.occurrences(ids, at: filter.asOf).filter {
                    $0.independence.count >= filter.sources ?? 0
                }
                return try ListRoutes.page(ask, desk) { _ in Page(rows: found.map(OccurrenceRow.init), next: nil) }
            }
            return try ListRoutes.page(ask, desk) { try desk.store.occurrences(filter, $0) }
        },
        .get("/contradictions", .reader, paged + ["open", "kind", "of"]) { ask, desk in
            let moment = try desk.names.moment(ask.query)
            var filter = ContradictionFilter()
            filter.isOpen = try ask.query.flag("open")
            filter.occurrence = try optional("of", .occurrence, ask)
            if let words = try ask.query.value("kind") {
                guard let kind = Contradiction.Kind(rawValue: words) else {
                    throw Problem(
                        .badValue, "kind is one of \(Contradiction.Kind.allCases.map(\.rawValue).joined(separator: ", "))")
                }
                filter.kind = kind
            }
            let page = try desk.store.contradictions(filter, try ask.page(), at: moment)
            let veil = try Veil(ask, desk.store)
            let reports = try desk.store.reportIDs(of: page.rows.flatMap { $0.sides.map(\.reading) })
            let answer = Answer.list(page.rows, next: page.next) { ContradictionJSON.write($1, veil, reports, to: &$0) }
            try veil.close()
            return answer
        },
        .get("/negotiations", .reader, paged) { ask, desk in
            let request = try ask.page()
            let all = try desk.store.negotiations(at: try desk.names.moment(ask.query))
            let page = request.page(of: all)
            let veil = try Veil(ask, desk.store)
            let writing = try NegotiationJSON(of: page.rows, desk.store, veil)
            let answer = Answer.list(page.rows, next: page.next) { writing.write($1, to: &$0) }
            try veil.close()
            return answer
        },
        .get("/control", .reader, FilterNames.ofOne.filter { $0 != "status" } + PageNames.all + ["at"]) { ask, desk in
            if try ask.query.value("at") != nil { return try control(ask, desk) }
            let filter = try desk.filter(ask)
            return try ListRoutes.page(ask, desk) { try desk.store.control(filter, $0) }
        },
    ]

    /// Filters that go together with a day.
    private static let withDay = PageNames.all + ["at", "place", "as-of", Endpoint.sealed]

    /// Who holds which place on a day.
    private static func control(_ ask: Ask, _ desk: Desk) throws -> Answer {
        try ask.query.check(against: withDay, of: "/control with at")
        guard let day = try desk.names.day("at", ask.query)?.last.description else {
            throw Problem(.badValue, "at is a day as 2024-03-04")
        }
        let request = try ask.page()
        let name = try ask.query.value("place")?.lowercased()
        let all = try desk.store.control(on: day, at: try desk.names.moment(ask.query))
            .filter { standing in name.map { standing.place.lowercased() == $0 } ?? true }
        let page = request.page(of: all)
        let veil = try Veil(ask, desk.store)
        let answer = Answer.list(page.rows, next: page.next) { ControlJSON.write($1, veil, to: &$0) }
        try veil.close()
        return answer
    }

    private static func optional(_ name: String, _ kind: ThingID.Kind, _ ask: Ask) throws(Problem) -> ThingID? {
        guard let words = try ask.query.value(name) else { return nil }
        guard let id = ThingID(words), id.kind == kind else {
            throw Problem(.badValue, "\(name) names a thing as \(kind.rawValue)12")
        }
        return id
    }
}

enum ContradictionJSON {
    static func write(_ one: Contradiction, _ veil: Veil, _ reports: [Int64: ThingID], to json: inout JSONWriter) {
        ListedTables.write(veil.rows([ContradictionRow(one)])[0], to: &json)
        json.field("told", objects: one.sides) {
            $0.field("party", $1.party)
            $0.field("value", veil.words($1.value, of: one.id))
            $0.field("thing", $1.thing.description)
            $0.field("statement", $1.statement?.description)
            $0.field("report", reports[$1.reading]?.description)
            $0.field("source", veil.maybe($1.source?.name, of: one.id))
            $0.field("at", $1.at)
        }
    }
}

enum ControlJSON {
    static func write(_ standing: ControlAt, _ veil: Veil, to json: inout JSONWriter) {
        let first = standing.claims.first?.control ?? ThingID(.control, 0)
        json.field("place", standing.place)
        json.field("geonameid", standing.geonameid.map(Int.init))
        json.field("lat", standing.latitude, decimals: 5)
        json.field("lon", standing.longitude, decimals: 5)
        json.field("status", standing.status.rawValue)
        json.field("holder", veil.maybe(standing.holder?.name, of: first))
        json.field("since", standing.claims.compactMap(\.at).max())
        json.field("why", standing.reasons.map { veil.words($0, of: first) })
        json.field("claims", objects: standing.claims) {
            $0.field("control", $1.control.description)
            $0.field("statement", $1.statement?.description)
            $0.field("source", veil.maybe($1.source?.name, of: $1.control))
            $0.field("holder", veil.maybe($1.holder?.name, of: $1.control))
            $0.field("relation", $1.relation)
            $0.field("negated", $1.isNegated)
            $0.field("at", $1.at)
            $0.field("words", veil.words($1.words, of: $1.control))
        }
    }
}

/// Negotiations with the names of their parties, and the conditions of their offers.
struct NegotiationJSON {
    private let names: [ThingID: String]
    private let offers: [ThingID: OfferRow]
    private let veil: Veil

    init(of rows: [Negotiation], _ store: RecordStore, _ veil: Veil) throws {
        self.veil = veil
        names = try store.actorNames(Array(Set(rows.flatMap(\.parties))))
        let told = try store.offers(Array(Set(rows.flatMap { $0.steps.map(\.offer) })))
        offers = Dictionary(told.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func write(_ one: Negotiation, to json: inout JSONWriter) {
        json.field("id", one.id.description)
        json.field("state", one.state?.rawValue)
        json.field("kind", one.steps.lazy.compactMap { offers[$0.offer]?.kind }.first)
        json.field("parties", objects: one.parties) {
            $0.field("id", $1.description)
            $0.field("name", veil.maybe(names[$1], of: $1))
        }
        json.field("since", one.steps.compactMap(\.at).min())
        json.field("last", one.steps.compactMap(\.at).max())
        json.field("steps", objects: one.steps) { json, step in
            let offer = offers[step.offer]
            json.field("step", step.step.rawValue)
            json.field("at", step.at)
            json.field("offer", step.offer.description)
            json.field("statement", step.statement?.description)
            json.field("report", offer?.report.id.description)
            json.field("by", (offer?.by ?? []).map { veil.words($0, of: step.offer) })
            json.field("source", veil.maybe(offer?.teller?.source, of: step.offer))
            json.field("words", veil.words(step.words, of: step.offer))
            json.field("repeat", step.isRepeat)
            json.field("conditions", (offer?.conditions ?? []).map { veil.words($0.words, of: step.offer) })
        }
    }
}
