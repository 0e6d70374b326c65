import Reading
import Record
import ServiceLifecycle

/// Searches that people keep, and the stream that tells of new matches.
enum SearchRoutes {
    private static let longestName = 100
    private static let breath = Duration.seconds(15)

    static let all: [Endpoint] = [
        .get("/searches") { ask, desk in .list(try desk.store.searches(), next: nil) { write($1, to: &$0) } },
        .put(.put, "/searches/{name}", .analyst) { ask, desk in
            let name = try name(ask)
            let body = try JSONBody.value(SearchBody.self, of: ask.body)
            guard let list = ExportedThings(rawValue: body.list) else {
                throw Problem(.unprocessable, "list is one of \(ExportedThings.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            let filter = try SavedFilter(body.filter ?? [:])
            _ = try desk.names.filter(filter.query())
            try desk.store.save(name, list: list.rawValue, filter.arguments, by: ask.visitor.name)
            guard let kept = try desk.store.searches().first(where: { $0.name == name }) else {
                throw Problem.notFound("the search")
            }
            return .object { write(kept, to: &$0) }
        },
        .put(.delete, "/searches/{name}", .analyst, body: nil) { ask, desk in
            try desk.store.forget(try name(ask))
            return .empty
        },
        Endpoint(
            method: .get, path: "/stream", role: .reader, parameters: ["search"],
            handler: .waiting { ask, desk in
                let searches = Set(ask.query.values("search").filter { !$0.isEmpty })
                let news = try desk.streams.listen(to: searches)
                let version = try desk.watch.version()
                return Answer(type: AnswerType.events, body: .stream { writer in try await stream(news, version, &writer) })
            }),
    ]

    private static func name(_ ask: Ask) throws(Problem) -> String {
        let name = ask.captured["name"] ?? ""
        guard name.count <= longestName, !name.contains(where: \.isNewline) else {
            throw Problem(.unprocessable, "a search's name has at most \(longestName) characters and no line end")
        }
        return name
    }

    private static func write(_ search: SavedSearch, to json: inout JSONWriter) {
        json.field("name", search.name)
        json.field("list", search.list)
        let pairs = SavedFilter(arguments: search.arguments).pairs
        json.field(
            "filter",
            object: { json in
                for name in FilterNames.fields {
                    let values = pairs.filter { $0.name == "\(name)" }.map(\.value)
                    if FilterNames.repeated.contains("\(name)") {
                        if !values.isEmpty { json.field(name, values) }
                    } else if let value = values.last {
                        json.field(name, value)
                    }
                }
            })
        json.field("by", search.by)
        json.field("made", search.made.description)
    }

    /// News until the listener goes or the server stops, and a sign of life where there are none.
    private static func stream(_ news: AsyncStream<Streams.News>, _ version: Int64, _ writer: inout AnswerWriter) async throws {
        var hello = JSONWriter()
        hello.object { $0.field("version", String(version)) }
        try await writer.write(Streams.News.event("hello", hello.bytes))
        let (pieces, continuation) = AsyncStream.makeStream(of: [UInt8].self, bufferingPolicy: .bufferingNewest(256))
        let telling = Task {
            for await one in news { continuation.yield(one.event) }
            continuation.finish()
        }
        let breathing = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: breath)
                continuation.yield(Array(": still here\n\n".utf8))
            }
        }
        defer {
            telling.cancel()
            breathing.cancel()
        }
        // A stream has no end of its own and would hold the server when it is told to stop.
        for await piece in pieces.cancelOnGracefulShutdown() { try await writer.write(piece) }
    }
}

private struct SearchBody: Decodable {
    var list: String
    var filter: [String: FilterValue]?
}
