import Foundation
import Reading
import TestSupport
import Testing

@Suite struct ReportRecordTests {
    private func outcomes(_ text: String, path: String = "a.jsonl") throws -> [ReportReader.Outcome] {
        try Fixtures.reader.get().reports(in: Array(text.utf8), path: path)
    }

    @Test func fieldsAreTaken() throws {
        let line = """
            {"id": 17, "title": "Truce", "published": "2024-03-04T10:00:00Z", "outlet": "Corvus", "url": "https://c.example/1", \
            "language": "en", "text": "The army said the truce held in the north.", "other": {"a": [1]}}
            """
        let report = try outcomes(line)[0].get()
        #expect(report.head.name == "17")
        #expect(report.head.title == "Truce")
        #expect(report.head.outlet == "Corvus")
        #expect(report.head.url == "https://c.example/1")
        #expect(report.head.published?.start.description == "2024-03-04")
        #expect(report.head.published?.origin == .record)
    }

    @Test func brokenLinesAreNamedAndTheRestGoesOn() throws {
        let lines = [
            "{\"text\": \"The first report is here.\"}", "{\"text\": \"broken", "", "{\"title\": \"no text\"}", "[1]",
            "{\"text\": 5}",
            "{\"text\": \"words\", \"published\": \"soon\"}",
            "{\"text\": \"The last report is here.\", \"published\": \"March 4\"}",
        ]
        let outcomes = try outcomes(lines.joined(separator: "\n"))
        let told = outcomes.map { outcome in
            switch outcome {
            case .success(let report): "\(report.place) read"
            case .failure(let error): error.description
            }
        }
        #expect(
            told == [
                "a.jsonl, line 1 read",
                "a.jsonl, line 2: broken JSON at byte 16: a string is not closed",
                "a.jsonl, line 4: the record has no “text” field with words in it",
                "a.jsonl, line 5: the field “record” is not an object with a “text” field",
                "a.jsonl, line 6: the field “text” is not a string",
                "a.jsonl, line 7: the field “published” is not a date, as 2016-01-05",
                "a.jsonl, line 8 read",
            ])
        #expect(try outcomes[6].get().doubts.map(\.kind) == [.publicationDateUncertain])
    }

    @Test func invalidBytesOfALineAreNamed() throws {
        let bytes = Array("{\"text\": \"caf".utf8) + [0xE9] + Array("\"}\n{\"text\": \"The army said no.\"}\n".utf8)
        let outcomes = try Fixtures.reader.get().reports(in: bytes, path: "a.jsonl")
        #expect(outcomes.count == 2)
        guard case .failure(let error) = outcomes[0] else {
            Issue.record("read what is not UTF-8")
            return
        }
        #expect(
            error.description
                == "a.jsonl, line 1: byte 13 is not valid UTF-8 though others are; mend it, or name the encoding it is in")
    }

    @Test func spansLeadIntoTheLine() throws {
        let first = "{\"text\": \"One report.\"}\r\n"
        let second = "{\"id\": \"b\", \"text\": \"\\u201cWe will go,\\u201d said Zo\\u00eb.\\nThe \\\"army\\\" left.\"}"
        let report = try outcomes("\u{FEFF}" + first + second)[1].get()
        #expect(report.base == first.utf8.count + 3)
        let line = Array(second.utf8)
        #expect(ReportCheck.faults(report, original: line) == [])
        let words = try #require(report.text.firstRange(of: Array("Zoë.\nThe \"army\"".utf8)))
        let written = line[report.offsets.original(of: Span(words)).range]
        #expect(String(decoding: written, as: UTF8.self) == "Zo\\u00eb.\\nThe \\\"army\\\"")
    }

    @Test func arrayOfObjects() throws {
        let text =
            "[\n  {\"text\": \"The first report is here.\"},\n  {\"title\": \"x\"},\n  {\"text\": \"The third one is here.\"}\n]"
        let outcomes = try outcomes(text, path: "a.json")
        #expect(outcomes.count == 3)
        let third = try outcomes[2].get()
        #expect(third.place.element == 3)
        let original = Array(Array(text.utf8)[third.base...])
        #expect(
            String(decoding: original[third.offsets.original(of: third.blocks[0].span).range], as: UTF8.self)
                == "The third one is here.")
        #expect(throws: TextError.self) { try outcomes[1].get() }
    }

    @Test func objectOverSeveralLines() throws {
        let report = try outcomes("{\n \"text\":\n \"The army said no.\"\n}", path: "-")[0].get()
        #expect(report.words(report.blocks[0].span) == "The army said no.")
    }

    @Test func arrayThatBreaksOff() throws {
        let outcomes = try outcomes("[{\"text\": \"The first report is here.\"}, {\"text\": \"The", path: "a.json")
        #expect(outcomes.count == 2)
        #expect(throws: TextError.self) { try outcomes[1].get() }
    }

    @Test(arguments: [("1709546400", "2024-03-04"), ("1709546400000", "2024-03-04"), ("20240304", "2024-03-04")])
    func numbersAsDates(_ number: String, _ day: String) throws {
        let report = try outcomes("{\"text\": \"The army said no.\", \"published\": \(number)}")[0].get()
        #expect(report.head.published?.start.description == day)
    }

    /// UTF-16 cannot be cut into lines as bytes; the whole is decoded first.
    @Test func linesInUTF16() throws {
        let units = "\u{FEFF}{\"text\": \"The café said no.\"}\n{\"text\": \"The second is here.\"}\n".utf16
        let bytes = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let outcomes = try Fixtures.reader.get().reports(in: bytes, path: "a.jsonl")
        #expect(try outcomes.map { try $0.get().place.line } == [1, 2])
        let first = try outcomes[0].get()
        let café = try #require(first.text.firstRange(of: Array("café".utf8)))
        let written = first.original.bytes[(first.original.bytes.startIndex + first.offsets.original(of: Span(café)).start)...]
            .prefix(8)
        #expect(Array(written) == "café".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        let second = try outcomes[1].get()
        #expect(Array(bytes[second.base...].prefix(4)) == [0x7B, 0, 0x22, 0])
        #expect(ReportCheck.faults(second, original: Array(second.original.bytes)) == [])
    }
}
