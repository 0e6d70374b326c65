import NIOPosix
import Synchronization

/// Threads on which the record is asked: its calls block, and the event loops must not.
///
/// As many as the store has reading connections; what comes beyond waits, and what cannot be waited for is refused.
struct StorePool: Sendable {
    private let threads: NIOThreadPool
    private let most: Int
    private let waiting = Counter()

    /// - Parameters:
    ///   - count: threads.
    ///   - most: calls that wait or run at a time.
    init(count: Int, most: Int) {
        threads = NIOThreadPool(numberOfThreads: count)
        threads.start()
        self.most = most
    }

    func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        guard waiting.add() <= most else {
            waiting.subtract()
            throw Problem(.busy, "too many questions wait for the record; try again in a moment", headers: [.retryAfter: "1"])
        }
        defer { waiting.subtract() }
        return try await threads.runIfActive(body)
    }

    func stop() async { try? await threads.shutdownGracefully() }
}

/// A number that many threads count with.
final class Counter: Sendable {
    private let value = Atomic<Int>(0)

    /// - Returns: the number with this one.
    @discardableResult
    func add(_ count: Int = 1) -> Int { value.add(count, ordering: .relaxed).newValue }

    func subtract() { value.subtract(1, ordering: .relaxed) }

    var now: Int { value.load(ordering: .relaxed) }
}
