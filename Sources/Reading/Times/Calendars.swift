/// Days of other calendars than the Gregorian, reckoned.
enum HijriCalendar: Sendable {
    /// The solar year of Iran and Afghanistan, by the 33-year cycle: right for 1300–1440 (1921–2061).
    case solar
    /// The Islamic lunar year, by the tabular calendar: within a day of what is seen.
    case lunar

    func length(ofMonth month: Int, year: Int) -> Int {
        switch self {
        case .solar: month <= 6 ? 31 : month <= 11 ? 30 : (8 * (year + 1) + 21) / 33 > (8 * year + 21) / 33 ? 30 : 29
        case .lunar: month % 2 == 1 || month == 12 && (11 * year + 14) % 30 < 11 ? 30 : 29
        }
    }

    /// The Gregorian day; nil for one that the calendar does not have.
    func day(year: Int, month: Int, day: Int) -> Day? {
        guard (1...2000).contains(year), (1...12).contains(month), (1...length(ofMonth: month, year: year)).contains(day) else {
            return nil
        }
        switch self {
        case .solar:
            let before = month <= 7 ? 31 * (month - 1) : 186 + 30 * (month - 7)
            return Day(number: 227_200 + 365 * (year - 1) + (8 * year + 21) / 33 + before + day - 1)
        case .lunar:
            return Day(number: (11 * year + 3) / 30 + 354 * year + 30 * month - (month - 1) / 2 + day + 226_935)
        }
    }

    /// The calendar's year in which a Gregorian day falls.
    func year(of date: Day) -> Int {
        var year = self == .solar ? date.year - 621 : (date.number - 226_950) * 30 / 10_631 + 2
        while year > 1, let first = day(year: year, month: 1, day: 1), first > date { year -= 1 }
        return year
    }
}

/// When Easter is.
enum Easter {
    /// By the Gregorian computus (Meeus, Jones, Butcher).
    static func western(_ year: Int) -> Day? {
        let a = year % 19, b = year / 100, c = year % 100
        let d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7
        let f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114
        return Day(year: year, month: f / 31, day: f % 31 + 1)
    }

    /// By the Julian computus (Meeus), as the Orthodox churches keep it; told in the Gregorian calendar.
    static func orthodox(_ year: Int) -> Day? {
        let d = (19 * (year % 19) + 15) % 30
        let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        let month = (d + e + 114) / 31, day = (d + e + 114) % 31 + 1
        return Day(year: year, month: month, day: day)?.adding(days: year / 100 - year / 400 - 2)
    }
}

/// Weeks as ISO 8601 counts them, and months ahead and behind.
extension Day {
    /// Year and number of its ISO week.
    var isoWeek: (year: Int, week: Int) {
        guard let thursday = adding(days: 3 - weekday), let first = Day(year: thursday.year, month: 1, day: 1) else {
            return (year, 1)
        }
        return (thursday.year, (thursday.number - first.number) / 7 + 1)
    }

    /// Stands for a year that is not told: a leap year that no report speaks of.
    static let yearless = 4

    /// Whether its year, or that of a day reckoned from it, is not told.
    var isYearless: Bool { year < 10 }

    var monday: Day { adding(days: -weekday) ?? self }

    /// Months from the beginning of the year 0.
    var monthNumber: Int { year * 12 + month - 1 }

    static func firstOfMonth(number: Int) -> Day? { number < 12 ? nil : Day(year: number / 12, month: number % 12 + 1, day: 1) }

    var endOfMonth: Day { Day(year: year, month: month, day: Day.length(ofMonth: month, year: year)) ?? self }
}
