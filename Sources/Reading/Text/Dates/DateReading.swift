/// Reads a date at the beginning of a stretch of text, in any form that reports and pages use.
///
/// A cursor over date pieces; every form is tried from the same place and either takes what it needs or gives it back.
struct DateReading {
    private let pieces: DateTokens
    private let start: Int
    private var at = 0

    /// The date that begins exactly at `span.start`, or nil.
    static func date(in text: [UInt8], _ span: Span) -> WrittenDate? {
        var reading = DateReading(pieces: DateTokens(text, span), start: span.start)
        return reading.read()
    }

    private init(pieces: DateTokens, start: Int) {
        self.pieces = pieces
        self.start = start
    }

    private mutating func read() -> WrittenDate? {
        let weekday = takeWeekday()
        let from = at
        let forms: [(inout DateReading) -> WrittenDate.Value?] = [
            { $0.yearFirst() }, { $0.compact() }, { $0.numbers() }, { $0.dayMonth() }, { $0.monthDay() }, { $0.monthYear() },
        ]
        for form in forms {
            at = from
            guard let value = form(&self) else { continue }
            let span = Span(start, pieces.spans[at - 1].end)
            return settle(WrittenDate(value: value, span: span), weekday: weekday)
        }
        return nil
    }

    /// The weekday decides between two readings, and is compared with the one.
    private func settle(_ date: WrittenDate, weekday: Int?) -> WrittenDate {
        guard let weekday else { return date }
        var date = date
        switch date.value {
        case .day(let day): date.weekdayDisagrees = day.weekday != weekday
        case .ambiguous(let first, let second) where first.weekday == weekday && second.weekday != weekday:
            date.value = .day(first)
        case .ambiguous(let first, let second) where second.weekday == weekday && first.weekday != weekday:
            date.value = .day(second)
        default: break
        }
        return date
    }
}

// MARK: - Forms

extension DateReading {
    /// 2016-01-05, 2016/01/05, 2016.1.5
    private mutating func yearFirst() -> WrittenDate.Value? {
        guard let year = takeYear(), let mark = takeMark(0x2D, 0x2F, 0x2E), let month = takeNumber(digits: 1...2) else {
            return nil
        }
        let back = at
        guard takeMark(mark) != nil, let day = takeNumber(digits: 1...2) else {
            at = back
            return mark == 0x2D && Day(year: year, month: month, day: 1) != nil ? .month(year: year, month: month) : nil
        }
        return Day(year: year, month: month, day: day).map { .day($0) }
    }

    /// 20160105
    private mutating func compact() -> WrittenDate.Value? {
        guard case .number(let value, digits: 8, ordinal: false)? = peek, (19_000_101...21_001_231).contains(value) else {
            return nil
        }
        at += 1
        return Day(year: value / 10_000, month: value / 100 % 100, day: value % 100).map { .day($0) }
    }

    /// 5/1/2016, 05-01-2016, 5.1.2016; the last is always day first.
    private mutating func numbers() -> WrittenDate.Value? {
        guard let first = takeNumber(digits: 1...2), let mark = takeMark(0x2F, 0x2D, 0x2E),
            let second = takeNumber(digits: 1...2),
            takeMark(mark) != nil, let year = takeYear()
        else { return nil }
        let dayFirst = Day(year: year, month: second, day: first)
        let monthFirst = mark == 0x2E ? nil : Day(year: year, month: first, day: second)
        switch (dayFirst, monthFirst) {
        case (let one?, let other?): return one == other ? .day(one) : .ambiguous(one, other)
        case (let one?, nil), (nil, let one?): return .day(one)
        case (nil, nil): return nil
        }
    }

    /// 5 January 2016, 5th of January, 2016, 5-Jan-2016, 5 January
    private mutating func dayMonth() -> WrittenDate.Value? {
        guard let day = takeNumber(digits: 1...2), (1...31).contains(day) else { return nil }
        let hyphen = takeMark(0x2D) != nil
        takeBlanks()
        if case .word? = peek, at + 1 < pieces.tokens.count, pieces.spans[at].count == 2 {
            at += 1
            takeBlanks()
        }
        guard let month = takeMonth() else { return nil }
        return complete(month: month, day: day, hyphen: hyphen)
    }

    /// January 5, 2016; Jan. 5 2016; January 5
    private mutating func monthDay() -> WrittenDate.Value? {
        guard let month = takeMonth() else { return nil }
        takeBlanks()
        guard let day = takeNumber(digits: 1...2), (1...31).contains(day) else { return nil }
        return complete(month: month, day: day, hyphen: false)
    }

    /// January 2016
    private mutating func monthYear() -> WrittenDate.Value? {
        guard let month = takeMonth() else { return nil }
        takeMark(0x2C)
        takeBlanks()
        return takeYear().map { .month(year: $0, month: month) }
    }

    /// The year after day and month, when there is one.
    private mutating func complete(month: Int, day: Int, hyphen: Bool) -> WrittenDate.Value? {
        let back = at
        takeMark(0x2C, 0x2D)
        takeBlanks()
        if let year = takeYear() { return Day(year: year, month: month, day: day).map { .day($0) } }
        at = back
        return day <= Day.length(ofMonth: month, year: 2000) ? .withoutYear(month: month, day: day) : nil
    }
}

// MARK: - Pieces

extension DateReading {
    private var peek: DateToken? { at < pieces.tokens.count ? pieces.tokens[at] : nil }

    private mutating func takeBlanks() {
        if peek == .blank { at += 1 }
    }

    @discardableResult
    private mutating func takeMark(_ marks: UInt8...) -> UInt8? {
        guard case .mark(let mark)? = peek, marks.contains(mark) else { return nil }
        at += 1
        return mark
    }

    private mutating func takeNumber(digits: ClosedRange<Int>) -> Int? {
        guard case .number(let value, let written, _)? = peek, digits.contains(written) else { return nil }
        at += 1
        return value
    }

    /// Four digits, 1500–2199.
    private mutating func takeYear() -> Int? {
        guard case .number(let value, digits: 4, ordinal: false)? = peek, (1500...2199).contains(value) else { return nil }
        at += 1
        return value
    }

    /// A month's name with the point of an abbreviation.
    private mutating func takeMonth() -> Int? {
        guard case .month(let month)? = peek else { return nil }
        at += 1
        takeMark(0x2E)
        return month
    }

    private mutating func takeWeekday() -> Int? {
        guard case .weekday(let day)? = peek else { return nil }
        at += 1
        takeMark(0x2E)
        takeMark(0x2C)
        takeBlanks()
        return day
    }
}
