import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The first interrupt or request to end asks a long run to stop; a second one ends the program at once.
final class StopSignals: Sendable {
    private static let watched = [SIGINT, SIGTERM]

    private let count = Atomic<Int>(0)
    private nonisolated(unsafe) let sources: [any DispatchSourceSignal]

    init(stop: @escaping @Sendable () -> Void) {
        for number in Self.watched { signal(number, SIG_IGN) }
        sources = Self.watched.map { DispatchSource.makeSignalSource(signal: $0, queue: .global()) }
        for (source, number) in zip(sources, Self.watched) {
            source.setEventHandler { [self] in
                guard count.add(1, ordering: .relaxed).oldValue == 0 else { _exit(128 + number) }
                Complaints.write("stopping; what is under way is kept")
                stop()
            }
            source.resume()
        }
    }

    /// Signals do again what they do by themselves.
    func end() {
        for source in sources { source.cancel() }
        for number in Self.watched { signal(number, SIG_DFL) }
    }
}
