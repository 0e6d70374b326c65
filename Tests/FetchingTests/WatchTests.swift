import Foundation
import Testing

@testable import Record

/// Rounds of a watch against a server of this machine.
@MainActor @Suite(.timeLimit(.minutes(1)), .serialized) struct WatchTests {
    private nonisolated static let secondRain = Feeds.item("n2", "The clerk said it rained again.")

    @Test func aFeedThatIsWhatItWasIsNotSentAgain() async throws {
        let server = try await LoopbackServer { asked, _ in
            asked.fields["if-none-match"] == "\"a\"" && asked.fields["if-modified-since"] == "Sat, 03 Apr 2021 10:00:00 GMT"
                ? .answer(304) : .text(Feeds.rain, [("ETag", "\"a\""), ("Last-Modified", "Sat, 03 Apr 2021 10:00:00 GMT")])
        }
        let place = try WatchPlace()
        let list = try place.list(of: server)
        #expect(try await place.round(list).read == 1)
        let report = try #require(try place.reports().first)
        #expect(String(decoding: report.bytes, as: UTF8.self).hasPrefix("<item><guid"))
        let arrival = try #require(report.arrivals.first)
        #expect(arrival.place.path == server.url + "/feed#n1")
        #expect(arrival.fetch == Fetch(url: server.url + "/feed", at: place.time.now))
        #expect(report.row.outlet == "Estuary Post")
        #expect(try await place.round(list).visited == 0, "it is not its turn")
        place.time.pass(minutes: 30)
        let second = try await place.round(list)
        #expect(second.unchanged == 1 && second.read == 0)
        #expect(place.news.map(\.outcome) == [.unchanged])
        #expect(try place.state(list).succeeded == place.time.now)
        #expect(try place.store.imports().count == 1, "a round without news is no import")
        #expect(server.asked.first?.path == "/robots.txt")
        #expect(server.asked.last?.fields["user-agent"]?.contains("(desk@post.example)") == true)
        #expect(server.asked.count == 3, "robots.txt is asked for once a day")
        await server.stop()
    }

    @Test func onlyNewAndChangedItemsAreRead() async throws {
        let server = try await LoopbackServer { asked, number in
            guard asked.path == "/feed" else { return .answer(404) }
            let comments = "<slash:comments>\(number)</slash:comments>"
            let first = Feeds.item(
                "n1", number < 2 ? "The clerk said it rained." : "The clerk denied that it rained.", more: comments)
            return .text(number == 0 ? Feeds.rss(first) : Feeds.rss(Self.secondRain, first))
        }
        let place = try WatchPlace()
        let list = try place.list(of: server)
        try await place.round(list)
        place.time.pass(minutes: 30)
        let second = try await place.round(list)
        #expect(second.read == 1 && second.known == 1, "another count of comments is no other report")
        place.time.pass(minutes: 30)
        let third = try await place.round(list)
        #expect(third.read == 1 && third.known == 1)
        #expect(try place.kept().count == 3)
        #expect(try place.kept().last?.contains("denied") == true)
        await server.stop()
    }

    @Test func theSameBytesFromTwoFeedsAreOneReport() async throws {
        let server = try await LoopbackServer { _, _ in .text(Feeds.rain) }
        let place = try WatchPlace()
        let list = try place.list(["a", "b"].map { "[[feed]]\nurl = \"\(server.url)/\($0)\"\nallow_private = true\n" }.joined())
        let count = try await place.round(list)
        #expect(count.read == 1 && count.known == 1)
        #expect(try place.reports().map { $0.arrivals.map(\.place.path) } == [[server.url + "/a#n1", server.url + "/b#n1"]])
        #expect(server.mostOpen == 1, "a host gets one request at a time")
        await server.stop()
    }

    // MARK: Redirects

    @Test func redirectsAreFollowed() async throws {
        let server = try await LoopbackServer { asked, _ in
            switch asked.path {
            case "/feed": .moved(301, to: "/new")
            case "/new": .moved(302, to: "now?x=1#top")
            case "/now?x=1": .text(Feeds.rain, [("ETag", "\"n\"")])
            default: .answer(404)
            }
        }
        let place = try WatchPlace()
        let list = try place.list(of: server)
        #expect(try await place.round(list).read == 1)
        #expect(place.news.first?.moved == nil, "the second hop may change from day to day")
        #expect(try place.reports().first?.arrivals.first?.fetch.url == server.url + "/now?x=1")
        place.time.pass(minutes: 30)
        try await place.round(list)
        #expect(server.paths == ["/feed", "/new", "/now?x=1", "/feed", "/new", "/now?x=1"])
        #expect(server.asked.filter { $0.fields["if-none-match"] != nil }.map(\.path) == ["/now?x=1"])
        await server.stop()
    }

    @Test func aMoveForGoodIsTold() async throws {
        let server = try await LoopbackServer { asked, _ in
            asked.path == "/feed" ? .moved(301, to: "/new") : asked.path == "/new" ? .text(Feeds.rain) : .answer(404)
        }
        let place = try WatchPlace()
        try await place.round(try place.list(of: server))
        #expect(place.news.first?.moved == server.url + "/new")
        await server.stop()
    }

    @Test(arguments: [
        "http://127.0.0.1:PORT/secret", "http://[::ffff:127.0.0.1]:PORT/secret", "http://inside.example:PORT/secret",
    ])
    func aRedirectIntoOurOwnNetworkIsRefused(target: String) async throws {
        let port = PortBox()
        let server = try await LoopbackServer { asked, _ in
            switch asked.path {
            case "/robots.txt": .answer(404)
            case "/feed": .moved(302, to: target.replacing("PORT", with: "\(port.value)"))
            default: .text(Feeds.rain)
            }
        }
        port.value = server.port
        // The name inside.example is not one of those that stand for the open internet.
        let place = try WatchPlace(names: ["feeds.example"], inside: ["inside.example"])
        let list = try place.list("[[feed]]\nurl = \"http://feeds.example:\(server.port)/feed\"\n")
        let count = try await place.round(list)
        #expect(count.failed == 1 && count.read == 0)
        #expect(place.reason?.contains("in a network of somebody's own") == true, "\(place.reason ?? "")")
        #expect(server.paths == ["/feed"])
        #expect(try place.failures.map(\.place.path) == [list.feeds[0].address.description])
        await server.stop()
    }

    @Test(arguments: [
        ("/round", "it redirects more than 5 times"), ("/nowhere", "it redirects, but does not say where"),
        ("/file", "only http and https are fetched, not file"),
    ])
    func redirectsThatLeadNowhereFail(path: String, reason: String) async throws {
        let server = try await LoopbackServer { asked, _ in
            switch asked.path {
            case "/round": .moved(302, to: "/round")
            case "/nowhere": .answer(302)
            case "/file": .moved(302, to: "file:///etc/passwd")
            default: .answer(404)
            }
        }
        let place = try WatchPlace()
        try await place.round(try place.list(of: server, path))
        #expect(place.reason == reason)
        await server.stop()
    }

    // MARK: Failures

    @Test(arguments: [
        (404, "it is not there (HTTP 404); check the address"), (403, "the server refuses it (HTTP 403)"),
        (500, "the server has a trouble of its own (HTTP 500)"), (418, "the server answered HTTP 418"),
    ])
    func aFailureIsListedAndTriedLaterAndLater(status: Int, reason: String) async throws {
        let server = try await LoopbackServer { asked, number in
            asked.path == "/robots.txt" ? .answer(404) : number < 2 ? .answer(status) : .text(Feeds.rain)
        }
        let place = try WatchPlace()
        let list = try place.list(of: server)
        #expect(try await place.round(list).failed == 1)
        #expect(place.reason == reason)
        #expect(try place.failures.map(\.reason) == [reason])
        place.time.pass(minutes: 30)
        #expect(try await place.round(list).failed == 1)
        #expect(try place.failures.count == 1 && place.state(list).failures == 2)
        place.time.pass(minutes: 30)
        #expect(try await place.round(list).visited == 0, "after the second failure twice as long")
        place.time.pass(minutes: 30)
        #expect(try await place.round(list).read == 1)
        #expect(try place.failures.isEmpty && place.state(list).failures == 0)
        await server.stop()
    }

    @Test func whatIsGoneIsNotAskedAgain() async throws {
        let server = try await LoopbackServer { asked, _ in .answer(asked.path == "/feed" ? 410 : 404) }
        let place = try WatchPlace()
        let list = try place.list(of: server)
        #expect(try await place.round(list).failed == 1)
        #expect(place.reason == "it is gone for good (HTTP 410); take it out of the list")
        place.time.pass(minutes: 100_000)
        #expect(try await place.round(list).visited == 0)
        #expect(try place.state(list).isGone)
        await server.stop()
    }

    @Test(arguments: [(429, "7200"), (503, "Wed, 15 Nov 2023 00:13:20 GMT")])
    func aServerThatAsksToWaitIsLeftAlone(status: Int, wait: String) async throws {
        let server = try await LoopbackServer { asked, number in
            asked.path == "/robots.txt"
                ? .answer(404) : asked.path == "/a" && number == 0 ? .answer(status, [("Retry-After", wait)]) : .text(Feeds.rain)
        }
        let place = try WatchPlace()
        let list = try place.list(["a", "b"].map { "[[feed]]\nurl = \"\(server.url)/\($0)\"\nallow_private = true\n" }.joined())
        let until = Moment(milliseconds: place.time.now.milliseconds + 7_200_000)
        let count = try await place.round(list)
        #expect(count.failed == 1 && count.postponed == 1 && count.visited == 1)
        #expect(place.news.last?.outcome == .postponed(until))
        #expect(server.paths == ["/a"])
        #expect(try place.state(list).due == until)
        place.time.pass(minutes: 60)
        #expect(try await place.round(list).visited == 0)
        place.time.pass(minutes: 60)
        #expect(try await place.round(list).visited == 2)
        await server.stop()
    }

    @Test(arguments: [
        LoopbackServer.Reply.silence, .drip(milliseconds: 300), .raw("HTTP/1.1 200 So\r\nContent-Length: 900\r\n\r\n<rss>"),
        .raw(""),
    ])
    func aServerThatHangsOrBreaksOffFails(reply: LoopbackServer.Reply) async throws {
        let server = try await LoopbackServer { asked, number in
            asked.path == "/robots.txt" ? .answer(404) : number == 0 ? reply : .text(Feeds.rain)
        }
        let place = try WatchPlace()
        let list = try place.list(of: server)
        #expect(try await place.round(list).failed == 1)
        #expect(place.reason?.hasPrefix("127.0.0.1 ") == true)
        place.time.pass(minutes: 30)
        #expect(try await place.round(list).read == 1)
        #expect(try place.failures.isEmpty)
        await server.stop()
    }

    /// What was kept before it failed is known, and what was not is fetched again.
    @Test func aRoundThatBreaksOffLosesNothing() async throws {
        let server = try await LoopbackServer { asked, _ in
            asked.path == "/robots.txt"
                ? .answer(404) : asked.fields["if-none-match"] == nil ? .text(Feeds.rain, [("ETag", "\"a\"")]) : .answer(304)
        }
        let place = try WatchPlace()
        let list = try place.list(of: server)
        place.linking = { _ in throw RecordError.diskFull(path: "r.sqlite") }
        await #expect(throws: RecordError.diskFull(path: "r.sqlite")) { try await place.round(list) }
        place.linking = { _ in }
        let again = try await place.round(list)
        #expect(again.known == 1 && again.unchanged == 0)
        #expect(try place.store.imports().map { $0.completed != nil } == [true], "the import goes on")
        await server.stop()
    }

    @Test func aStopLetsWhatIsUnderWayBeKept() async throws {
        let server = try await LoopbackServer { asked, _ in
            asked.path == "/robots.txt" ? .answer(404) : .slow(milliseconds: 600, Feeds.rain)
        }
        let place = try WatchPlace()
        let list = try place.list(["a", "b"].map { "[[feed]]\nurl = \"\(server.url)/\($0)\"\nallow_private = true\n" }.joined())
        let work = Task { try await place.round(list) }
        while server.paths.isEmpty { try await Task.sleep(for: .milliseconds(20)) }
        work.cancel()
        #expect(try await work.value.read == 1)
        #expect(server.paths == ["/a"])
        #expect(try await place.round(list).visited == 1, "the other one still has its turn")
        await server.stop()
    }
}

/// A port that is known once the server is there.
final class PortBox: @unchecked Sendable {
    private let lock = NSLock()
    private var port = 0

    var value: Int {
        get { lock.withLock { port } }
        set { lock.withLock { port = newValue } }
    }
}
