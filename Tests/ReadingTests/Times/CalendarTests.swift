import TestSupport
import Testing

@testable import Reading

/// Days of other calendars and feasts, held against dates that almanacs give.
@Suite struct CalendarTests {
    static let feasts = Result { try Feasts(path: repositoryFile("Data/lexicons/times/feasts.txt")) }

    private func starts(_ id: String, _ year: Int) throws -> [String] {
        let feasts = try Self.feasts.get()
        let index = try #require(feasts.all.firstIndex { $0.id == id })
        return feasts.intervals(index, in: year).map(\.lowerBound.description)
    }

    @Test(arguments: [
        (1400, 1, 1, "2021-03-21"), (1402, 12, 29, "2024-03-19"), (1403, 1, 1, "2024-03-20"), (1403, 12, 30, "2025-03-20"),
        (1358, 10, 6, "1979-12-27"),
    ])
    func solarHijri(year: Int, month: Int, day: Int, wanted: String) {
        #expect(HijriCalendar.solar.day(year: year, month: month, day: day)?.description == wanted)
    }

    @Test func aDayThatTheCalendarLacksIsNone() {
        #expect(HijriCalendar.solar.day(year: 1402, month: 12, day: 30) == nil)
        #expect(HijriCalendar.solar.day(year: 1402, month: 8, day: 31) == nil)
        #expect(HijriCalendar.lunar.day(year: 1445, month: 13, day: 1) == nil)
    }

    @Test(arguments: [(1445, 9, 1, "2024-03-11"), (1445, 1, 1, "2023-07-19"), (1420, 10, 1, "2000-01-08")])
    func lunarHijriWithinADay(year: Int, month: Int, day: Int, wanted: String) throws {
        let found = try #require(HijriCalendar.lunar.day(year: year, month: month, day: day))
        let known = try #require(Day(wanted))
        #expect(abs(found.number - known.number) <= 1)
    }

    @Test func everyDayHasItsYear() throws {
        for number in stride(from: 700_000, to: 740_000, by: 97) {
            let date = try #require(Day(number: number))
            for calendar in [HijriCalendar.solar, .lunar] {
                let year = calendar.year(of: date)
                let first = try #require(calendar.day(year: year, month: 1, day: 1))
                let next = try #require(calendar.day(year: year + 1, month: 1, day: 1))
                #expect(first <= date && date < next)
            }
        }
    }

    @Test(arguments: [(2024, "2024-03-31", "2024-05-05"), (2000, "2000-04-23", "2000-04-30"), (2025, "2025-04-20", "2025-04-20")])
    func easters(year: Int, western: String, orthodox: String) {
        #expect(Easter.western(year)?.description == western)
        #expect(Easter.orthodox(year)?.description == orthodox)
    }

    @Test func feastsByYear() throws {
        #expect(try starts("ramadan", 2024) == ["2024-03-11"])
        #expect(try starts("eid-al-fitr", 2000) == ["2000-01-08", "2000-12-27"])
        #expect(try starts("nowruz", 2024) == ["2024-03-20"])
        #expect(try starts("thanksgiving", 1999) == ["1999-11-25"])
        #expect(try starts("memorial", 2024) == ["2024-05-27"])
        #expect(try starts("lunar-new-year", 2024) == ["2024-02-10"])
        #expect(try starts("passover", 1950).count == 1)
        #expect(try starts("diwali", 1949).isEmpty)
    }

    @Test func ramadanEndsTheDayBeforeTheFeast() throws {
        let feasts = try Self.feasts.get()
        let index = try #require(feasts.all.firstIndex { $0.id == "ramadan" })
        #expect(feasts.intervals(index, in: 2024).map(\.upperBound.description) == ["2024-04-09"])
    }

    @Test(arguments: [("2024-01-01", 2024, 1), ("2021-01-03", 2020, 53), ("2000-02-10", 2000, 6), ("2024-12-30", 2025, 1)])
    func isoWeeks(day: String, year: Int, week: Int) throws {
        let found = try #require(Day(day)).isoWeek
        #expect(found.year == year && found.week == week)
    }
}
