import Foundation
import Reading
import Testing

@testable import Record

/// Web archives made by hand.
enum HandmadeArchive {
    static func record(_ type: String, _ fields: [String], _ block: [UInt8]) -> [UInt8] {
        let head: [String] = ["WARC/1.0", "WARC-Type: \(type)"] + fields + ["Content-Length: \(block.count)", "", ""]
        return Array(head.joined(separator: "\r\n").utf8) + block + Array("\r\n\r\n".utf8)
    }

    static func response(_ address: String, _ head: [String], _ body: [UInt8], status: String = "200 OK") -> [UInt8] {
        let lines: [String] = ["HTTP/1.1 \(status)"] + head + ["", ""]
        let block = Array(lines.joined(separator: "\r\n").utf8) + body
        return record(
            "response",
            [
                "WARC-Target-URI: \(address)", "WARC-Date: 2021-04-03T10:20:30Z",
                "Content-Type: application/http; msgtype=response",
            ], block)
    }

    static func chunked(_ body: [UInt8], by count: Int = 7) -> [UInt8] {
        var all: [UInt8] = []
        for start in stride(from: 0, to: body.count, by: count) {
            let piece = body[start..<min(body.count, start + count)]
            all += Array("\(String(piece.count, radix: 16))\r\n".utf8) + piece + Array("\r\n".utf8)
        }
        return all + Array("0\r\n\r\n".utf8)
    }

    static let page = """
        <html><head><title>Ferry stopped</title></head><body><article><h1>Ferry stopped</h1>
        <p>The harbour office said on Saturday that the ferry had been stopped at noon by order.</p>
        <p>Nobody was hurt, a clerk of the office said; the mill on the other bank stays closed.</p></article></body></html>
        """
}

@Suite struct ArchiveSourceTests {
    private static let html = ["Content-Type: text/html; charset=utf-8"]

    @Test func pagesComeWithAddressAndTime() throws {
        let page = Array(HandmadeArchive.page.utf8)
        let plain = ["Content-Type: text/plain"]
        let records: [[UInt8]] = [
            HandmadeArchive.record("warcinfo", ["Content-Type: application/warc-fields"], Array("software: by hand\r\n".utf8)),
            HandmadeArchive.response("https://news.example/a", Self.html, page),
            HandmadeArchive.response("https://news.example/b", ["Location: /a"], [], status: "302 Found"),
            HandmadeArchive.response("https://news.example/robots.txt", plain, Array("User-agent: *".utf8)),
            HandmadeArchive.response("https://news.example/c.png", ["Content-Type: image/png"], [0x89, 0x50]),
            HandmadeArchive.response("https://news.example/d", plain, Array("Clerk: the ford is closed.\n".utf8)),
        ]
        try withFolder { folder in
            let arrived = try Arrived(folder.write("crawl.warc", records.joined()))
            #expect(arrived.failures.isEmpty)
            #expect(arrived.reports.map(\.place.element) == [2, 6])
            #expect(arrived.fetches.map(\.url) == ["https://news.example/a", "https://news.example/d"])
            #expect(arrived.fetches.first?.at?.description == "2021-04-03T10:20:30Z")
            #expect(arrived.bytes.first == page)
            #expect(arrived.reports.first?.head.title == "Ferry stopped")
            #expect(arrived.reports.first?.head.url == "https://news.example/a")
            #expect(arrived.original("ferry had been stopped", in: 0) == "ferry had been stopped")
        }
    }

    /// The same page from an archive, however it was sent, and from a file has the same bytes and the same name.
    @Test(arguments: [false, true])
    func chunksAndPackingAreUndone(memberEach: Bool) throws {
        try withFolder { folder in
            let page = Array(HandmadeArchive.page.utf8)
            let packed = try folder.gzip(page)
            let records = [
                HandmadeArchive.response("https://e.example/1", Self.html + ["Transfer-Encoding: chunked"], HandmadeArchive.chunked(page)),
                HandmadeArchive.response("https://e.example/2", Self.html + ["Content-Encoding: gzip"], packed),
                HandmadeArchive.response(
                    "https://e.example/3", Self.html + ["Content-Encoding: gzip", "transfer-encoding: Chunked"],
                    HandmadeArchive.chunked(packed, by: 50)),
                // Undone by the archiver, who left the head as it was.
                HandmadeArchive.response(
                    "https://e.example/4", Self.html + ["Content-Encoding: gzip", "Transfer-Encoding: chunked"], page),
                HandmadeArchive.record("resource", ["Content-Type: text/html", "WARC-Target-URI: <https://e.example/5>"], page),
            ]
            let bytes = memberEach ? try records.flatMap(folder.gzip) : try folder.gzip(records.flatMap(\.self))
            let arrived = try Arrived(folder.write("crawl.warc.gz", bytes))
            #expect(arrived.failures.isEmpty)
            #expect(arrived.bytes == Array(repeating: page, count: 5))
            #expect(arrived.fetches.map(\.url) == (1...5).map { "https://e.example/\($0)" })
            let file = try Arrived(folder.write("page.html", page))
            #expect(Set(arrived.reports.map(\.id)) == Set(file.reports.map(\.id)))
        }
    }

