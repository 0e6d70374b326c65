import Reading
import TestSupport
import Testing

/// Dates in the lines that open a text, beside other words.
@Suite struct HeadDatesTests {
    private static let body = "\n\nRebels said on Tuesday that they would respect the truce in the north, which began a week before."

    @Test(arguments: [
        ("THE VARNO GAZETTE\nVarno, Monday 3 May 2010", "2010-05-03"),
        ("RADIO KARSA\nEvening news, Tuesday 4 May 2010, 20:30", "2010-05-04"),
        ("Truce in Karsa\nBy Ana Vell\nCorvus News, Varno\n6 February 2014", "2014-02-06"),
        ("Karsa relief: situation report no. 4 (6 February 2014)", "2014-02-06"),
        ("KARSA DIGEST | 2014-02-06", "2014-02-06"),
    ])
    func aDateBesideOtherWords(head: String, day: String) throws {
        let report = try Fixtures.report(head + Self.body)
        #expect(report.head.published?.start.description == day)
        #expect(report.head.published?.origin == .header)
    }

    @Test(arguments: [
        "The night of 5 March 2019", "Week of 3–9 May 2010", "Period: 28 April – 3 May 2010", "Varno, 5 March 2019: the village that died", "Twelve killed on 5 March 2019 in Karsa",
    ])
    func aHeadlineOfADayDatesNothing(head: String) throws {
        #expect(try Fixtures.report(head + Self.body).head.published == nil)
    }

    @Test func withoutYearItIsADoubt() throws {
        let report = try Fixtures.report("GENERAL STAFF\nBulletin no. 7\n4 June, 19:30" + Self.body)
        #expect(report.head.published == nil)
        #expect(report.doubts.map(\.kind) == [.publicationDateUncertain])
    }
}
