import Foundation
import Testing

@testable import Desk
@testable import Record

/// Reports that are posted.
@Suite struct BringingTests {
    private static let wait = "/api/v1/reports?wait=true"

    @Test func aPastedReportIsReadAtOnce() async throws {
        try await TemporaryDesk.with([]) { (desk) async throws in
            let reply = try await desk.client.post(BringingTests.wait, DeskTexts.attack, type: "text/plain; charset=utf-8")
            #expect(reply.status == 200 && reply.json["state"] as? String == "complete", "\(reply.text)")
            #expect(reply.json["reports"] as? [String] == ["r1"])
            #expect(reply.headers["location"] == "/api/v1/imports/i1")
            #expect(try await !desk.client.get("/api/v1/events").rows.isEmpty)
            let again = try await desk.client.post(BringingTests.wait, DeskTexts.attack, type: "text/plain")
            #expect(again.json["reports"] as? [String] == ["r1"])
            #expect((again.json["progress"] as? [String: Any])?["known"] as? Int == 1)
            #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder + "/record.sqlite.queue").isEmpty)
        }
    }

    @Test func aBatchIsAcceptedAndFollowed() async throws {
        try await TemporaryDesk.with([]) { (desk) async throws in
            let reports = [DeskTexts.attack, DeskTexts.offer].map { ["text": $0] }
            let body = String(decoding: try JSONSerialization.data(withJSONObject: reports), as: UTF8.self)
            let reply = try await desk.client.post("/api/v1/reports", body)
            #expect([200, 202].contains(reply.status))
            let id = reply.json["id"] as? String ?? ""
            await desk.desk.queue.end(of: ThingID(id) ?? ThingID(.importing, 1))
            let done = try await desk.client.get("/api/v1/imports/\(id)").json
            #expect(done["state"] as? String == "complete" && (done["reports"] as? [String])?.count == 2)
        }
    }

    @Test func whatCannotBeReadIsToldBesideTheRest() async throws {
        try await TemporaryDesk.with([]) { (desk) async throws in
            let lines = "{\"text\": \"The army said that it had taken Kandahar.\"}\n{\"title\": \"no text\"}\nrubbish\n"
            let reply = try await desk.client.post(BringingTests.wait, lines, type: "application/x-ndjson")
            #expect(reply.status == 200 && (reply.json["reports"] as? [String])?.count == 1, "\(reply.text)")
            let errors = reply.json["errors"] as? [[String: Any]] ?? []
            #expect(errors.count == 2 && errors.allSatisfy { ($0["place"] as? String)?.hasPrefix("posted as i1") == true })
        }
    }

    @Test func theSameKeyIsTheSameImport() async throws {
        try await TemporaryDesk.with([]) { (desk) async throws in
            let key = ["Idempotency-Key": "morning-7"]
            let first = try await desk.client.post(BringingTests.wait, DeskTexts.attack, type: "text/plain", key)
            let second = try await desk.client.post(BringingTests.wait, DeskTexts.attack, type: "text/plain", key)
            #expect(first.json["id"] as? String == second.json["id"] as? String)
            #expect(try await desk.client.get("/api/v1/imports").rows.count == 1)
            #expect(try await desk.client.post("/api/v1/reports", DeskTexts.offer, type: "text/plain", key).status == 409)
            #expect(
                try await desk.client.post(
                    "/api/v1/reports", "x", type: "text/plain", ["Idempotency-Key": String(repeating: "k", count: 201)]
                ).status == 400)
        }
    }

    @Test func whatWaitedWhenTheProgramEndedIsReadWhenItStartsAgain() async throws {
        try await TemporaryDesk.with([]) { (desk) async throws in
            let spool = try Spool(beside: desk.store.path)
            let (id, isNew) = try desk.store.beginImport(
                once: ["posted", "k", "h"], SourceSettings(form: .report(.plain)), by: "test")
            #expect(isNew)
            try spool.name(try spool.write(Array(DeskTexts.attack.utf8)), id)
            _ = try spool.write(Array("never acknowledged".utf8))
            desk.desk.queue.start()
            await desk.desk.queue.end(of: id)
            #expect(try desk.store.importing(id)?.completed != nil)
            #expect(try desk.store.reports(in: id, limit: 10).count == 1)
            #expect(try FileManager.default.contentsOfDirectory(atPath: spool.folder).isEmpty)
        }
    }

    @Test func anImportIsTakenBack() async throws {
        try await TemporaryDesk.with([DeskTexts.attack]) { (desk) async throws in
            let reply = try await desk.client.send("DELETE", "/api/v1/imports/i1")
            #expect(reply.status == 200 && reply.json["reports"] as? Int == 1)
            #expect(try await desk.client.get("/api/v1/events").rows.isEmpty)
            #expect(try await desk.client.get("/api/v1/imports").rows.first?["state"] as? String == "taken back")
            #expect(try await desk.client.send("DELETE", "/api/v1/imports/i99").status == 404)
        }
    }

    @Test func aTableAndAPageAreRead() async throws {
        try await TemporaryDesk.with([]) { (desk) async throws in
            let table = "title,text,date\nOne,\"The army said that rebels had attacked a post in Kandahar.\",2024-03-04\n"
            let rows = try await desk.client.post(BringingTests.wait, table, type: "text/csv")
            #expect((rows.json["reports"] as? [String])?.count == 1, "\(rows.text)")
            let page =
                "<html><head><title>T</title></head><body><p>The army said that rebels had attacked a bridge in Kandahar.</p></body></html>"
            let whole = try await desk.client.post(BringingTests.wait, page, type: "text/html")
            #expect((whole.json["reports"] as? [String])?.count == 1, "\(whole.text)")
        }
    }
}
