import Reading

/// Watches feeds: visits each when its turn comes, several hosts at a time, and takes what is new into the record.
///
/// What a visit brought is in the record before the record notes that the visit was made, so that a run that is killed at any
/// moment loses nothing: what was not kept is simply fetched again. Cancelling the task of a round lets what is in flight arrive and be
/// kept, and begins nothing new.
package struct Watch: Sendable {
    /// Hosts that are visited at a time.
    private static let width = 8

    private let store: RecordStore
    private let texts: ReportReader
    private let fetch: WebFetch
    private let courtesy: Courtesy
    /// A number from 0 up to 1 by chance.
    private let chance: @Sendable () -> Double

    package init(
        store: RecordStore, texts: ReportReader, fetch: @escaping WebFetch,
        chance: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.store = store
        self.texts = texts
        self.fetch = fetch
        self.chance = chance
        courtesy = Courtesy(clock: store.clock)
    }

    /// The feeds whose turn it is.
    package func due(in list: FeedList) throws(RecordError) -> [FeedList.Feed] {
        let states = try store.feeds(list.feeds.map(\.address))
        let now = store.now
        return zip(list.feeds, states).filter { $1.isDue(now, every: $0.every) }.map(\.0)
    }

    /// When the next feed has its turn; nil where all are gone.
    package func next(in list: FeedList) throws(RecordError) -> Moment? {
        let now = store.now
        return try store.feeds(list.feeds.map(\.address)).compactMap { $0.isGone ? nil : $0.due ?? now }.min()
    }

    /// Visits these feeds of a list once.
    ///
    /// - Parameter tell: called after each visit that is kept.
    @MainActor package func round(
        _ feeds: [FeedList.Feed], of list: FeedList, into keeping: WatchKeeping,
        tell: @escaping @MainActor (FeedNews) -> Void = { _ in }
    ) async throws -> WatchCount {
        let visitor = Visitor(fetch: fetch, courtesy: courtesy, store: store, pause: list.pause, contact: list.contact)
        let reading = FeedReading(visitor: visitor, texts: texts)
        let states = try store.feeds(feeds.map(\.address))
        var hosts: [String: [(FeedList.Feed, FeedState)]] = [:]
        for (feed, state) in zip(feeds, states) { hosts[feed.address.host, default: []].append((feed, state)) }
        var waiting = hosts.keys.sorted().compactMap { hosts[$0] }[...]
        try await withThrowingTaskGroup(of: Void.self) { group in
            func begin() {
                guard let host = waiting.popFirst() else { return }
                group.addTask { try await visit(host, reading, keeping, tell) }
            }
            for _ in 0..<Watch.width { begin() }
            while try await group.next() != nil { begin() }
        }
        try keeping.finish()
        return keeping.count
    }

    private func visit(
        _ host: [(FeedList.Feed, FeedState)], _ reading: FeedReading, _ keeping: WatchKeeping,
        _ tell: @escaping @MainActor (FeedNews) -> Void
    ) async throws {
        for (feed, state) in host {
            guard !Task.isCancelled, let visit = try await reading.visit(feed, state) else { return }
            let after = state.after(visit.ending, every: feed.every, now: store.now, chance: chance())
            let news = try await keeping.keep(visit, of: feed, after)
            await tell(news)
            if after.failures == 0, feed.words == .page { try await visitPages(of: feed, state.number, reading, keeping, tell) }
        }
    }

    private func visitPages(
        of feed: FeedList.Feed, _ number: Int64, _ reading: FeedReading, _ keeping: WatchKeeping,
        _ tell: @escaping @MainActor (FeedNews) -> Void
    ) async throws {
        for awaited in try store.awaitedPages(of: number) {
            guard !Task.isCancelled else { return }
            switch await reading.page(awaited, of: feed) {
            case .failed(.stopped): return
            case .failed(let fault):
                let next = awaited.nextTry(after: fault, now: store.now, chance: chance())
                if let news = try await keeping.keepFailure(fault, awaited, of: feed, number, next: next) { await tell(news) }
            case .read(let arrivals): await tell(try await keeping.keep(arrivals, awaited, of: feed, number))
            }
        }
    }
}

/// What came of one visit, for those who look on.
package struct FeedNews: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
        case read(new: Int, known: Int, failed: Int)
        case unchanged
        case failed(String)
        case postponed(Moment)
    }

    /// The feed, or a page that it leads to.
    package var address: String
    package var outcome: Outcome
    package var moved: String?
}

/// What a round came to.
package struct WatchCount: Hashable, Sendable {
    package var visited = 0
    package var unchanged = 0
    package var failed = 0
    package var postponed = 0
    /// Reports that are new.
    package var read = 0
    /// Items and bytes that were in the record.
    package var known = 0
    /// Items and pages that could not be read or fetched.
    package var unreadable = 0

    package init() {}
}
