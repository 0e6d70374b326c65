import Foundation
import Testing

@testable import Record

/// What feeds and pages hold, good and bad.
@MainActor @Suite(.timeLimit(.minutes(1)), .serialized) struct WatchContentTests {
    /// One round against a server that gives this feed.
    private func round(_ reply: LoopbackServer.Reply, _ body: (WatchPlace, WatchCount) throws -> Void) async throws {
        let server = try await LoopbackServer { asked, _ in asked.path == "/feed" ? reply : .answer(404) }
        let place = try WatchPlace()
        let count = try await place.round(try place.list(of: server))
        try body(place, count)
        await server.stop()
    }

    @Test func packedFeedsAreUnpacked() async throws {
        try await round(.answer(200, [("Content-Encoding", "gzip")], gzip(Array(Feeds.rain.utf8)))) { place, count throws in
            #expect(count.read == 1)
            #expect(try place.kept().first?.contains("it rained") == true)
        }
    }

    @Test func aBombIsRefused() async throws {
        let bomb = try gzip([UInt8](repeating: 0x20, count: 48 << 20))
        try await round(.answer(200, [("Content-Encoding", "gzip")], bomb)) { place, count throws in
            #expect(count.failed == 1)
            #expect(place.reason == "it is, or unpacks to, more than the 33554432 bytes that are taken at once")
        }
    }

    @Test func whatIsPackedBadlyIsNamed() async throws {
        try await round(.answer(200, [("Content-Encoding", "gzip")], Array(gzip(Array(Feeds.rain.utf8)).dropLast(9)))) {
            place, _ in
            #expect(place.reason?.contains("breaks off") == true, "\(place.reason ?? "")")
        }
        try await round(.answer(200, [("Content-Encoding", "br")], [1, 2, 3])) { place, _ in
            #expect(place.reason?.contains("“br”") == true)
        }
    }

    @Test(arguments: [
        "<!DOCTYPE rss [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]><rss><channel><item><guid>a</guid><description>&secret;</description></item></channel></rss>",
        "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><rss><channel><item><description>&c;</description></item></channel></rss>",
    ])
    func aDocumentTypeIsRefused(feed: String) async throws {
        try await round(.text(feed)) { place, count throws in
            #expect(count.failed == 1 && count.read == 0)
            #expect(place.reason?.contains("document type") == true)
            #expect(try place.failures.count == 1)
        }
    }

    @Test func whatStandsBeforeABreakIsKept() async throws {
        let feed = "<rss><channel>" + Feeds.item("n1", "The clerk said it rained.") + "<item><guid>n2</guid><description>It"
        let broken = feed + "<![CDATA[ never closed"
        try await round(.text(broken, [("ETag", "\"a\"")])) { place, count throws in
            #expect(count.read == 1)
            #expect(try place.kept().count == 1)
            let reasons = try place.failures.map(\.reason)
            #expect(!reasons.isEmpty && reasons.allSatisfy { $0.contains("the XML is broken on line 1") })
        }
    }

    @Test func aPageInThePlaceOfAFeedIsNamed() async throws {
        try await round(.text("<!DOCTYPE html><html><body>Welcome</body></html>")) { place, count throws in
            #expect(count.failed == 1)
            #expect(place.reason == "this is a page for people and no feed; look there for the address of its RSS or Atom feed")
        }
        try await round(.text("")) { place, _ in #expect(place.reason == "there is nothing in it") }
    }

    @Test func theServersCharsetIsBelieved() async throws {
        let words =
            Array("<rss><channel><item><guid>a</guid><description>Un portavoz dijo que lleg".utf8) + [0xF3]
            + Array(" la paz y que nadie muri".utf8) + [0xF3] + Array(".</description></item></channel></rss>".utf8)
        try await round(.answer(200, [("Content-Type", "application/rss+xml; charset=iso-8859-1")], words)) {
            place, count throws in
            #expect(count.read == 1)
            #expect(try place.reports().first?.bytes.contains(0xF3) == true, "what is kept is what came")
        }
    }

    @Test func anItemWithoutWordsIsListedOnce() async throws {
        let server = try await LoopbackServer { asked, _ in
            asked.path == "/feed"
                ? .text(Feeds.rss("<item><guid>empty</guid></item>", Feeds.item("n1", "It rained."))) : .answer(404)
        }
        let place = try WatchPlace()
        let list = try place.list(of: server)
        let count = try await place.round(list)
        #expect(count.read == 1 && count.unreadable == 1 && count.failed == 0)
        #expect(try place.failures.map(\.place.path) == [server.url + "/feed#empty"])
        place.time.pass(minutes: 30)
        #expect(try await place.round(list).unreadable == 0)
        #expect(try place.failures.count == 1)
        await server.stop()
    }

    // MARK: robots.txt

    @Test func robotsAreHeeded() async throws {
        let server = try await LoopbackServer { asked, _ in
            asked.path == "/robots.txt" ? .text("User-agent: *\nDisallow: /closed/\n") : .text(Feeds.rain)
        }
        let place = try WatchPlace()
        let closed = try place.list(of: server, "/closed/feed")
        #expect(try await place.round(closed).failed == 1)
        #expect(place.reason == "robots.txt of 127.0.0.1 does not allow it; ask those who run the site")
        #expect(server.paths.isEmpty)
        place.time.pass(minutes: 60)
        #expect(try await place.round(closed).visited == 0, "it is asked again the next day")
        #expect(try await place.round(try place.list(of: server, "/open/feed")).read == 1)
        await server.stop()
    }

    @Test func aSiteWhoseRobotsFailIsLeftAlone() async throws {
        let server = try await LoopbackServer { asked, number in
            asked.path == "/robots.txt" && number == 0
                ? .answer(500)
                : asked.path == "/robots.txt" ? .moved(301, to: "/r") : asked.path == "/r" ? .answer(404) : .text(Feeds.rain)
        }
        let place = try WatchPlace()
        let list = try place.list(of: server)
        try await place.round(list)
        #expect(place.reason?.contains("its robots.txt fails") == true)
        #expect(server.paths.isEmpty)
        place.time.pass(minutes: 30)
        #expect(try await place.round(list).read == 1)
        await server.stop()
    }

    @Test func aSiteGetsThePausesThatItAsksFor() async throws {
        let server = try await LoopbackServer { asked, _ in
            asked.path == "/robots.txt" ? .text("User-agent: rapporteur\nCrawl-delay: 1\n") : .text(Feeds.rain)
        }
        let place = try WatchPlace()
        let list = try place.list(
            ["a", "b", "c"].map { "[[feed]]\nurl = \"\(server.url)/\($0)\"\nallow_private = true\n" }.joined())
        let started = ContinuousClock.now
        #expect(try await place.round(list).visited == 3)
        #expect(ContinuousClock.now - started >= .seconds(2))
        await server.stop()
    }

    // MARK: Pages

    private nonisolated static func page(_ words: String) -> String {
        "<html><head><title>Rain</title></head><body><article><h1>Rain</h1><p>\(words)</p></article></body></html>"
    }

    @Test func pagesAreFetchedOnce() async throws {
        let server = try await LoopbackServer { asked, number in
            switch asked.path {
            case "/feed":
                .text(
                    Feeds.rss(
                        Feeds.item("n2", "Short.", link: "2"), Feeds.item("n1", number == 0 ? "Short." : "Other.", link: "/1")))
            case "/1":
                .text(Self.page("The clerk said on Monday that it had rained all day long."), [("Content-Type", "text/html")])
            case "/2": .text("The clerk said that it rained again.\n", [("Content-Type", "text/plain; charset=utf-8")])
            default: .answer(404)
            }
        }
        let place = try WatchPlace()
        let list = try place.list(of: server, "/feed", "fetch = \"page\"\noutlet = \"The Post\"\n")
        #expect(try await place.round(list).read == 2)
        let reports = try place.reports()
        #expect(reports.map { $0.arrivals.map(\.place.path) } == [[server.url + "/feed#n1"], [server.url + "/feed#n2"]])
        #expect(reports.map { $0.arrivals.first?.fetch.url } == [server.url + "/1", server.url + "/2"])
        #expect(try place.kept().first == Self.page("The clerk said on Monday that it had rained all day long."))
        #expect(reports.map(\.row.outlet) == ["The Post", "The Post"])
        #expect(reports.first?.row.published == "2021-04-03", "the feed tells the day that the page does not")
        place.time.pass(minutes: 30)
        #expect(try await place.round(list).read == 0)
        #expect(server.paths == ["/feed", "/1", "/2", "/feed"])
        await server.stop()
    }

    @Test func pagesThatFailAreTriedAgain() async throws {
        let server = try await LoopbackServer { asked, number in
            switch asked.path {
            case "/feed":
                .text(
                    Feeds.rss(
                        Feeds.item("n1", "Short.", link: "/1"), Feeds.item("n2", "Short.", link: "/2"),
                        Feeds.item("n3", "Short.", link: "/3")))
            case "/1":
                number == 0
                    ? .answer(500) : .text(Self.page("The clerk said that it rained all day."), [("Content-Type", "text/html")])
            case "/3": .text("{}", [("Content-Type", "image/png")])
            default: .answer(404)
            }
        }
        let place = try WatchPlace()
        let list = try place.list(of: server, "/feed", "fetch = \"page\"\n")
        let count = try await place.round(list)
        #expect(count.failed == 0 && count.unreadable == 3 && count.read == 0)
        #expect(
            try place.failures.map(\.reason).sorted() == [
                "\(server.url)/1: the server has a trouble of its own (HTTP 500)",
                "\(server.url)/2: it is not there (HTTP 404); check the address",
                "\(server.url)/3: this is image/png, which is not read as a page",
            ])
        place.time.pass(minutes: 30)
        let second = try await place.round(list)
        #expect(second.read == 1 && second.unreadable == 0)
        #expect(server.paths.count { $0 == "/1" } == 2)
        #expect(server.paths.count { $0 == "/2" } == 1, "what is not there is not asked for again")
        #expect(try place.failures.count == 2)
        await server.stop()
    }

    private func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
        let file = NSTemporaryDirectory() + "watch-\(UUID().uuidString)"
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/gzip")
        process.arguments = ["-n", file]
        try process.run()
        process.waitUntilExit()
        defer { try? FileManager.default.removeItem(atPath: file + ".gz") }
        return Array(try Data(contentsOf: URL(fileURLWithPath: file + ".gz")))
    }
}
