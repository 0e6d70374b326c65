import Foundation
import TestSupport
import Testing

@testable import Desk
@testable import Reading
@testable import Record

/// The text of a report, and where its things stand in it.
@Suite struct ReportTextTests {
    /// What spans of an answer stand for, counted as the answer says.
    private static func words(_ spans: Any?, in text: String, _ unit: String = "utf16") -> [String] {
        (spans as? [[Int]] ?? []).map { span in
            switch unit {
            case "utf16": String(decoding: Array(text.utf16)[span[0]..<span[1]], as: UTF16.self)
            case "codepoints": String(String.UnicodeScalarView(Array(text.unicodeScalars)[span[0]..<span[1]]))
            default: String(decoding: Array(text.utf8)[span[0]..<span[1]], as: UTF8.self)
            }
        }
    }

    @Test(arguments: ["utf16", "codepoints", "utf-8"])
    func spansStandOnTheWords(unit: String) async throws {
        let text =
            "March 4, 2024\n\nKANDAHAR (Corvus 🦅 News) – Army spokesman Idris Vane said on Sunday that rebels had attacked a police post in Kandahar."
        try await TemporaryDesk.with([text]) { (desk) async throws in
            let report = try await desk.client.get("/api/v1/reports/r1?offsets=\(unit)").json
            let shown = report["text"] as? String ?? ""
            let statements = report["statements"] as? [[String: Any]] ?? []
            #expect(statements.contains { ReportTextTests.words($0["cue_spans"], in: shown, unit) == ["said"] })
            for statement in statements {
                #expect(ReportTextTests.words(statement["spans"], in: shown, unit).joined(separator: " ").contains("attacked"))
            }
            let events = report["events"] as? [[String: Any]] ?? []
            #expect(!events.isEmpty)
            for event in events {
                #expect(
                    ReportTextTests.words(event["spans"], in: shown, unit).joined(separator: " … ") == event["words"] as? String)
            }
        }
    }

    @Test func aPageIsShownWithoutItsTags() async throws {
        let page = """
            <html><head><title>Post attacked</title></head><body><h1>Post attacked</h1><p>Army spokesman <b>Idris&nbsp;Vane</b> said that \
            rebels had <i>attacked</i> a police post in Kandahar, killing 12 policemen &amp; a driver.</p></body></html>
            """
        try await TemporaryDesk.with([]) { (desk) async throws in
            try await desk.bring(page, form: .report(.html))
            let report = try await desk.client.get("/api/v1/reports/r1").json
            let shown = report["text"] as? String ?? ""
            #expect(!shown.contains("<") && shown.contains("policemen & a driver"))
            let events = report["events"] as? [[String: Any]] ?? []
            #expect(events.contains { ReportTextTests.words($0["spans"], in: shown).first == "attacked" })
            let paragraphs = report["paragraphs"] as? [[String: Any]] ?? []
            #expect(paragraphs.contains { $0["role"] as? String == "body" })
        }
    }

    @Test func sealedNamesGiveWayAndSpansFollow() async throws {
        try await TemporaryDesk.with([DeskTexts.attack, DeskTexts.denial]) { (desk) async throws in
            let sources = try await desk.client.get("/api/v1/sources").rows
            let vane = sources.first { $0["name"] as? String == "Idris Vane" }?["id"] as? String ?? ""
            let sealed = try await desk.client.send(
                "PUT", "/api/v1/seals/\(vane)", ["Content-Type": "application/json"],
                Array("{\"label\": \"[a man of the army]\"}".utf8))
            #expect(sealed.status == 200, "\(sealed.text)")
            for list in [
                "events", "claims", "sources", "losses", "occurrences", "contradictions", "review", "control",
                "control?at=2025-01-01", "export/jsonl", "export/csv?things=claims", "reports/r1", "map", "things/\(vane)",
                "things/v1", "negotiations",
            ] {
                #expect(try await !desk.client.get("/api/v1/" + list).text.contains("Vane"), "\(list)")
            }
            #expect(try await desk.client.get("/api/v1/things/r1").status == 403)
            #expect(try await desk.client.get("/api/v1/reports/r1/original").status == 403)
            let report = try await desk.client.get("/api/v1/reports/r1").json
            let shown = report["text"] as? String ?? ""
            #expect(shown.contains("Army spokesman [a man of the army] said"))
            for event in report["events"] as? [[String: Any]] ?? [] {
                #expect(ReportTextTests.words(event["spans"], in: shown).joined(separator: " … ") == event["words"] as? String)
            }
            let before = try desk.store.log(limit: 100).count
            #expect(try await desk.client.get("/api/v1/reports/r1?sealed=show").text.contains("Idris Vane"))
            #expect(try await desk.client.get("/api/v1/claims?sealed=show").text.contains("Idris Vane"))
            let log = try desk.store.log(limit: 100)
            #expect(log.count == before + 2 && log[0].what.hasPrefix("saw sealed names in s"))
            #expect(try desk.store.check().isEmpty)
        }
    }

    @Test func sealedNamesFindNothing() async throws {
        try await TemporaryDesk.with([DeskTexts.attack, DeskTexts.denial]) { (desk) async throws in
            let questions = [
                "claims?source=Idris%20Vane", "claims?source=idris", "events?source=Vane", "occurrences?source=Vane", "sources?source=Vane",
                "timeline?source=Idris%20Vane", "losses?source=Vane", "reports?words=Vane", "reports?words=%22idris%20vane%22",
                "search?text=van*", "claims?words=v*", "reports?source=Idris%20Vane",
            ]
            for question in questions { #expect(try await !desk.client.get("/api/v1/" + question).rows.isEmpty, "\(question)") }
            let vane = try await desk.first("sources?source=Idris%20Vane")["id"] as? String ?? ""
            let sealed = try await desk.client.send(
                "PUT", "/api/v1/seals/\(vane)", ["Content-Type": "application/json"], Array("{\"label\": \"[a man of the army]\"}".utf8))
            #expect(sealed.status == 200, "\(sealed.text)")
            for question in questions where !question.contains("words=v*") {
                #expect(try await desk.client.get("/api/v1/" + question).rows.isEmpty, "\(question)")
                #expect(try await !desk.client.get("/api/v1/\(question)&sealed=show").rows.isEmpty, "\(question)")
            }
            #expect(try await !desk.client.get("/api/v1/export/jsonl?things=claims&source=Vane").text.contains("captured"))
            for question in ["claims?source=\(vane)", "claims?source=%5Ba%20man%20of%20the%20army%5D", "reports?words=attacked", "search?text=%22the%20village%20of%22"] {
                #expect(try await !desk.client.get("/api/v1/" + question).rows.isEmpty, "\(question)")
            }
        }
    }

    @Test func readersSeeNoSealedNames() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            try desk.addUser("rea", .reader)
            let pass = try await desk.login("rea")
            #expect(try await desk.client.get("/api/v1/claims?sealed=show", pass).status == 403)
            #expect(try await desk.client.get("/api/v1/export/csv?sealed=show", pass).status == 403)
        }
    }

    @Test func placesOfTheOriginalAreFoundInTheText() {
        // "a&amp;b" read as "a&b", a tag between b and c, and a separator that is in no original.
        var map = OffsetMap()
        map.append(characters: 1, textWidth: 1, origin: 3, originWidth: 1)
        map.append(characters: 1, textWidth: 1, origin: 4, originWidth: 5)
        map.append(characters: 1, textWidth: 1, origin: 9, originWidth: 1)
        map.append(characters: 1, textWidth: 1, origin: 10, originWidth: 0)
        map.append(characters: 3, textWidth: 1, origin: 14, originWidth: 1)
        let inverse = OffsetInverse(map)
        #expect(inverse.text(of: Span(3, 10)) == Span(0, 3))
        #expect(inverse.text(of: Span(4, 9)) == Span(1, 2))
        #expect(inverse.text(of: Span(9, 15)) == Span(2, 5))
        #expect(inverse.text(of: Span(14, 17)) == Span(4, 7))
        #expect(inverse.text(of: Span(11, 13)) == nil)
        #expect(inverse.text(of: Span(0, 2)) == nil)
        for span in [Span(0, 2), Span(1, 3), Span(4, 6)] { #expect(inverse.text(of: map.original(of: span)) == span) }
    }
}
