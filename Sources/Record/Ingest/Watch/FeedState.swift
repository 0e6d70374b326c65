/// What the watch remembers of a feed between two visits.
package struct FeedState: Hashable, Sendable {
    package var number: Int64
    package var address: WebAddress
    var validators: Visitor.Validators?
    package var visited: Moment?
    /// The last visit that brought it, or word that nothing is new.
    package var succeeded: Moment?
    /// Visits since then that failed, one after the other.
    package var failures = 0
    package var reason: String?
    /// When it is to be visited next; nil is "now".
    package var due: Moment?
    /// It is gone for good, by its server's word.
    package var isGone = false

    /// How a visit ended.
    enum Ending: Hashable, Sendable {
        /// The feed came, with what to show its server next time.
        case read(Visitor.Validators?)
        /// It is what it was.
        case unchanged
        /// - Parameter wait: seconds for which the server wants to be left alone.
        case failed(String, wait: Int?)
        case gone(String)
        /// It was not asked, for its host wants to be left alone.
        case postponed(Moment)
    }

    private static let longestPause = 86_400.0

    /// The state after a visit.
    ///
    /// A feed that fails is visited after one, two, four times its interval, at most after a day; up to a quarter more or less by chance, so that
    /// feeds that failed together do not come back together.
    ///
    /// - Parameter chance: from 0 up to 1.
    func after(_ ending: Ending, every: Int, now: Moment, chance: Double) -> FeedState {
        var state = self
        if case .postponed(let until) = ending {
            state.due = until
            return state
        }
        state.visited = now
        switch ending {
        case .read(let validators):
            state.validators = validators
            state.succeed(now, every)
        case .unchanged: state.succeed(now, every)
        case .failed(let reason, let wait):
            state.failures += 1
            state.reason = reason
            let pause = FeedState.pause(every: every, failures: state.failures, chance: chance)
            state.due = now.later(max(pause, Double(wait ?? 0)))
        case .gone(let reason):
            state.failures += 1
            state.reason = reason
            state.isGone = true
            state.due = nil
        case .postponed: break
        }
        return state
    }

    static func pause(every: Int, failures: Int, chance: Double) -> Double {
        let doubled = Double(every) * Double(1 << min(max(failures - 1, 0), 16))
        return min(doubled, max(longestPause, Double(every))) * (0.75 + chance / 2)
    }

    private mutating func succeed(_ now: Moment, _ every: Int) {
        (succeeded, failures, reason, isGone) = (now, 0, nil, false)
        due = now.later(Double(every))
    }

    /// Whether it is its turn; a program that is started every quarter of an hour need not be on the second. What a server asked for
    /// is kept to the second.
    package func isDue(_ now: Moment, every: Int) -> Bool {
        guard !isGone else { return false }
        guard let due else { return true }
        let isUsual = due == succeeded?.later(Double(every))
        return due.milliseconds - (isUsual ? Int64(every) * 100 : 0) <= now.milliseconds
    }
}

extension Moment {
    func later(_ seconds: Double) -> Moment { Moment(milliseconds: milliseconds + Int64(seconds * 1000)) }
}

/// An item of a feed whose page is still to be fetched.
struct AwaitedPage: Hashable, Sendable {
    var key: String
    var link: String
    /// The day that the feed tells, as `2024-03-04`.
    var published: String?
    var tries: Int

    static let mostTries = 8
    private static let firstPause = 1800

    /// When to try again; nil where there is no use.
    func nextTry(after fault: WebFault, now: Moment, chance: Double) -> Moment? {
        switch fault {
        case .hostWaits(_, let until): return until
        case .status(404), .status(410), .address, .scheme, .user, .robots: return nil
        default:
            guard tries + 1 < AwaitedPage.mostTries else { return nil }
            return now.later(FeedState.pause(every: AwaitedPage.firstPause, failures: tries + 1, chance: chance))
        }
    }
}
