import Foundation
import HTTPTypes
import Testing

@testable import Desk
@testable import Record

/// Every route, and what holds for all of them.
@Suite struct RouteTests {
    /// Routes that are asked with GET and have no captures, with what they need.
    private static let plain = EndpointTable.desk.endpoints.filter {
        $0.method == .get && !$0.path.contains("{") && $0.path != "/stream"
    }

    private static func address(_ endpoint: Endpoint) -> String {
        let needed = ["/search": "?text=attacked", "/gazetteer": "?bbox=60,30,70,40"]
        return EndpointTable.prefix + endpoint.path + (needed[endpoint.path] ?? "")
    }

    @Test func everyListAnswers() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            for endpoint in RouteTests.plain {
                let reply = try await desk.client.get(RouteTests.address(endpoint))
                #expect(reply.status == 200, "\(endpoint.path): \(reply.text.prefix(200))")
                #expect(reply.headers["etag"] != nil && reply.headers["x-content-type-options"] == "nosniff", "\(endpoint.path)")
                if endpoint.path != "/metrics" { #expect(!reply.json.isEmpty, "\(endpoint.path)") }
            }
        }
    }

    @Test(arguments: [
        "reports", "events", "claims", "offers", "control", "sources", "losses", "occurrences", "review", "places/unresolved",
        "timeline", "imports",
    ])
    func listsHoldWhatReportsTell(list: String) async throws {
        try await TemporaryDesk.with { (desk) async throws in
            let first = try await desk.first(list)
            #expect(!first.isEmpty)
        }
    }

    @Test func namesLeadToThings() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            for list in ["events", "claims", "offers", "control", "losses", "occurrences", "sources", "imports", "reports"] {
                let id = try await desk.first(list)["id"] as? String ?? ""
                let reply = try await desk.client.get("/api/v1/things/\(id)")
                #expect(reply.status == 200, "\(list) \(id) \(reply.text.prefix(200))")
            }
            let event = try await desk.first("events")["id"] as? String ?? ""
            let thing = try await desk.client.get("/api/v1/things/\(event)").json
            #expect((thing["chain"] as? [[String: Any]])?.first?["statement"] as? String == thing["statement"] as? String)
            #expect((thing["occurrence"] as? String)?.hasPrefix("w") == true)
            #expect(try await desk.client.get("/api/v1/things/v999999").status == 404)
            #expect(try await desk.client.get("/api/v1/things/nothing").status == 404)
        }
    }

    @Test func headIsGetWithoutABody() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            for endpoint in RouteTests.plain {
                let reply = try await desk.client.send("HEAD", RouteTests.address(endpoint))
                #expect(reply.status == 200 && reply.body.isEmpty, "\(endpoint.path)")
            }
        }
    }

    @Test func aWrongMethodIsToldTheRightOnes() async throws {
        try await TemporaryDesk.with([]) { (desk) async throws in
            for path in Set(EndpointTable.desk.endpoints.map(\.path)) {
                let address =
                    EndpointTable.prefix
                    + path.replacing("{id}", with: "v1").replacing("{form}", with: "csv").replacing("{name}", with: "x")
                    .replacing("{number}", with: "1")
                let reply = try await desk.client.send("PATCH", address, [:], [])
                #expect(reply.status == 405 && reply.headers["allow"]?.isEmpty == false, "\(path)")
                #expect(reply.headers["content-type"] == "application/problem+json")
            }
            #expect(try await desk.client.get("/api/v1/nowhere").status == 404)
            #expect(try await desk.client.get("/api/v1").status == 404)
        }
    }

    @Test func anUnknownFilterIsNamedWithTheKnownOnes() async throws {
        try await TemporaryDesk.with([]) { (desk) async throws in
            for endpoint in EndpointTable.desk.endpoints where endpoint.method == .get && !endpoint.path.contains("{") {
                let reply = try await desk.client.get(EndpointTable.prefix + endpoint.path + "?typ=ASSAULT")
                #expect(reply.status == 400 && reply.text.contains("“typ”"), "\(endpoint.path) \(reply.status)")
                for name in endpoint.parameters { #expect(reply.text.contains(name), "\(endpoint.path) does not name \(name)") }
            }
        }
    }

    @Test func pagesNeitherRepeatNorLeaveOut() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            for list in ["events", "claims", "reports", "losses", "review", "occurrences", "sources", "imports"] {
                let all = try await desk.client.get("/api/v1/\(list)?limit=1000").rows.compactMap { $0["id"] as? String }
                var paged: [String] = []
                var address = "/api/v1/\(list)?limit=1"
                for _ in 0...all.count {
                    let page = try await desk.client.get(address)
                    paged += page.rows.compactMap { $0["id"] as? String }
                    guard let next = page.json["next"] as? String else { break }
                    address = "/api/v1/\(list)?limit=1&after=\(next)"
                }
                #expect(paged == all, "\(list)")
            }
        }
    }

    @Test func whatDidNotChangeIsNotSentAgain() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            let first = try await desk.client.get("/api/v1/events")
            let tag = first.headers["etag"] ?? ""
            let again = try await desk.client.get("/api/v1/events", ["If-None-Match": "\"other\", W/\(tag)"])
            #expect(again.status == 304 && again.body.isEmpty)
            let text =
                "May 1, 2024\n\nKABUL (Corvus News) – The army said that rebels had attacked a bridge in Kandahar on Monday."
            _ = try await desk.client.post("/api/v1/reports?wait=true", text, type: "text/plain")
            #expect(try await desk.client.get("/api/v1/events", ["If-None-Match": tag]).status == 200)
        }
    }

    @Test func answersArePackedForWhoTakesThat() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            let plain = try await desk.client.get("/api/v1/events")
            let packed = try await desk.client.get("/api/v1/events", ["Accept-Encoding": "br, gzip;q=0.8"])
            #expect(packed.headers["content-encoding"] == "gzip" && packed.body.starts(with: [0x1F, 0x8B]))
            #expect(try Inflater().all(of: packed.body, limit: 1 << 20) == plain.body)
            #expect(
                try await desk.client.get("/api/v1/events", ["Accept-Encoding": "gzip;q=0"]).headers["content-encoding"] == nil)
            let streamed = try await desk.client.get("/api/v1/export/jsonl", ["Accept-Encoding": "gzip"])
            #expect(String(decoding: try Inflater().all(of: streamed.body, limit: 1 << 20), as: UTF8.self).contains("\"id\":\"v"))
        }
    }

    @Test func everyExportIsAFile() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            for format in ExportFormat.allCases {
                let reply = try await desk.client.get("/api/v1/export/\(format.rawValue)")
                #expect(reply.status == 200 && !reply.body.isEmpty, "\(format)")
                #expect(reply.headers["content-disposition"]?.hasPrefix("attachment; filename=\"events.") == true)
            }
            #expect(try await desk.client.get("/api/v1/export/claims").status == 404)
            #expect(try await desk.client.get("/api/v1/export/kml?things=claims").status == 400)
            #expect(try await desk.client.get("/api/v1/export/csv?things=claims").text.hasPrefix("id,date,source"))
        }
    }

    @Test func filtersAreThoseOfTheCommandLine() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            func count(_ query: String) async throws -> Int { try await desk.client.get("/api/v1/events?" + query).rows.count }
            #expect(try await count("since=2024-03-01&until=2024-03&near=Kandahar&radius=30&type=ASSAULT&type=COERCE") > 0)
            #expect(try await count("since=2025") == 0)
            #expect(try await count("near=31.6,65.7") > 0)
            #expect(try await count("actor=Harvest%20Front") > 0)
            #expect(try await count("certainty=denied") < count(""))
            #expect(try await count("as-of=2001-01-01") == 0)
        }
    }

    @Test func aMapIsPointsByColumns() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            let map = try await desk.client.get("/api/v1/map").json
            let columns = map["columns"] as? [String] ?? []
            let words = map["words"] as? [String] ?? []
            let points = map["points"] as? [[Any]] ?? []
            #expect(!points.isEmpty && points.allSatisfy { $0.count == columns.count })
            let place = (points.first?[8] as? Int).map { words[$0] }
            #expect(place?.hasPrefix("Kandah") == true)
        }
    }

    @Test func placesAreFoundByTheirPartOfTheWorldAndByTheirName() async throws {
        try await TemporaryDesk.with([]) { (desk) async throws in
            let near = try await desk.client.get("/api/v1/gazetteer?bbox=65,31,66,32&limit=3").rows
            #expect(near.contains { ($0["name"] as? String)?.hasPrefix("Kandah") == true } && near.count <= 3)
            let named = try await desk.client.get("/api/v1/gazetteer?name=Kandah&limit=5").rows
            #expect(named.contains { ($0["name"] as? String)?.hasPrefix("Kandah") == true })
            #expect(try await desk.client.get("/api/v1/gazetteer?bbox=1,2,3").status == 400)
            let world = try await desk.client.get("/api/v1/gazetteer?limit=2").rows
            #expect(!world.isEmpty && world.count <= 2)
        }
    }

    @Test func eventsKnowTheirOccurrence() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            let event = try await desk.first("events")
            #expect((event["occurrence"] as? String)?.hasPrefix("w") == true && event["carriers"] as? Int != nil)
            #expect(event["independent"] as? Int != nil)
        }
    }

    @Test func whoHoldsAPlaceIsToldForADay() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            let rows = try await desk.client.get("/api/v1/control?at=2024-03-10").rows
            #expect(rows.contains { $0["status"] as? String == "claimed" })
            #expect(try await desk.client.get("/api/v1/control?at=2024-03-10&type=holds").status == 400)
            #expect(try await desk.client.get("/api/v1/control?at=2024-03-01").rows.isEmpty)
        }
    }
}
