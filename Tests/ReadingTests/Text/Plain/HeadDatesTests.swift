import Reading
import TestSupport
import Testing

/// Dates in the lines that open a text, beside other words.
@Suite struct HeadDatesTests {
    private static let body = "\n\nRebels said on Tuesday that they would respect the truce in the north, which began a week before."

    @Test(arguments: [
        ("THE VARNO GAZETTE\nVarno, Sunday 18 May 1997", "1997-05-18"),
        ("RADIO KARSA\nTranscript, Tuesday 17 June 2003, 18:05", "2003-06-17"),
        ("Truce in Karsa\nBy Ana Vell\nCorvus News, Varno\n19 August 2016", "2016-08-19"),
        ("Karsa relief: situation report no. 6 (19 August 2016)", "2016-08-19"),
        ("KARSA DIGEST | 2016-08-19", "2016-08-19"),
    ])
    func aDateBesideOtherWords(head: String, day: String) throws {
        let report = try Fixtures.report(head + Self.body)
        #expect(report.head.published?.start.description == day)
        #expect(report.head.published?.origin == .header)
    }

    @Test(arguments: [
        "The night of 5 March 2019", "Varno, 5 March 2019: the village that died", "Twelve killed on 5 March 2019 in Karsa",
    ])
    func aHeadlineOfADayDatesNothing(head: String) throws {
        #expect(try Fixtures.report(head + Self.body).head.published == nil)
    }

    @Test func withoutYearItIsADoubt() throws {
        let report = try Fixtures.report("GENERAL STAFF\nBulletin no. 31\n22 May, 18:00" + Self.body)
        #expect(report.head.published == nil)
        #expect(report.doubts.map(\.kind) == [.publicationDateUncertain])
    }
}
