/// What a time comes to: an interval of days, how fine it is, the TIMEX3 value and the reason.
struct TimeMoment: Hashable, Sendable {
    var start: Day?
    var end: Day?
    var grain: TimeExpression.Grain
    var value: String?
    var why: String
    /// It is told from another time that the report does not give.
    var lacksAnchor = false

    init(_ interval: ClosedRange<Day>?, _ grain: TimeExpression.Grain, value: String?, why: String) {
        start = interval?.lowerBound
        end = interval?.upperBound
        self.grain = grain
        self.value = value
        self.why = why
    }

    var interval: ClosedRange<Day>? {
        guard let start, let end, start <= end else { return nil }
        return start...end
    }
}

extension TimeMoment {
    static func day(_ day: Day, _ why: String) -> TimeMoment { TimeMoment(day...day, .day, value: day.description, why: why) }

    static func month(_ first: Day, _ why: String) -> TimeMoment {
        TimeMoment(first...first.endOfMonth, .month, value: String(first.description.prefix(7)), why: why)
    }

    static func year(_ year: Int, _ why: String) -> TimeMoment? {
        years(year, 1).map { TimeMoment($0, .year, value: padded(year, 4), why: why) }
    }

    /// Without its century a decade is one of the anchor's century, or of the last where it would lie ahead.
    static func decade(_ first: Int, _ why: String) -> TimeMoment? {
        years(first, 10).map { TimeMoment($0, .decade, value: padded(first / 10, 3) + "X", why: why) }
    }

    /// 20 for the twentieth, which begins here in 1900 as its TIMEX3 value 19 does.
    static func century(_ number: Int, _ why: String) -> TimeMoment? {
        years((number - 1) * 100, 100).map { TimeMoment($0, .century, value: padded(number - 1, 2), why: why) }
    }

    static func week(_ monday: Day, _ why: String) -> TimeMoment {
        let (year, week) = monday.isoWeek
        return TimeMoment(
            monday...(monday.adding(days: 6) ?? monday), .week, value: padded(year, 4) + "-W" + padded(week, 2), why: why)
    }

    static func weekend(_ monday: Day, _ why: String) -> TimeMoment? {
        guard let saturday = monday.adding(days: 5), let sunday = monday.adding(days: 6) else { return nil }
        return TimeMoment(saturday...sunday, .weekend, value: (week(monday, why).value ?? "") + "-WE", why: why)
    }

    static func quarter(_ first: Day, _ why: String) -> TimeMoment? {
        guard let last = Day.firstOfMonth(number: first.monthNumber + 2)?.endOfMonth else { return nil }
        return TimeMoment(first...last, .quarter, value: padded(first.year, 4) + "-Q" + String((first.month + 2) / 3), why: why)
    }

    static func half(_ half: Int, _ year: Int, _ why: String) -> TimeMoment? {
        guard let first = Day(year: year, month: half == 1 ? 1 : 7, day: 1),
            let last = Day.firstOfMonth(number: first.monthNumber + 5)
        else { return nil }
        return TimeMoment(first...last.endOfMonth, .unknown, value: padded(year, 4) + "-H" + String(half), why: why)
    }

    /// Seasons of the north; winter ends in the year after the one that it is named by.
    static func season(_ season: Season, _ year: Int, _ why: String) -> TimeMoment? {
        let month = [Season.SP: 3, .SU: 6, .FA: 9, .WI: 12][season] ?? 3
        guard let first = Day(year: year, month: month, day: 1), let last = Day.firstOfMonth(number: first.monthNumber + 2) else {
            return nil
        }
        return TimeMoment(first...last.endOfMonth, .season, value: padded(year, 4) + "-" + season.rawValue, why: why)
    }

    /// Days in a row; TIMEX3 has no value for them but that of the first.
    static func days(_ interval: ClosedRange<Day>, _ why: String) -> TimeMoment {
        TimeMoment(interval, .day, value: interval.lowerBound.description, why: why)
    }

    /// A stretch that TIMEX3 has no name for: its first and last day.
    static func stretch(_ interval: ClosedRange<Day>, _ grain: TimeExpression.Grain, _ why: String) -> TimeMoment {
        if interval.lowerBound == interval.upperBound { return day(interval.lowerBound, why) }
        return TimeMoment(interval, grain, value: "\(interval.lowerBound)/\(interval.upperBound)", why: why)
    }

    /// Known only by what it lacks: `XXXX-WXX-7`.
    static func unanchored(_ grain: TimeExpression.Grain, value: String?, why: String) -> TimeMoment {
        var moment = TimeMoment(nil, grain, value: value, why: why)
        moment.lacksAnchor = true
        return moment
    }

    /// As it is shown: without the year where that is not told.
    var shown: TimeMoment {
        guard (start ?? end)?.isYearless == true else { return self }
        var shown = self
        (shown.start, shown.end, shown.lacksAnchor) = (nil, nil, true)
        if let value, value.hasPrefix("000") { shown.value = "XXXX" + value.dropFirst(4) }
        return shown
    }

    static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    private static func years(_ first: Int, _ count: Int) -> ClosedRange<Day>? {
        guard let start = Day(year: max(1, first), month: 1, day: 1), let end = Day(year: first + count - 1, month: 12, day: 31)
        else { return nil }
        return start...end
    }
}

extension TimeMoment {
    /// Its beginning, middle or end: a third of it; the value stays.
    func narrowed(to edge: TimeFrame.Edge?) -> TimeMoment {
        guard let edge, let start, let end else { return self }
        let third = (end.number - start.number + 1) / 3
        guard third > 0 else { return self }
        var narrowed = self
        switch edge {
        case .start: narrowed.end = start.adding(days: third - 1)
        case .mid: (narrowed.start, narrowed.end) = (start.adding(days: third), end.adding(days: -third))
        case .end: narrowed.start = end.adding(days: 1 - third)
        }
        narrowed.why += edge == .start ? ", its beginning" : edge == .mid ? ", its middle" : ", its end"
        return narrowed
    }
}
