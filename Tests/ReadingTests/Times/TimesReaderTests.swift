import Encoder
import TestSupport
import Testing

@testable import Reading

/// What anchors a time, what opens it, and what is left open.
@Suite struct TimesReaderTests {
    private let monday = Day("2024-03-04")

    @Test func withoutAnchorAWeekdayLeavesADoubt() throws {
        let check = try TimesCheck("The army left on ⟦XXXX-WXX-7|Sunday⟧.", published: nil)
        #expect(check.told == check.wanted)
        #expect(check.found.map(\.start) == [nil] && check.found.map(\.end) == [nil])
        #expect(check.doubts.map(\.kind) == [.dateWithoutAnchor])
        #expect(check.doubts.first?.about == .time(.init(rawValue: "t1")))
    }

    @Test func aFullDateBeforeAnchorsWhatFollows() throws {
        let check = try TimesCheck(
            "The town fell on ⟦2019-06-05|June 5, 2019⟧. The mayor fled ⟦2019-06-07|two days later⟧ and returned ⟦2020|a year later⟧.",
            published: nil)
        #expect(check.told == check.wanted)
        #expect(check.doubts.isEmpty)
    }

    @Test func theDatelineIsNowWhereThePublicationIsLater() throws {
        let check = try TimesCheck(
            "KARSA, ⟦2024-03-03|March 3⟧ (Wire) -- The army left ⟦2024-03-03|today⟧.", published: monday, dateline: "KARSA")
        #expect(check.told == check.wanted)
        #expect(check.found.last?.why.contains("dateline") == true)
    }

    @Test func aClockOfTwoZonesIsOfOneDay() throws {
        let check = try TimesCheck(
            "The blast came at ⟦2024-03-01T10:35|10:35 a.m.⟧ (⟦2024-03-01T07:35|0735 GMT⟧) ⟦2024-03-01|Friday⟧.",
            published: monday)
        #expect(check.told == check.wanted)
    }

    @Test func whatWasOnTwoDaysAnchorsNothing() throws {
        let check = try TimesCheck(
            "They shelled Karsa on ⟦2024-03-01|Friday⟧. They shelled Amtal on ⟦2024-03-02|Saturday⟧. A child was born ⟦P2D|two days⟧ after the shelling.",
            published: monday)
        #expect(check.told == check.wanted)
        #expect(check.found.map(\.id.rawValue) == ["t1", "t2", "t3"])
    }

    @Test func howLongItWentOnIsNotWhenItWas() throws {
        let check = try TimesCheck(
            "The mayor was shot on ⟦2024-02-29|Thursday⟧. The shops were shut for ⟦P3D|three days⟧ after the killing.",
            published: monday)
        #expect(check.told == check.wanted)
    }

    @Test func aClockTakesTheDayOfWhatItStandsBeside() throws {
        let check = try TimesCheck(
            "The mayor was shot on ⟦2024-02-29|Thursday⟧. His wife was at home. The street was dark. A dog barked. He was shot at ⟦2024-02-29T22:00|10 p.m.⟧ in his kitchen.",
            published: monday)
        #expect(check.told == check.wanted)
    }

    @Test(
        arguments: [
            ("The siege has lasted since ⟦2023-08|August⟧.", "2023-08-01", nil),
            ("No aid came until ⟦2024-03-01|Friday⟧.", nil, "2024-03-01"),
            ("They fled before ⟦2024-03-01|Friday⟧.", nil, "2024-02-29"),
            ("They fled after ⟦2024-03-01|Friday⟧.", "2024-03-02", nil),
            ("They fled after ⟦2024-03-01|Friday⟧'s raid.", "2024-03-01", "2024-03-01"),
            ("The army will leave by ⟦2024-03|the end of the month⟧.", nil, "2024-03-31"),
        ] as [(String, String?, String?)])
    func wordsBeforeATimeOpenIt(marked: String, start: String?, end: String?) throws {
        let check = try TimesCheck(marked, published: monday)
        #expect(check.told == check.wanted)
        #expect(check.found.first?.start?.description == start)
        #expect(check.found.first?.end?.description == end)
    }

    @Test(arguments: [
        "The envoys met on ⟦2024-03-01|Friday⟧.", "The envoys will meet on ⟦2024-03-08|Friday⟧.",
        "The envoys agreed to meet on ⟦2024-03-08|Friday⟧.", "The talks are scheduled for ⟦2024-03-08|Friday⟧.",
        "The envoys managed to meet on ⟦2024-03-01|Friday⟧.", "The rebels were given until ⟦2024-03-08|Friday⟧.",
        "A rally held ⟦2024-03-01|Friday⟧ ended in blood.",
        "The mayor wants the court to lift the ban issued ⟦2024-03-01|Friday⟧ and free the men.",
        "The vote will take place in ⟦2024-05|May⟧.",
        "The vote took place in ⟦2023-05|May⟧.", "The law changes when the case is heard in ⟦2024-05|May⟧.",
        "A march planned for ⟦2024-03-03|Sunday⟧ was cancelled.", "A march planned for ⟦2024-03-06|Wednesday⟧ was called off.",
    ])
    func tenseTellsTheDirection(marked: String) throws {
        let check = try TimesCheck(marked, published: monday)
        #expect(check.told == check.wanted)
    }

    @Test func namesAreNoTimes() throws {
        let check = try TimesCheck("April Marsh of the Sunday Chronicle wrote that they may march.", published: monday)
        #expect(check.told == [])
    }

    @Test func theTimeOfSpeakingIsLinked() throws {
        let text =
            "The army left the town, a rebel spokesman said on Sunday. On Monday, the mayor said that the bridge had been hit."
        var document = try StandardReader.document(text)
        document.report.head.published = monday.map { PublishedDate(start: $0, end: $0, grain: .day, origin: .header) }
        let read = try StandardReader.reader.get().read(document.report, Workspace())
        let values = read.statements.map { statement in
            let id = read.happenings.saidTimes.byStatement[statement.id]
            return read.happenings.times.first { $0.id == id }?.value
        }
        #expect(values == ["2024-03-03", "2024-03-04"])
    }

    @Test func readingLongTextsOfTimesTakesNoTurnThatGrows() throws {
        let line =
            "On Sunday, three weeks ago, at 6 a.m. on March 3, 2024, the first half of the second quarter of 2023 and 1994 and 1996. "
        let check = try TimesCheck(String(repeating: line, count: 20), published: monday)
        #expect(check.found.count >= 100)
    }

    @Test func afterNoonIsOfThatDay() throws {
        let check = try TimesCheck("The mill burned on ⟦2024-03-01|Friday⟧. The weir was hit shortly after ⟦2024-03-01T12:00|noon⟧.", published: monday)
        #expect(check.told == check.wanted)
        #expect(check.found.last?.start == Day("2024-03-01"))
    }

    @Test func aClockIsOfTheLastDayToldWhereThatIsNews() throws {
        let rest = "The street was dark. A dog barked. Nobody came. The lamps were out."
        let check = try TimesCheck(
            "The mill burned on ⟦2024-03-02|Saturday⟧. \(rest) In Amtal a pharmacy was looted at ⟦2024-03-02TMI|midday⟧.", published: monday)
        #expect(check.told == check.wanted)
    }
}
