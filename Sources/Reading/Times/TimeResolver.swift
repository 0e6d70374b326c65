/// Reckons what a time comes to from where it is told: the calendar's part of the room.
struct TimeResolver: Sendable {
    let feasts: Feasts

    func moment(of frame: TimeFrame, in situation: TimeSituation) -> TimeMoment {
        switch frame.shape {
        case .date: date(frame, situation).narrowed(to: frame.edge)
        case .shift: shift(frame, situation).narrowed(to: frame.edge)
        case .time, .clock: time(frame, situation)
        case .span: span(frame, situation)
        case .duration: TimeMoment(nil, frame.unit?.grain ?? .unknown, value: frame.period, why: "length of time")
        case .set: set(frame)
        case .reference, .none: TimeMoment(nil, .unknown, value: frame.reference, why: "no date told")
        }
    }

    // MARK: Fields of a calendar

    private func date(_ frame: TimeFrame, _ situation: TimeSituation) -> TimeMoment {
        if let base = frame.bases.first { return date(frame, inside: moment(of: base, in: situation)) }
        if let century = frame.century ?? (frame.unit == .century ? frame.ordinal : nil),
            let moment = TimeMoment.century(century, "named")
        {
            return moment
        }
        if let decade = frame.decade { return self.decade(decade, situation) }
        if let year = frame.year, let moment = moments(of: frame, year, "date told in full").first { return moment }
        if let weekday = frame.weekday, frame.month == nil { return self.weekday(weekday, frame, situation) }
        if frame.origin == .then, frame.month == nil, let number = frame.day ?? frame.ordinal {
            return dayAlone(number, situation)
        }
        if var same = situation.same, frame.direction == nil {
            same.why = "as told before"
            return same
        }
        if let year = situation.year, frame.direction == nil, situation.tense != .future,
            let moment = moments(of: frame, year, "in the year that the story is in").first
        {
            return moment
        }
        guard let now = situation.now, now.isAsFine(as: .year), !now.isYearless || frame.isInEveryYear else {
            return partial(frame)
        }
        let years = (now.first.year - 2)...(now.first.year + 2)
        let candidates = years.flatMap { moments(of: frame, $0, frame.name) }
        return choose(candidates, frame, situation, now) ?? partial(frame)
    }

    private func decade(_ decade: Int, _ situation: TimeSituation) -> TimeMoment {
        var first = decade
        if first < 100 {
            let reached = situation.now.flatMap { $0.isYearless ? nil : $0.first.year } ?? 2000
            first += reached / 100 * 100
            if first > reached { first -= 100 }
        }
        return TimeMoment.decade(first, decade < 100 ? "latest such decade" : "named")
            ?? .unanchored(.decade, value: nil, why: "no decade")
    }

    /// A part of a week, month or year that is told itself: "Tuesday of last week", "March last year", "the end of the month".
    private func date(_ frame: TimeFrame, inside base: TimeMoment) -> TimeMoment {
        guard let interval = base.interval else { return base }
        if frame.weekday == nil, frame.month == nil, frame.season == nil, frame.feast == nil, frame.day == nil, frame.half == nil,
            frame.quarter == nil
        {
            return base
        }
        if let weekday = frame.weekday, frame.month == nil, let day = interval.lowerBound.monday.adding(days: weekday) {
            return .day(day, "weekday of that week; " + base.why)
        }
        if let number = frame.day, frame.month == nil, let day = interval.lowerBound.adding(days: number - 1) {
            return .day(day, "day of that month; " + base.why)
        }
        return moments(of: frame, interval.lowerBound.year, frame.name + " of that year; " + base.why).first ?? base
    }

