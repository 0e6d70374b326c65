import Foundation
import Testing

@testable import Record

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct EventDocumentTests {
    /// Texts of a document by the style of their paragraph, as an XML parser finds them.
    private final class Paragraphs: NSObject, XMLParserDelegate {
        var found: [(style: String, text: String)] = []
        var links: [String] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]
        ) {
            switch name {
            case "w:p": found.append(("", ""))
            case "w:pStyle": found[found.count - 1].style = attributes["w:val"] ?? ""
            case "w:fldSimple": links.append(attributes["w:instr"] ?? "")
            default: break
            }
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) { found[found.count - 1].text += text }
    }

    private static func read(_ events: [EventRow]) throws -> Paragraphs {
        var document = EventDocument()
        for event in events { _ = try document.add(event) }
        let paragraphs = Paragraphs()
        let parser = XMLParser(data: Data(document.document.utf8))
        parser.delegate = paragraphs
        #expect(parser.parse())
        return paragraphs
    }

    @Test func everyEventHasItsDayItsWordsAndWhereTheyStand() throws {
        let paragraphs = try Self.read([HandmadeEvent.row, HandmadeEvent.row]).found
        #expect(paragraphs.map(\.style) == ["Title", "", "Quote", "Foot", "", "Quote", "Foot"])
        #expect(paragraphs[1].text == "2024-02-11 ASSAULT/aerial at Tibú: =cmd(\"Air Force\") → Free <Front> & Co (claimed by The front)")
        #expect(paragraphs[2].text == "that planes bombed\nits <camp>")
        #expect(paragraphs[3].text == "v7 · El Faro, 2024-02-12 · 0.4.0 model/1")
    }

    @Test func aLinkLeadsToTheWebAndNowhereElse() throws {
        #expect(try Self.read([HandmadeEvent.row]).links == [" HYPERLINK \"https://example.org/a?b=1&c=2\" "])
        let hostile = HandmadeEvent.changed { $0.report.url = "https://example.org/\" \\o \"x" }
        #expect(try Self.read([hostile]).links == [" HYPERLINK \"https://example.org/ox\" "])
        let local = HandmadeEvent.changed { $0.report.url = "file:///etc/passwd" }
        #expect(try Self.read([local]).links.isEmpty)
    }

    @Test func theFileIsAnArchiveOfItsParts() throws {
        var document = EventDocument()
        _ = try document.add(HandmadeEvent.row)
        let bytes = document.finished()
        #expect(bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]))
        let text = String(decoding: bytes, as: UTF8.self)
        for part in ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml"] { #expect(text.contains(part)) }
    }
}
