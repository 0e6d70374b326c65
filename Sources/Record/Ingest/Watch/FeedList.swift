/// The feeds that are watched, from a file of which every line is plain TOML:
///
///     every = "30m"
///
///     [[feed]]
///     url = "https://post.example/feed"
///     every = "1h"
package struct FeedList: Hashable, Sendable {
    package struct Feed: Hashable, Sendable {
        package var url: String
        /// Seconds between two visits.
        package var every: Int
        /// The outlet, where the feed does not name it as the desk does.
        package var outlet: String?
    }

    /// What is wrong on which line.
    package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
        package var file: String
        package var line: Int
        package var reason: String

        package var description: String { "\(file):\(line): \(reason)" }
    }

    /// Half an hour, where the file does not say otherwise.
    private static let usual = 1800
    private static let shortest = 60

    package private(set) var feeds: [Feed] = []

    package init(_ text: String, file: String) throws(Fault) {
        var every = Self.usual
        // Seconds told for a feed itself, by its place.
        var own: [Int?] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            func fault(_ reason: String) -> Fault { Fault(file: file, line: index + 1, reason: reason) }
            guard let line = TOMLLine(line) else { throw fault(TOMLLine.expected) }
            switch line {
            case .blank: continue
            case .table(let name):
                guard name == "feed" else { throw fault("only [[feed]] is known here, not [[\(name)]]") }
                feeds.append(Feed(url: "", every: 0))
                own.append(nil)
            case .value(let key, let value):
                switch (key, feeds.isEmpty) {
                case ("every", _):
                    guard let seconds = FeedList.seconds(value), seconds >= Self.shortest else {
                        throw fault("a time of at least 1m expected, as \"30m\", \"2h\" or \"1d\"")
                    }
                    if feeds.isEmpty { every = seconds } else { own[own.count - 1] = seconds }
                case ("url", false):
                    guard value.hasPrefix("http://") || value.hasPrefix("https://") else {
                        throw fault("an address of http or https expected")
                    }
                    feeds[feeds.count - 1].url = value
                case ("outlet", false): feeds[feeds.count - 1].outlet = value.isEmpty ? nil : value
                default: throw fault("“\(key)” is not known here; a [[feed]] has url, every and outlet")
                }
            }
        }
        for index in feeds.indices {
            guard !feeds[index].url.isEmpty else { throw Fault(file: file, line: 1, reason: "feed \(index + 1) has no url") }
            feeds[index].every = own[index] ?? every
        }
        guard !feeds.isEmpty else { throw Fault(file: file, line: 1, reason: "there is no [[feed]] in it") }
    }

    /// Seconds of “90s”, “30m”, “2h”, “1d”.
    static func seconds(_ written: String) -> Int? {
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        guard let last = written.last, let unit = units[last], let count = Int(written.dropLast()), (1...10_000).contains(count)
        else { return nil }
        return count * unit
    }
}
