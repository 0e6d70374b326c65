import Fetching
import Foundation
import TestSupport

@testable import Reading
@testable import Record

/// A record in a folder of its own and a watch on it, with a clock that the test moves on.
@MainActor final class WatchPlace {
    final class Time: @unchecked Sendable {
        private let lock = NSLock()
        private var value: Int64 = 1_700_000_000_000

        var now: Moment { lock.withLock { Moment(milliseconds: value) } }

        func pass(minutes: Int) { lock.withLock { value += Int64(minutes) * 60_000 } }
    }

    let folder: String
    let time = Time()
    let store: RecordStore
    private let watch: Watch
    private(set) var news: [FeedNews] = []
    /// What linking does with new readings.
    var linking: @Sendable ([Int64]) throws -> Void = { _ in }

    /// - Parameters:
    ///   - names: hosts that stand for the open internet, though this machine answers for them.
    ///   - inside: hosts whose names lead to this machine.
    init(names: Set<String> = [], inside: Set<String> = []) throws {
        folder = NSTemporaryDirectory() + "watch-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let time = time
        store = try RecordStore(path: folder + "/record.sqlite", clock: RecordClock { time.now })
        var patience = WebClient.Patience()
        (patience.reading, patience.whole) = (2, 3)
        let client = try WebClient(patience: patience) { host in
            names.union(inside).contains(host) ? [NetworkAddress("127.0.0.1")].compactMap(\.self) : NetworkAddress.all(of: host)
        }
        let texts = ReportReader(lexicon: try PageLexicon(data: DataDirectory(path: repositoryFile("Data"))))
        watch = Watch(
            store: store, texts: texts,
            fetch: { (request: WebRequest) async throws(WebFault) -> WebAnswer in
                var request = request
                if names.contains(request.address.host) { request.allowsPrivate = true }
                return try await client.answer(to: request)
            }, chance: { 0.5 })
    }

    deinit {
        try? store.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    func list(_ feeds: String, pause: String = "0s") throws -> FeedList {
        try FeedList("pause = \"\(pause)\"\ncontact = \"desk@post.example\"\n" + feeds, file: "feeds.toml")
    }

    /// A list of one feed at this machine.
    func list(of server: LoopbackServer, _ path: String = "/feed", _ more: String = "") throws -> FeedList {
        try list("[[feed]]\nurl = \"\(server.url)\(path)\"\nallow_private = true\n\(more)")
    }

    /// Visits the feeds whose turn it is.
    @discardableResult
    func round(_ list: FeedList) async throws -> WatchCount {
        news = []
        let linking = linking
        let keeping = WatchKeeping(
            into: store, of: WatchKeeping.Origin(list: "/desk/feeds.toml", by: "test"), threads: 2, hands: { WatchPlace.read }, kept: { try linking($0) })
        return try await watch.round(try watch.due(in: list), of: list, into: keeping) { self.news.append($0) }
    }

    func state(_ list: FeedList) throws -> FeedState { try store.feeds(list.feeds.map(\.address))[0] }

    /// Why the feed failed in the last round.
    var reason: String? {
        news.lazy.compactMap { if case .failed(let reason) = $0.outcome { reason } else { nil } }.first
    }

    var failures: [IngestFailure] { get throws { try store.failures() } }

    /// What the record holds, in the order of arrival.
    func reports() throws -> [StoredReport] {
        var reports: [StoredReport] = []
        while let report = try store.report(ThingID(.report, Int64(reports.count + 1))) { reports.append(report) }
        return reports
    }

    /// The bytes of the reports.
    func kept() throws -> [String] { try reports().map { String(decoding: $0.bytes, as: UTF8.self) } }

    /// Reads without a model, and finds nothing.
    @Sendable nonisolated static func read(_ report: Report) -> ReadReport {
        ReadReport(
            document: Document(report: report, tokens: Tokens(), sentences: []), entities: [], statements: [], doubts: [],
            engine: EngineVersions(model: nil, rules: nil))
    }
}

/// Feeds of invented news.
enum Feeds {
    static func rss(_ items: String...) -> String {
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Estuary Post</title>" + items.joined() + "</channel></rss>"
    }

    static func item(_ name: String, _ words: String, link: String? = nil, more: String = "") -> String {
        "<item><guid isPermaLink=\"false\">\(name)</guid>" + (link.map { "<link>\($0)</link>" } ?? "")
            + "<pubDate>Sat, 03 Apr 2021 10:00:00 GMT</pubDate><description>\(words)</description>\(more)</item>"
    }

    static let rain = rss(item("n1", "The clerk said it rained."))
}
