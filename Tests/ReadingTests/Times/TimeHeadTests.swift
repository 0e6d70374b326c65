import Encoder
import TestSupport
import Testing

@testable import Reading

/// What the head of a report dates it by, and what follows for the times in it.
@Suite struct TimeHeadTests {
    /// `words = value` of a whole report, read as it comes.
    private func told(_ text: String) throws -> [String] {
        let read = try StandardReader.reader.get().read(Fixtures.report(text), Workspace())
        return read.happenings.times.map {
            "\(read.document.report.words(read.document.span($0.tokens))) = \($0.value ?? "nil")"
        }
    }

    @Test func aDayWithoutYearAnchorsDaysAndMonths() throws {
        let told = try told(
            """
            Bridge at Tessel taken

            ORMUND, July 9 (Corvus) – The army left Tessel this morning, a day after it had lost the bridge.

            The mayor fled yesterday. The vote was put off in May. Officials met last week.
            """)
        #expect(told.contains("July 9 = XXXX-07-09"))
        #expect(told.contains("morning = XXXX-07-09TMO"))
        #expect(told.contains("yesterday = XXXX-07-08"))
        #expect(told.contains("May = XXXX-05"))
        #expect(told.contains("last week = XXXX-WXX"))
    }

    @Test func weekdaysAreReckonedFromTheHead() throws {
        let told = try told(
            """
            THE VARNO GAZETTE
            Varno, Monday 3 May 2010

            Five herders were buried at Karsa on Friday, and the police post there was given until Tuesday to close.
            """)
        #expect(told.contains("Friday = 2010-04-30"))
        #expect(told.contains("Tuesday = 2010-05-04"))
    }

    @Test func aDigestGoesPastMidnight() throws {
        let told = try told(
            """
            NIGHT DIGEST, 4–5 June

            22:10. The mayor of Tessel says that a shell has hit the refinery.

            23:50. The army denies it. The fire was put out twenty minutes later.

            00:40. Rebels say that the bridge at Karsa has fallen.

            05:20. The buses will run from 07:00, the railway says.
            """)
        #expect(told.contains("22:10 = XXXX-06-04T22:10"))
        #expect(told.contains("twenty minutes later = XXXX-06-05T00:10"))
        #expect(told.contains("00:40 = XXXX-06-05T00:40"))
        #expect(told.contains("07:00 = XXXX-06-05T07:00"))
    }

    @Test func theNewestMayStandFirst() throws {
        let told = try told(
            """
            Live: the siege of Tessel
            7 March 2022

            02:15 – A convoy has reached the town.

            23:40 – The army says that it holds the bridge.

            21:05 – Shells are falling on the market.
            """)
        #expect(told.contains("02:15 = 2022-03-07T02:15"))
        #expect(told.contains("23:40 = 2022-03-06T23:40"))
    }

    @Test func aWeeklyDigestHoldsItsWeekdays() throws {
        let told = try told(
            """
            TESSEL MONITOR
            Week of 3–9 May 2010

            Gunmen killed four herders near Karsa on 4 May. On Saturday the army sent two companies to the village.
            """)
        #expect(told.contains("4 May = 2010-05-04"))
        #expect(told.contains("Saturday = 2010-05-08"))
    }

    @Test func whereItBeganIsNotWhenItHappened() throws {
        let told = try told(
            """
            COMMUNIQUÉ 12
            Tessel, 6 February 2014, 20:00

            The garrison, cut off since 19 January, beat back an attack during the night.
            """)
        #expect(told.contains("night = 2014-02-05TNI"))
    }
}
