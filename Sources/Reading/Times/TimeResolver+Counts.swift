/// Times that are counted: from now, from then, from another; lengths, frequencies, clocks.
extension TimeResolver {
    func shift(_ frame: TimeFrame, _ situation: TimeSituation) -> TimeMoment {
        let length = frame.bases.first { $0.shape == .duration }
        guard let unit = frame.unit ?? length?.unit else { return .unanchored(.unknown, value: nil, why: "no unit") }
        guard let count = length == nil ? frame.count ?? 1 : length?.count else { return vague(frame, unit, situation) }
        guard let anchor = anchor(of: frame, situation) else {
            return .unanchored(unit.grain, value: unit.unknownValue, why: "counted from a time not told")
        }
        guard anchor.isAsFine(as: unit), !anchor.isYearless || !unit.needsYear else {
            if count == 0, unit == .day, anchor.isAsFine(as: .month) {
                let month = anchor.first.description.prefix(7) + "-XX"
                return TimeMoment(
                    anchor.first...anchor.last, .month, value: String(month), why: "a day of the \(anchor.kind.rawValue)")
            }
            return .unanchored(unit.grain, value: unit.unknownValue, why: "counted from a time not told")
        }
        let why =
            count == 0 || frame.direction == 0
            ? "\(unit) of \(anchor.kind.rawValue)"
            : "counted \(frame.direction ?? 0 < 0 ? "back" : "on") from \(anchor.kind.rawValue)"
        if length != nil, unit == .decade || unit == .century {
            // "A decade ago" means a year, as "ten years ago" does.
            let years = Int((count * unit.letter.1).rounded()) * (frame.direction ?? 0)
            return TimeUnit.year.moment(years, from: anchor.first, why) ?? .unanchored(.year, value: nil, why: why)
        }
        if let minute = anchor.minute, let moment = clock(frame, unit, count, from: anchor.first, minute, why) { return moment }
        let steps =
            frame.direction.map { Int((count * Double($0)).rounded()) } ?? (unit == .weekend ? weekendStep(anchor, situation) : 0)
        let part = count != count.rounded() ? unit.shifted(by: count * Double(frame.direction ?? 0), from: anchor.first) : nil
        let day = part ?? (frame.direction ?? 0 < 0 ? anchor.first : anchor.last)
        return unit.moment(part == nil ? steps : 0, from: day, why) ?? .unanchored(unit.grain, value: unit.unknownValue, why: why)
    }

    /// "Twenty minutes later", behind a clock.
    private func clock(
        _ frame: TimeFrame, _ unit: TimeUnit, _ count: Double, from day: Day, _ minute: Int, _ why: String
    ) -> TimeMoment? {
        guard unit == .minute || unit == .hour, let direction = frame.direction, direction != 0, count < 1000 else { return nil }
        let total = minute + direction * Int((count * (unit == .hour ? 60 : 1)).rounded())
        let days = total >= 0 ? total / 1440 : (total - 1439) / 1440
        guard let day = day.adding(days: days) else { return nil }
        let value = day.description + "T" + TimeFrame.clock(minute: total - 1440 * days)
        return TimeMoment(day...day, .minute, value: value, why: why)
    }

    /// "Several years ago": somewhere before, and no more is known.
    private func vague(_ frame: TimeFrame, _ unit: TimeUnit, _ situation: TimeSituation) -> TimeMoment {
        let isBack = frame.direction ?? 0 < 0
        let anchor = anchor(of: frame, situation)
        var moment = TimeMoment(
            nil, .unknown, value: isBack ? "PAST_REF" : "FUTURE_REF", why: "a number of \(unit)s that is not told")
        if isBack { moment.end = anchor?.first } else { moment.start = anchor?.last }
        return moment
    }

    private func anchor(of frame: TimeFrame, _ situation: TimeSituation) -> TimeAnchor? {
        switch frame.origin {
        case .now: return situation.now
        case .then: return situation.then
        case .near: return situation.then.flatMap { $0.isAsFine(as: .day) ? $0 : nil } ?? situation.now
        case .happening: return situation.happening
        case .base:
            guard let base = frame.bases.first(where: { $0.shape != .duration }) ?? frame.feastAlone,
                let interval = moment(of: base, in: situation).interval
            else { return nil }
            return TimeAnchor(first: interval.lowerBound, last: interval.upperBound, kind: .narrative)
        }
    }

