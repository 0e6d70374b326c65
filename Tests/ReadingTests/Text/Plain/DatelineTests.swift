import Reading
import TestSupport
import Testing

@Suite struct DatelineTests {
    @Test(arguments: [
        "⟦all|⟦place|FLINT, Mich.⟧, Oct. 4 (UPI) —⟧ ⟦body|Former president⟧",
        "⟦all|⟦place|VARNO⟧, March 4 (Corvus News) –⟧ ⟦body|The truce⟧",
        "⟦all|⟦place|WASHINGTON⟧ --⟧ ⟦body|The president⟧",
        "⟦all|⟦place|KABUL, Afghanistan⟧ (AP) _⟧ ⟦body|Gunmen attacked⟧",
        "⟦all|⟦place|New York⟧ (AFP) –⟧ ⟦body|Hundreds⟧",
        "⟦all|(⟦place|Geneva⟧, March 4, 2024) –⟧ ⟦body|All parties⟧",
        "⟦all|⟦place|Geneva/Kabul⟧, 4 March 2024 –⟧ ⟦body|The agency⟧",
        "⟦all|⟦place|GENEVA⟧ (4 March 2024) –⟧ ⟦body|Experts⟧",
        "⟦all|⟦place|GAZIANTEP AND ONCUPINAR, TURKEY⟧ — -⟧⟦body|As the doctor⟧",
        "⟦all|⟦place|Kabul⟧ –⟧ ⟦body|The army⟧",
        "⟦all|⟦place|ISLAMABAD⟧:⟧ ⟦body|The prime minister⟧",
        "⟦all|⟦place|SANAA⟧ (Reuters) -⟧ ⟦body|al-Qaida fighters⟧",
        "⟦all|⟦place|Dar es Salaam⟧, March 4 (Xinhua) --⟧ ⟦body|The port⟧",
    ])
    func opens(_ marked: String) throws {
        let expected = try MarkedText(marked + " said on Monday that the road to the north had been closed.")
        let report = try Fixtures.report(expected.text)
        #expect(report.blocks.first?.role == .dateline)
        #expect(report.blocks.first?.span == expected["all"].first)
        #expect(report.head.dateline == expected["place"].first)
        #expect(report.blocks.last?.span.start == expected["body"].first?.start)
    }

    @Test(arguments: [
        "The battle — the third this year — began at dawn, residents said.",
        "UPDATE: The road was closed again on Monday, the army said.",
        "Pollsters agree - the war will decide the vote, they said.",
        "Rep. Lois Marr — who leads the committee — said she would resign.",
        "NATO said on Monday that it would send more troops - about 400.",
        "Iran-Iraq talks began on Monday, a minister said.",
    ])
    func isNone(_ text: String) throws {
        #expect(try Fixtures.report(text).head.dateline == nil)
    }

    @Test func dateWithYearDatesTheReport() throws {
        let report = try Fixtures.report("GENEVA (4 March 2024) – Experts warned of famine in the north.")
        #expect(report.head.published?.start.description == "2024-03-04")
        #expect(report.head.published?.origin == .dateline)
    }

    @Test func dateWithoutYearIsADoubt() throws {
        let report = try Fixtures.report("VARNO, March 4 (Corvus News) – The truce held on Monday, observers said.")
        #expect(report.head.published == nil)
        #expect(report.doubts.map(\.kind) == [.publicationDateUncertain])
        #expect(report.doubts.first?.span.map(report.words) == "March 4")
        #expect(report.credits.map(\.text) == ["Corvus News"])
    }
}
