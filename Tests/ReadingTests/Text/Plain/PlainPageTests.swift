import Reading
import TestSupport
import Testing

/// Pages as marked texts: each mark is a block and its label the role.
@Suite struct PlainPageTests {
    private func check(_ marked: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let expected = try MarkedText(marked)
        let report = try Fixtures.report(expected.text)
        let found = ReportCheck.lines(report)
        let wanted = expected.marks.map { "\($0.label): \(expected.words($0.span))" }
        #expect(found == wanted, sourceLocation: sourceLocation)
        #expect(ReportCheck.faults(report, original: expected.text) == [], sourceLocation: sourceLocation)
    }

    @Test func titleBylineDatelineBodyCredit() throws {
        try check(
            """
            ⟦heading|Truce in Karsa Holds⟧

            ⟦byline|By Ana Vell and Joss Marr⟧
            ⟦date|Tuesday, 5 March 2024 10:30 GMT⟧

            ⟦dateline|VARNO, March 4 (Corvus News) –⟧ ⟦body|The truce in Karsa held on Monday, observers said.⟧

            ⟦body|Both sides accused each other of shelling villages.⟧

            ⟦credit|(Reporting by Ana Vell; editing by Tom Reth)⟧
            """)
    }

    @Test func labelledHead() throws {
        try check(
            """
            ⟦date|DATE: 2016-01-05⟧
            ⟦furniture|ID: CN_2016_01⟧
            ⟦furniture|Title:⟧ ⟦heading|Truce in Karsa⟧

            ⟦body|Rebels said on Tuesday that they would respect the truce in the north.⟧
            """)
    }

    @Test func archiveTextWithGluedHeadings() throws {
        try check(
            """
            ⟦date|DATE: 2016-01-05⟧
            ⟦furniture|ID: CN_2016_01⟧

            ⟦heading|Analysts: Varno-Teral Crisis Compounds Regional Wars⟧⟦furniture|-⟧⟦dateline|KARSA — -⟧⟦body|Drinking tea on his sofa, Idris Vane says the crisis in the al-Onde hills is still growing⟧
            ⟦body|“They are attacking everything,” he said, referring to the pro-Teral militias⟧
            ⟦caption|FILE - A protester carries a poster of Mira Oster in Varno⟧
            ⟦caption|Smoke rises over the embassy in Varno, Sunday, Jan. 3, 2016⟧
            ⟦heading|Roots of dispute⟧⟦furniture|-⟧⟦body|The regional rift is far deeper than the current dispute, according to an analyst in Varno⟧
            ⟦caption|(A. Vell/Corvus)⟧⟦furniture|-⟧⟦body|The militias have said that they will not leave the hills before spring⟧
            ⟦credit|Joss Marr contributed to this report from Teral⟧
            """)
    }

    @Test func hardWrappedParagraphsAreJoined() throws {
        try check(
            """
            ⟦body|The Northern Command said on Monday that its units had entered the town
            of Karsa after three days of fighting in which, according to a doctor
            at the hospital, at least forty people were killed.⟧

            ⟦body|The Harvest Front denied this. A spokesman said by telephone that the
            rebels still held the bridge and the road to Onde, and that they would
            go on holding both.⟧
            """)
    }

    @Test func paragraphsOfOneLineStayApart() throws {
        try check(
            """
            ⟦body|The Northern Command said on Monday that its units had entered the town of Karsa after three days of fighting in which, according to a doctor at the hospital, at least forty people were killed.⟧
            ⟦body|The Harvest Front denied this.⟧
            ⟦body|A spokesman said by telephone that the rebels still held the bridge and the road to Onde, and that they would go on holding both until the winter.⟧
            """)
    }

    @Test func headingsInsideTheText() throws {
        try check(
            """
            ⟦heading|Karsa Falls Silent⟧

            ⟦body|The guns fell silent on Monday night, residents of Karsa said by telephone.⟧

            ⟦heading|A fragile calm⟧

            ⟦body|Shops opened for the first time since May, and the army removed its posts.⟧

            ⟦heading|WHAT HAPPENS NEXT?⟧

            ⟦body|Talks are to begin in Varno on Thursday, the mediator’s office said.⟧
            """)
        let report = try Fixtures.report(
            "A Title Stands Here\n\nThe first paragraph is here and it ends.\n\nA fragile calm\n\nThe next one is here and it ends too, as the one before did, with a stop."
        )
        #expect(report.blocks.map(\.section) == [nil, nil, nil, 2])
        #expect(report.head.title == "A Title Stands Here")
    }

    @Test func quotedLinesAndListsAreNoHeadings() throws {
        try check(
            """
            ⟦body|The ministry listed what it called the enemy’s losses in the last week of the fighting:⟧

            ⟦body|- Forty men⟧
            ⟦body|- Three vehicles⟧

            ⟦body|“We Will Win”⟧

            ⟦body|The list could not be verified, and the ministry would not say how it was made.⟧
            """)
    }

    @Test func agencyAfterTheLastSentence() throws {
        try check("⟦body|The governor said that the road would open again within days.⟧ ⟦credit|– AFP⟧")
        try check("⟦body|The governor said that the road would open again within days.⟧ ⟦credit|(Reuters)⟧")
        try check("⟦body|The governor told AFP that the road would open.⟧\n\n⟦credit|With inputs from agencies⟧")
    }

    @Test func crlfStaysAsItWas() throws {
        let report = try Fixtures.report("The first paragraph of the text ends here.\r\n\r\nThe second one comes after it.\r\n")
        #expect(report.text.contains(0x0D))
        #expect(
            ReportCheck.lines(report) == [
                "body: The first paragraph of the text ends here.", "body: The second one comes after it.",
            ])
    }

    @Test func transcriptSpeakersAreNoPlaces() throws {
        let report = try Fixtures.report(
            "IDRIS VANE: We have left the town.\n\nMIRA OSTER: Then who is shelling the road?\n\nIDRIS VANE: Not we.")
        #expect(report.head.dateline == nil)
        #expect(report.blocks.allSatisfy { $0.role == .body })
    }
}
