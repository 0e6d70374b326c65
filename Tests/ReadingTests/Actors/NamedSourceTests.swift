import Reading
import Testing

/// Sources that are described and named, in one place or in two.
@Suite struct NamedSourceTests {
    @Test(arguments: [
        "A farmer who/WP found/VBD them/PRP , ⟦person|Idris Vane⟧", "One of them/PRP , ⟦person|Idris Vane⟧", "The beekeeper , ⟦person|Idris Vane⟧",
        "Senior/JJ reporter and/CC expert/NN analyst ⟦person|Idris Vane⟧", "⟦organisation|Harvest Relief Office⟧ ( ⟦organisation|HRO⟧ ) director ⟦person|Idris Vane⟧",
        "a fighter who/WP introduced/VBD himself/PRP as/IN ⟦person|Idris Vane⟧",
    ])
    func theNameAtTheEndSpeaks(_ words: String) throws {
        let check = try ActorsCheck("⟦1.source|\(words)⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .")
        #expect(check.speaker(1)?.name == "Idris Vane")
    }

    @Test(arguments: ["The mayor who/WP met/VBD ⟦person|Idris Vane⟧", "The mayor , ⟦person|Idris Vane⟧ 's brother", "The ministry , ⟦person|Idris Vane⟧ and the army"])
    func anotherNameDoesNot(_ words: String) throws {
        let check = try ActorsCheck("⟦1.source|\(words)⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .")
        #expect(check.speaker(1)?.name != "Idris Vane")
    }

    @Test func theOfficeFirstAndTheNameLater() throws {
        let check = try ActorsCheck(
            """
            ⟦1.source|The general⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            ⟦2.source|General ⟦person|Idris Vane⟧⟧ ⟦2.cue|said⟧ ⟦2.content|more⟧ .
            """)
        #expect(check.speaker(1) == check.speaker(2))
        #expect(check.why(1) == "named later as Idris Vane")
    }

    @Test func anUnnamedOfficialIsNotTheNextOneNamed() throws {
        let check = try ActorsCheck(
            """
            ⟦1.source|A general⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            ⟦2.source|General ⟦person|Idris Vane⟧⟧ ⟦2.cue|said⟧ ⟦2.content|more⟧ .
            """)
        #expect(check.speaker(1) != check.speaker(2))
    }

    @Test func aDocumentSaysWhatItsMakerSays() throws {
        let check = try ActorsCheck(
            """
            ⟦1.source|A study by/IN the ⟦organisation|Varno Institute⟧⟧ ⟦1.cue|found⟧ ⟦1.content|so⟧ .
            ⟦2.source|The study⟧ ⟦2.cue|said⟧ ⟦2.content|more⟧ .
            """)
        #expect(check.speaker(1)?.name == "Varno Institute")
        #expect(check.speaker(2)?.name == "Varno Institute")
    }

    @Test func aCapitalSpeaksForItsState() throws {
        let check = try ActorsCheck(
            """
            ⟦1.source|⟦place|Moscow⟧⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            ⟦2.source|⟦state|Russia⟧⟧ ⟦2.cue|said⟧ ⟦2.content|more⟧ .
            """)
        #expect(check.speaker(1) == check.speaker(2))
        #expect(check.speaker(1)?.aliases == ["Russia"])
    }
}
