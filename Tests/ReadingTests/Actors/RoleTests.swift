import Reading
import Testing

@Suite struct RoleTests {
    @Test(arguments: [
        "⟦1.source|Colonel ⟦person|Idris Vane⟧ , a spokesman for the ⟦military|Northern Command⟧⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .",
        "⟦1.source|⟦military|Northern Command⟧ spokesman Col ⟦person|Idris Vane⟧⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .",
        "⟦1.source|The ⟦military|Northern Command⟧ 's spokesman , ⟦person|Idris Vane⟧⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .",
        "The ⟦military|Northern Command⟧ left . ⟦1.source|Its spokesman , Colonel ⟦person|Idris Vane⟧⟧ , ⟦1.cue|said⟧ ⟦1.content|so⟧ .",
    ])
    func rolesStandBeforeAndBehindTheName(_ source: String) throws {
        let check = try ActorsCheck(source)
        let speaker = try #require(check.speaker(1))
        #expect(speaker.name == "Idris Vane")
        #expect(speaker.kind == .person)
        #expect(speaker.role == "spokesman")
        #expect(check.entity(speaker.affiliation)?.name == "Northern Command")
        #expect(check.unnamed(1) == nil)
    }

    @Test func aRankIsTheRoleOnlyWhereNothingElseIsTold() throws {
        let check = try ActorsCheck(
            """
            ⟦1.source|General ⟦person|Abelardo Cruz⟧⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            ⟦2.source|An army spokeswoman , Major ⟦person|Célestine Dogbe⟧⟧ , ⟦2.cue|said⟧ ⟦2.content|so⟧ .
            """)
        #expect(check.speaker(1)?.role == "General")
        #expect(check.speaker(2)?.role == "spokeswoman")
        #expect(check.entity(check.speaker(2)?.affiliation)?.name == "army")
    }

    @Test func aRoleNamesThePersonAgain() throws {
        let check = try ActorsCheck(
            """
            ⟦1.source|The mayor of ⟦place|Orbeli⟧ , ⟦person|Davit Sarsen⟧⟧ , ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            ⟦2.source|The ministry 's spokesman⟧ ⟦2.cue|said⟧ ⟦2.content|so⟧ .
            ⟦3.source|The mayor⟧ ⟦3.cue|added⟧ ⟦3.content|so⟧ .
            """)
        #expect(check.speaker(3)?.name == "Davit Sarsen")
        #expect(check.why(3) == "the mayor named before: Davit Sarsen")
        #expect(check.speaker(2)?.name == "ministry 's spokesman")
    }

    @Test func namesGivenByOtherWordsThanAComma() throws {
        let check = try ActorsCheck(
            "⟦1.source|The rebel leader known as ⟦person|Old Tall⟧⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .")
        #expect(check.speaker(1)?.name == "Old Tall")
        #expect(check.speaker(1)?.role == "rebel leader")
    }
}
