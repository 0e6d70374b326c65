import ArgumentParser
import Fetching
import Reading
import Record

struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Read feeds of the web into the record, again and again.",
        discussion: """
            The list is a file of TOML with one [[feed]] after the other: url = "https://…" and, as needed, every = "1h" (half an \
            hour unless given), outlet = "Name", fetch = "page" (the words are on the page that an item links to), allow_private = true \
            (the feed may lie on this machine or in a network of your own). Before them may stand every, pause = "2s" (between two \
            requests to one host) and contact = "mail or page" (sent with every request). The list is read anew before each round.

            A feed is asked whether it is new, at its turn and as its host allows (robots.txt); one that fails is asked later \
            and later, at most after a day. What fails is in rapporteur imports failures until it succeeds. A round is an import; \
            rapporteur imports undo takes it back. An interrupt (Ctrl-C) lets what is under way be kept and ends; a second one ends \
            at once.

            Examples:
              rapporteur watch feeds.toml
              rapporteur watch feeds.toml --once --record desk.sqlite     (for cron)
              rapporteur watch feeds.toml --state

            Exit status: 0 the watch ended; 1 with --once, a feed or page failed (it is named on standard error, the rest was read); \
            2 the list or the record cannot be opened, or data or model is missing or damaged; 64 the command line is wrong.
            """
    )

    @Argument(help: ArgumentHelp("The list of feeds.", valueName: "feeds.toml"), completion: .file(extensions: ["toml"]))
    var list: String

    @Flag(help: "Visit the feeds whose turn it is, and end.")
    var once = false

    @Flag(help: "Visit every feed in the first round, whether it is its turn or not, and those that were gone.")
    var all = false

    @Flag(help: "Print how it stands with each feed, and visit none.")
    var state = false

    @Option(help: ArgumentHelp("Whose imports they are, for the log; otherwise your user name.", valueName: "name"))
    var by: String?

    @OptionGroup var record: RecordOptions
    @OptionGroup var data: DataOptions
    @OptionGroup var model: ModelOptions
    @OptionGroup var actors: ActorOptions
    @OptionGroup var options: RunOptions

    func run() async throws {
        let list = WatchedList(path: RecordPath.whole(list))
        let feeds = try opening(list.read)
        let store = try record.store(.write)
        if state { return try opening { try WatchPage.print(store.feeds(feeds.feeds.map(\.address))) } }
        let data = try data.directory()
        let run = try opening {
            let client = try WebClient()
            return WatchRun(
                list: list, feeds: feeds, store: store, reader: try model.linkingReader(in: data, actors: actors.list()),
                linker: Linker(store: store, rules: try LinkRules(data: data)),
                watch: Watch(store: store, texts: ReportReader(lexicon: try PageLexicon(data: data)), fetch: client.answer),
                by: by ?? UserName.own, threads: options.threadCount, isQuiet: options.quiet)
        }
        let (once, all) = (once, all)
        let work = Task { try await once ? run.once(all: all) : run.always(all: all) }
        let signals = StopSignals { work.cancel() }
        defer { signals.end() }
        let hasFailed: Bool
        do { hasFailed = try await work.value } catch { return try opening { throw error } }
        if once, hasFailed { throw ReadStatus.incomplete.exitCode }
    }
}

/// The file of the list.
struct WatchedList: Sendable {
    struct Unreadable: Error, CustomStringConvertible {
        var path: String
        var description: String { "\(path): the list of feeds cannot be read; check that the file is there and is text" }
    }

    var path: String

    func read() throws -> FeedList {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { throw Unreadable(path: path) }
        return try FeedList(text, file: path)
    }
}

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
