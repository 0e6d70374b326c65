/// Sees to it that a host gets one request at a time, with a pause between two, and none while it asks to be left alone.
actor Courtesy {
    private struct Host {
        var isBusy = false
        var waiting: [CheckedContinuation<Void, Never>] = []
        /// When the next request may go out.
        var free: ContinuousClock.Instant?
        var closed: Moment?
    }

    /// A host that asks for longer pauses gets its next request in a later round.
    private static let patience = Duration.seconds(60)

    private let clock: RecordClock
    private var hosts: [String: Host] = [:]

    init(clock: RecordClock) { self.clock = clock }

    /// Waits for its turn; whoever got it must `leave`.
    func enter(_ name: String) async throws(WebFault) {
        if hosts[name, default: Host()].isBusy {
            await withCheckedContinuation { hosts[name, default: Host()].waiting.append($0) }
        } else {
            hosts[name, default: Host()].isBusy = true
        }
        do throws(WebFault) { try await pause(name) } catch {
            handOn(name)
            throw error
        }
    }

    /// - Parameter pause: seconds before the next request.
    func leave(_ name: String, pause: Int) {
        hosts[name]?.free = .now + .seconds(pause)
        handOn(name)
    }

    /// Leaves a host alone for some time.
    func close(_ name: String, seconds: Int) {
        let until = Moment(milliseconds: clock.now().milliseconds + Int64(seconds) * 1000)
        hosts[name, default: Host()].closed = max(until, hosts[name]?.closed ?? until)
    }

    private func pause(_ name: String) async throws(WebFault) {
        if let closed = hosts[name]?.closed, closed > clock.now() { throw .hostWaits(host: name, until: closed) }
        if let free = hosts[name]?.free, free > .now {
            let left = ContinuousClock.now.duration(to: free)
            guard left <= Courtesy.patience else {
                throw .hostWaits(
                    host: name, until: Moment(milliseconds: clock.now().milliseconds + left.components.seconds * 1000 + 1000))
            }
            do { try await Task.sleep(until: free, clock: .continuous) } catch { throw .stopped }
        }
        if Task.isCancelled { throw .stopped }
    }

    private func handOn(_ name: String) {
        guard let next = hosts[name]?.waiting.first else {
            hosts[name]?.isBusy = false
            return
        }
        hosts[name]?.waiting.removeFirst()
        next.resume()
    }
}
