import Testing

@testable import Reading

@Suite struct NameTests {
    @Test(arguments: [
        ("Mohammed", "Mohamed"), ("Al-Hamrani", "al Hamrani"), ("N'Djamena", "Ndjamena"), ("Bogotá", "Bogota"),
        ("Ukraine’s", "Ukraine"), ("U.N.", "UN"),
    ])
    func variantsOfOneNameFoldAlike(_ a: String, _ b: String) {
        #expect(NameKey.words(a) == NameKey.words(b))
    }

    @Test func abbreviationsKeepTheirDoubledLetters() {
        #expect(NameKey.words("IISS") != NameKey.words("IS"))
        #expect(NameKey.words("MOHAMMED") == NameKey.words("Mohamed"))
    }

    @Test func surnameAndFirstNameStandForThePersonNamedInFull() throws {
        let check = try ActorsCheck(
            """
            ⟦1.source|Colonel ⟦person|Idris Vane⟧⟧ ⟦1.cue|said⟧ ⟦1.content|nothing⟧ .
            ⟦2.source|⟦person|Vane⟧⟧ ⟦2.cue|added⟧ ⟦2.content|less⟧ .
            """)
        #expect(check.speaker(2)?.name == "Idris Vane")
        #expect(check.speaker(2)?.aliases == ["Vane"])
        #expect(check.why(2) == "surname of Idris Vane")
        #expect(check.speaker(1) == check.speaker(2))
    }

    @Test func mrAndMrsOfOneSurnameAreTwo() throws {
        let check = try ActorsCheck(
            """
            ⟦1.source|Mr ⟦person|Toal⟧⟧ ⟦1.cue|said⟧ ⟦1.content|yes⟧ .
            ⟦2.source|Mrs ⟦person|Bernadette Toal⟧⟧ ⟦2.cue|said⟧ ⟦2.content|no⟧ .
            """)
        #expect(check.speaker(1) != check.speaker(2))
    }

    @Test func anAbbreviationDefinedInTheTextIsItsName() throws {
        let check = try ActorsCheck(
            """
            ⟦1.source|The ⟦armed-group|Steppe Liberation Council⟧ ( ⟦armed-group|SLC⟧ )⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            ⟦2.source|The ⟦organisation|SLC⟧⟧ ⟦2.cue|denied⟧ ⟦2.content|it⟧ .
            """)
        #expect(check.speaker(2)?.name == "Steppe Liberation Council")
        #expect(check.speaker(2)?.aliases == ["SLC"])
        #expect(check.speaker(2)?.kind == .armedGroup)
    }

    @Test func aNameMayBeGivenAnother() throws {
        let check = try ActorsCheck(
            """
            The ⟦armed-group|Coastal Patriotic Movement⟧ , better known as the ⟦armed-group|Tide⟧ , left .
            ⟦1.source|The ⟦armed-group|Tide⟧⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            ⟦2.source|⟦armed-group|Tide⟧ rebels/NNS⟧ ⟦2.cue|said⟧ ⟦2.content|so⟧ .
            """)
        #expect(check.speaker(1)?.name == "Coastal Patriotic Movement")
        #expect(check.speaker(2) == check.speaker(1))
        #expect(check.unnamed(2) == nil)
    }

    @Test func shortFormsAndKnownNamesJoin() throws {
        let check = try ActorsCheck(
            """
            ⟦1.source|The ⟦armed-group|Harvest Front⟧⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            ⟦2.source|The ⟦armed-group|Front⟧⟧ ⟦2.cue|said⟧ ⟦2.content|so⟧ .
            ⟦3.source|⟦armed-group|ISIS⟧⟧ ⟦3.cue|said⟧ ⟦3.content|so⟧ .
            ⟦4.source|The ⟦armed-group|Islamic State⟧⟧ ⟦4.cue|said⟧ ⟦4.content|so⟧ .
            """)
        #expect(check.speaker(2)?.name == "Harvest Front")
        #expect(check.speaker(3) == check.speaker(4))
    }

    @Test func aCapitalThatSpeaksIsItsState() throws {
        let check = try ActorsCheck(
            """
            ⟦place|Moscow⟧ was cold/JJ .
            ⟦1.source|⟦place|Moscow⟧⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            ⟦2.source|The ⟦nationality|Russian/JJ⟧ defence ministry⟧ ⟦2.cue|said⟧ ⟦2.content|so⟧ .
            """)
        #expect(check.speaker(1)?.kind == .state)
        #expect(check.speaker(1)?.country == "RUS")
        #expect(check.cast.entities.first?.kind == .place)
        #expect(check.speaker(2)?.kind == .government)
        #expect(check.speaker(2)?.country == "RUS")
    }
}
