import Reading
import Record

/// The rounds of a watch, one after the other, with a word on each.
struct WatchRun: Sendable {
    /// Milliseconds after which the list is looked at again though it is nobody's turn.
    private static let longestSleep: Int64 = 300_000
    private static let shortestSleep: Int64 = 1000

    var list: WatchedList
    var feeds: FeedList
    var store: RecordStore
    var reader: Reader
    var linker: Linker
    var watch: Watch
    var by: String
    var threads: Int
    var isQuiet: Bool

    /// One round.
    ///
    /// - Returns: whether something failed.
    func once(all: Bool) async throws -> Bool {
        _ = try linker.linkAll()
        let count = try await round(all ? feeds.feeds : try watch.due(in: feeds), of: feeds)
        return count.failed + count.unreadable > 0
    }

    /// Rounds until the task is cancelled.
    func always(all: Bool) async throws -> Bool {
        _ = try linker.linkAll()
        var current = feeds
        var isFirst = true
        while !Task.isCancelled {
            if !isFirst { current = read(after: current) }
            let due = all && isFirst ? current.feeds : try watch.due(in: current)
            isFirst = false
            if !due.isEmpty { _ = try await round(due, of: current) }
            let next = try watch.next(in: current)
            let left = next.map { $0.milliseconds - store.now.milliseconds } ?? WatchRun.longestSleep
            let pause = min(max(left, WatchRun.shortestSleep), WatchRun.longestSleep)
            do { try await Task.sleep(for: .milliseconds(pause)) } catch { break }
        }
        return false
    }

    /// The list as it is now; one that is broken is told, and the last good one counts.
    private func read(after last: FeedList) -> FeedList {
        do { return try list.read() } catch {
            Complaints.write("\(error); the list is taken as it was")
            return last
        }
    }

    private func round(_ due: [FeedList.Feed], of list: FeedList) async throws -> WatchCount {
        let (reader, linker, isQuiet) = (reader, linker, isQuiet)
        let keeping = await WatchKeeping(
            into: store, of: WatchKeeping.Origin(list: self.list.path, by: by), threads: threads, hands: { Hands(reader).read },
            kept: { try linker.link($0) })
        let count = try await watch.round(due, of: list, into: keeping) { WatchPage.tell($0, isQuiet: isQuiet) }
        if !isQuiet { WatchPage.say("\(store.now): \(count.sentence)" + next(in: list)) }
        return count
    }

    private func next(in list: FeedList) -> String {
        guard let next = try? watch.next(in: list) else { return "" }
        return "; next visit \(max(next, store.now))"
    }
}

/// What a watch says.
enum WatchPage {
    /// What failed goes to standard error, the rest is a line of output.
    static func tell(_ news: FeedNews, isQuiet: Bool) {
        if let moved = news.moved { Complaints.write("\(news.address): lives at \(moved) from now on; put that into the list") }
        switch news.outcome {
        case .failed(let reason): Complaints.write("\(news.address): \(reason)")
        case .read(let new, let known, let failed):
            if failed > 0 { Complaints.write("\(news.address): \(failed) not readable; rapporteur imports failures says why") }
            if !isQuiet { say("\(news.address): \(new) new, \(known) known already") }
        case .unchanged: if !isQuiet { say("\(news.address): nothing new") }
        case .postponed(let until): if !isQuiet { say("\(news.address): left alone until \(until), as its host asked") }
        }
    }

    /// A line that is seen at once, whoever reads it.
    static func say(_ line: String) {
        var output = OutputStream()
        // Whoever read the output has gone; what is read into the record matters more.
        try? output.write("\(ScreenText.line(line))\n".utf8)
        try? output.flush()
    }

    static func print(_ states: [FeedState]) throws {
        for state in states { say(line(state)) }
    }

    static func line(_ state: FeedState) -> String {
        var parts = [state.visited.map { "visited \($0)" } ?? "not visited yet"]
        if let succeeded = state.succeeded, succeeded != state.visited { parts.append("last good \(succeeded)") }
        if state.isGone {
            parts.append("gone")
        } else if state.failures > 0 {
            parts.append("failed \(state.failures) \(state.failures == 1 ? "time" : "times"): \(state.reason ?? "")")
        }
        if let due = state.due { parts.append("next visit \(due)") }
        return "\(state.address): " + parts.joined(separator: "; ")
    }
}

extension WatchCount {
    var sentence: String {
        var parts = ["\(visited) \(visited == 1 ? "feed" : "feeds") visited"]
        if unchanged > 0 { parts.append("\(unchanged) unchanged") }
        if failed > 0 { parts.append("\(failed) failed") }
        if postponed > 0 { parts.append("\(postponed) left alone") }
        return parts.joined(separator: ", ")
            + "; \(read) \(read == 1 ? "report" : "reports") read, \(known) known already, \(unreadable) not readable"
    }
}
