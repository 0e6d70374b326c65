import Foundation
import Testing

@testable import Desk
@testable import Record

/// Whatever is sent, the right status comes back, and nothing is changed.
@Suite struct HostileTests {
    private static let poison = [
        "'; DROP TABLE event; --", "\" OR 1=1 --", "<script>alert(1)</script>", "%00", "../../etc/passwd", "\u{202E}\u{0}",
        "9223372036854775807", "-1",
    ]

    @Test func noParameterIsCode() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            let before = try desk.store.summary()
            for endpoint in EndpointTable.desk.endpoints where endpoint.method == .get && endpoint.path != "/stream" {
                for name in endpoint.parameters {
                    for poison in HostileTests.poison {
                        let value = poison.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
                        let path =
                            EndpointTable.prefix + endpoint.path.replacing("{id}", with: "r1").replacing("{form}", with: "jsonl")
                        let text = endpoint.path == "/search" && name != "text" ? "text=attacked&" : ""
                        let reply = try await desk.client.get("\(path)?\(text)\(name)=\(value)")
                        #expect(
                            [200, 400, 403, 404].contains(reply.status),
                            "\(path) \(name)=\(poison): \(reply.status) \(reply.text.prefix(200))")
                        #expect(reply.headers["content-type"]?.hasPrefix("text/html") != true)
                    }
                }
            }
            #expect(try desk.store.summary() == before)
            #expect(try desk.store.check().isEmpty)
        }
    }

    @Test func noPathIsCode() async throws {
        try await TemporaryDesk.with([]) { (desk) async throws in
            for poison in HostileTests.poison {
                let value = poison.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
                for path in ["/api/v1/things/", "/api/v1/reports/", "/api/v1/imports/", "/api/v1/export/", "/assets/", "/"] {
                    #expect(try await desk.client.get(path + value).status == 404, "\(path)\(value)")
                }
            }
            for path in [
                "/assets/../index.html", "/assets/..%2f..%2fopenapi.json", "/assets/.hidden", "/index.html", "/assets/",
                "/assets//x.js",
            ] {
                #expect(try await desk.client.get(path).status == 404, "\(path)")
            }
        }
    }

    @Test(arguments: [
        ("", 400), ("{", 400), ("[]", 400), ("{\"action\": 5}", 400), ("{\"action\": \"dance\", \"things\": [\"v1\"]}", 422),
        ("{\"action\": \"accept\"}", 422), ("{\"action\": \"accept\", \"things\": [\"v99999\"]}", 404),
        ("{\"action\": \"accept\", \"things\": [\"x'; --\"]}", 422),
        ("{\"action\": \"edit\", \"things\": [\"v1\"], \"fields\": {\"type\": \"DANCE\"}}", 422),
        ("{\"action\": \"edit\", \"things\": [\"v1\"], \"fields\": {\"colour\": \"red\"}}", 422),
        ("{\"action\": \"edit\", \"things\": [\"v1\"]}", 422),
        ("{\"action\": \"merge\", \"things\": [\"v1\"], \"into\": \"v1\"}", 422),
        ("{\"action\": \"merge\", \"things\": [\"a1\"], \"into\": \"v1\"}", 422),
        ("{\"action\": \"split\", \"things\": [\"s1\"], \"from\": \"w1\"}", 422),
        ("{\"action\": \"undo\", \"corrections\": [77]}", 404),
        ("{\"action\": \"undo\"}", 422), ("{\"action\": \"move\", \"things\": [\"v1\"], \"place\": \"Nowhere at all\"}", 400),
        ("{\"action\": \"accept\", \"things\": [\"v1\", \"v99999\"]}", 404),
    ])
    func aStepThatCannotBeChangesNothing(body: String, status: Int) async throws {
        try await TemporaryDesk.with([DeskTexts.attack]) { (desk) async throws in
            let reply = try await desk.client.post("/api/v1/corrections", body)
            #expect(reply.status == status, "\(body): \(reply.status) \(reply.text)")
            #expect(reply.headers["content-type"] == "application/problem+json")
            #expect(!(reply.json["detail"] as? String ?? "").isEmpty)
            #expect(try desk.store.corrections().isEmpty)
        }
    }

    @Test func bodiesAreBounded() async throws {
        try await TemporaryDesk.with([]) { (desk) async throws in
            let huge = try await desk.client.send(
                "POST", "/api/v1/reports", ["Content-Type": "text/plain", "Content-Length": "99999999999"], [])
            #expect(huge.status == 413)
            let long = try await desk.client.post("/api/v1/corrections", String(repeating: " ", count: 300_000))
            #expect(long.status == 413)
            let streamed = try await desk.client.send(
                "POST", "/api/v1/corrections", ["Content-Type": "application/json", "Transfer-Encoding": "chunked"],
                Array("50000\r\n\(String(repeating: " ", count: 0x50000))\r\n0\r\n\r\n".utf8))
            #expect(streamed.status == 413 || streamed.status == 400)
            #expect(try await desk.client.get("/api/v1/health").status == 200)
        }
    }

    @Test func bodiesAreOfAKindThatIsTaken() async throws {
        try await TemporaryDesk.with([]) { (desk) async throws in
            #expect(try await desk.client.post("/api/v1/reports", "x", type: "image/png").status == 415)
            #expect(try await desk.client.post("/api/v1/corrections", "{}", type: "text/plain").status == 415)
            #expect(try await desk.client.send("POST", "/api/v1/corrections", [:], [0x7B, 0x7D]).status == 415)
            #expect(try await desk.client.post("/api/v1/reports", "", type: "text/plain").status == 400)
            #expect(try await desk.client.post("/api/v1/reports", "{\"text\": ", type: "application/json").status == 400)
            #expect(
                try await desk.client.post("/api/v1/reports", String(repeating: "[", count: 100_000), type: "application/json")
                    .status == 400)
        }
    }

    @Test(arguments: [
        "after=x", "after=_-1", "after=_99999999999999999999", "after=%27_1", "limit=0", "limit=x", "limit=99999999",
        "since=yesterday", "near=Nowhere", "radius=5",
        "radius=-1&near=1,1", "certainty=sure", "report=v1", "words=!!!", "as-of=now", "rejected=perhaps",
        "since=2024&since=2025", "type=%ff", "type=%zz",
    ])
    func aWrongValueIsToldWhy(query: String) async throws {
        try await TemporaryDesk.with([]) { (desk) async throws in
            let reply = try await desk.client.get("/api/v1/events?" + query)
            #expect(reply.status == 400, "\(query): \(reply.status)")
            #expect((reply.json["detail"] as? String ?? "").count > 10)
            #expect(
                reply.json["type"] as? String != nil && reply.json["title"] as? String != nil
                    && reply.json["status"] as? Int == 400)
        }
    }

    @Test func whatHoldsNothingGoesOutInEveryForm() async throws {
        try await TemporaryDesk.with([DeskTexts.attack]) { (desk) async throws in
            for format in ExportFormat.allCases {
                let reply = try await desk.client.get("/api/v1/export/\(format.rawValue)?since=1999&until=1999")
                #expect(reply.status == 200, "\(format.rawValue): \(reply.text.prefix(200))")
            }
        }
    }

    @Test func scriptInAReportIsText() async throws {
        let text =
            "March 4, 2024\n\nKANDAHAR (Corvus News) – The army said that <script>alert(1)</script> rebels had attacked Kandahar on Saturday."
        try await TemporaryDesk.with([text]) { (desk) async throws in
            let reply = try await desk.client.get("/api/v1/reports/r1")
            #expect(reply.headers["content-type"] == "application/json")
            #expect(reply.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox")
            #expect((reply.json["text"] as? String)?.contains("<script>") == true)
            let page = try await desk.client.get("/api/v1/export/html")
            #expect(!page.text.contains("<script>alert") && page.headers["content-security-policy"]?.contains("sandbox") == true)
        }
    }
}
