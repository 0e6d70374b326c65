import Testing

@testable import Record

@Suite struct TimeOfDayTests {
    private func hours(_ words: String) throws -> ClosedRange<Int>? {
        TimeOfDay.hours(in: words, parts: try Told.rules.get().partsOfDay)
    }

    @Test func aStrokeOfTheClockHasAnHourOfSlack() throws {
        #expect(try hours("15:22") == 14...16)
        #expect(try hours("15.45") == 14...16)
        #expect(try hours("5:40 a.m.") == 4...6)
        #expect(try hours("at 6 pm") == 17...19)
        #expect(try hours("12 am") == -1...1)
    }

    @Test func partsOfTheDayAreRanges() throws {
        let (dawn, noon) = (try #require(try hours("dawn on Wednesday")), try #require(try hours("noon")))
        #expect(!dawn.overlaps(noon))
        #expect(try #require(try hours("Sunday morning")).overlaps(dawn))
    }

    @Test func aNumberAloneIsNoHour() throws {
        #expect(try hours("6 June") == nil)
        #expect(try hours("Friday") == nil)
    }
}