    /// What the fields come to in one Gregorian year.
    private func moments(of frame: TimeFrame, _ year: Int, _ why: String) -> [TimeMoment] {
        if let calendar = frame.calendar { return [hijri(frame, calendar, year, why)].compactMap { $0 } }
        if let month = frame.month {
            guard let day = Day(year: year, month: month, day: frame.day ?? 1) else { return [] }
            if let last = frame.lastDay, let end = Day(year: year, month: month, day: last), day < end {
                return [.days(day...end, why)]
            }
            let strange = frame.weekday.map { frame.day != nil && !day.isYearless && $0 != day.weekday } ?? false
            return [frame.day == nil ? .month(day, why) : .day(day, strange ? why + "; its weekday is another" : why)]
        }
        if let season = frame.season { return [TimeMoment.season(season, year, why)].compactMap { $0 } }
        if let feast = frame.feast {
            let name = feasts.all[feast].id
            return feasts.intervals(feast, in: year).map { interval -> TimeMoment in
                let day = frame.ordinal.flatMap { interval.lowerBound.adding(days: $0 - 1) }
                if let day { return .day(day, "\(why), day of \(name)") }
                let isLong = interval.upperBound.number - interval.lowerBound.number > 20
                return .stretch(interval, isLong ? .month : .day, "\(why), \(name)")
            }
        }
        if let half = frame.half { return [TimeMoment.half(half, year, why)].compactMap { $0 } }
        if let quarter = frame.quarter ?? (frame.unit == .quarter ? frame.ordinal : nil), (1...4).contains(quarter) {
            return [Day(year: year, month: quarter * 3 - 2, day: 1).flatMap { .quarter($0, why) }].compactMap { $0 }
        }
        return [TimeMoment.year(year, why)].compactMap { $0 }
    }

    /// A year above 1520 is Gregorian and names the one in which the month begins.
    private func hijri(_ frame: TimeFrame, _ calendar: HijriCalendar, _ year: Int, _ why: String) -> TimeMoment? {
        let month = frame.month ?? 1
        let noted = why + (calendar == .solar ? ", solar Hijri" : ", Islamic calendar by reckoning, a day more or less")
        let years = year <= 1520 ? year...year : calendar == .solar ? (year - 622)...(year - 621) : lunarYears(around: year)
        for hijri in years {
            let length = calendar.length(ofMonth: month, year: hijri)
            guard let first = calendar.day(year: hijri, month: month, day: frame.day ?? 1), year <= 1520 || first.year == year
            else { continue }
            if frame.day != nil { return .day(first, noted) }
            guard let last = first.adding(days: length - 1) else { return nil }
            return .stretch(first...last, .month, noted)
        }
        return nil
    }

    private func lunarYears(around year: Int) -> ClosedRange<Int> {
        let first = Day(year: year, month: 1, day: 1).map(HijriCalendar.lunar.year) ?? 1
        return first...(first + 1)
    }

    // MARK: Choice by tense

    private func weekday(_ weekday: Int, _ frame: TimeFrame, _ situation: TimeSituation) -> TimeMoment {
        let now = frame.origin == .then ? situation.then : situation.now
        if let now, frame.direction == nil, let day = now.only(weekday) {
            return .day(day, "the only such weekday of \(now.kind.rawValue)")
        }
        guard let now, now.isAsFine(as: .day), !now.isYearless else {
            return .unanchored(.day, value: "XXXX-WXX-\(weekday + 1)", why: "weekday without anchor")
        }
        let monday = now.first.monday
        let candidates = (-2...2).compactMap { monday.adding(days: 7 * $0 + weekday) }.map { TimeMoment.day($0, "weekday") }
        return choose(candidates, frame, situation, now) ?? partial(frame)
    }

    /// "On the 3rd": of the month that the story is in, or of the one before or after where the verb tells so.
    private func dayAlone(_ number: Int, _ situation: TimeSituation) -> TimeMoment {
        let base = [situation.then, situation.now].compactMap { $0 }.first { $0.isAsFine(as: .month) }
        guard let base, let month = Day.firstOfMonth(number: base.first.monthNumber), let day = month.adding(days: number - 1)
        else {
            return .unanchored(.day, value: "XXXX-XX-" + TimeMoment.padded(number, 2), why: "day of a month not told")
        }
        var steps = 0
        if let now = situation.now, now.isYearless == base.isYearless {
            if situation.tense == .future, day < now.first { steps = 1 }
            if situation.tense != .future, day > now.last { steps = -1 }
        }
        let first = Day.firstOfMonth(number: month.monthNumber + steps) ?? month
        guard let day = Day(year: first.year, month: first.month, day: number) else {
            return .unanchored(.day, value: "XXXX-XX-" + TimeMoment.padded(number, 2), why: "no such day of the month")
        }
        return .day(day, "day of the month of \(base.kind.rawValue)")
    }

