import Foundation
import TestSupport
import Testing

@testable import Reading

@Suite struct KnownActorTests {
    @Test func aKnownActorHasKindSectorCountryAndReference() throws {
        let check = try ActorsCheck("⟦1.source|⟦organisation|Polisario⟧⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .")
        #expect(check.speaker(1)?.kind == .armedGroup)
        #expect(check.speaker(1)?.sector == .rebels)
        #expect(check.speaker(1)?.country == "ESH")
        #expect(check.speaker(1)?.actor == ActorID(rawValue: "polisario"))
    }

    @Test(arguments: [("⟦state|Nepal⟧", "pla-nepal"), ("⟦state|China⟧", "chn-army")])
    func aSharedAbbreviationIsSettledByTheCountriesOfTheReport(_ state: String, _ id: String) throws {
        let check = try ActorsCheck("\(state) is cold/JJ . ⟦1.source|The ⟦organisation|PLA⟧⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .")
        #expect(check.speaker(1)?.actor?.rawValue == id)
    }

    @Test func aSharedAbbreviationWithNothingBesideItIsADoubt() throws {
        let check = try ActorsCheck("⟦1.source|The ⟦organisation|PLA⟧⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .")
        #expect(check.speaker(1)?.actor == nil)
        #expect(check.cast.doubts.map(\.kind) == [.actorUncertain])
    }

    @Test func whatTheTextSaysOfAnAbbreviationCountsFirst() throws {
        let check = try ActorsCheck(
            """
            The ⟦armed-group|Peninsular Labour Alliance⟧ ( ⟦armed-group|PLA⟧ ) left ⟦state|China⟧ .
            ⟦1.source|The ⟦organisation|PLA⟧⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            """)
        #expect(check.speaker(1)?.name == "Peninsular Labour Alliance")
        #expect(check.speaker(1)?.actor == nil)
    }

    @Test(arguments: [
        ("Two villagers/NNS", Sector.civilians), ("A rebel commander", .rebels), ("Two doctors/NNS", .medicine), ("The foreign/JJ minister", .government),
        ("a police officer", .police), ("Three judges/NNS", .judiciary), ("Several journalists/NNS", .journalism), ("The priest", .religion),
        ("gunmen/NNS", .unidentifiedArmed), ("The parliament", .legislature),
    ])
    func sectorsByRoleWords(_ words: String, _ sector: Sector) throws {
        let check = try ActorsCheck("⟦1.source|\(words)⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .")
        #expect(check.speaker(1)?.sector == sector)
    }

    @Test func anOfficialBelongsWhereHisBodyDoes() throws {
        let check = try ActorsCheck(
            """
            ⟦1.source|⟦person|Idris Vane⟧ , a spokesman for the ⟦armed-group|Polisario Front⟧⟧ , ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            ⟦2.source|A doctor at the ⟦ngo|Oxfam⟧ clinic⟧ ⟦2.cue|said⟧ ⟦2.content|so⟧ .
            """)
        #expect(check.speaker(1)?.sector == .rebels)
        #expect(check.speaker(1)?.country == "ESH")
        #expect(check.speaker(2)?.sector == .medicine)
    }

    @Test func aUsersListGoesBeforeTheLexicon() throws {
        let list = try ActorList(
            bytes: Array("name,aliases,kind,sector,country,id\nPeninsular Labour Alliance,PLA,political,PTY,ITA,own-pla\n".utf8), path: "own.csv")
        let resolver = try EntityResolver(lexicons: repositoryFile("Data/lexicons"), adding: list)
        let text = TaggedText("⟦state|China⟧ is cold/JJ . ⟦1.source|The ⟦organisation|PLA⟧⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .")
        let cast = resolver.cast(of: text.document)
        let own = cast.entities.first { $0.actor?.rawValue == "own-pla" }
        #expect(own?.kind == .political)
        #expect(own?.sector == .party)
        #expect(own?.country == "ITA")
    }
}
