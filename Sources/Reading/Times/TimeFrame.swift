/// What the words of a time say by themselves, before it is known from when they are reckoned.
struct TimeFrame: Hashable, Sendable {
    /// What kind of thing the words make; rules name it behind `=>`.
    enum Shape: String, CaseIterable, Sendable {
        /// Fields of a calendar: year, month, day, weekday, season, feast …
        case date
        /// Hour and minute without a day; a part of other rules and an expression of its own.
        case clock
        /// A day with a clock or a part of the day.
        case time
        /// A count of units from now, from then or from a base: "three weeks ago", "last month", "the next day".
        case shift
        /// A stretch that ends or begins now: "the past two years".
        case span
        case duration, set, reference
        /// Words that look like a time and are none: the rule takes them away.
        case none
    }

    /// What a time is counted from; `near` is then where it is a day, otherwise now; `happening` what the words behind it name.
    enum Origin: String, Sendable { case now, then, near, base, happening }
    enum Edge: String, Sendable { case start, mid, end }

    var shape: Shape
    var year: Int?
    var month: Int?
    /// Nil for the Gregorian calendar.
    var calendar: HijriCalendar?
    var day: Int?
    /// "3–5 March"
    var lastDay: Int?
    /// 0 for Monday.
    var weekday: Int?
    var season: Season?
    var quarter: Int?
    var half: Int?
    /// First year of a decade (1990), or without its century (90).
    var decade: Int?
    /// 20 for the twentieth.
    var century: Int?
    var feast: Int?
    var ordinal: Int?
    /// Nil for a number that is not told.
    var count: Double?
    var unit: TimeUnit?
    /// −1 back, 0 here, 1 ahead.
    var direction: Int?
    var origin = Origin.now
    var part: PartOfDay?
    var hour: Int?
    var minute: Int?
    /// a.m. or p.m.; nil where neither is told.
    var isAfternoon: Bool?
    var edge: Edge?
    /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    var reference: String?
    /// The expressions inside: what a shift is counted from, the day of a time, the length of a span.
    var bases: [TimeFrame] = []

    init(_ shape: Shape) { self.shape = shape }

    /// Takes over the value of a word.
    mutating func take(_ entry: TimeEntry) {
        let value = entry.value
        switch entry.kind {
        case .month, .monthno: month = value
        case .solar: (month, calendar) = (value, .solar)
        case .lunar: (month, calendar) = (value, .lunar)
        case .weekday, .weekdays: weekday = value
        case .unit, .units, .frequency: unit = TimeUnit(rawValue: value)
        case .part: part = PartOfDay.allCases[value]
        case .season: season = Season.allCases[value]
        case .number: count = Double(value) / 100
        case .ordinal: ordinal = value
        case .decade: decade = value
        case .feast: feast = value
        case .year, .hijri: year = value
        case .dayno: if day == nil { day = value } else { lastDay = value }
        case .hour: hour = value
        case .clocktime, .colonclock: (hour, minute) = (value / 100, value % 100)
        case .isodate: (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
        case .vague, .scale, .prefix, .ahead, .fixed, .arrange, .grant, .aim, .openModal, .since, .until, .happening, .calledOff,
            .aheadClause:
            break
        }
    }

    /// Takes in an expression that is a part of this one.
    mutating func take(_ inner: TimeFrame) {
        if inner.shape == .clock {
            (hour, minute, isAfternoon) = (inner.told, inner.minute, inner.isAfternoon)
            part = part ?? inner.part
        } else {
            bases.append(inner)
        }
    }

    /// Whether the parts fit each other: "March of last year", not "March of last week".
    var isSound: Bool {
        if let calendar, let month, let year { return calendar.day(year: year, month: month, day: day ?? 1) != nil }
        if let month, let day, calendar == nil {
            guard day <= Day.length(ofMonth: month, year: year ?? 2000) else { return false }
        }
        if let day, let lastDay, lastDay <= day { return false }
        guard let base = bases.first else { return true }
        switch shape {
        case .date:
            if edge != nil, weekday == nil, month == nil { return true }
            if weekday != nil || day != nil && month == nil { return base.unit == (weekday != nil ? .week : .month) }
            return base.unit == .year && base.direction != nil
        case .time: return base.isDay
        case .shift: return base.shape != .duration || base.unit != nil
        default: return true
        }
    }

    /// The hour in digits or, of a clock, as a number in words.
    var told: Int? { hour ?? (shape == .clock ? count.map { Int($0) } : nil) }

    /// Whether it tells one day.
    var isDay: Bool {
        switch shape {
        case .date: day != nil || weekday != nil || feast != nil || edge != nil && bases.first?.isDay == true
        case .shift: (unit ?? bases.first { $0.shape == .duration }?.unit) == .day
        default: false
        }
    }
}
