/// A day that a time is told from, and which day it is.
struct TimeAnchor: Hashable, Sendable {
    enum Kind: String, Sendable {
        case publication, dateline
        /// The day told in the report's head without a year, or a stretch of days.
        case head = "date in the head"
        case narrative = "narrative date"
        case happening = "the day of what it stands beside"
    }

    var first: Day
    var last: Day
    var kind: Kind
    /// The minute of the day, where a clock was told.
    var minute: Int?

    /// Whether its year is not told and `Day.yearless` stands for it.
    var isYearless: Bool { first.isYearless }

    /// The one day of this weekday, where a report dates itself by several days: "Week of 3–9 May 2010".
    func only(_ weekday: Int) -> Day? {
        guard kind == .head, !isYearless, first < last, last.number - first.number < 7 else { return nil }
        let day = first.adding(days: (weekday - first.weekday + 7) % 7)
        return day.flatMap { $0 <= last ? $0 : nil }
    }

    /// Whether it tells a day, a month, a year.
    func isAsFine(as unit: TimeUnit) -> Bool {
        switch unit {
        case .second, .minute, .hour, .day: first == last
        case .weekend, .week, .fortnight: last.number - first.number < 7
        case .month, .quarter: last.number - first.number < 32
        case .year, .decade, .century: last.number - first.number < 366
        }
    }
}

/// Where a time stands in its report: what it may be told from.
struct TimeSituation: Sendable {
    /// `nearest` where the verb leaves both sides open: "the march planned for Sunday was called off".
    enum Tense: String, Sendable { case past, future, nearest, unknown }

    /// What "now" is: the publication, the dateline, or the latest full date before.
    var now: TimeAnchor?
    /// What "then" is: the time told last.
    var then: TimeAnchor?
    /// The day of what the time is counted from, where the report tells it: "two days after the attack".
    var happening: TimeAnchor?
    /// The year that the story is in just here, where it has told one that is not the publication's.
    var year: Int?
    var tense = Tense.unknown
    /// What the same words came to earlier in the report.
    var same: TimeMoment?
}
