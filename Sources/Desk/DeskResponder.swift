import Crypto
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Record

/// Answers every request: finds its route, sees who asks, has it answered, dresses the answer.
struct DeskResponder: HTTPResponder {
    typealias Context = DeskContext

    let desk: Desk
    let table: EndpointTable

    func respond(to request: Request, context: DeskContext) async throws -> Response {
        let start = ContinuousClock.now
        var route = "none"
        var answer: Answer
        do {
            answer = try await self.answer(request, context, &route)
        } catch {
            answer = problem(error, route)
        }
        let isHead = request.method == .head
        let response = AnswerDressing(desk: desk, request: request, isAPI: request.uri.path.hasPrefix("/api/")).response(answer)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        desk.metrics.note(route: route, method: request.method.rawValue, status: response.status.code, seconds: seconds)
        return isHead ? response.createHeadResponse() : response
    }

    private func problem(_ error: any Error, _ route: String) -> Answer {
        let problem = (error as? HTTPError).map { Problem($0) } ?? Problem(error)
        // The kind of an error is told, never its words: they may hold those of a report.
        if problem.kind == .internal { desk.logger.error("\(route) failed: \(type(of: error)) \(RecordFailure.name(error))") }
        return .problem(problem)
    }

    private func answer(_ request: Request, _ context: DeskContext, _ route: inout String) async throws -> Answer {
        try HostCheck(desk.settings, hasUsers: desk.access.hasUsers).check(
            request.headers, authority: request.head.authority, method: request.method)
        let path = request.uri.path
        guard path.hasPrefix(EndpointTable.prefix + "/") || path == EndpointTable.prefix else {
            route = "page"
            return try await page(path, request)
        }
        let (endpoints, captured) = table.routes(of: path)
        guard let first = endpoints.first else {
            throw Problem(.notFound, "there is nothing at this address; \(EndpointTable.prefix)/openapi.json lists what there is")
        }
        route = first.path
        let method = request.method == .head ? .get : request.method
        guard let endpoint = endpoints.first(where: { $0.method == method }) else {
            throw Problem(
                .methodNotAllowed, "this address takes \(DeskResponder.methods(endpoints))",
                headers: [.allow: DeskResponder.methods(endpoints)])
        }
        var ask = Ask(
            captured: captured, query: try Query(request.uri.query), headers: request.headers, visitor: .nobody,
            address: context.address)
        ask.address = desk.access.address(of: ask)
        ask.visitor = try await visitor(ask, isNeeded: endpoint.role != nil)
        try desk.access.check(ask, endpoint)
        try ask.query.check(against: endpoint.parameters, of: endpoint.path)
        try desk.access.unseal(&ask, endpoint)
        if let rule = endpoint.body { ask.body = try await BodyReading(rule).body(of: request) }
        return try await answer(ask, endpoint, path)
    }

    private static func methods(_ endpoints: [Endpoint]) -> String {
        let names = endpoints.map(\.method.rawValue)
        return (names + (names.contains("GET") ? ["HEAD"] : [])).sorted().joined(separator: ", ")
    }

    /// - Parameter isNeeded: what does not stand is told; where everybody may ask, it is nobody's.
    private func visitor(_ ask: Ask, isNeeded: Bool) async throws -> Visitor {
        let desk = desk
        do {
            if let known = try desk.access.visitorAtHand(ask) { return known }
            return try await desk.pool.run { try desk.access.visitor(ask) }
        } catch let problem as Problem where problem.kind == .unauthorized && !isNeeded {
            return .nobody
        }
    }

    private func answer(_ ask: Ask, _ endpoint: Endpoint, _ path: String) async throws -> Answer {
        let desk = desk
        defer { if endpoint.method != .get { desk.cache.clear() } }
        switch endpoint.handler {
        case .waiting(let handler): return try await handler(ask, desk)
        case .asking(let handler):
            guard endpoint.isKept, !ask.showsSealed else { return try await desk.pool.run { try handler(ask, desk) } }
            let version = try desk.watch.version()
            let question = path + "\u{1D}" + ask.query.canonical
            if let kept = desk.cache.answer(to: question, at: version) { return Answer(kept) }
            return try await desk.pool.run {
                let start = ContinuousClock.now
                let answer = try handler(ask, desk)
                guard case .bytes(let bytes) = answer.body, answer.headers.isEmpty, answer.status == .ok else { return answer }
                let kept = AnswerCache.Kept(bytes: bytes, type: answer.type, etag: ETag.of(bytes), packed: ETag.packed(bytes))
                desk.cache.keep(kept, to: question, at: version, cost: .now - start)
                return Answer(kept)
            }
        }
    }

    private func page(_ path: String, _ request: Request) async throws -> Answer {
        guard request.method == .get || request.method == .head else {
            throw Problem(.methodNotAllowed, "the page is read with GET", headers: [.allow: "GET, HEAD"])
        }
        let desk = desk
        guard let file = try await desk.pool.run({ desk.page.file(path) }) else {
            throw Problem(.notFound, "there is no such page")
        }
        return Answer(file)
    }
}

/// The name of a failure of the record without the words that SQLite gives.
private enum RecordFailure {
    static func name(_ error: any Error) -> String {
        guard let error = error as? RecordError else { return "" }
        switch error {
        case .other(_, let reason): return reason
        default: return error.description
        }
    }
}

extension Problem {
    /// What the server itself says of a request.
    init(_ error: HTTPError) {
        switch error.status.code {
        case 413: self.init(.tooLarge, "the body is larger than this address takes")
        case 400: self.init(.badRequest, "the request is not understood")
        default: self.init(.internal, "the server failed with \(error.status.code)")
        }
    }
}

/// Who is at the other end.
struct DeskContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let address: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? "unknown"
    }
}

enum ETag {
    static func of(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let hash = SHA256.hash(data: bytes).prefix(12).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return "\"\(String(decoding: hash, as: UTF8.self))\""
    }

    /// Nil for what is too short to gain anything.
    static func packed(_ bytes: [UInt8], level: Int32 = 3) -> [UInt8]? {
        bytes.count < 1024 ? nil : GzipStream.packed(bytes, level: level)
    }
}
