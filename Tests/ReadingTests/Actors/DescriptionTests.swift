import Reading
import Testing

@Suite struct DescriptionTests {
    @Test func bodiesSpeakUnderTheirDescription() throws {
        let check = try ActorsCheck(
            """
            ⟦1.source|⟦state|Sudan⟧ 's army⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            ⟦2.source|The army⟧ ⟦2.cue|said⟧ ⟦2.content|so⟧ .
            ⟦3.source|Police⟧ ⟦3.cue|said⟧ ⟦3.content|so⟧ .
            ⟦4.source|The governor of ⟦place|Darfur⟧⟧ ⟦4.cue|said⟧ ⟦4.content|so⟧ .
            """)
        #expect(check.speaker(2) == check.speaker(1))
        #expect(check.speaker(1)?.name == "Sudan 's army")
        #expect(check.speaker(1)?.country == "SDN")
        #expect(check.speaker(3)?.kind == .police)
        #expect(check.speaker(4)?.name == "governor of Darfur")
        #expect((1...4).allSatisfy { check.unnamed($0) == nil })
    }

    @Test func theGroupIsTheGroupNamedLast() throws {
        let check = try ActorsCheck(
            """
            The ⟦armed-group|Delta People⟧ left ⟦place|Bantayan⟧ .
            ⟦1.source|The group⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            ⟦2.source|The newspaper ⟦media|El Vado⟧⟧ ⟦2.cue|said⟧ ⟦2.content|so⟧ .
            ⟦3.source|The paper⟧ ⟦3.cue|said⟧ ⟦3.content|so⟧ .
            """)
        #expect(check.speaker(1)?.name == "Delta People")
        #expect(check.why(1) == "the group named before: Delta People")
        #expect(check.speaker(3)?.name == "El Vado")
    }

    @Test func anotherBodysCouncilIsAnother() throws {
        let check = try ActorsCheck(
            """
            ⟦1.source|The ⟦armed-group|Aurora Front⟧ 's council⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            ⟦2.source|The ⟦armed-group|Estrella Front⟧ 's council⟧ ⟦2.cue|said⟧ ⟦2.content|so⟧ .
            """)
        #expect(check.speaker(1) != check.speaker(2))
    }

    @Test func unnamedPeopleAreNotMergedUnlessDefinite() throws {
        let check = try ActorsCheck(
            """
            ⟦1.source|Two officials/NNS⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            ⟦2.source|Two officials/NNS⟧ ⟦2.cue|said⟧ ⟦2.content|so⟧ .
            ⟦3.source|The two officials/NNS⟧ ⟦3.cue|said⟧ ⟦3.content|so⟧ .
            """)
        #expect(check.speaker(1) != check.speaker(2))
        #expect(check.speaker(3) == check.speaker(2))
        #expect(check.unnamed(3)?.count == 2)
    }

    @Test func adversariesSpeakTogether() throws {
        let check = try ActorsCheck(
            """
            ⟦1.source|The ⟦armed-group|Aurora Front⟧⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            ⟦2.source|The ⟦armed-group|Estrella Front⟧⟧ ⟦2.cue|said⟧ ⟦2.content|so⟧ .
            ⟦3.source|Neither⟧ ⟦3.cue|said⟧ ⟦3.content|more⟧ .
            """)
        #expect(check.speaker(3)?.name == "Aurora Front and Estrella Front")
    }
}
