import HTTPTypes

/// One route of the API: where it stands, who may ask, what it takes, and what answers.
///
/// The table of all of them is what the server is made of, what the description in OpenAPI is tested against, and by what the metrics
/// are told apart.
package struct Endpoint: Sendable {
    enum Handler: Sendable {
        /// Asks the record; runs on a thread of the pool.
        case asking(@Sendable (Ask, Desk) throws -> Answer)
        /// Waits for something else than the record.
        case waiting(@Sendable (Ask, Desk) async throws -> Answer)
    }

    /// What a body may be.
    struct BodyRule: Sendable {
        var types: [String]
        var most: Int
    }

    package var method: HTTPRequest.Method
    /// Below `/api/v1`, with `{id}` for what is captured.
    package var path: String
    /// Nil where everybody may ask, nobody included.
    package var role: Role?
    /// Names of the query that it knows.
    package var parameters: [String] = []
    var body: BodyRule?
    /// The answer is the same for everybody of the same rights until the record changes.
    var isKept = false
    var handler: Handler

    var segments: [Substring] { path.split(separator: "/") }
}

extension Endpoint {
    static func get(
        _ path: String, _ role: Role? = .reader, _ parameters: [String] = [], kept: Bool = true,
        _ handler: @escaping @Sendable (Ask, Desk) throws -> Answer
    ) -> Endpoint {
        Endpoint(
            method: .get, path: path, role: role, parameters: parameters + (role == nil ? [] : [Endpoint.sealed]), isKept: kept,
            handler: .asking(handler))
    }

    static func put(
        _ method: HTTPRequest.Method, _ path: String, _ role: Role, body: BodyRule? = .json,
        _ handler: @escaping @Sendable (Ask, Desk) throws -> Answer
    ) -> Endpoint {
        Endpoint(method: method, path: path, role: role, body: body, handler: .asking(handler))
    }

    /// The name of the query by which sealed names are asked for.
    static let sealed = "sealed"
}

extension Endpoint.BodyRule {
    static let json = Endpoint.BodyRule(types: ["application/json"], most: 1 << 18)
}

/// All routes, found by path and method.
package struct EndpointTable: Sendable {
    package static let prefix = "/api/v1"

    package let endpoints: [Endpoint]

    init(_ endpoints: [Endpoint]) { self.endpoints = endpoints }

    package static let desk = EndpointTable(
        ListRoutes.all + ReportRoutes.all + LinkRoutes.all + ThingRoutes.all + MapRoutes.all + GazetteerRoutes.all
            + ExportRoutes.all + ImportRoutes.all
            + CorrectionRoutes.all + SearchRoutes.all + SessionRoutes.all + ServerRoutes.all)

    /// The routes of a path, one a method, and what stands in the place of the captures.
    func routes(of path: String) -> (endpoints: [Endpoint], captured: [String: String]) {
        guard path.hasPrefix(EndpointTable.prefix + "/") else { return ([], [:]) }
        let segments = path.dropFirst(EndpointTable.prefix.count + 1).split(separator: "/", omittingEmptySubsequences: false)
        var best: (literals: Int, endpoints: [Endpoint], captured: [String: String]) = (-1, [], [:])
        for endpoint in endpoints {
            guard let (captured, literals) = EndpointTable.match(endpoint.segments, segments), literals >= best.literals else {
                continue
            }
            best = literals > best.literals ? (literals, [endpoint], captured) : (literals, best.endpoints + [endpoint], captured)
        }
        return (best.endpoints, best.captured)
    }

    private static func match(_ pattern: [Substring], _ path: [Substring]) -> (captured: [String: String], literals: Int)? {
        guard pattern.count == path.count else { return nil }
        var captured: [String: String] = [:]
        var literals = 0
        for (part, given) in zip(pattern, path) {
            if part.hasPrefix("{") {
                guard let value = Percent.undone(given.utf8, plusIsBlank: false), !value.isEmpty,
                    !value.unicodeScalars.contains("\0")
                else { return nil }
                captured[String(part.dropFirst().dropLast())] = value
            } else {
                guard part == given else { return nil }
                literals += 1
            }
        }
        return (captured, literals)
    }
}
