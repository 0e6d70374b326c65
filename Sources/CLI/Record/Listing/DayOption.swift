import ArgumentParser
import Reading
import Record

/// A day, month or year on the command line, from its first day to its last.
struct DayOption: ExpressibleByArgument {
    var first: Day
    var last: Day

    init?(argument: String) {
        guard let days = AskedDays(argument) else { return nil }
        first = days.first
        last = days.last
    }
}

/// A moment on the command line: of a day its end, otherwise a day with a clock in universal time.
struct MomentOption: ExpressibleByArgument {
    var moment: Moment

    init?(argument: String) {
        guard let moment = Moment(asked: argument) else { return nil }
        self.moment = moment
    }
}
