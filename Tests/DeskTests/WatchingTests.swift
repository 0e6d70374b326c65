import Foundation
import Testing

@testable import Desk
@testable import Record

/// Kept searches, and the stream.
@Suite struct WatchingTests {
    @Test func aSearchIsKeptAsTheCommandLineKeepsIt() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            let body =
                "{\"list\": \"events\", \"filter\": {\"type\": [\"ASSAULT\"], \"near\": \"Kandahar\", \"radius\": 30, \"rejected\": true}}"
            let kept = try await desk.client.send(
                "PUT", "/api/v1/searches/the%20valley", ["Content-Type": "application/json"], Array(body.utf8))
            #expect(kept.status == 200, "\(kept.text)")
            #expect(
                try desk.store.searches().first?.arguments == ["--near=Kandahar", "--radius=30", "--rejected", "--type=ASSAULT"])
            let row = try await desk.client.get("/api/v1/searches").rows.first ?? [:]
            #expect(
                row["name"] as? String == "the valley" && (row["filter"] as? [String: Any])?["type"] as? [String] == ["ASSAULT"])
            let wrong = try await desk.client.send(
                "PUT", "/api/v1/searches/x", ["Content-Type": "application/json"],
                Array("{\"list\": \"events\", \"filter\": {\"typ\": \"A\"}}".utf8))
            #expect(wrong.status == 400 && wrong.text.contains("“typ”"))
            #expect(try await desk.client.send("DELETE", "/api/v1/searches/the%20valley").status == 204)
            #expect(try await desk.client.send("DELETE", "/api/v1/searches/the%20valley").status == 404)
        }
    }

    @Test func argumentsOfTheCommandLineAreUnderstood() {
        let filter = SavedFilter(arguments: [
            "--type", "ASSAULT", "--near=Kandahar", "--rejected", "--format", "csv", "--limit", "5", "--redact",
        ])
        #expect(filter.pairs.map(\.name) == ["type", "near", "rejected"])
        #expect(filter.pairs.map(\.value) == ["ASSAULT", "Kandahar", "true"])
    }

    @Test func theStreamTellsWhatIsNew() async throws {
        try await TemporaryDesk.with([]) { (desk) async throws in
            try desk.store.save("all", list: "events", ["--type=ASSAULT"], by: "test")
            async let heard = desk.client.listen("/api/v1/stream?search=all", until: "event: match")
            while desk.desk.streams.count == 0 { try await Task.sleep(for: .milliseconds(20)) }
            try await desk.bring(DeskTexts.attack)
            let text = try await heard
            #expect(text.contains("event: hello") && text.contains("event: import") && text.contains("event: record"))
            #expect(text.contains("\"search\":\"all\"") && text.contains("\"type\":\"ASSAULT\""))
            #expect(text.contains("Content-Type: text/event-stream") || text.contains("content-type: text/event-stream"))
        }
    }
}