    @Test func theServersCharsetIsBelieved() throws {
        let page = HandmadeArchive.page.replacingOccurrences(of: "harbour office", with: "café du port")
            .unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        try withFolder { folder in
            let arrived = try Arrived(
                folder.write(
                    "a.warc", HandmadeArchive.response("https://e.example/", ["Content-Type: text/html;charset=ISO-8859-1"], page)))
            #expect(arrived.texts.first?.contains("café du port") == true)
            #expect(arrived.reports.first?.doubts.contains { $0.kind == .encodingGuessed } == false)
        }
    }

    @Test func afterABrokenRecordItGoesOn() throws {
        let good = HandmadeArchive.response("https://e.example/1", Self.html, Array(HandmadeArchive.page.utf8))
        let broken = Array("WARC/1.0\r\nWARC-Type: response\r\n\r\nno length told\r\n\r\n".utf8)
        let odd = HandmadeArchive.response("https://e.example/2", Self.html + ["Content-Encoding: br"], [1, 2, 3])
        let noHTTP = HandmadeArchive.record("response", ["Content-Type: application/http"], Array("nonsense".utf8))
        try withFolder { folder in
            let records: [[UInt8]] = [broken, odd, noHTTP, good, Array(good.dropLast(100))]
            let arrived = try Arrived(folder.write("a.warc", records.joined()))
            #expect(arrived.reports.map(\.place.element) == [4])
            #expect(arrived.failures.map(\.place) == [1, 2, 3, 5].map { "file, element \($0)" })
            for (failure, words) in zip(arrived.failures, ["is broken", "“br”", "answer", "breaks off"]) {
                #expect(failure.reason.contains(words), "\(failure)")
            }
        }
    }

    @Test func aPageBeyondTheLimitIsNamedAndAFilmIsNot() throws {
        let big = Array(repeating: UInt8(ascii: "x"), count: 300_000)
        let good = HandmadeArchive.response("https://e.example/1", Self.html, Array(HandmadeArchive.page.utf8))
        try withFolder { folder in
            let records: [[UInt8]] = [
                HandmadeArchive.response("https://e.example/film", ["Content-Type: video/mp4"], big),
                HandmadeArchive.response("https://e.example/long", Self.html, big), good,
            ]
            let arrived = try Arrived(folder.write("a.warc", records.joined()), limit: 100_000)
            #expect(arrived.reports.map(\.place.element) == [3])
            #expect(arrived.failures.map(\.place) == ["file, element 2"])
        }
    }
}

@Suite struct BombTests {
    @Test func aBombIsNamedAndNotUnpacked() throws {
        try withFolder { folder in
            let bomb = try folder.gzip([UInt8](repeating: 0x20, count: 48 << 20))
            #expect(bomb.count < 100_000)
            for name in ["a.txt.gz", "a.warc.gz"] {
                let arrived = try Arrived(folder.write(name, bomb))
                #expect(arrived.reports.isEmpty)
                #expect(arrived.failures.map(\.place) == ["file"])
                #expect(arrived.failures.first?.reason.contains("more than 200 times its size") == true)
            }
            let html = ["Content-Type: text/html"]
            let records: [[UInt8]] = [
                HandmadeArchive.response("https://e.example/0", html + ["Content-Encoding: gzip"], bomb),
                HandmadeArchive.response("https://e.example/1", html, Array(HandmadeArchive.page.utf8)),
            ]
            let arrived = try Arrived(folder.write("b.warc", records.joined()))
            #expect(arrived.reports.map(\.place.element) == [2])
            #expect(arrived.failures.map(\.place) == ["file, element 1"])
        }
    }

    @Test func damagedAndCutGzipIsNamed() throws {
        try withFolder { folder in
            let packed = try folder.gzip(Array(String(repeating: "Clerk: the ford is closed.\n", count: 50).utf8))
            let cut = try Arrived(folder.write("cut.txt.gz", packed.dropLast(12)))
            #expect(cut.failures.first?.reason.contains("breaks off") == true)
            let damaged = try Arrived(folder.write("bad.txt.gz", packed.enumerated().map { (14..<24).contains($0) ? ~$1 : $1 }))
            #expect(damaged.failures.first?.reason.contains("damaged") == true)
            let whole = try Arrived(folder.write("whole.jsonl.gz", folder.gzip("{\"text\": \"Clerk: one\"}\n{\"text\": \"Clerk: two\"}\n".utf8)))
            #expect(whole.texts == ["Clerk: one", "Clerk: two"])
        }
    }
}
