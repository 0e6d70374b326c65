import Crypto
import Foundation
import Reading
import TestSupport
import Testing

@testable import Record

/// Broken tables, archives and feeds: no trap, and what is read of them is sound.
@Suite struct SourceFuzzTests {
    private static let table = Array("id,title,date,text\n1,\"A, b\",2021-01-02,\"Clerk: \"\"one\"\"\r\ntwo\"\n2,é,,Clerk: three\n".utf8)

    private static let feed = Array(
        """
        <?xml version="1.0"?><rss><channel><title>T &amp; U</title><item><title>A</title><link>https://a.example/</link>
        <description><![CDATA[<p>Clerk: one &eacute; two</p>]]></description></item><item><description>Clerk: &#233; &lt;b&gt;x&lt;/b&gt;
        </description><pubDate>Sat, 03 Apr 2021 10:00:00 GMT</pubDate></item></channel></rss>
        """.utf8)

    private static let archive: [UInt8] = HandmadeArchive.response(
        "https://a.example/", ["Content-Type: text/html", "Transfer-Encoding: chunked"],
        HandmadeArchive.chunked(Array("<html><body><p>The clerk said on Monday that one had left.</p></body></html>".utf8)))

    private static let pieces = [
        "\"", "\"\"", ",", "\n", "\r\n", "\r", "<", "<item>", "</item>", "<![CDATA[", "]]>", "&#", "&amp;", "<!", "<!--", "Content-Length: 99",
        "\r\n\r\n", "WARC/1.0\r\n", "0\r\n", "\u{FEFF}", "é", "\0",
    ].map { Array($0.utf8) }

    @Test(arguments: ["csv", "feed", "warc"])
    func nothingTraps(kind: String) throws {
        let seed = ["csv": Self.table, "feed": Self.feed, "warc": Self.archive][kind] ?? []
        var mutator = Mutator(seed: 7, seeds: [seed + seed, seed], pieces: Self.pieces)
        let reading = try HandmadeReading.reading(SourceSettings(form: ArrivalForm(name: kind)))
        try withFolder { folder in
            for run in 0..<300 {
                var bytes = mutator.next()
                if run % 4 == 0 { bytes = Array(seed.prefix(30)) + bytes }
                if run % 7 == 0 { bytes = Array(try folder.gzip(bytes).dropLast(run % 2)) }
                let path = try folder.write("input", bytes)
                try reading.source(path).arrivals { arrival, _ in
                    guard case .report(let report, let kept, _) = arrival else { return }
                    #expect(ReportCheck.faults(report, original: kept).isEmpty, "\(kind) \(run)")
                    let hash = SHA256.hash(data: kept).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
                    #expect(hash == report.id.rawValue)
                }
            }
        }
    }
}
