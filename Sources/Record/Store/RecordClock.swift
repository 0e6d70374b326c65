#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A moment of the record: milliseconds since 1970, in universal time.
package struct Moment: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func < (a: Moment, b: Moment) -> Bool { a.milliseconds < b.milliseconds }

    /// As ISO 8601 writes it, to the second: `2024-03-04T17:05:09Z`.
    package var description: String {
        var seconds = time_t(milliseconds.flooredQuotient(1000))
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let day = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
        return "\(day)T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
    }
}

extension Int64 {
    fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

/// What tells the record the time; tests bring their own.
package struct RecordClock: Sendable {
    package var now: @Sendable () -> Moment

    package init(now: @escaping @Sendable () -> Moment) { self.now = now }

    package static let system = RecordClock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Moment(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
