import Foundation
import Testing

@testable import Desk
@testable import Record

/// Every address refuses what it cannot take by the right status and a sentence that helps, and nothing is changed by it.
@Suite struct RefusalTests {
    private static let users = [("rea", Role.reader), ("ana", .analyst), ("ada", .admin)]

    /// The path of an endpoint with something in the place of what is captured.
    private static func path(_ endpoint: Endpoint) -> String {
        let filled = [("{id}", "r1"), ("{form}", "jsonl"), ("{name}", "valley"), ("{number}", "1")]
        return EndpointTable.prefix + filled.reduce(endpoint.path) { $0.replacing($1.0, with: $1.1) }
    }

    /// A problem as RFC 9457 has it, with a sentence.
    private static func isHelpful(_ reply: LoopbackClient.Reply, _ kind: String) -> Bool {
        reply.headers["content-type"] == "application/problem+json" && reply.json["type"] as? String == "/problems/" + kind
            && reply.json["status"] as? Int == reply.status && (reply.json["detail"] as? String ?? "").count > 12
            && !(reply.json["title"] as? String ?? "").isEmpty
    }

    /// Everything that a request may change.
    private struct State: Equatable {
        var summary: RecordSummary
        var corrections: Int
        var seals: Int
        var searches: Int
        var imports: Int
        var tokens: Int

        init(_ desk: TemporaryDesk) throws {
            summary = try desk.store.summary()
            corrections = try desk.store.corrections().count
            seals = try desk.store.redactions().count
            searches = try desk.store.searches().count
            imports = try desk.store.imports(PageRequest(limit: 1000)).rows.count
            tokens = try RefusalTests.users.reduce(0) { try $0 + desk.desk.people.tokens(of: $1.0).count }
        }
    }

    private static func withUsers(_ body: (TemporaryDesk, [String: [String: String]]) async throws -> Void) async throws {
        try await TemporaryDesk.with([DeskTexts.attack]) { (desk) async throws in
            for (name, role) in users { try desk.addUser(name, role) }
            var passes: [String: [String: String]] = [:]
            for (name, _) in users { passes[name] = try await desk.login(name) }
            let before = try State(desk)
            try await body(desk, passes)
            #expect(try State(desk) == before)
            #expect(try desk.store.check().isEmpty)
        }
    }

    @Test func brokenJSONIsTold() async throws {
        let bodies = ["", "{", "[1,", "nul", "{\"list\": }", "\u{FEFF}{", String(repeating: "[", count: 5000)]
        try await RefusalTests.withUsers { desk, passes in
            for endpoint in EndpointTable.desk.endpoints where endpoint.body?.types.contains("application/json") == true {
                for body in bodies {
                    let headers = (passes["ada"] ?? [:]).merging(["Content-Type": "application/json"]) { $1 }
                    let path = RefusalTests.path(endpoint).replacing("seals/r1", with: "seals/a1")
                    let reply = try await desk.client.send(endpoint.method.rawValue, path, headers, Array(body.utf8))
                    let kind = body.isEmpty && endpoint.path == "/reports" ? "bad-request" : "bad-json"
                    #expect(reply.status == 400 && RefusalTests.isHelpful(reply, kind), "\(path) \(body.prefix(9)): \(reply.text)")
                }
            }
        }
    }

    @Test func aNumberBeyondAllIsToldAsOne() async throws {
        try await TemporaryDesk.with([DeskTexts.attack]) { (desk) async throws in
            let reply = try await desk.client.post(
                "/api/v1/corrections", "{\"action\": \"undo\", \"corrections\": [99999999999999999999]}")
            #expect(reply.status == 400 && reply.text.contains("a number of it is too large"), "\(reply.text)")
        }
    }

    @Test func bodiesThatAreTooLargeAreTold() async throws {
        try await RefusalTests.withUsers { desk, passes in
            for endpoint in EndpointTable.desk.endpoints {
                guard let rule = endpoint.body else { continue }
                let headers = (passes["ada"] ?? [:]).merging([
                    "Content-Type": rule.types[0], "Content-Length": "\(rule.most + 1)",
                ]) { $1 }
                let path = RefusalTests.path(endpoint)
                let reply = try await desk.client.send(endpoint.method.rawValue, path, headers, [])
                #expect(reply.status == 413 && RefusalTests.isHelpful(reply, "too-large"), "\(path): \(reply.status)")
                #expect(reply.text.contains("MB") || reply.text.contains("kB"))
            }
        }
    }

