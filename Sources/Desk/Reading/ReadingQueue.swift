import Logging
import Reading
import Record
import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
    import Dispatch
#else
    import Foundation
#endif

/// Reads what was posted, one import after the other, on a thread of its own: the page never waits for the reader.
///
/// What is accepted lies in the spool and in the record's list of imports before it is acknowledged; what waits when the program ends
/// is read when it starts again.
package final class ReadingQueue: Sendable {
    package typealias Hands = @Sendable () -> (Report) -> ReadReport

    /// How far an import is.
    struct Progress: Sendable {
        enum State: String, Sendable {
            case waiting, reading, complete
            case brokenOff = "broken off"
        }

        var importing: ThingID
        var state: State
        var count = IngestCount()
        /// Why it broke off, without words of reports.
        var fault: String?
    }

    private struct Line {
        var waiting: [ThingID] = []
        var progress: [ThingID: Progress] = [:]
        var order: [ThingID] = []
        var watchers: [ThingID: [UUID: CheckedContinuation<Void, Never>]] = [:]
        var isRunning = false
        var isStopping = false
        var read = 0
    }

    private static let most = 1000
    private static let remembered = 2000

    private let store: RecordStore
    private let spool: Spool
    private let texts: ReportReader
    private let columns: ColumnNames
    private let linker: Linker
    private let hands: @Sendable () throws -> Hands
    private let logger: Logger
    private let changed: @Sendable (Progress) -> Void
    private let line = Mutex(Line())
    private let thread = DispatchQueue(label: "rapporteur.reading", qos: .utility)

    /// - Parameters:
    ///   - hands: makes what reads, when the first report comes.
    ///   - changed: told of every step.
    init(
        store: RecordStore, texts: ReportReader, columns: ColumnNames, rules: LinkRules,
        hands: @escaping @Sendable () throws -> Hands,
        logger: Logger, changed: @escaping @Sendable (Progress) -> Void
    ) throws {
        self.store = store
        self.texts = texts
        self.columns = columns
        self.hands = hands
        self.logger = logger
        self.changed = changed
        linker = Linker(store: store, rules: rules)
        spool = try Spool(beside: store.path)
    }

    /// Goes on with what was left.
    func start() { for importing in spool.waiting() where progress(of: importing) == nil { put(importing, first: false) } }

    /// Imports that wait or are being read.
    var waiting: Int { line.withLock { $0.waiting.count + ($0.isRunning ? 1 : 0) } }

    /// Reports read since the start.
    var read: Int { line.withLock { $0.read } }

    func progress(of importing: ThingID) -> Progress? { line.withLock { $0.progress[importing] } }

    /// Keeps a body and puts it in the line.
    ///
    /// - Parameters:
    ///   - key: the same key with the same body is the same import.
    ///   - isUrgent: somebody waits for it.
    func take(_ bytes: [UInt8], form: ArrivalForm, key: String?, by: String, isUrgent: Bool) throws -> ThingID {
        guard waiting < ReadingQueue.most else {
            throw Problem(
                .busy, "\(ReadingQueue.most) imports wait already; send it again in a while", headers: [.retryAfter: "30"])
        }
        let hash = Secrets.hex(Secrets.hash(bytes))
        let what = ["posted", key ?? UUID().uuidString, hash]
        if let key, let known = try store.imports(beginning: ["posted", key]).first {
            guard known.what == what else {
                throw Problem(.conflict, "this Idempotency-Key came before with another body; choose a new one")
            }
            return known.id
        }
        let path = try spool.write(bytes)
        do {
            let (importing, isNew) = try store.beginImport(once: what, SourceSettings(form: form), by: by)
            guard isNew else {
                spool.remove(path)
                return importing
            }
            try spool.name(path, importing)
            put(importing, first: isUrgent)
            return importing
        } catch {
            spool.remove(path)
            throw error
        }
    }

    /// Waits until an import is read, or the task is cancelled.
    func end(of importing: ThingID) async {
        let id = UUID()
        await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
                let isOver = line.withLock { line in
                    let state = line.progress[importing]?.state
                    guard state == .waiting || state == .reading, !Task.isCancelled else { return true }
                    line.watchers[importing, default: [:]][id] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            line.withLock { $0.watchers[importing]?.removeValue(forKey: id) }?.resume()
        }
    }

    /// Takes no more imports up; the one that is being read goes on until the batch that is underway is kept.
    func stop() async {
        line.withLock { $0.isStopping = true }
        await withCheckedContinuation { continuation in thread.async { continuation.resume() } }
    }

    private func put(_ importing: ThingID, first: Bool) {
        let progress = Progress(importing: importing, state: .waiting)
        let isIdle = line.withLock { line in
            line.waiting.insert(importing, at: first ? 0 : line.waiting.count)
            line.progress[importing] = progress
            line.order.append(importing)
            while line.order.count > ReadingQueue.remembered {
                let old = line.order.removeFirst()
                if let state = line.progress[old]?.state, state == .complete || state == .brokenOff { line.progress[old] = nil }
            }
            defer { line.isRunning = true }
            return !line.isRunning
        }
        changed(progress)
        if isIdle { thread.async { self.run() } }
    }

    private func run() {
        while true {
            let next = line.withLock { line -> ThingID? in
                guard !line.isStopping, !line.waiting.isEmpty else {
                    line.isRunning = false
                    return nil
                }
                return line.waiting.removeFirst()
            }
            guard let next else { return }
            read(next)
        }
    }

    private func note(_ progress: Progress) {
        let isOver = progress.state == .complete || progress.state == .brokenOff
        let watchers = line.withLock { line in
            line.progress[progress.importing] = progress
            guard isOver else { return [CheckedContinuation<Void, Never>]() }
            line.read += progress.count.read
            return line.watchers.removeValue(forKey: progress.importing).map { Array($0.values) } ?? []
        }
        for watcher in watchers { watcher.resume() }
        changed(progress)
    }

    private struct Stopped: Error {}

    private func read(_ importing: ThingID) {
        var progress = Progress(importing: importing, state: .reading)
        note(progress)
        do {
            progress.count = try ingest(importing) { count in
                self.note(Progress(importing: importing, state: .reading, count: count))
            }
            try store.completeImport(importing)
            spool.remove(spool.path(of: importing))
            progress.state = .complete
        } catch is Stopped {
            progress.state = .waiting
        } catch {
            progress.state = .brokenOff
            progress.fault = error is RecordError ? "the record could not be written" : "the reader could not be made ready"
            logger.error("\(importing) broke off: \(type(of: error))")
        }
        note(progress)
    }

    private func ingest(_ importing: ThingID, _ tick: @escaping @Sendable (IngestCount) -> Void) throws -> IngestCount {
        guard let known = try store.importing(importing), known.undone == nil else { return IngestCount() }
        let reading = try SourceReading(known.settings, texts: texts, columns: columns)
        let source = NamedSource(reading.source(spool.path(of: importing)), name: "posted as \(importing)")
        return try Ingest(into: store, threads: 1, hands: try hands()).run([source], in: importing, tick: tick) { readings in
            try linker.link(readings)
            if line.withLock({ $0.isStopping }) { throw Stopped() }
        }
    }
}
