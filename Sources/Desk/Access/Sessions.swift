import Record
import Synchronization

/// Who is logged in by a cookie; they end with the program.
final class Sessions: Sendable {
    private struct Session {
        var name: String
        var csrf: String
        var seen: Moment
        var made: Moment
    }

    private static let idle: Int64 = 8 * 3_600_000
    private static let longest: Int64 = 24 * 3_600_000
    private static let most = 10_000

    private let clock: RecordClock
    /// By the hash of what the cookie holds.
    private let sessions = Mutex<[[UInt8]: Session]>([:])

    init(clock: RecordClock) { self.clock = clock }

    /// - Returns: what the cookie holds.
    func begin(_ name: String) -> String {
        let secret = Secrets.fresh()
        let now = clock.now()
        sessions.withLock { sessions in
            sessions = sessions.filter { Sessions.stands($0.value, now) }
            if sessions.count >= Sessions.most, let oldest = sessions.min(by: { $0.value.seen < $1.value.seen }) {
                sessions[oldest.key] = nil
            }
            sessions[Secrets.hash(secret)] = Session(name: name, csrf: Secrets.fresh(), seen: now, made: now)
        }
        return secret
    }

    func find(_ secret: String) -> (name: String, csrf: String)? {
        let now = clock.now()
        let key = Secrets.hash(secret)
        return sessions.withLock { sessions in
            guard let session = sessions[key] else { return nil }
            guard Sessions.stands(session, now) else {
                sessions[key] = nil
                return nil
            }
            sessions[key]?.seen = now
            return (session.name, session.csrf)
        }
    }

    func end(_ secret: String) { sessions.withLock { $0[Secrets.hash(secret)] = nil } }

    private static func stands(_ session: Session, _ now: Moment) -> Bool {
        now.milliseconds - session.seen.milliseconds < idle && now.milliseconds - session.made.milliseconds < longest
    }
}

/// How often somebody may try a password: five times, then after a minute, two, four and so on to half an hour.
final class LoginLimit: Sendable {
    private struct Tries {
        var failed = 0
        var until: Int64 = 0
        var last: Int64 = 0
    }

    private static let free = 5
    private static let longest: Int64 = 1_800_000
    private static let forgotten: Int64 = 3_600_000
    private static let most = 20_000

    private let clock: RecordClock
    private let tries = Mutex<[String: Tries]>([:])

    init(clock: RecordClock) { self.clock = clock }

    /// Counts a try before it is made, so that many at once are no way round.
    ///
    /// - Returns: seconds to wait; nil where it may be made.
    func begin(_ keys: [String]) -> Int? {
        let now = clock.now().milliseconds
        return tries.withLock { tries in
            if tries.count > LoginLimit.most {
                tries = tries.filter { now - $0.value.last < LoginLimit.forgotten && $0.value.until > now }
            }
            let until = keys.compactMap { tries[$0]?.until }.max() ?? 0
            guard until <= now else { return Int((until - now + 999) / 1000) }
            for key in keys {
                var mine = tries[key] ?? Tries()
                if now - mine.last > LoginLimit.forgotten { mine = Tries() }
                mine.failed += 1
                mine.last = now
                if mine.failed >= LoginLimit.free {
                    mine.until = now + min(LoginLimit.longest, 60_000 << min(5, mine.failed - LoginLimit.free))
                }
                tries[key] = mine
            }
            return nil
        }
    }

    func succeeded(_ keys: [String]) { tries.withLock { tries in for key in keys { tries[key] = nil } } }
}