    /// Of several years, weeks or days in order, the one meant: by "last" and "next" where told, by tense otherwise.
    private func choose(
        _ candidates: [TimeMoment], _ frame: TimeFrame, _ situation: TimeSituation, _ now: TimeAnchor
    ) -> TimeMoment? {
        let before = candidates.last { $0.end.map { $0 < now.first } ?? false }
        let upTo = candidates.last { $0.start.map { $0 <= now.last } ?? false }
        let onward = candidates.first { $0.end.map { $0 >= now.first } ?? false }
        let after = candidates.first { $0.start.map { $0 > now.last } ?? false }
        let anchor = now.kind.rawValue
        func told(_ moment: TimeMoment?, _ how: String) -> TimeMoment? {
            moment.map { moment in
                var moment = moment
                moment.why += " \(how) \(anchor)"
                return moment
            }
        }
        switch (frame.direction, situation.tense) {
        case (.some(-1), _): return told(before, "last before")
        case (.some(1), _): return told(after, "next after")
        case (_?, _) where frame.weekday == nil:
            return told(
                candidates.first(where: { $0.start.map { $0.year == now.first.year } ?? false }) ?? upTo, "in the year of")
        case (_, .future):
            if frame.weekday == nil, isFarther(onward, than: before, now) { return told(before, "shortly before") }
            return told(onward, "after")
        case (_, .nearest): return told(nearest(upTo, after, now), "nearest to")
        case (_?, .unknown): return told(onward, "after")
        case (_, .past) where now.kind == .narrative && frame.weekday != nil: return told(onward, "after")
        case (_, .past):
            let ahead = frame.feast == nil ? 3 : 7
            if frame.weekday == nil, isFarther(upTo, than: after, now, ahead) { return told(after, "shortly after") }
            return told(upTo, "before")
        case (nil, .unknown):
            if frame.weekday != nil { return told(upTo, "before") }
            return told(nearest(upTo, after, now), "nearest to")
        }
    }

    /// What lies ahead must be clearly nearer: reports tell of the past.
    private func nearest(_ past: TimeMoment?, _ future: TimeMoment?, _ now: TimeAnchor) -> TimeMoment? {
        guard let back = past?.end, let ahead = future?.start else { return past ?? future }
        return 2 * max(0, now.first.number - back.number) <= 3 * (ahead.number - now.last.number) ? past : future
    }

    /// What would lie most of a year away is taken for what is near on the other side: behind within a month, ahead within a few
    /// days.
    private func isFarther(_ far: TimeMoment?, than near: TimeMoment?, _ now: TimeAnchor, _ days: Int = 3) -> Bool {
        guard let far, let near else { return false }
        if let ahead = far.start, let back = near.end, ahead > now.last {
            return ahead.number - now.last.number > 240 && now.first.number - back.number <= 31
        }
        guard let back = far.end, let ahead = near.start else { return false }
        return now.first.number - back.number > 240 && ahead.number - now.last.number <= days
    }

    /// Without an anchor the value names what is known.
    private func partial(_ frame: TimeFrame) -> TimeMoment {
        if frame.month != nil, frame.calendar == nil,
            var moment = moments(of: frame, Day.yearless, frame.name + " without anchor").first
        {
            moment.lacksAnchor = true
            return moment
        }
        var value: String?
        var grain = TimeExpression.Grain.unknown
        if let weekday = frame.weekday {
            (value, grain) = ("XXXX-WXX-\(weekday + 1)", .day)
        } else if let season = frame.season {
            (value, grain) = ("XXXX-" + season.rawValue, .season)
        }
        return .unanchored(grain, value: value, why: frame.name + " without anchor")
    }
}

extension TimeFrame {
    /// Whether it is told alike in every year: months, days of them, seasons.
    var isInEveryYear: Bool { (month != nil || season != nil) && calendar == nil }

    /// What a reason calls it.
    var name: String {
        if feast != nil { return "feast" }
        if day != nil { return "day" }
        if month != nil { return "month" }
        if season != nil { return "season" }
        return weekday != nil ? "weekday" : "date"
    }
}
