import Reading

/// Keeps what the visits of a round bring: one after the other, each with what is noted of it.
///
/// It works on the main thread, where reading may take its time without holding up those that fetch. A round is one import, begun
/// when there is something to keep.
@MainActor package final class WatchKeeping {
    package typealias Hands = @Sendable () -> (Report) -> ReadReport

    /// What the imports are of, and whose.
    package struct Origin: Sendable {
        /// The file of the list.
        var list: String
        var by: String

        package init(list: String, by: String) {
            self.list = list
            self.by = by
        }
    }

    private let store: RecordStore
    private let threads: Int
    private let hands: Hands
    private let origin: Origin
    private let kept: @Sendable ([Int64]) throws -> Void
    private var importing: ThingID?
    package private(set) var count = WatchCount()

    /// - Parameter kept: called with the numbers of the readings that are new.
    package init(
        into store: RecordStore, of origin: Origin, threads: Int, hands: @escaping Hands,
        kept: @escaping @Sendable ([Int64]) throws -> Void = { _ in }
    ) {
        self.store = store
        self.origin = origin
        self.threads = threads
        self.hands = hands
        self.kept = kept
    }

    func keep(_ visit: FeedVisit, of feed: FeedList.Feed, _ state: FeedState) throws -> FeedNews {
        let kept = try take(visit.arrivals)
        try store.note(visit.items, in: state.number)
        try store.keep(state)
        count.visited += 1
        count.read += kept.read
        count.known += kept.known + visit.known
        count.unreadable += kept.failed
        var news = FeedNews(
            address: feed.address.description,
            outcome: .read(new: kept.read, known: kept.known + visit.known, failed: kept.failed), moved: visit.moved?.description)
        switch visit.ending {
        case .read: break
        case .unchanged:
            count.unchanged += 1
            news.outcome = .unchanged
        case .failed(let reason, _), .gone(let reason):
            count.failed += 1
            // The feed itself is among what failed.
            count.unreadable -= 1
            news.outcome = .failed(reason)
        case .postponed(let until):
            count.visited -= 1
            count.postponed += 1
            news.outcome = .postponed(until)
        }
        return news
    }

    /// Keeps what came of a page, which is not fetched again.
    func keep(_ arrivals: [Arrival], _ page: AwaitedPage, of feed: FeedList.Feed, _ number: Int64) throws -> FeedNews {
        let kept = try take(arrivals)
        try store.endWaiting(for: page.key, in: number)
        count.read += kept.read
        count.known += kept.known
        count.unreadable += kept.failed
        return FeedNews(address: page.link, outcome: .read(new: kept.read, known: kept.known, failed: kept.failed))
    }

    /// - Parameter next: when it is tried again; nil is never.
    func keepFailure(_ fault: WebFault, _ page: AwaitedPage, of feed: FeedList.Feed, _ number: Int64, next: Moment?) throws
        -> FeedNews?
    {
        if case .hostWaits = fault {
            if let next { try store.postpone(page.key, in: number, to: next, counts: false) }
            return nil
        }
        let reason = "\(page.link): \(fault.sentence)"
        _ = try take([.failed(FeedReading.place(page.key, in: feed), reason: reason)])
        if let next {
            try store.postpone(page.key, in: number, to: next, counts: true)
        } else {
            try store.endWaiting(for: page.key, in: number)
        }
        count.unreadable += 1
        return FeedNews(address: page.link, outcome: .failed(fault.sentence))
    }

    /// Everything that the round brought is kept.
    func finish() throws {
        if let importing { try store.completeImport(importing) }
    }

    private func take(_ arrivals: [Arrival]) throws -> IngestCount {
        guard !arrivals.isEmpty else { return IngestCount() }
        let round = try importing ?? store.beginImport(of: [origin.list], by: origin.by)
        importing = round
        return try Ingest(into: store, threads: min(threads, arrivals.count), hands: hands)
            .run([BroughtArrivals(arrivals: arrivals)], in: round, kept: kept)
    }
}

/// What a visit brought, as a source of an ingest.
private struct BroughtArrivals: ArrivalSource {
    var arrivals: [Arrival]
    var size: Int? { nil }

    func arrivals(each: (Arrival, Int) throws -> Void) throws { for arrival in arrivals { try each(arrival, 0) } }
}
