import Reading

/// Takes reports into the record: reads on several threads, keeps in order, a batch to a transaction.
///
/// What the record holds already is recognised by its bytes and not read again, so that a run that was broken off goes on
/// where it was when it is simply started again. A batch is acknowledged once it is in the file.
package struct Ingest {
    /// Reports to a transaction; more costs memory, fewer cost waits for the disk.
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
        let progress = IngestProgress(sourcesInAll: sources.count)
        let hands = hands
        let pool = OrderedPool<Arrival, RecordStore.Taken>(threads: threads) {
            tick(progress.count)
        } worker: {
            let read = hands()
            return { $0.taken(read) }
        }
        var waiting: [RecordStore.Taken] = []
        func keep() throws {
            guard !waiting.isEmpty else { return }
            let outcomes = try store.keep(waiting, in: importing)
            waiting = []
            progress.add(outcomes)
            try kept(outcomes.compactMap(\.reading))
            tick(progress.count)
        }
        func handOn(_ taken: RecordStore.Taken) throws {
            waiting.append(taken)
            if waiting.count >= Ingest.batch { try keep() }
        }
        var recent: Set<Report.ID> = []
        for source in sources {
            try source.arrivals { arrival in
                try pool.submit(try recognised(arrival, &recent), each: handOn)
            }
            progress.endSource()
        }
        try pool.finish(each: handOn)
        try keep()
        return progress.count
    }

    /// Says what would come of the sources, and keeps nothing.
    package func preview(_ sources: [any ArrivalSource], each: (Arrival) throws -> Void = { _ in }) throws -> IngestCount {
        let progress = IngestProgress(sourcesInAll: sources.count)
        var recent: Set<Report.ID> = []
        for source in sources {
            try source.arrivals { arrival in
                let arrival = try recognised(arrival, &recent)
                progress.add([arrival.foreseen])
                try each(arrival)
            }
            progress.endSource()
        }
        return progress.count
    }

    /// Bytes that the record holds, or that came before in this run, need no reading.
    private func recognised(_ arrival: Arrival, _ recent: inout Set<Report.ID>) throws -> Arrival {
        guard case .report(let report, _) = arrival else { return arrival }
        guard recent.insert(report.id).inserted, try !store.holds(report.id) else { return .known(report.id, report.place) }
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

    package init() {}
}

/// The count where the clock of the pool can see it; all of it runs on the thread that ingests.
private final class IngestProgress {
    private(set) var count = IngestCount()

    init(sourcesInAll: Int) { count.sourcesInAll = sourcesInAll }

    func endSource() { count.sources += 1 }

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

extension RecordStore.Kept {
    var reading: Int64? {
        if case .new(let reading) = self { reading } else { nil }
    }
}
