import Testing

@testable import Record

@Suite struct FeedStateTests {
    private static let now = Moment(milliseconds: 1_700_000_000_000)

    private func state() throws -> FeedState { FeedState(number: 1, address: try WebAddress("https://post.example/feed")) }

    private func after(_ endings: FeedState.Ending..., every: Int = 1800, chance: Double = 0.5) throws -> FeedState {
        try endings.reduce(state()) { $0.after($1, every: every, now: Self.now, chance: chance) }
    }

    private func wait(_ state: FeedState) -> Int? { state.due.map { Int($0.milliseconds - Self.now.milliseconds) / 1000 } }

    @Test func pausesDoubleUpToADay() throws {
        let failure = FeedState.Ending.failed("off", wait: nil)
        #expect(wait(try after(failure)) == 1800)
        #expect(wait(try after(failure, failure)) == 3600)
        #expect(wait(try after(failure, failure, failure)) == 7200)
        #expect(
            wait(try (0..<40).reduce(state()) { state, _ in state.after(failure, every: 1800, now: Self.now, chance: 0.5) })
                == 86_400)
        #expect(wait(try after(failure, every: 7 * 86_400)) == 7 * 86_400, "a weekly feed stays weekly")
    }

    @Test func chanceKeepsThemApart() throws {
        #expect(wait(try after(.failed("off", wait: nil), chance: 0)) == 1350)
        #expect(wait(try after(.failed("off", wait: nil), chance: 0.999)) == 2249)
        #expect(wait(try after(.read(nil), chance: 0)) == 1800, "who is well is visited on time")
    }

    @Test func theServersWordCountsWhereItIsLonger() throws {
        #expect(wait(try after(.failed("off", wait: 60))) == 1800)
        #expect(wait(try after(.failed("off", wait: 9000))) == 9000)
        let postponed = try after(.failed("off", wait: nil), .postponed(Self.now.later(5)))
        #expect(wait(postponed) == 5)
        #expect(postponed.failures == 1)
    }

    @Test func aSuccessEndsTheFailures() throws {
        let well = try after(.failed("off", wait: nil), .unchanged)
        #expect(well.failures == 0 && well.reason == nil && well.succeeded == Self.now)
        let gone = try after(.gone("gone"))
        #expect(gone.isGone && gone.due == nil)
        #expect(!gone.isDue(Self.now.later(1e9), every: 1800))
        #expect(try after(.gone("gone"), .read(nil)).isGone == false)
    }

    @Test func aTurnComesATenthEarly() throws {
        let well = try after(.read(nil))
        #expect(!well.isDue(Self.now.later(1600), every: 1800))
        #expect(well.isDue(Self.now.later(1620), every: 1800))
        let ill = try after(.failed("off", wait: nil))
        #expect(!ill.isDue(Self.now.later(1799), every: 1800))
        let asked = try after(.read(nil), .postponed(Self.now.later(900)))
        #expect(!asked.isDue(Self.now.later(899), every: 1800) && asked.isDue(Self.now.later(900), every: 1800))
        #expect(try state().isDue(Self.now, every: 1800))
    }

    @Test func pagesAreTriedForSomeDays() throws {
        var page = AwaitedPage(key: "n1", link: "https://post.example/1", tries: 0)
        #expect(page.nextTry(after: .status(500), now: Self.now, chance: 0.5) == Self.now.later(1800))
        #expect(page.nextTry(after: .status(404), now: Self.now, chance: 0.5) == nil)
        #expect(page.nextTry(after: .robots(host: "post.example"), now: Self.now, chance: 0.5) == nil)
        page.tries = 7
        #expect(page.nextTry(after: .status(500), now: Self.now, chance: 0.5) == nil)
        let until = Self.now.later(77)
        #expect(page.nextTry(after: .hostWaits(host: "post.example", until: until), now: Self.now, chance: 0.5) == until)
    }
}

@Suite struct WebAddressTests {
    @Test(arguments: [
        ("https://Post.Example/feed?a=1#x", "https://post.example/feed?a=1"), ("http://post.example", "http://post.example/"),
        ("http://post.example:80/a b", "http://post.example/a%20b"), ("https://post.example:8443/", "https://post.example:8443/"),
        ("https://[2606:4700::1111]/x", "https://[2606:4700::1111]/x"), ("HTTP://post.example./", "http://post.example/"),
    ])
    func isWrittenInOneWay(written: String, whole: String) throws { #expect(try WebAddress(written).description == whole) }

    @Test(arguments: [
        ("/b?x", "https://post.example/b?x"), ("b", "https://post.example/a/b"), ("//wire.example/c", "https://wire.example/c"),
        ("?p=2", "https://post.example/a/feed?p=2"), ("http://x.example/", "http://x.example/"),
    ])
    func standsInAnother(written: String, whole: String) throws {
        #expect(try WebAddress(written, from: WebAddress("https://post.example/a/feed?q=1")).description == whole)
    }

    @Test func partsAreTold() throws {
        let address = try WebAddress("http://[::1]:8080/a/b?c=d")
        #expect(address.host == "::1" && address.port == 8080 && !address.isSecure)
        #expect(address.target == "/a/b?c=d" && address.authority == "[::1]:8080" && address.origin == "http://[::1]:8080")
    }

    @Test(arguments: ["ftp://post.example/", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x"])
    func otherSchemesAreRefused(written: String) {
        let fault = #expect(throws: WebFault.self) { try WebAddress(written) }
        guard case .scheme? = fault else {
            Issue.record("\(String(describing: fault))")
            return
        }
    }

    @Test(arguments: [
        "", "feed", "http://", "http:///x", "https://a:b@post.example/", "http://post.example:99999/", "http://post.example:0/",
    ])
    func whatIsNoneIsRefused(written: String) { #expect(throws: WebFault.self) { try WebAddress(written) } }
}

@Suite struct RetryAfterTests {
    private func wait(_ words: String) -> Int? {
        WebAnswer(status: 503, fields: [("Retry-After", words)], sent: []).retryAfter(now: Moment(milliseconds: 784_111_777_000))
    }

    @Test func secondsAndDatesAreUnderstood() {
        #expect(wait("120") == 120)
        #expect(wait("Sun, 06 Nov 1994 08:51:37 GMT") == 120)
        #expect(wait("Sun, 06 Nov 1994 08:00:00 GMT") == 0)
        #expect(wait("99999999999") == 7 * 86_400)
        for words in ["", "soon", "-5", "Sun, 06 Nov 1994 08:51:37", "Sun, 99 Foo 1994 08:51:37 GMT"] {
            #expect(wait(words) == nil)
        }
    }
}
