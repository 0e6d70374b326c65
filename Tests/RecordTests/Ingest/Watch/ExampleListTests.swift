import Foundation
import TestSupport
import Testing

@testable import Record

/// The list that the documentation shows is one.
@Suite struct ExampleListTests {
    @Test func theExampleIsRead() throws {
        let page = try String(contentsOfFile: repositoryFile("Documentation/Ingest.md"), encoding: .utf8)
        let start = try #require(page.firstRange(of: "```toml\n")?.upperBound)
        let end = try #require(page[start...].firstRange(of: "```")?.lowerBound)
        let list = try FeedList(String(page[start..<end]), file: "Ingest.md")
        #expect(list.feeds.count == 3 && list.pause == 2 && list.contact == "desk@post.example")
        #expect(list.feeds.map(\.every) == [1800, 7200, 1800])
        #expect(list.feeds.map(\.words) == [.feed, .page, .feed])
        #expect(list.feeds.map(\.allowsPrivate) == [false, false, true])
    }
}
