import Foundation
import Testing

@testable import Desk
@testable import Record

/// SQL, script and strange signs in whatever is sent as a body or a header are words and no more.
@Suite struct PoisonTests {
    private static let poison = [
        "'; DROP TABLE event; --", "\" OR 1=1 --", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "../../etc/passwd",
        "{{7*7}}", "%s%n", "\u{202E}evil", "ａ\u{0301}\u{1F4A3}",
    ]

    private static func json(_ fields: [String: Any]) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: fields), as: UTF8.self)
    }

    @Test(arguments: poison) func reasonsLabelsAndNamesAreKeptAsTheyAre(words: String) async throws {
        try await TemporaryDesk.with([DeskTexts.attack]) { (desk) async throws in
            let step = try PoisonTests.json(["action": "accept", "things": ["v1"], "reason": words])
            #expect(try await desk.client.post("/api/v1/corrections", step).status == 201)
            #expect(try desk.store.corrections().first?.correction.reason == words)
            let actor = try await desk.first("sources")["id"] as? String ?? ""
            let seal = try PoisonTests.json(["label": words, "reason": words])
            let json = ["Content-Type": "application/json"]
            #expect(try await desk.client.send("PUT", "/api/v1/seals/\(actor)", json, Array(seal.utf8)).status == 200)
            #expect(try desk.store.redactions().first?.label == words)
            let name = words.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let search = try PoisonTests.json(["list": "events", "filter": ["place": words]])
            #expect(try await desk.client.send("PUT", "/api/v1/searches/\(name)", json, Array(search.utf8)).status == 200)
            #expect(try desk.store.searches().map(\.name) == [words])
            for list in ["corrections", "log", "seals", "searches", "claims", "sources", "export/csv?things=claims"] {
                let reply = try await desk.client.get("/api/v1/\(list)")
                #expect(reply.status == 200 && reply.headers["content-type"]?.hasPrefix("text/html") == false, "\(list)")
                #expect(reply.headers["x-content-type-options"] == "nosniff")
            }
            #expect(try await desk.client.send("DELETE", "/api/v1/searches/\(name)", json, []).status == 204)
            #expect(try desk.store.check().isEmpty)
        }
    }

    @Test(arguments: poison) func whatCannotBeIsRefusedAndKeptNowhere(words: String) async throws {
        try await TemporaryDesk.with([DeskTexts.attack]) { (desk) async throws in
            let before = try desk.store.summary()
            let steps: [[String: Any]] = [
                ["action": words], ["action": "accept", "things": [words]], ["action": "merge", "things": ["v1"], "into": words],
                ["action": "split", "things": ["v1"], "from": words], ["action": "move", "things": ["v1"], "place": words],
                ["action": "edit", "things": ["v1"], "fields": ["type": words]],
                ["action": "edit", "things": ["v1"], "fields": [words: "ASSAULT"]],
            ]
            for step in steps {
                let reply = try await desk.client.post("/api/v1/corrections", try PoisonTests.json(step))
                #expect([400, 422].contains(reply.status), "\(step): \(reply.status) \(reply.text)")
                #expect(reply.headers["content-type"] == "application/problem+json")
                #expect((reply.json["detail"] as? String ?? "").count > 12)
            }
            let json = ["Content-Type": "application/json"]
            let searches: [[String: Any]] = [
                ["list": words], ["list": "events", "filter": [words: "x"]], ["list": "events", "filter": ["since": words]],
                ["list": "events", "filter": ["since": [words]]], ["list": "events", "filter": ["place": 5]],
                ["list": "events", "filter": ["place": "x\0"]],
            ]
            for body in searches {
                let reply = try await desk.client.send("PUT", "/api/v1/searches/x", json, Array(try PoisonTests.json(body).utf8))
                #expect([400, 422].contains(reply.status), "\(body): \(reply.status)")
            }
            #expect(try desk.store.corrections().isEmpty && desk.store.searches().isEmpty)
            #expect(try desk.store.summary() == before && desk.store.check().isEmpty)
        }
    }

    @Test(arguments: poison) func aNameOrPasswordIsOnlyCompared(words: String) async throws {
        try await TemporaryDesk.with([]) { (desk) async throws in
            try desk.addUser("ana", .admin)
            let body = try PoisonTests.json(["name": words, "password": words])
            let reply = try await desk.client.post("/api/v1/session", body)
            #expect(reply.status == 401 && reply.headers["set-cookie"] == nil, "\(reply.text)")
            for headers in [["Cookie": "rapporteur=\(words.filter(\.isASCII))"], ["Authorization": "Bearer \(words.filter(\.isASCII))"]] {
                #expect(try await desk.client.get("/api/v1/events", headers).status == 401)
            }
            #expect(try desk.desk.people.people().map(\.name) == ["ana"])
        }
    }

    @Test func aKeyIsASCII() async throws {
        try await TemporaryDesk.with([]) { (desk) async throws in
            for key in ["schl\u{FC}ssel", String(repeating: "k", count: 201)] {
                let reply = try await desk.client.post(
                    "/api/v1/reports", DeskTexts.attack, type: "text/plain", ["Idempotency-Key": key])
                #expect(reply.status == 400 && reply.text.contains("Idempotency-Key"), "\(reply.text)")
            }
            #expect(try desk.store.imports(PageRequest(limit: 9)).rows.isEmpty)
            let reply = try await desk.client.post(
                "/api/v1/reports?wait=true", DeskTexts.attack, type: "text/plain", ["Idempotency-Key": "'; DROP TABLE import; --"])
            #expect(reply.status == 200, "\(reply.text)")
            #expect(try desk.store.check().isEmpty)
        }
    }
}