    @Test(arguments: ["x", "_", "_-1", "_9999999999999999999", "'; DROP TABLE event; --", "<script>alert(1)</script>", "2024_1_2"])
    func aCursorThatNoPageToldIsRefusedByEveryList(cursor: String) async throws {
        try await TemporaryDesk.with([DeskTexts.attack]) { (desk) async throws in
            let value = cursor.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            for endpoint in EndpointTable.desk.endpoints where endpoint.method == .get && endpoint.parameters.contains("after") {
                let text = endpoint.path == "/search" ? "text=attacked&" : ""
                let reply = try await desk.client.get("\(RefusalTests.path(endpoint))?\(text)after=\(value)")
                #expect(
                    reply.status == 400 && RefusalTests.isHelpful(reply, "bad-cursor"),
                    "\(endpoint.path) \(cursor): \(reply.status) \(reply.text)")
            }
        }
    }

    @Test func anUnknownFilterIsToldWithThoseThereAre() async throws {
        try await RefusalTests.withUsers { desk, passes in
            for endpoint in EndpointTable.desk.endpoints {
                let reply = try await desk.client.send(
                    endpoint.method.rawValue, RefusalTests.path(endpoint) + "?typ=ASSAULT", passes["ada"] ?? [:],
                    endpoint.method == .get ? nil : [])
                #expect(
                    reply.status == 400 && RefusalTests.isHelpful(reply, "unknown-filter"),
                    "\(endpoint.method) \(endpoint.path): \(reply.status) \(reply.text)")
                #expect(endpoint.parameters.allSatisfy { reply.text.contains($0) })
            }
        }
    }

    @Test func aRoleThatIsNotEnoughIsToldWithTheOneThatIs() async throws {
        try await RefusalTests.withUsers { desk, passes in
            for (name, role) in RefusalTests.users {
                for endpoint in EndpointTable.desk.endpoints {
                    guard let needed = endpoint.role, needed > role else { continue }
                    let headers = (passes[name] ?? [:]).merging(["Content-Type": "application/json"]) { $1 }
                    let reply = try await desk.client.send(
                        endpoint.method.rawValue, RefusalTests.path(endpoint), headers,
                        endpoint.method == .get ? nil : Array("{}".utf8))
                    #expect(
                        reply.status == 403 && RefusalTests.isHelpful(reply, "forbidden")
                            && reply.text.contains(needed.rawValue), "\(name) \(endpoint.path): \(reply.text)")
                }
            }
        }
    }

    @Test func anExpiredTokenIsToldSoAndAsksWhatEverybodyMay() async throws {
        try await TemporaryDesk.with([DeskTexts.attack]) { (desk) async throws in
            try desk.addUser("ada", .admin)
            let made = try await desk.client.post(
                "/api/v1/tokens", "{\"name\": \"nightly\", \"days\": 1}", try await desk.login("ada"))
            let script = ["Authorization": "Bearer \(made.json["token"] as? String ?? "")"]
            #expect(try await desk.client.get("/api/v1/events", script).status == 200)
            desk.time.pass(seconds: 86_401)
            let before = try desk.store.summary()
            for endpoint in EndpointTable.desk.endpoints where endpoint.role != nil {
                let headers = script.merging(["Content-Type": "application/json"]) { $1 }
                let reply = try await desk.client.send(
                    endpoint.method.rawValue, RefusalTests.path(endpoint), headers, endpoint.method == .get ? nil : Array("{}".utf8))
                #expect(
                    reply.status == 401 && RefusalTests.isHelpful(reply, "unauthorized") && reply.text.contains("expired")
                        && reply.headers["www-authenticate"] == "Bearer", "\(endpoint.path): \(reply.text)")
            }
            for path in ["/health", "/openapi.json"] {
                #expect(try await desk.client.get(EndpointTable.prefix + path, script).status == 200, "\(path)")
            }
            #expect(try await desk.client.get("/api/v1/session", script).json["user"] is NSNull)
            #expect(try desk.store.summary() == before && desk.store.corrections().isEmpty)
        }
    }
}
