import Foundation
import Reading
import Testing

@testable import Record

@Suite struct FeedSourceTests {
    private static let rss = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- made by hand -->
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
        <title>Estuary Post</title><language>en</language><atom:link rel="self" href="https://post.example/feed"/>
        <item><title>Ford &amp; ferry</title><link>https://post.example/1</link><guid isPermaLink="false">n1</guid>
        <pubDate>Sat, 03 Apr 2021 10:00:00 GMT</pubDate><dc:creator>Ada Quill</dc:creator>
        <description>Short.</description>
        <content:encoded><![CDATA[<p>The harbour office said the ferry &amp; the ford were closed.</p><p>Nobody was hurt.</p>]]></content:encoded></item>
        <item><description>Clerk: &lt;b&gt;two&lt;/b&gt; boats &amp;amp; a raft sank.</description><pubDate>some day</pubDate></item>
        <item><link>https://post.example/3</link></item>
        <item><title>Not the title</title><content:encoded>&lt;img src="a.png"&gt;</content:encoded><description>Clerk: three are missing&#8217;</description></item>
        </channel></rss>
        """

    @Test func itemsAreReports() throws {
        try withFolder { folder in
            let arrived = try Arrived(folder.write("feed.xml", Self.rss.utf8))
            #expect(arrived.reports.map(\.place.element) == [1, 2, 4])
            #expect(arrived.failures.map(\.place) == ["file, element 3"])
            let head = try #require(arrived.reports.first?.head)
            #expect(head.title == "Ford & ferry")
            #expect(head.url == "https://post.example/1")
            #expect(head.name == "n1")
            #expect(head.author == "Ada Quill")
            #expect(head.outlet == "Estuary Post")
            #expect(head.published?.start.description == "2021-04-03")
            #expect(arrived.texts[0].contains("ferry & the ford were closed.") && arrived.texts[0].contains("\nNobody was hurt."))
            #expect(arrived.texts[1].contains("two boats & a raft sank."))
            #expect(arrived.reports[1].head.published == nil)
            #expect(arrived.reports[1].doubts.contains { $0.kind == .publicationDateUncertain })
            #expect(arrived.texts[2] == "Clerk: three are missing’")
        }
    }

    @Test func whatIsKeptIsTheItemAndSpansLeadIntoIt() throws {
        try withFolder { folder in
            let arrived = try Arrived(folder.write("feed.xml", Self.rss.utf8))
            #expect(arrived.kept[0].hasPrefix("<item><title>Ford") && arrived.kept[0].hasSuffix("</item>"))
            #expect(arrived.original("ferry & the ford", in: 0) == "ferry &amp; the ford")
            #expect(arrived.original("boats & a raft", in: 1) == "boats &amp;amp; a raft")
            #expect(arrived.original("missing’", in: 2) == "missing&#8217;")
            let file = Array(Self.rss.utf8)
            for (report, bytes) in zip(arrived.reports, arrived.bytes) { #expect(file[report.base...].starts(with: bytes)) }
        }
    }

    @Test(arguments: ["", "atom:"])
    func atomIsReadToo(prefix: String) throws {
        let feed = """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Ridge Wire</title>
            <entry><id>tag:1</id><title type="html">Ford &lt;i&gt;shut&lt;/i&gt;</title><link rel="edit" href="https://r.example/e"/>
            <link href="https://r.example/1"/><author><name>Ivo Marsh</name></author><updated>2021-04-03T10:00:00Z</updated>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The mill keeper said the ford is closed.</p></div></content>
            </entry>
            <entry><title>Two</title><source><title>Far Post</title></source><content type="text">Clerk: a &lt; b.</content></entry></feed>
            """
        let marked = feed.replacing(#/<(/?)([a-z]+)(?=[ >/])/#) {
            ["div", "p", "i"].contains($0.2) ? String($0.0) : "<\($0.1)\(prefix)\($0.2)"
        }
        try withFolder { folder in
            let arrived = try Arrived(folder.write("a.atom", marked.utf8))
            #expect(arrived.failures.isEmpty, "\(arrived.failures)")
            try #require(arrived.reports.count == 2)
            #expect(arrived.texts[0].contains("The mill keeper said the ford is closed."))
            #expect(arrived.reports[0].head.title == "Ford shut")
            #expect(arrived.reports[0].head.url == "https://r.example/1")
            #expect(arrived.reports[0].head.author == "Ivo Marsh")
            #expect(arrived.reports[0].head.outlet == "Ridge Wire")
            #expect(arrived.reports[0].head.published?.start.description == "2021-04-03")
            #expect(arrived.texts[1] == "Clerk: a < b.")
            #expect(arrived.reports[1].head.outlet == "Far Post")
        }
    }

    @Test func aFlashIsReadByItsTitle() throws {
        try withFolder { folder in
            let arrived = try Arrived(folder.write("f.rss", "<rss><channel><item><title>Clerk: the ford &amp; mill</title></item></channel></rss>".utf8))
            #expect(arrived.texts == ["Clerk: the ford & mill"])
            #expect(arrived.reports.first?.head.title == nil)
        }
    }

    @Test(arguments: [
        "<!DOCTYPE rss [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]><rss><channel><item><description>&secret;</description></item></channel></rss>",
        "<?xml version='1.0'?><!DOCTYPE feed SYSTEM \"http://127.0.0.1/x.dtd\"><feed><entry><content>x</content></entry></feed>",
        "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]><rss><channel><title>&c;</title></channel></rss>",
    ])
    func aDocumentTypeIsRefused(feed: String) throws {
        try withFolder { folder in
            let arrived = try Arrived(folder.write("feed.xml", feed.utf8))
            #expect(arrived.reports.isEmpty)
            #expect(arrived.failures.map(\.place) == ["file"])
            #expect(arrived.failures.first?.reason.contains("document type") == true)
        }
    }

    @Test func entitiesNobodyDeclaredStayAsTheyAre() throws {
        try withFolder { folder in
            let arrived = try Arrived(
                folder.write("f.rss", "<rss><channel><item><description>Clerk: five &lol9; six&#0;.</description></item></channel></rss>".utf8))
            #expect(arrived.texts.first?.hasPrefix("Clerk: five &lol9; six") == true, "\(arrived.texts) \(arrived.failures)")
        }
    }

    @Test func aBrokenItemSpoilsItselfAlone() throws {
        let feed = """
            <rss><channel><title>T</title>
            <item><description>Clerk: one</description></item>
            <item><description>Clerk: <br>two</description></item>
            <item><description>Clerk: a < b</description></item>
            <item><description>Clerk: four</description>
            <item><description>Clerk: five</description></item>
            <item><description>Clerk: six
            """
        try withFolder { folder in
            let arrived = try Arrived(folder.write("f.rss", feed.utf8))
            #expect(arrived.texts == ["Clerk: one", "Clerk: five"], "\(arrived.texts)")
            #expect(arrived.failures.map(\.place).prefix(4) == ["file, element 2", "file, element 3", "file, element 4", "file, element 6"])
            #expect(arrived.failures.allSatisfy { $0.reason.contains("broken on line") })
        }
    }

    @Test(arguments: [("<?xml version=\"1.0\"?><nitf><body>words</body></nitf>", "no RSS or Atom"), ("", "nothing in it")])
    func otherXMLIsNoFeed(text: String, reason: String) throws {
        try withFolder { folder in
            let arrived = try Arrived(folder.write("x.xml", text.utf8), SourceSettings(form: .feed))
            #expect(arrived.failures.map(\.place) == ["file"])
            #expect(arrived.failures.first?.reason.contains(reason) == true)
        }
    }
}
