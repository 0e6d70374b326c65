import Reading
import TestSupport
import Testing

@Suite struct DateLineTests {
    private func published(_ line: String) throws -> Report {
        try Fixtures.report(line + "\n\nRebels said on Tuesday that they would respect the truce in the north.")
    }

    @Test(arguments: [
        ("5 January 2016", "2016-01-05"), ("January 5, 2016", "2016-01-05"), ("Jan. 5, 2016", "2016-01-05"),
        ("5 Jan 2016", "2016-01-05"),
        ("Tuesday, January 5, 2016", "2016-01-05"), ("Tue 5 Jan 2016 12.30 GMT", "2016-01-05"), ("2016-01-05", "2016-01-05"),
        ("2016-01-05T23:30:00-05:00", "2016-01-05"), ("2016/01/05 10:00", "2016-01-05"), ("5.1.2016", "2016-01-05"),
        ("25/12/2015", "2015-12-25"),
        ("12/25/2015", "2015-12-25"), ("Published: Jan 5, 2016", "2016-01-05"), ("Published on 5 January 2016", "2016-01-05"),
        ("Date: 20160105", "2016-01-05"), ("5th of January, 2016", "2016-01-05"),
        ("Posted 5 January 2016 at 3:45 PM EST", "2016-01-05"),
        ("05-Jan-2016", "2016-01-05"), ("Tue, 05 Jan 2016 10:30:00 +0000", "2016-01-05"), ("Tuesday 05/01/2016", "2016-01-05"),
        ("4 September 2021", "2021-09-04"), ("Sept. 4, 2021", "2021-09-04"), ("Feb 29, 2024", "2024-02-29"),
        ("5 January 2016 | Updated 6 January 2016", "2016-01-05"),
    ])
    func tellsADay(_ line: String, _ day: String) throws {
        let report = try published(line)
        #expect(report.head.published?.start.description == day)
        #expect(report.head.published?.grain == .day)
        #expect(report.head.published?.origin == .header)
        #expect(report.blocks.first?.role == .date)
    }

    @Test(arguments: [
        ("Karsa, 9 October 1993, 21:00", "1993-10-09", "Karsa"), ("Puerto Alto, Sunday 18 May 1997", "1997-05-18", "Puerto Alto"),
        ("Transcript, Tuesday 17 June 2003, 18:05", "2003-06-17", nil), ("Bulletin no. 12 | 4 March 2024", "2024-03-04", nil),
        ("Weekly digest, 11 July 2021", "2021-07-11", nil), ("Karsa Post Online, 22 June 2016", "2016-06-22", nil),
    ] as [(String, String, String?)])
    func tellsADayBehindAPlaceOrAnIssue(_ line: String, _ day: String, _ place: String?) throws {
        let report = try published(line)
        #expect(report.head.published?.start.description == day)
        #expect(report.head.dateline.map { report.words($0) } == place)
        #expect(report.blocks.first?.role == .date)
    }

    @Test(arguments: ["Karsa fell on 9 October 1993", "The men of 16 March 1998", "Week of 28 March – 3 April 2017"])
    func isATitle(_ line: String) throws {
        #expect(try published(line).head.published == nil)
    }

    @Test func tellsAMonth() throws {
        let report = try published("January 2016")
        #expect(report.head.published?.grain == .month)
        #expect(report.head.published?.end.description == "2016-01-31")
    }

    @Test(arguments: ["5 January", "03/04/2024", "March 4"])
    func isADoubt(_ line: String) throws {
        let report = try published(line)
        #expect(report.head.published == nil)
        #expect(report.doubts.map(\.kind) == [.publicationDateUncertain])
    }

    @Test(arguments: [
        "Updated 5 January 2016", "30 February 2016", "In January 2016 the war began", "5 January 2016 was a cold day", "1, 2, 3",
    ])
    func tellsNothing(_ line: String) throws {
        #expect(try published(line).head.published == nil)
    }

    @Test func wrongWeekdayIsADoubt() throws {
        let report = try published("Monday, January 5, 2016")
        #expect(report.head.published?.start.description == "2016-01-05")
        #expect(report.doubts.map(\.kind) == [.publicationDateUncertain])
    }
}
