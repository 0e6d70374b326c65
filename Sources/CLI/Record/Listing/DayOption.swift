import ArgumentParser
import Reading
import Record

/// A day, month or year on the command line, from its first day to its last.
struct DayOption: ExpressibleByArgument {
    var first: Day
    var last: Day

    init?(argument: String) {
        let parts = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
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

/// A moment on the command line: of a day its end, otherwise a day with a clock in universal time.
struct MomentOption: ExpressibleByArgument {
    private static let millisecondsADay: Int64 = 86_400_000

    var moment: Moment

    init?(argument: String) {
        let parts = argument.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count <= 2, let day = DayOption(argument: String(parts[0])), day.first == day.last else { return nil }
        let start = Int64(day.first.number - Day.epoch) * MomentOption.millisecondsADay
        guard parts.count == 2 else {
            moment = Moment(milliseconds: start + MomentOption.millisecondsADay - 1)
            return
        }
        let clock = parts[1].hasSuffix("Z") ? parts[1].dropLast() : parts[1]
        let numbers = clock.split(separator: ":", omittingEmptySubsequences: false).map { Int64($0) ?? -1 }
        guard (2...3).contains(numbers.count), (0...23).contains(numbers[0]), (0...59).contains(numbers[1]),
            (0...60).contains(numbers.count > 2 ? numbers[2] : 0)
        else { return nil }
        let seconds = numbers[0] * 3600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0)
        moment = Moment(milliseconds: start + seconds * 1000)
    }
}
