/// A date as somebody wrote it in a date line, a dateline or metadata.
package struct WrittenDate: Hashable, Sendable {
    package enum Value: Hashable, Sendable {
        case day(Day)
        case month(year: Int, month: Int)
        /// "March 4" and no year anywhere near.
        case withoutYear(month: Int, day: Int)
        /// "03/04/2024": two customs, two days.
        case ambiguous(Day, Day)
    }

    package var value: Value
    /// The words of the date, weekday included, without clock and zone.
    package var span: Span
    /// The written weekday is not the day's own.
    package var weekdayDisagrees = false

    /// As a date of publication; nil where a year is missing or two days are meant.
    func published(_ origin: PublishedDate.Origin) -> PublishedDate? {
        switch value {
        case .day(let day): PublishedDate(start: day, end: day, grain: .day, origin: origin)
        case .month(let year, let month): PublishedDate(year: year, month: month, origin: origin)
        case .withoutYear, .ambiguous: nil
        }
    }
}

extension PublishedDate {
    /// A whole month; nil for one that is none.
    init?(year: Int, month: Int, origin: Origin) {
        guard let start = Day(year: year, month: month, day: 1),
            let end = Day(year: year, month: month, day: Day.length(ofMonth: month, year: year))
        else { return nil }
        self.init(start: start, end: end, grain: .month, origin: origin)
    }
}
