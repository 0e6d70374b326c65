import Record
import Synchronization

/// Who is logged in by a cookie, and until when.
///
/// Kept beside the users, so that a desk that is started anew asks nobody for a password; of the cookie only the hash is kept. What the
/// page bears as its mark is made of the cookie, which no page can read.
final class Sessions: Sendable {
    private static let idle: Int64 = 8 * 3_600_000
    private static let longest: Int64 = 24 * 3_600_000
    /// When somebody was last seen is written as seldom as this.
    private static let written: Int64 = 60_000

    private let people: PeopleStore

    init(people: PeopleStore) { self.people = people }

    /// - Returns: what the cookie holds.
    func begin(_ name: String) throws -> String {
        let secret = Secrets.fresh()
        let now = people.now
        try people.endSessions(madeBefore: now.milliseconds - Sessions.longest, seenBefore: now.milliseconds - Sessions.idle)
        try people.addSession(StoredSession(hash: Secrets.hash(secret), person: name, made: now, seen: now))
        return secret
    }

    func find(_ secret: String) throws -> (name: String, csrf: String)? {
        let now = people.now
        guard var session = try people.session(hash: Secrets.hash(secret)) else { return nil }
        guard Sessions.stands(session, now) else {
            try end(secret)
            return nil
        }
        if now.milliseconds - session.seen.milliseconds >= Sessions.written {
            session.seen = now
            try people.saw(session)
        }
        return (session.person, Sessions.mark(of: secret))
    }

    func end(_ secret: String) throws { try people.endSession(hash: Secrets.hash(secret)) }

    private static func stands(_ session: StoredSession, _ now: Moment) -> Bool {
        now.milliseconds - session.seen.milliseconds < idle && now.milliseconds - session.made.milliseconds < longest
    }

    /// What unsafe requests must bear.
    static func mark(of secret: String) -> String { Secrets.hex(Secrets.hash("mark of " + secret)) }
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