    /// "The weekend": this week's if ahead or if it has begun, otherwise the last one.
    private func weekendStep(_ anchor: TimeAnchor, _ situation: TimeSituation) -> Int {
        situation.tense == .future || anchor.first.weekday >= 5 ? 0 : -1
    }

    func span(_ frame: TimeFrame, _ situation: TimeSituation) -> TimeMoment {
        let length = frame.bases.first ?? frame
        guard let unit = length.unit else { return .unanchored(.unknown, value: nil, why: "no unit") }
        var moment = TimeMoment(nil, unit.grain, value: length.period, why: "length of time")
        guard let now = situation.now, now.isAsFine(as: .day) else { return moment }
        let isBack = frame.direction ?? -1 < 0
        let other = length.count.flatMap { unit.shifted(by: isBack ? -$0 : $0, from: now.first) }
        (moment.start, moment.end) = isBack ? (other, now.last) : (now.first, other)
        moment.why = "length of time that \(isBack ? "ends" : "begins") with \(now.kind.rawValue)"
        return moment
    }

    func set(_ frame: TimeFrame) -> TimeMoment {
        if let weekday = frame.weekday {
            return TimeMoment(nil, .day, value: "XXXX-WXX-\(weekday + 1)", why: "every such weekday")
        }
        if let part = frame.part { return TimeMoment(nil, .partOfDay, value: "XXXX-XX-XXT" + part.rawValue, why: "every day") }
        if let season = frame.season { return TimeMoment(nil, .season, value: "XXXX-" + season.rawValue, why: "every year") }
        var frame = frame
        frame.count = frame.count ?? frame.bases.first?.count ?? 1
        frame.unit = frame.unit ?? frame.bases.first?.unit
        return TimeMoment(nil, frame.unit?.grain ?? .unknown, value: frame.period, why: "again and again")
    }

    /// A clock or a part of the day, on the day inside it or on the one that the story is at.
    func time(_ frame: TimeFrame, _ situation: TimeSituation) -> TimeMoment {
        var base = frame.bases.first.map { moment(of: $0, in: situation) }
        if base == nil, frame.direction != nil {
            var day = frame
            (day.unit, day.count) = (.day, frame.direction == 0 ? 0 : 1)
            base = shift(day, situation)
        }
        let mark = frame.clock.map { "T" + $0 } ?? frame.part.map { "T" + $0.rawValue } ?? ""
        let grain: TimeExpression.Grain = frame.told == nil ? .partOfDay : frame.minute == nil ? .hour : .minute
        let day = base == nil ? situation.then.flatMap { $0.first == $0.last ? $0.first : nil } : base?.start
        guard let day else {
            let known = base?.value ?? (frame.told == nil ? "XXXX-XX-XX" : "")
            var moment = TimeMoment(nil, grain, value: known + mark, why: base?.why ?? "time of a day that is not told")
            moment.lacksAnchor = true
            return moment
        }
        return TimeMoment(day...day, grain, value: day.description + mark, why: base?.why ?? "time of the day told beside it")
    }
}

extension TimeFrame {
    /// The length as TIMEX3 writes it: `P3W`, `PXM`, `PT5H30M`; decades and centuries in years.
    var period: String? {
        guard let unit else { return nil }
        let (letter, factor, isClock) = unit.letter
        guard let count else { return (isClock ? "PT" : "P") + "X" + letter }
        let value = count * factor
        let whole = Int(value), rest = value - Double(whole)
        if rest < 0.005 { return (isClock ? "PT" : "P") + "\(whole)\(letter)" }
        let finer: (count: Double, letter: String, isClock: Bool)? =
            switch unit {
            case .hour: (rest * 60, "M", true)
            case .minute: (rest * 60, "S", true)
            case .year, .decade, .century: (rest * 12, "M", false)
            case .day: (rest * 24, "H", true)
            case .week: (rest * 7, "D", false)
            default: nil
            }
        guard let finer else { return (isClock ? "PT" : "P") + "\((value * 100).rounded() / 100)\(letter)" }
        let first = whole > 0 ? "\(whole)\(letter)" : ""
        let second = "\(Int(finer.count.rounded()))\(finer.letter)"
        return (isClock ? "PT" : "P") + first + (finer.isClock && !isClock ? "T" : "") + second
    }

