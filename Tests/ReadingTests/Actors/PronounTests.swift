import Reading
import Testing

@Suite struct PronounTests {
    @Test func theLastSpeakerGoesOn() throws {
        let check = try ActorsCheck(
            """
            ⟦1.source|⟦person|Idris Vane⟧⟧ ⟦1.cue|said⟧ ⟦1.content|that ⟦person|Anton Reiss⟧ had left⟧ .
            ⟦2.source|He⟧ ⟦2.cue|added⟧ ⟦2.content|more⟧ .
            """)
        #expect(check.speaker(2)?.name == "Idris Vane")
        #expect(check.why(2) == "last speaker that agrees: Idris Vane")
    }

    @Test func genderDecides() throws {
        let check = try ActorsCheck(
            """
            ⟦1.source|Mrs ⟦person|Toal⟧⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            ⟦2.source|⟦person|Anton Reiss⟧⟧ ⟦2.cue|said⟧ ⟦2.content|so⟧ .
            ⟦3.source|She⟧ ⟦3.cue|added⟧ ⟦3.content|more⟧ .
            """)
        #expect(check.speaker(3)?.name == "Toal")
    }

    @Test func bodiesAreItAndNotHe() throws {
        let check = try ActorsCheck(
            """
            ⟦1.source|⟦person|Idris Vane⟧⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            ⟦2.source|The ⟦organisation|Joint Relief Office⟧⟧ ⟦2.cue|said⟧ ⟦2.content|so⟧ .
            ⟦3.source|It⟧ ⟦3.cue|added⟧ ⟦3.content|more⟧ .
            ⟦4.source|He⟧ ⟦4.cue|left⟧ ⟦4.content|more⟧ .
            """)
        #expect(check.speaker(3)?.name == "Joint Relief Office")
        #expect(check.speaker(4)?.name == "Idris Vane")
    }

    @Test func theQuotedIAndWeAreTheSpeaker() throws {
        let check = try ActorsCheck(
            "⟦1.content|“ ⟦2.source|I⟧ ⟦2.cue|told⟧ ⟦2.content|them so⟧ ” ,⟧ ⟦1.cue|said⟧ ⟦1.source|⟦person|Idris Vane⟧⟧ .")
        #expect(check.speaker(2)?.name == "Idris Vane")
    }

    @Test func nobodyIsGuessedWhereNobodyWasNamed() throws {
        let check = try ActorsCheck("⟦1.source|He⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .")
        #expect(check.speaker(1) == nil)
        #expect(check.cast.doubts.map(\.kind) == [.speakerUnresolved])
    }

    @Test func twoThatAreAboutEqualStayADoubt() throws {
        let check = try ActorsCheck(
            """
            ⟦person|Idris Vane⟧ and ⟦person|Anton Reiss⟧ left .
            ⟦1.source|He⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            """)
        #expect(check.speaker(1) == nil)
        #expect(check.cast.doubts.first?.reason == "“He” may be Anton Reiss or Idris Vane")
    }
}
