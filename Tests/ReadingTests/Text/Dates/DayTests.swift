import Reading
import Testing

@Suite struct DayTests {
    @Test func numbersGoThereAndBack() throws {
        for number in stride(from: 600_000, to: 760_000, by: 37) {
            let day = try #require(Day(number: number))
            #expect(day.number == number)
        }
    }

    @Test func calendar() throws {
        let leapDay = try #require(Day(year: 2024, month: 2, day: 29))
        #expect(leapDay.description == "2024-02-29")
        #expect(leapDay.adding(days: 1)?.description == "2024-03-01")
        #expect(leapDay.weekday == 3)
        #expect(Day(year: 2023, month: 2, day: 29) == nil)
        #expect(Day(year: 2023, month: 13, day: 1) == nil)
        #expect(Day(year: 1900, month: 2, day: 29) == nil)
    }
}
