import Reading
import Record

/// The lists of the command line, and those that the page needs beside them.
enum ListRoutes {
    static let all: [Endpoint] = [
        list("/reports", FilterNames.ofOne) { try $0.search($1, $2) },
        .get("/search", .reader, FilterNames.ofOne + PageNames.all + ["text"]) { ask, desk in
            guard let words = try desk.names.words("text", ask.query) else {
                throw Problem(.badValue, "text is what is looked for, and it is not given")
            }
            let filter = try desk.filter(ask) { $0.words = words }
            return try page(ask, desk) { try desk.store.search(filter, $0) }
        },
        .get("/events", .reader, FilterNames.all + PageNames.all) { ask, desk in try EventList(ask, desk).answer() },
        list("/claims") { try $0.claims($1, $2) },
        list("/offers", FilterNames.ofOne) { try $0.offers($1, $2) },
        list("/sources", FilterNames.ofOne) { try $0.sources($1, $2) },
        list("/review", FilterNames.ofReports) { try $0.doubtful($1, $2) },
        list("/losses", FilterNames.ofOne, most: 10_000, otherwise: 2_000) { try $0.losses($1, $2) },
        .get("/places/unresolved", .reader, ["country"] + PageNames.all) { ask, desk in
            let country = try desk.names.country(ask.query)
            return try page(ask, desk) { try desk.store.unresolvedPlaces(country: country, $0) }
        },
        .get("/timeline", .reader, FilterNames.ofOne + ["by"]) { ask, desk in
            let filter = try desk.filter(ask)
            let words = try ask.query.value("by") ?? "day"
            guard let grain = TimelineGrain(rawValue: words) else { throw Problem(.badValue, "by is day, month or year") }
            return .list(try desk.store.timeline(filter, by: grain), next: nil) { json, row in
                json.field("date", row.date)
                json.field("type", row.type)
                json.field("status", row.status)
                json.field("events", row.events)
            }
        },
    ]

    private static func list<Row: ListedRow>(
        _ path: String, _ names: [String] = FilterNames.all, most: Int = 1000, otherwise: Int = 50,
        _ question: @escaping @Sendable (RecordStore, Filter, PageRequest) throws -> Page<Row>
    ) -> Endpoint {
        .get(path, .reader, names + PageNames.all) { ask, desk in
            let filter = try desk.filter(ask)
            return try page(ask, desk, most: most, otherwise: otherwise) { try question(desk.store, filter, $0) }
        }
    }

    /// A page of rows with sealed names veiled.
    static func page<Row: ListedRow>(
        _ ask: Ask, _ desk: Desk, most: Int = 1000, otherwise: Int = 50, _ question: (PageRequest) throws -> Page<Row>
    ) throws -> Answer {
        let page = try question(try ask.page(limit: most, otherwise: otherwise))
        let veil = try Veil(ask, desk.store)
        let rows = veil.rows(page.rows)
        try veil.close()
        return .list(rows, next: page.next)
    }
}

/// Events with the occurrence that each tells, by how many outlets it is carried and how many know of it on their own.
private struct EventList {
    private let page: Page<EventRow>
    private let occurrences: [ThingID: Occurrence]
    private let veil: Veil

    init(_ ask: Ask, _ desk: Desk) throws {
        let filter = try desk.filter(ask)
        page = try desk.store.events(filter, try ask.page())
        veil = try Veil(ask, desk.store)
        let ids = try desk.store.occurrenceIDs(of: page.rows.map(\.id.number), at: filter.asOf)
        let told = try desk.store.occurrences(Array(Set(ids.values)), at: filter.asOf)
        let byID = Dictionary(told.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var occurrences: [ThingID: Occurrence] = [:]
        for (event, id) in ids { occurrences[ThingID(.event, event)] = byID[id] }
        self.occurrences = occurrences
    }

    func answer() throws -> Answer {
        let rows = veil.rows(page.rows)
        try veil.close()
        return .list(rows, next: page.next) {
            ListedTables.write($1, to: &$0)
            let occurrence = occurrences[$1.id]
            $0.field("occurrence", occurrence?.id.description)
            $0.field("carriers", occurrence?.independence.carriers.count)
            $0.field("independent", occurrence?.independence.count)
        }
    }
}
