import Foundation
import TestSupport
import Testing

@testable import Reading

/// Reports in every form they come in: what a span holds is found where the finding says, by whoever decodes the original.
@Suite struct OriginalTests {
    private static let text = "Hügel 🜁\r\n\r\nThe “army” left Ħal.\r\n\r\nCafé “Ö” stays open.\r\n"
    private static let words = ["Hügel 🜁", "The “army” left Ħal.", "Café “Ö” stays open."]

    private static func originals() throws -> [(name: String, bytes: Data, encoding: String.Encoding)] {
        let western = text.replacingOccurrences(of: "🜁", with: "x").replacingOccurrences(of: "Ħ", with: "H")
        let page =
            "<!DOCTYPE html>\n<html><head><meta charset=utf-8><title>Ü – é</title></head>\n<body><article>"
            + words.map { "<p data-x='é🜁'>\($0)</p>\n" }.joined() + "</article></body></html>\n"
        return [
            ("utf-8", Data(text.utf8), .utf8),
            ("utf-8 with mark", Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8), .utf8),
            ("utf-16le", try #require(text.data(using: .utf16LittleEndian)), .utf16LittleEndian),
            ("utf-16be with mark", Data([0xFE, 0xFF]) + (try #require(text.data(using: .utf16BigEndian))), .utf16BigEndian),
            ("windows-1252", try #require(western.data(using: .windowsCP1252)), .windowsCP1252),
            ("page", Data(page.utf8), .utf8),
            ("page in utf-16", Data([0xFF, 0xFE]) + (try #require(page.data(using: .utf16LittleEndian))), .utf16LittleEndian),
        ]
    }

    @Test(arguments: OffsetUnit.allCases)
    func blocksAreWhereTheySayTheyAre(unit: OffsetUnit) throws {
        var reader = ReportReader(lexicon: try PageLexicon(data: DataDirectory(path: repositoryFile("Data"))))
        for (name, data, encoding) in try Self.originals() {
            reader.hints.encoding = encoding == .windowsCP1252 ? .windows1252 : nil
            let report = try #require(reader.reports(in: Array(data), path: name).first).get()
            let places = OriginalPlaces(report, unit: unit)
            // A mark counts as the character that it is; Foundation drops that of UTF-8.
            let decoded =
                encoding == .utf8 ? String(decoding: data, as: UTF8.self) : try #require(String(data: data, encoding: encoding))
            for block in report.blocks {
                let span = places.span(block.span)
                #expect(slice(decoded, data, span, unit, encoding) == report.words(block.span), "\(name)")
            }
            #expect(report.blocks.count >= 2, "\(name)")
        }
    }

    private func slice(_ decoded: String, _ data: Data, _ span: Span, _ unit: OffsetUnit, _ encoding: String.Encoding) -> String?
    {
        switch unit {
        case .utf8: String(data: data.dropFirst(span.start).prefix(span.count), encoding: encoding)
        case .codepoints: String(String.UnicodeScalarView(Array(decoded.unicodeScalars)[span.range]))
        case .utf16: String(decoding: Array(decoded.utf16)[span.range], as: UTF16.self)
        }
    }

    @Test func aRecordIsCountedFromItsOwnLine() throws {
        let reader = ReportReader(lexicon: try PageLexicon(data: DataDirectory(path: repositoryFile("Data"))))
        let line = #"{"title": "é", "text": "Wörds\n\nThe \"army\" left."}"#
        let file = "{\"text\": \"Ünder the hill.\"}\n" + line + "\n"
        let report = try reader.reports(in: Array(file.utf8), path: "r.jsonl")[1].get()
        let places = OriginalPlaces(report, unit: .codepoints)
        let last = try #require(report.blocks.last)
        let span = places.span(last.span)
        #expect(String(String.UnicodeScalarView(Array(line.unicodeScalars)[span.range])) == #"The \"army\" left."#)
        #expect(places.line(of: last.span) == 3)
        #expect(report.base == file.utf8.count - line.utf8.count - 1)
    }

    @Test func aPDFIsCountedInItsExtractedText() throws {
        let reader = ReportReader(lexicon: try PageLexicon(data: DataDirectory(path: repositoryFile("Data"))))
        var reports: [Report] = []
        reader.read(path: repositoryFile("Tests/Fixtures/pdf/bulletin.pdf")) {
            if case .success(let report) = $0 { reports.append(report) }
        }
        let report = try #require(reports.first)
        let extracted = try #require(report.extracted)
        #expect(report.original.bytes.elementsEqual(extracted))
        #expect(OriginalPlaces(report, unit: .codepoints).line(of: try #require(report.blocks.last).span) > 1)
    }
}
