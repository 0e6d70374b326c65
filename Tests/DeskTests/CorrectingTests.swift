import Foundation
import Testing

@testable import Desk
@testable import Record

/// Corrections by the API, and taking them back.
@Suite struct CorrectingTests {
    private static let path = "/api/v1/corrections"

    @Test func aStepIsKeptAndTakenBack() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            let event = try await desk.first("events")["id"] as? String ?? ""
            let edit = try await desk.client.post(
                CorrectingTests.path,
                "{\"action\": \"edit\", \"things\": [\"\(event)\"], \"fields\": {\"type\": \"COERCE\", \"date\": \"2024-02-29\"}, \"reason\": \"seen\"}"
            )
            #expect(edit.status == 201, "\(edit.text)")
            let numbers = (edit.json["corrections"] as? [[String: Any]] ?? []).compactMap { $0["number"] as? Int }
            #expect(numbers.count == 2)
            let edited = try await desk.client.get("/api/v1/things/\(event)").json
            #expect(edited["type"] as? String == "COERCE" && edited["date"] as? String == "2024-02-29")
            #expect((edited["corrections"] as? [[String: Any]])?.first?["reason"] as? String == "seen")
            #expect(
                try await desk.client.post(CorrectingTests.path, "{\"action\": \"undo\", \"corrections\": \(numbers)}").status
                    == 201)
            #expect(try await desk.client.get("/api/v1/things/\(event)").json["type"] as? String != "COERCE")
        }
    }

    @Test func whatIsRejectedIsCountedNoMoreAndAgainWhenTakenBack() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            func counts() async throws -> [[Int]] {
                let days = try await desk.client.get("/api/v1/timeline?by=month").rows
                let sources = try await desk.client.get("/api/v1/sources").rows
                return [days.compactMap { $0["events"] as? Int }, sources.compactMap { $0["statements"] as? Int }]
            }
            let before = try await counts()
            let event = try await desk.first("events")["id"] as? String ?? ""
            let claim = try #require(try await desk.client.get("/api/v1/claims").rows.first { $0["source_actor"] is String }?["id"] as? String)
            let rejected = try await desk.client.post(
                CorrectingTests.path, "{\"action\": \"reject\", \"things\": [\"\(event)\", \"\(claim)\"]}")
            #expect(rejected.status == 201, "\(rejected.text)")
            let after = try await counts()
            #expect(after.map { $0.reduce(0, +) } == before.map { $0.reduce(0, +) - 1 })
            let numbers = (rejected.json["corrections"] as? [[String: Any]] ?? []).compactMap { $0["number"] as? Int }
            _ = try await desk.client.post(CorrectingTests.path, "{\"action\": \"undo\", \"corrections\": \(numbers)}")
            #expect(try await counts() == before)
            #expect(try desk.store.check().isEmpty)
        }
    }

    @Test func whatIsRejectedLeavesTheListsAndTheReview() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            let event = try await desk.first("events")["id"] as? String ?? ""
            #expect(
                try await desk.client.post(CorrectingTests.path, "{\"action\": \"reject\", \"things\": [\"\(event)\"]}").status
                    == 201)
            #expect(try await !desk.client.get("/api/v1/events").rows.contains { $0["id"] as? String == event })
            #expect(try await desk.client.get("/api/v1/events?rejected=true").rows.contains { $0["id"] as? String == event })
            #expect(try desk.store.log(limit: 1)[0].what.contains("reject \(event)"))
        }
    }

    @Test func anEventIsMoved() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            let event = try await desk.first("events")["id"] as? String ?? ""
            #expect(
                try await desk.client.post(
                    CorrectingTests.path, "{\"action\": \"move\", \"things\": [\"\(event)\"], \"place\": \"1.5,2.5\"}"
                ).status == 201)
            #expect(try await desk.client.get("/api/v1/events?near=1.5,2.5&radius=1").rows.first?["id"] as? String == event)
        }
    }

    @Test func eventsAreToldTogetherAndApart() async throws {
        let other =
            "March 9, 2024\n\nKABUL (Corvus News) – The Harvest Front said that the army had shelled the town of Merrow on Friday."
        try await TemporaryDesk.with([DeskTexts.attack, other]) { (desk) async throws in
            let events = try await desk.client.get("/api/v1/events").rows
            guard let one = events.first(where: { $0["report"] as? String == "r1" })?["id"] as? String,
                let two = events.first(where: { $0["report"] as? String == "r2" })?["id"] as? String
            else { return #expect(Bool(false), "both reports tell an event") }
            func occurrence(of event: String) async throws -> String? {
                try await desk.client.get("/api/v1/things/\(event)").json["occurrence"] as? String
            }
            let before = try await occurrence(of: two)
            #expect(try await occurrence(of: one) != before)
            let merged = try await desk.client.post(
                CorrectingTests.path, "{\"action\": \"merge\", \"things\": [\"\(one)\"], \"into\": \"\(two)\"}")
            let number = (merged.json["corrections"] as? [[String: Any]])?.first?["number"] as? Int ?? 0
            let shared = try await occurrence(of: one)
            #expect(try await occurrence(of: two) == shared)
            let together = try await desk.client.get("/api/v1/things/\(shared ?? "")").json
            #expect(Set(together["events"] as? [String] ?? []).isSuperset(of: [one, two]))
            #expect(
                try await desk.client.post(CorrectingTests.path, "{\"action\": \"undo\", \"corrections\": [\(number)]}").status
                    == 201)
            #expect(try await occurrence(of: one) != occurrence(of: two))
            // And the other way round: joined again, then parted by hand, then that is taken back.
            _ = try await desk.client.post(
                CorrectingTests.path, "{\"action\": \"merge\", \"things\": [\"\(one)\"], \"into\": \"\(two)\"}")
            let joined = try await occurrence(of: two) ?? ""
            let split = try await desk.client.post(
                CorrectingTests.path, "{\"action\": \"split\", \"things\": [\"\(one)\"], \"from\": \"\(joined)\"}")
            #expect(split.status == 201, "\(split.text)")
            #expect(try await occurrence(of: one) != occurrence(of: two))
            let last = (split.json["corrections"] as? [[String: Any]])?.first?["number"] as? Int ?? 0
            #expect(
                try await desk.client.post(CorrectingTests.path, "{\"action\": \"undo\", \"corrections\": [\(last)]}").status
                    == 201)
        }
    }

    @Test func whatPeoplePartedTheMachineKeepsApart() async throws {
        try await TemporaryDesk.with([DeskTexts.attack, DeskTexts.denial]) { (desk) async throws in
            let shared = try await desk.client.get("/api/v1/occurrences").rows.first {
                ($0["events"] as? [String] ?? []).count > 1
            }
            guard let occurrence = shared?["id"] as? String, let event = (shared?["events"] as? [String])?.last else { return }
            #expect(
                try await desk.client.post(
                    CorrectingTests.path, "{\"action\": \"split\", \"things\": [\"\(event)\"], \"from\": \"\(occurrence)\"}"
                ).status == 201)
            _ = try Linker(store: desk.store, rules: LinkRules(data: DeskReader.data)).linkAll(again: true)
            let others = (shared?["events"] as? [String] ?? []).filter { $0 != event }
            let mine = try await desk.client.get("/api/v1/things/\(event)").json["occurrence"] as? String
            for other in others {
                #expect(try await desk.client.get("/api/v1/things/\(other)").json["occurrence"] as? String != mine)
            }
        }
    }

    @Test func actorsThatAreOneAreAskedForTogether() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            let sources = try await desk.client.get("/api/v1/sources").rows.compactMap { $0["id"] as? String }
            #expect(sources.count > 1)
            #expect(
                try await desk.client.post(
                    CorrectingTests.path, "{\"action\": \"merge\", \"things\": [\"\(sources[1])\"], \"into\": \"\(sources[0])\"}"
                ).status == 201)
            let actor = try await desk.client.get("/api/v1/things/\(sources[0])").json
            #expect(actor["merged_with"] as? [String] == [sources[1]])
        }
    }
}
