import Reading

/// A day, month or year as people ask for it, from its first day to its last.
package struct AskedDays: Hashable, Sendable {
    package var first: Day
    package var last: Day

    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...3).contains(parts.count), let year = parts[0] else { return nil }
        let month = parts.count > 1 ? parts[1] : nil
        let day = parts.count > 2 ? parts[2] : nil
        guard parts.count < 2 || month != nil, parts.count < 3 || day != nil else { return nil }
        let lastMonth = month ?? 12
        guard (1...12).contains(lastMonth), let first = Day(year: year, month: month ?? 1, day: day ?? 1),
            let last = Day(year: year, month: lastMonth, day: day ?? Day.length(ofMonth: lastMonth, year: year))
        else { return nil }
        self.first = first
        self.last = last
    }
}

extension Moment {
    private static let millisecondsADay: Int64 = 86_400_000

    /// A moment as people ask for it: of a day its end, otherwise a day with a clock in universal time.
    package init?(asked text: String) {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count <= 2, let day = AskedDays(String(parts[0])), day.first == day.last else { return nil }
        let start = Int64(day.first.number - Day.epoch) * Moment.millisecondsADay
        guard parts.count == 2 else {
            self.init(milliseconds: start + Moment.millisecondsADay - 1)
            return
        }
        let clock = parts[1].hasSuffix("Z") ? parts[1].dropLast() : parts[1]
        let numbers = clock.split(separator: ":", omittingEmptySubsequences: false).map { Int64($0) ?? -1 }
        guard (2...3).contains(numbers.count), (0...23).contains(numbers[0]), (0...59).contains(numbers[1]),
            (0...60).contains(numbers.count > 2 ? numbers[2] : 0)
        else { return nil }
        let seconds = numbers[0] * 3600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0)
        self.init(milliseconds: start + seconds * 1000)
    }
}
