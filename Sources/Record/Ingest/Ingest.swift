import Reading

/// Takes reports into the record: reads on several threads, keeps in order, a batch to a transaction.
///
/// What the record holds already is recognised by its bytes and not read again, so that a run that was broken off goes on
/// where it was when it is simply started again. A batch is acknowledged once it is in the file.
package struct Ingest {
    /// Reports to a transaction; more costs memory, fewer cost waits for the disk. As many are read ahead, so that readers need not wait while
    /// a batch is kept and linked.
    private static let batch = 32

    private let store: RecordStore
    private let threads: Int
    private let hands: @Sendable () -> (Report) -> ReadReport

    /// - Parameter hands: called once on each thread, for what that thread reads with.
    package init(into store: RecordStore, threads: Int, hands: @escaping @Sendable () -> (Report) -> ReadReport) {
        self.store = store
        self.threads = threads
        self.hands = hands
    }

    /// Reads and keeps all that the sources hold.
    ///
    /// - Parameters:
    ///   - tick: called about four times a second and after each batch, with how far it is.
    ///   - kept: called after each batch with the numbers of the readings that are new.
    package func run(
        _ sources: [any ArrivalSource], in importing: ThingID, tick: @escaping (IngestCount) -> Void = { _ in },
        kept: ([Int64]) throws -> Void = { _ in }
    ) throws -> IngestCount {
        let progress = IngestProgress(of: sources)
        let hands = hands
        let pool = OrderedPool<Arrival, RecordStore.Taken>(threads: threads, window: Ingest.batch + 2 * threads) {
            tick(progress.count)
        } worker: {
            let read = hands()
            return { $0.taken(read) }
        }
        var waiting: [RecordStore.Taken] = []
        // Reports that are not in the record yet, but will be.
        var underway: Set<Report.ID> = []
        func keep() throws {
            guard !waiting.isEmpty else { return }
            let outcomes = try store.keep(waiting, in: importing)
            for taken in waiting { if let id = taken.id { underway.remove(id) } }
            waiting = []
            progress.add(outcomes)
            try kept(outcomes.compactMap(\.reading))
            tick(progress.count)
        }
        func handOn(_ taken: RecordStore.Taken) throws {
            waiting.append(taken)
            if waiting.count >= Ingest.batch { try keep() }
        }
        for source in sources {
            try source.arrivals { arrival, taken in
                progress.taken = taken
                try pool.submit(try recognised(arrival, &underway), each: handOn)
            }
            progress.end(source)
        }
        try pool.finish(each: handOn)
        try keep()
        return progress.count
    }

    /// Says what would come of the sources, and keeps nothing.
    package func preview(_ sources: [any ArrivalSource], each: (Arrival) throws -> Void = { _ in }) throws -> IngestCount {
        let progress = IngestProgress(of: sources)
        var seen: Set<Report.ID> = []
        for source in sources {
            try source.arrivals { arrival, _ in
                let arrival = try recognised(arrival, &seen)
                progress.add([arrival.foreseen])
                try each(arrival)
            }
            progress.end(source)
        }
        return progress.count
    }

    /// Bytes that the record holds, or that came before in this run, need no reading.
    private func recognised(_ arrival: Arrival, _ underway: inout Set<Report.ID>) throws -> Arrival {
        guard case .report(let report, _, let fetch) = arrival else { return arrival }
        guard !underway.contains(report.id), try !store.holds(report.id) else { return .known(report.id, report.place, fetch) }
        underway.insert(report.id)
        return arrival
    }
}

/// How far an ingest is.
package struct IngestCount: Hashable, Sendable {
    package var sources = 0
    package var sourcesInAll = 0
    package var read = 0
    package var known = 0
    package var failed = 0
    /// Bytes of the sources taken so far, of those whose size is known.
    package var bytes = 0
    /// Nil where a source does not know its size.
    package var bytesInAll: Int?

    package init() {}
}

/// The count where the clock of the pool can see it; all of it runs on the thread that ingests.
private final class IngestProgress {
    private(set) var count = IngestCount()
    private var ended = 0

    init(of sources: [any ArrivalSource]) {
        count.sourcesInAll = sources.count
        let sizes = sources.compactMap(\.size)
        if sizes.count == sources.count { count.bytesInAll = sizes.reduce(0, +) }
    }

    /// Bytes of the source that is being taken.
    var taken = 0 {
        didSet { count.bytes = max(count.bytes, ended + taken) }
    }

    func end(_ source: any ArrivalSource) {
        count.sources += 1
        ended += source.size ?? 0
        taken = 0
    }

    func add(_ outcomes: [RecordStore.Kept]) {
        for outcome in outcomes {
            switch outcome {
            case .new: count.read += 1
            case .known: count.known += 1
            case .failed: count.failed += 1
            }
        }
    }
}

extension RecordStore.Taken {
    fileprivate var id: Report.ID? {
        switch self {
        case .read(let kept, _): kept.finding.report.id
        case .known(let id, _, _): id
        case .failed: nil
        }
    }
}

extension RecordStore.Kept {
    var reading: Int64? {
        if case .new(let reading) = self { reading } else { nil }
    }
}
