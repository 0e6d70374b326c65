import Testing

@testable import Record

@Suite struct FeedListTests {
    @Test func feedsAreRead() throws {
        let list = try FeedList(
            """
            # The feeds of the desk
            every = "30m"
            pause = "5s"
            contact = "desk@post.example"

            [[feed]]
            url = "https://post.example/feed?a=1#x"  # theirs
            allow_private = false
            [[ feed ]]
            url = 'http://wire.example/\\rss'
            every = "2h"
            outlet = "The \\"Wire\\""
            fetch = "page"
            allow_private = true # in our own network
            """, file: "feeds.toml")
        #expect(
            list.feeds == [
                FeedList.Feed(address: try WebAddress("https://post.example/feed?a=1"), every: 1800),
                FeedList.Feed(
                    address: try WebAddress("http://wire.example/%5Crss"), every: 7200, outlet: "The \"Wire\"", words: .page,
                    allowsPrivate: true),
            ])
        #expect(list.pause == 5)
        #expect(list.contact == "desk@post.example")
    }

    @Test(arguments: [
        ("", 1, "no [[feed]]"), ("\n[[feed]]\nevery = \"1h\"", 2, "no url"), ("[[feed]]\nurl = \"ftp://x\"", 2, "http"),
        ("every = \"3s\"", 1, "at least 1m"), ("[[feed]]\nurl = https://x", 2, "expected"), ("[[feeds]]", 1, "only [[feed]]"),
        ("[[feed]]\ncolour = \"red\"", 2, "colour"), ("[feed]\n", 1, "expected"), ("url = \"https://a.example\"", 1, "url"),
        ("[[feed]]\nallow_private = \"yes\"", 2, "allow_private"), ("[[feed]]\nfetch = \"all\"", 2, "\"page\""),
        ("pause = \"1h\"", 1, "at most 10m"), ("[[feed]]\nurl = \"https://a:b@x.example/\"", 2, "password"),
        ("[[feed]]\nurl = \"http://a.example\"\n[[feed]]\nurl = \"http://A.example/\"", 3, "twice"), ("every = true", 1, "at least 1m"),
    ])
    func faultsAreNamedByLine(text: String, line: Int, words: String) {
        let error = #expect(throws: FeedList.Fault.self) { try FeedList(text, file: "feeds.toml") }
        #expect(error?.line == line)
        #expect(error?.description.hasPrefix("feeds.toml:\(line): ") == true)
        #expect(error?.reason.contains(words) == true)
    }
}

@Suite struct RobotsRulesTests {
    private static let rules = """
        User-agent: *
        Disallow: /

        User-agent: otherbot
        User-Agent: Rapporteur/1.0
        Disallow: /private/   # not for robots
        Allow: /private/feed
        Disallow: /*.pdf$
        Disallow:
        Crawl-delay: 2.5
        """

    @Test(arguments: [
        ("/", true), ("/private/a", false), ("/private/feed.xml", true), ("/a/b.pdf", false), ("/a/b.pdf?x", true), ("", true),
    ])
    func theLongestRuleDecides(path: String, isAllowed: Bool) { #expect(RobotsRules(Self.rules).allows(path) == isAllowed) }

    @Test func whoIsNotNamedIsEverybody() {
        let rules = RobotsRules("User-agent: otherbot\nDisallow: /\n\nUser-agent: *\nDisallow: /x")
        #expect(rules.allows("/feed"))
        #expect(!rules.allows("/x/feed"))
        #expect(RobotsRules(Self.rules).delay == 3)
        #expect(RobotsRules("").allows("/a") && RobotsRules.allowAll.allows("/a"))
        #expect(!RobotsRules.allowNone.allows("/a"))
    }
}

@Suite struct NetworkAddressTests {
    @Test(arguments: [
        "127.0.0.1", "127.8.9.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
        "2002:7f00:1::", "2001:db8::1", "ff02::1", "::127.0.0.1",
    ])
    func ownNetworksAreNotPublic(written: String) throws { #expect(try #require(NetworkAddress(written)).isPublic == false) }

    @Test(arguments: ["8.8.8.8", "172.32.0.1", "193.0.0.1", "2606:4700::1111", "::ffff:8.8.8.8", "2002:808:808::"])
    func othersAre(written: String) throws { #expect(try #require(NetworkAddress(written)).isPublic) }

    @Test func namesAreLookedUp() {
        #expect(NetworkAddress.all(of: "127.0.0.1").map(\.description) == ["127.0.0.1"])
        #expect(NetworkAddress.all(of: "2130706433").allSatisfy { !$0.isPublic })
        #expect(NetworkAddress("localhost") == nil)
    }
}
