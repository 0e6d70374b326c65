import Reading
import Testing

@Suite struct SilentSourceTests {
    private func voice(_ number: Int, _ check: ActorsCheck) -> Entity? { check.entity(check.cast.voices[number - 1]?.entity) }

    @Test func aVerbWithoutSubjectCarriesItsSpeakerOn() throws {
        let check = try ActorsCheck(
            """
            ⟦1.source|The ⟦organisation|Joint Relief Office⟧⟧ ⟦1.cue|said/VBD⟧ ⟦1.content|so⟧ , ⟦2.cue|adding/VBG⟧ ⟦2.content|that more would come⟧ .
            ⟦3.source|⟦person|Idris Vane⟧⟧ ⟦3.cue|said/VBD⟧ ⟦3.content|so⟧ .
            """)
        #expect(voice(2, check)?.name == "Joint Relief Office")
    }

    @Test func anotherSentenceHasItsOwnSpeaker() throws {
        let check = try ActorsCheck(
            """
            ⟦1.source|⟦person|Idris Vane⟧⟧ ⟦1.cue|said/VBD⟧ ⟦1.content|so⟧ .
            The town feared/VBD much , and much was ⟦2.cue|told/VBD⟧ ⟦2.content|of it⟧ .
            """)
        #expect(voice(2, check) == nil)
    }

    @Test func ofTwoPartsTheOneBesideTheCueSpeaks() throws {
        let check = try ActorsCheck(
            "⟦1.source|⟦organisation|Corvus News⟧⟧ had/VBD on Monday ⟦1.source|⟦person|Idris Vane⟧⟧ ⟦1.cue|say/VB⟧ ⟦1.content|so⟧ .")
        #expect(voice(1, check)?.name == "Idris Vane")
    }
}
