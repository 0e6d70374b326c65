import Testing

@testable import Record

@Suite struct LineageTests {
    private static let wire = """
        Shells fell on the grain silos of Vesna before dawn on Monday, the harbour master said, and two watchmen were taken to hospital with \
        burns. Firemen from three districts fought the blaze until noon, when the wind turned and the roof of the second silo came down.

        The harbour master, who has run the port for eleven years, told the agency that nobody had asked the watchmen to stay. He had seen four \
        flashes beyond the breakwater and counted the seconds until the sound arrived.

        No side has spoken of the shelling. The port was to send its first ship since autumn on Wednesday, and the captain is waiting.
        """

    private func verdict(_ text: String, credits: [String] = []) throws -> LineageJudge.Verdict? {
        let rules = try Told.rules.get()
        var later = Told.report(2, outlet: "The Harbour Post", text: text)
        later.credits = credits
        return LineageJudge(rules: rules).verdict(
            try Told.known(later), from: try Told.known(Told.report(1, outlet: "Corvus News", text: LineageTests.wire)))
    }

    @Test func aReprintWithOneWordChangedIsACopy() throws {
        let text = LineageTests.wire.replacing("the blaze", with: "the fire")
        #expect(try verdict(text)?.kind == .copy)
    }

    @Test func paragraphsLeftOutAndAddedAreACut() throws {
        let paragraphs = LineageTests.wire.split(separator: "\n\n").map(String.init)
        let own = """
            Bakers in our town have begun to mix barley into the loaves, and the council has asked the mills to open their books by the end of \
            the week, so that nobody holds back flour for a better day.
            """
        #expect(try verdict([paragraphs[0], paragraphs[2], own].joined(separator: "\n\n"))?.kind == .cut)
    }

    @Test func ownWordsUnderACreditAreNoCopy() throws {
        let text = """
            Two night guards were burnt when artillery set the silos at Vesna alight early on Monday. According to the man who runs the port, \
            the fire was put out around midday by crews of three districts.
            """
        #expect(try verdict(text, credits: ["With inputs from Corvus News"])?.kind.isWireCopy != true)
    }

    @Test func aPassageTakenOverIsAQuotation() throws {
        let passage = "He had seen four flashes beyond the breakwater and counted the seconds until the sound arrived"
        let own = (1...12).map { "Line \($0) of our own report says something that no other paper has printed about the matter \($0)." }
        #expect(try verdict(passage + ". " + own.joined(separator: " "))?.kind == .quotes)
    }

    @Test func anotherStoryIsNothing() throws {
        #expect(try verdict("The council of elders met in the old school and chose a new clerk after three rounds of voting.") == nil)
    }

    @Test func aLongTextIsComparedByASample() {
        let text = (0..<900).map { "word\($0 * 7919 % 1000)" }.joined(separator: " ")
        let half = text.split(separator: " ").prefix(450).joined(separator: " ")
        let shared = Fingerprint(of: half).shared(with: Fingerprint(of: text))
        #expect(shared.ofMine > 0.9)
        #expect((0.4...0.6).contains(shared.ofOther))
    }
}
