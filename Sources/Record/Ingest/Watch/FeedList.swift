/// The feeds that are watched, from a file of which every line is plain TOML:
///
///     every = "30m"
///
///     [[feed]]
///     url = "https://post.example/feed"
///     every = "1h"
package struct FeedList: Hashable, Sendable {
    package struct Feed: Hashable, Sendable {
        package var address: WebAddress
        /// Seconds between two visits.
        package var every: Int
        /// The outlet, where the feed does not name it as the desk does.
        package var outlet: String?
        package var words = Words.feed
        /// Whether it, what it redirects to and its pages may lie on this machine or in a network of somebody's own.
        package var allowsPrivate = false
    }

    /// Where the words of an item are.
    package enum Words: String, Sendable {
        /// In the feed.
        case feed
        /// On the page that the item links to.
        case page
    }

    /// What is wrong on which line.
    package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
        package var file: String
        package var line: Int
        package var reason: String

        package var description: String { "\(file):\(line): \(reason)" }
    }

    package private(set) var feeds: [Feed] = []
    /// Seconds between two requests to one host.
    package private(set) var pause = 2
    /// How those who run the sites can reach the desk; sent with every request.
    package private(set) var contact: String?

    package init(_ text: String, file: String) throws(Fault) {
        var reader = FeedListReader(file: file)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { try reader.take(line) }
        feeds = try reader.finish()
        pause = reader.pause ?? pause
        contact = reader.contact
    }

    /// Seconds of “90s”, “30m”, “2h”, “1d”.
    static func seconds(_ written: String) -> Int? {
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        guard let last = written.last, let unit = units[last], let count = Int(written.dropLast()), (0...10_000).contains(count)
        else { return nil }
        return count * unit
    }
}

/// Takes the lines of a list one after the other.
private struct FeedListReader {
    /// A feed as far as it has been told.
    private struct Draft {
        var line: Int
        var address: WebAddress?
        var every: Int?
        var outlet: String?
        var words = FeedList.Words.feed
        var allowsPrivate = false
    }

    /// Half an hour, where the file does not say otherwise.
    private static let usual = 1800
    private static let shortest = 60
    private static let longestPause = 600

    let file: String
    private var line = 0
    private var every: Int?
    private(set) var pause: Int?
    private(set) var contact: String?
    private var drafts: [Draft] = []

    init(file: String) { self.file = file }

    private func fault(_ reason: String, line other: Int? = nil) -> FeedList.Fault {
        FeedList.Fault(file: file, line: other ?? max(line, 1), reason: reason)
    }

    mutating func take(_ text: Substring) throws(FeedList.Fault) {
        line += 1
        guard let read = TOMLLine(text) else { throw fault(TOMLLine.expected) }
        switch read {
        case .blank: break
        case .table(let name):
            guard name == "feed" else { throw fault("only [[feed]] is known here, not [[\(name)]]") }
            drafts.append(Draft(line: line))
        case .value(let key, let value):
            if drafts.isEmpty { try takeOfAll(key, value) } else { try takeOfFeed(key, value, &drafts[drafts.count - 1]) }
        }
    }

    func finish() throws(FeedList.Fault) -> [FeedList.Feed] {
        guard !drafts.isEmpty else { throw fault("there is no [[feed]] in it", line: 1) }
        var feeds: [FeedList.Feed] = []
        for draft in drafts {
            guard let address = draft.address else { throw fault("this feed has no url", line: draft.line) }
            guard !feeds.contains(where: { $0.address == address }) else {
                throw fault("the feed \(address) is in the list twice", line: draft.line)
            }
            feeds.append(
                FeedList.Feed(
                    address: address, every: draft.every ?? every ?? Self.usual, outlet: draft.outlet, words: draft.words,
                    allowsPrivate: draft.allowsPrivate))
        }
        return feeds
    }

    private mutating func takeOfAll(_ key: String, _ value: TOMLLine.Value) throws(FeedList.Fault) {
        switch (key, value) {
        case ("every", _): every = try interval(value)
        case ("pause", .words(let words)):
            guard let seconds = FeedList.seconds(words), seconds <= Self.longestPause else {
                throw fault("a time of at most 10m expected, as \"2s\"")
            }
            pause = seconds
        case ("contact", .words(let words)):
            guard words.utf8.allSatisfy({ (0x20...0x7E).contains($0) }), !words.isEmpty else {
                throw fault("an address of mail or web expected, in plain letters")
            }
            contact = words
        default:
            throw fault(
                "“\(key)” is not known here; before the first [[feed]] stand every, pause and contact, with words in quotes")
        }
    }

    private func takeOfFeed(_ key: String, _ value: TOMLLine.Value, _ draft: inout Draft) throws(FeedList.Fault) {
        switch (key, value) {
        case ("url", .words(let words)):
            do throws(WebFault) { draft.address = try WebAddress(words) } catch { throw fault(error.sentence) }
        case ("every", _): draft.every = try interval(value)
        case ("outlet", .words(let words)): draft.outlet = words.isEmpty ? nil : words
        case ("fetch", .words(let words)):
            guard let kind = FeedList.Words(rawValue: words) else { throw fault("fetch is \"feed\" or \"page\"") }
            draft.words = kind
        case ("allow_private", .truth(let isAllowed)): draft.allowsPrivate = isAllowed
        default:
            throw fault(
                "“\(key)” is not known so; a [[feed]] has url, every, outlet and fetch in quotes, and allow_private = true")
        }
    }

    private func interval(_ value: TOMLLine.Value) throws(FeedList.Fault) -> Int {
        guard case .words(let words) = value, let seconds = FeedList.seconds(words), seconds >= Self.shortest else {
            throw fault("a time of at least 1m expected, as \"30m\", \"2h\" or \"1d\"")
        }
        return seconds
    }
}
