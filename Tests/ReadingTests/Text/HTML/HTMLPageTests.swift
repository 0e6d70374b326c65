import Foundation
import TestSupport
import Testing

@testable import Reading

@Suite struct HTMLPageTests {
    private static let pages = ["broadcaster", "ministry", "charity"]

    /// The blocks of whole pages against the lines of the file beside them.
    @Test(arguments: pages)
    func blocks(_ name: String) throws {
        let bytes = try Fixtures.bytes("pages/\(name).html")
        let report = try Fixtures.report(bytes, path: "\(name).html")
        let wanted = String(decoding: try Fixtures.bytes("pages/\(name).blocks"), as: UTF8.self).split(separator: "\n").map(
            String.init)
        #expect(ReportCheck.lines(report) == wanted)
        #expect(ReportCheck.faults(report, original: bytes) == [])
    }

    /// Each character of the text, decoded anew from the source bytes its span leads to.
    @Test(arguments: pages)
    func everyCharacterLeadsBack(_ name: String) throws {
        let bytes = try Fixtures.bytes("pages/\(name).html")
        let report = try Fixtures.report(bytes, path: "\(name).html")
        for block in report.blocks {
            var at = block.span.start
            while at < block.span.end {
                let width = report.text.scalar(at: at).width
                let original = report.offsets.original(of: Span(at, at + width))
                let source = HTMLText(bytes, original).text
                let isBlank = report.text[at] == 0x20
                #expect(
                    isBlank
                        ? HTMLPageTests.isMarkupOrBlank(bytes[original.range]) : source == Array(report.text[at..<(at + width)]))
                at += width
            }
        }
    }

    /// A space of the text stands for blanks of the source, with whatever tags stand between them.
    private static func isMarkupOrBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
        let words = HTMLScanner(Array(bytes)).pieces.compactMap { piece -> [UInt8]? in
            if case .text(let span, _) = piece { return HTMLText(Array(bytes), span).text }
            return nil
        }.joined()
        let all = Array(words)
        return !all.isEmpty && all.trimmed(Span(0, all.count)).isEmpty
    }

    @Test func metadata() throws {
        let head = try Fixtures.report(try Fixtures.bytes("pages/broadcaster.html")).head
        #expect(head.title == "Karsa truce ‘holding’ despite shelling, observers say")
        #expect(head.outlet == "Corvus News")
        #expect(head.author == "Ana Vell, Joss Marr")
        #expect(head.url == "https://corvus.example/world/karsa-truce")
        #expect(head.published?.start.description == "2024-03-04")
        #expect(head.published?.origin == .metadata)
        #expect(head.language == "en")
    }

    @Test(arguments: [
        ("<meta name=date content='2024-03-04'>", "2024-03-04", PublishedDate.Origin.metadata),
        ("<meta property='article:published_time' content='2024-03-04T10:00:00+02:00'>", "2024-03-04", .metadata),
        ("<meta itemprop=datePublished content='March 4, 2024'>", "2024-03-04", .metadata),
        ("<time datetime='2024-03-04T10:00'>today</time>", "2024-03-04", .metadata),
        ("<span class='post-date'>4 March 2024</span>", "2024-03-04", .metadata),
        ("<link rel=canonical href='https://c.example/2024/03/04/truce'>", "2024-03-04", .address),
        (
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-03-04\"}</script>",
            "2024-03-04", .metadata
        ),
        ("<p>Published: 4 March 2024</p>", "2024-03-04", .header),
    ])
    func dates(_ markup: String, _ day: String, _ origin: PublishedDate.Origin) throws {
        let page =
            "<html><body>\(markup)<p>Rebels said on Tuesday that they would respect the truce in the north of the country.</p></body></html>"
        let report = try Fixtures.report(page)
        #expect(report.head.published?.start.description == day)
        #expect(report.head.published?.origin == origin)
    }

    @Test func datesThatDisagreeAreADoubt() throws {
        let page = """
            <html><head><meta property="article:published_time" content="2024-03-04"><meta name="date" content="2019-01-01"></head>
            <body><p>Rebels said on Tuesday that they would respect the truce in the north of the country.</p></body></html>
            """
        let report = try Fixtures.report(page)
        #expect(report.head.published?.start.description == "2024-03-04")
        #expect(report.doubts.map(\.kind) == [.publicationDateUncertain])
    }

    @Test func pageWithoutText() throws {
        let outcomes = try Fixtures.reader.get().reports(in: try Fixtures.bytes("pages/script-built.html"), path: "a.html")
        #expect(outcomes.count == 1)
        guard case .failure(let error) = outcomes[0] else {
            Issue.record("found text where there is none")
            return
        }
        #expect(error.fault == .withoutText(.html))
    }

    @Test func declaredEncoding() throws {
        let page =
            Array("<html><head><meta charset=iso-8859-1></head><body><p>The caf".utf8) + [0xE9]
            + Array(" was hit, the mayor said on Monday.</p>".utf8)
        let report = try Fixtures.report(page)
        #expect(report.words(report.blocks[0].span).hasPrefix("The café was"))
        #expect(report.doubts.isEmpty)
        let original = report.offsets.original(of: Span(4, 9))
        #expect(Array(page[original.range]) == Array("caf".utf8) + [0xE9])
    }

    @Test func breaksAndLines() throws {
        let report = try Fixtures.report(
            "<p>The first line ends here.<br>The second one is here.<br><br>And the third comes last.</p><pre>One kept line.\n\nAnother kept line.</pre>"
        )
        #expect(
            ReportCheck.lines(report) == [
                "body: The first line ends here.", "body: The second one is here.", "body: And the third comes last.",
                "body: One kept line.",
                "body: Another kept line.",
            ])
    }

    /// A time inside a sentence does not part it.
    @Test func inlineTimeStaysInItsSentence() throws {
        let report = try Fixtures.report(
            "<p>The truce began on <time datetime=2024-03-04>4 March</time> at noon, the army said.</p>")
        #expect(ReportCheck.lines(report) == ["body: The truce began on 4 March at noon, the army said."])
    }
}

extension HTMLPageTests {
    /// The cells of a table of figures are no sentences; those of a table that holds the page are.
    @Test func figuresInTables() throws {
        let sentence =
            "Rebels said on Tuesday that they would respect the truce in the north of the country, and that talks went on."
        let figures = "<table><tr><th>District</th><th>Killed</th></tr><tr><td>Onde</td><td>12</td></tr></table>"
        let report = try Fixtures.report("<html><body><p>\(sentence)</p>\(figures)<p>\(sentence)</p></body></html>")
        #expect(report.blocks.map(\.role) == [.body, .furniture, .furniture, .furniture, .furniture, .body])
        let page = "<html><body><table><tr><td>Menu<td><p>\(sentence)<p>\(sentence)</table></body></html>"
        #expect(try Fixtures.report(page).blocks.map(\.role).suffix(2) == [.body, .body])
    }

    @Test(arguments: [
        ("<title>Truce in Karsa « Corvus News</title>", "Truce in Karsa"),
        (
            "<meta property=og:site_name content='Corvus News'><meta property=og:title content='Truce in Karsa - Corvus News'>",
            "Truce in Karsa"
        ),
        ("<meta property=og:title content='Truce - and war - in Karsa'>", "Truce - and war - in Karsa"),
        ("<title>Corvus News</title><h1>Truce in Karsa</h1>", "Truce in Karsa"),
    ])
    func titles(_ head: String, _ title: String) throws {
        let page =
            "<html>\(head)<p>Rebels said on Tuesday that they would respect the truce in the north of the country.</p></html>"
        #expect(try Fixtures.report(page).head.title == title)
    }
}
