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

            ORMUND, June 17 (Corvus) – The army left Tessel this morning, a day after it had lost the bridge.

            The mayor fled yesterday. The vote was put off in May. Officials met last week.
            """)
        #expect(told.prefix(2) == ["June 17 = XXXX-06-17", "this morning = XXXX-06-17TMO"] || told.contains("morning = XXXX-06-17TMO"))
        #expect(told.contains("yesterday = XXXX-06-16"))
        #expect(told.contains("May = XXXX-05"))
        #expect(told.contains("last week = XXXX-WXX"))
    }

    @Test func weekdaysAreReckonedFromTheHead() throws {
        let told = try told(
            """
            THE VARNO GAZETTE
            Varno, Sunday 18 May 1997

            Five herders were buried at Karsa on Friday, and the police post there was given until Tuesday to close.
            """)
        #expect(told.contains("Friday = 1997-05-16"))
        #expect(told.contains("Tuesday = 1997-05-20"))
    }

    @Test func aDigestGoesPastMidnight() throws {
        let told = try told(
            """
            NIGHT DIGEST, 18–19 October

            22:10. The mayor of Tessel says that a shell has hit the refinery.

            23:50. The army denies it. The fire was put out twenty minutes later.

            00:40. Rebels say that the bridge at Karsa has fallen.

            05:20. The buses will run from 07:00, the railway says.
            """)
        #expect(told.contains("22:10 = XXXX-10-18T22:10"))
        #expect(told.contains("twenty minutes later = XXXX-10-19T00:10"))
        #expect(told.contains("00:40 = XXXX-10-19T00:40"))
        #expect(told.contains("07:00 = XXXX-10-19T07:00"))
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
            Weekly digest, 5–11 July 2021

            Gunmen killed four herders near Karsa on 6 July. On Saturday the army sent two companies to the village.
            """)
        #expect(told.contains("6 July = 2021-07-06"))
        #expect(told.contains("Saturday = 2021-07-10"))
    }

    @Test func whereItBeganIsNotWhenItHappened() throws {
        let told = try told(
            """
            COMMUNIQUÉ 12
            Tessel, 9 October 1993, 21:00

            The garrison, cut off since 21 September, beat back an attack during the night.
            """)
        #expect(told.contains { $0.hasPrefix("night = ") && $0 != "night = 1993-09-21TNI" })
    }
}
