import Dispatch
import Synchronization

/// Works on several threads and hands results on in the order in which the work was given.
///
/// Whoever gives work also takes results: `submit` blocks while the window is full, so that never more than `window` pieces
/// are in memory, however long the run. The order, and with it the output, does not depend on the number of threads.
package final class OrderedPool<Work: Sendable, Output: Sendable> {
    /// A piece of work on its way: waiting, worked on, done.
    private final class Ticket: Sendable {
        let work: Work
        let output = Mutex<Output?>(nil)
        let done = DispatchSemaphore(value: 0)

        init(_ work: Work) { self.work = work }
    }

    /// The tickets that no thread has taken yet; nil sends a thread home.
    private final class Counter: Sendable {
        private let waiting = Mutex<[Ticket?]>([])
        private let filled = DispatchSemaphore(value: 0)

        func put(_ ticket: Ticket?) {
            waiting.withLock { $0.append(ticket) }
            filled.signal()
        }

        func take() -> Ticket? {
            filled.wait()
            return waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        }
    }

    private let counter = Counter()
    private let threads: Int
    private let window: Int
    private var pending: [Ticket] = []
    /// Called about four times a second while waiting.
    private let tick: () -> Void

    /// - Parameter worker: called once on each thread, for what that thread works with.
    package init(
        threads: Int, window: Int? = nil, tick: @escaping () -> Void = {},
        worker: @escaping @Sendable () -> (Work) -> Output
    ) {
        self.threads = max(1, threads)
        self.window = max(1, window ?? 2 * threads + 2)
        self.tick = tick
        let counter = counter
        for number in 0..<self.threads {
            // A queue of its own is a thread of its own.
            DispatchQueue(label: "reader \(number)").async {
                let work = worker()
                while let ticket = counter.take() {
                    let output = work(ticket.work)
                    ticket.output.withLock { $0 = output }
                    ticket.done.signal()
                }
            }
        }
    }

    deinit {
        for _ in 0..<threads { counter.put(nil) }
    }

    /// Gives a piece of work; first hands on what is due when the window is full.
    package func submit(_ work: Work, each: (Output) throws -> Void) rethrows {
        while pending.count >= window { try handOn(each) }
        let ticket = Ticket(work)
        pending.append(ticket)
        counter.put(ticket)
    }

    /// Hands on everything that is still out.
    package func finish(each: (Output) throws -> Void) rethrows {
        while !pending.isEmpty { try handOn(each) }
    }

    private func handOn(_ each: (Output) throws -> Void) rethrows {
        let ticket = pending.removeFirst()
        while ticket.done.wait(timeout: .now() + .milliseconds(250)) == .timedOut { tick() }
        tick()
        if let output = ticket.output.withLock({ $0.take() }) { try each(output) }
    }
}