    /// The feast inside, as a date of its own.
    var feastAlone: TimeFrame? {
        guard let feast else { return nil }
        var date = TimeFrame(.date)
        date.feast = feast
        return date
    }

    /// Hours and minutes of the day as `20:15`, or the hour alone with `:00`.
    var clock: String? { minuteOfDay.map(TimeFrame.clock) }

    static func clock(minute: Int) -> String { TimeMoment.padded(minute / 60, 2) + ":" + TimeMoment.padded(minute % 60, 2) }

    var minuteOfDay: Int? {
        guard var hour = told else { return nil }
        if isAfternoon == true, hour < 12 { hour += 12 }
        if isAfternoon == false, hour == 12 { hour = 0 }
        if isAfternoon == nil, let part, part == .AF || part == .EV || part == .NI && hour > 5, hour < 12 { hour += 12 }
        return hour * 60 + (minute ?? 0)
    }
}

extension TimeUnit {
    /// The letter of TIMEX3, how many of it a unit is, and whether it stands behind the T.
    var letter: (String, Double, Bool) {
        switch self {
        case .second: ("S", 1, true)
        case .minute: ("M", 1, true)
        case .hour: ("H", 1, true)
        case .day: ("D", 1, false)
        case .weekend: ("D", 2, false)
        case .week: ("W", 1, false)
        case .fortnight: ("W", 2, false)
        case .month: ("M", 1, false)
        case .quarter: ("M", 3, false)
        case .year: ("Y", 1, false)
        case .decade: ("Y", 10, false)
        case .century: ("Y", 100, false)
        }
    }

    var grain: TimeExpression.Grain {
        switch self {
        case .second, .minute: .minute
        case .hour: .hour
        case .day: .day
        case .weekend: .weekend
        case .week, .fortnight: .week
        case .month: .month
        case .quarter: .quarter
        case .year: .year
        case .decade: .decade
        case .century: .century
        }
    }

    /// Whether nobody can reckon it without the year.
    var needsYear: Bool {
        switch self {
        case .weekend, .week, .fortnight, .year, .decade, .century: true
        case .second, .minute, .hour, .day, .month, .quarter: false
        }
    }

    var unknownValue: String? {
        switch self {
        case .day: "XXXX-XX-XX"
        case .week, .fortnight: "XXXX-WXX"
        case .weekend: "XXXX-WXX-WE"
        case .month: "XXXX-XX"
        case .year: "XXXX"
        default: nil
        }
    }

    /// A day some units away; parts of months and years by their mean length.
    func shifted(by count: Double, from day: Day) -> Day? {
        guard abs(count) < 3_000_000 else { return nil }
        switch self {
        case .second, .minute, .hour: return day
        case .day: return day.adding(days: Int(count.rounded()))
        case .week, .weekend: return day.adding(days: Int((count * 7).rounded()))
        case .fortnight: return day.adding(days: Int((count * 14).rounded()))
        case .month, .quarter, .year, .decade, .century:
            let months = count * (self == .month ? 1 : self == .quarter ? 3 : letter.1 * 12)
            let number = day.monthNumber + Int(months.rounded(.down))
            guard let first = Day.firstOfMonth(number: number) else { return nil }
            let within = min(day.day, Day.length(ofMonth: first.month, year: first.year))
            return Day(year: first.year, month: first.month, day: within)?.adding(
                days: Int(((months - months.rounded(.down)) * 30).rounded()))
        }
    }

    /// The unit some steps away from the one that holds a day.
    func moment(_ steps: Int, from day: Day, _ why: String) -> TimeMoment? {
        guard let day = shifted(by: Double(steps), from: day) else { return nil }
        switch self {
        case .second, .minute, .hour: return TimeMoment(day...day, grain, value: day.description, why: why)
        case .day: return .day(day, why)
        case .weekend: return .weekend(day.monday, why)
        case .week, .fortnight: return .week(day.monday, why)
        case .month: return Day.firstOfMonth(number: day.monthNumber).map { .month($0, why) }
        case .quarter: return Day.firstOfMonth(number: day.monthNumber / 3 * 3).flatMap { .quarter($0, why) }
        case .year: return .year(day.year, why)
        case .decade: return .decade(day.year / 10 * 10, why)
        case .century: return .century(day.year / 100 + 1, why)
        }
    }
}
