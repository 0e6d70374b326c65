import Reading
import Testing

@Suite struct MergeTests {
    @Test(arguments: ["The insurgents/NNS", "The rebels/NNS", "Its fighters/NNS", "The hardliners/NNS"])
    func descriptionsOfTheOnlyGroupMeanIt(_ words: String) throws {
        let check = try ActorsCheck(
            """
            The ⟦armed-group|Marsh Brotherhood⟧ left .
            ⟦1.source|\(words)⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            """)
        #expect(check.speaker(1)?.name == "Marsh Brotherhood")
        #expect(check.why(1)?.contains("Marsh Brotherhood") == true)
        #expect(check.cast.doubts.isEmpty)
    }

    @Test func twoGroupsLeaveADoubt() throws {
        let check = try ActorsCheck(
            """
            The ⟦armed-group|Marsh Brotherhood⟧ fought the ⟦armed-group|Salt Column⟧ .
            ⟦1.source|The rebels/NNS⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            """)
        #expect(check.speaker(1)?.name == "rebels")
        #expect(check.cast.doubts.map(\.kind) == [.actorUncertain])
        #expect(check.cast.doubts.first?.reason == "“The rebels” may be Marsh Brotherhood or Salt Column")
    }

    @Test(arguments: ["Suspected/JJ rebels/NNS", "Two rebels/NNS", "Other/JJ militants/NNS"])
    func peopleSetApartAreNotJoined(_ words: String) throws {
        let check = try ActorsCheck(
            """
            The ⟦armed-group|Marsh Brotherhood⟧ left .
            ⟦1.source|\(words)⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            """)
        #expect(check.speaker(1)?.name != "Marsh Brotherhood")
        #expect(check.cast.doubts.isEmpty)
    }

    @Test func aCoalitionIsNotTheGroupThatItFights() throws {
        let check = try ActorsCheck(
            """
            A military/JJ coalition/NN came .
            The ⟦armed-group|Salt Front⟧ left .
            ⟦1.source|The coalition/NN⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            """)
        #expect(check.speaker(1)?.name != "Salt Front")
    }

    @Test func congressNeedsItsCountry() throws {
        let alone = try ActorsCheck("⟦1.source|⟦organisation|Congress⟧⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .")
        #expect(alone.speaker(1)?.country == nil)
        let american = try ActorsCheck("⟦1.source|⟦organisation|Congress⟧⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ of ⟦state|America⟧ .")
        #expect(american.speaker(1)?.country == "USA")
    }

    @Test func aFederationOfPeopleIsNoState() throws {
        let check = try ActorsCheck("⟦1.source|⟦organisation|International Relief Federation⟧⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .")
        #expect(check.speaker(1)?.kind == .ngo)
    }

    @Test func bareInsurgentsStayOpen() throws {
        let check = try ActorsCheck(
            """
            The ⟦armed-group|Marsh Brotherhood⟧ left .
            ⟦1.source|Insurgents/NNS⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            """)
        #expect(check.speaker(1)?.name == "Insurgents")
        #expect(check.cast.doubts.first?.reason == "“Insurgents” may be Marsh Brotherhood")
    }

    @Test func whatAGroupIsCalledTellsItFromAnother() throws {
        let check = try ActorsCheck(
            """
            The ⟦armed-group|Polisario Front⟧ met ⟦armed-group|Boko Haram⟧ .
            ⟦1.source|The separatists/NNS⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            """)
        #expect(check.speaker(1)?.name == "Polisario Front")
        #expect(check.why(1) == "the armed group so described: Polisario Front")
    }

    @Test func aCapitalThatSpeaksIsTheGovernmentThatIsNamed() throws {
        let check = try ActorsCheck(
            """
            ⟦1.source|The ⟦nationality|Kenyan/JJ⟧ government⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            ⟦2.source|⟦place|Nairobi⟧⟧ ⟦2.cue|said⟧ ⟦2.content|so⟧ .
            """)
        #expect(check.speaker(2) == check.speaker(1))
        #expect(check.why(2) == "capital that speaks for the government of Kenya")
        #expect(check.speaker(1)?.actor?.rawValue == "ken-government")
    }

    @Test func oneArmyUnderTwoDescriptions() throws {
        let check = try ActorsCheck(
            """
            ⟦1.source|The ⟦military|Kenya Defence Forces⟧⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            ⟦2.source|The ⟦nationality|Kenyan/JJ⟧ military⟧ ⟦2.cue|said⟧ ⟦2.content|so⟧ .
            """)
        #expect(check.speaker(2)?.name == "Kenya Defence Forces")
        #expect(check.speaker(1) == check.speaker(2))
    }
}
