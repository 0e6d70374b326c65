import Dispatch
import Synchronization
import Testing

@testable import Reading

@Suite struct OrderedPoolTests {
    /// Later pieces are done sooner, and still come last.
    @Test(arguments: [1, 2, 7])
    func keepsTheOrder(threads: Int) {
        var results: [Int] = []
        let pool = OrderedPool<Int, Int>(threads: threads) {
            { number in
                Thread.wait(milliseconds: number % 5 == 0 ? 5 : 0)
                return number * number
            }
        }
        for number in 0..<100 { pool.submit(number) { results.append($0) } }
        pool.finish { results.append($0) }
        #expect(results == (0..<100).map { $0 * $0 })
    }

    @Test func holdsNoMoreThanItsWindow() {
        let out = Mutex(0)
        let most = Mutex(0)
        let pool = OrderedPool<Int, Int>(threads: 3, window: 4) { { $0 } }
        func handOn(_: Int) { out.withLock { $0 -= 1 } }
        for number in 0..<200 {
            pool.submit(number, each: handOn)
            let now = out.withLock { value in
                value += 1
                return value
            }
            most.withLock { $0 = max($0, now) }
        }
        pool.finish(each: handOn)
        #expect(most.withLock { $0 } == 4)
        #expect(out.withLock { $0 } == 0)
    }

    @Test func everyThreadHasItsOwnWorker() {
        let made = Mutex(0)
        let pool = OrderedPool<Int, Int>(threads: 3) {
            made.withLock { $0 += 1 }
            return { $0 }
        }
        for number in 0..<50 { pool.submit(number) { _ in } }
        pool.finish { _ in }
        #expect((1...3).contains(made.withLock { $0 }))
    }

    @Test func whoHandsOnMayStopTheRun() {
        struct Full: Error {}
        let pool = OrderedPool<Int, Int>(threads: 2, window: 1) { { $0 } }
        #expect(throws: Full.self) {
            for number in 0..<10 { try pool.submit(number) { if $0 == 3 { throw Full() } } }
        }
    }

    @Test func tellsTheTimeWhileItWaits() {
        var ticks = 0
        let pool = OrderedPool<Int, Int>(threads: 1, tick: { ticks += 1 }) {
            { number in
                Thread.wait(milliseconds: 600)
                return number
            }
        }
        pool.submit(1) { _ in }
        pool.finish { _ in }
        #expect(ticks >= 2)
    }
}

private enum Thread {
    static func wait(milliseconds: Int) {
        guard milliseconds > 0 else { return }
        _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .milliseconds(milliseconds))
    }
}
