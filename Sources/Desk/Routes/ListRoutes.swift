import Reading
import Record

/// The lists of the command line, and those that the page needs beside them.
enum ListRoutes {
    static let all: [Endpoint] = [
        list("/reports") { try $0.search($1, $2) },
        .get("/search", .reader, FilterNames.all + PageNames.all + ["text"]) { ask, desk in
            var filter = try desk.names.filter(ask.query)
            guard let words = try desk.names.words("text", ask.query) else { throw Problem(.badValue, "text is what is looked for, and it is not given") }
            filter.words = words
            return try page(ask, desk) { try desk.store.search(filter, $0) }
        },
        list("/events") { try $0.events($1, $2) },
        list("/claims") { try $0.claims($1, $2) },
        list("/offers") { try $0.offers($1, $2) },
        list("/sources") { try $0.sources($1, $2) },
        list("/review") { try $0.doubtful($1, $2) },
        list("/losses", most: 10_000, otherwise: 2_000) { try $0.losses($1, $2) },
        .get("/places/unresolved", .reader, ["country"] + PageNames.all) { ask, desk in
            let country = try ask.query.value("country")
            return try page(ask, desk) { try desk.store.unresolvedPlaces(country: country, $0) }
        },
        .get("/timeline", .reader, FilterNames.all + ["by"]) { ask, desk in
            let filter = try desk.names.filter(ask.query)
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
        _ path: String, most: Int = 1000, otherwise: Int = 50,
        _ question: @escaping @Sendable (RecordStore, Filter, PageRequest) throws -> Page<Row>
    ) -> Endpoint {
        .get(path, .reader, FilterNames.all + PageNames.all) { ask, desk in
            let filter = try desk.names.filter(ask.query)
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
