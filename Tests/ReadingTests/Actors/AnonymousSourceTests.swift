import Reading
import Testing

@Suite struct AnonymousSourceTests {
    private static let marked: [(String, Statement.Anonymous, Int?)] = [
        ("Two officials/NNS", Statement.Anonymous.officials, 2), ("a source in the security service", .sources, 1),
        ("officials/NNS at the ministry", .officials, nil), ("a rebel officer", .rebels, 1), ("a coastguard officer", .military, 1),
        ("relief officials/NNS", .aidWorkers, nil), ("three villagers/NNS", .residents, 3), ("a dozen residents/NNS", .residents, 12),
        ("some dozen residents/NNS", .residents, 12), ("several witnesses/NNS", .witnesses, nil), ("One woman who got/VBD away/RB", .witnesses, 1),
        ("aid agencies/NNS", .aidWorkers, nil), ("a coalition spokesman", .military, 1), ("the foreign/JJ press", .media, nil),
        ("families/NNS of the students/NNS", .relatives, nil), ("unconfirmed/JJ reports/NNS", .reports, nil),
        ("one of the doctors/NNS", .medics, 1), ("satellite analysts/NNS", .analysts, nil), ("His lawyer", .other, 1),
        ("people/NNS involved/VBN in the talks/NNS", .sources, nil), ("the rebels/NNS", .rebels, nil), ("gunmen/NNS", .rebels, nil),
        ("three stevedores/NNS", .residents, 3), ("a hydrologist", .analysts, 1), ("rights groups/NNS", .activists, nil),
        ("nobody here/RB", .residents, nil), ("a health official", .officials, 1), ("health workers/NNS", .medics, nil),
        ("an intelligence source", .sources, 1), ("a ministry source", .officials, 1), ("an ambulance driver", .medics, 1),
        ("a police intelligence officer", .police, 1), ("some elders/NNS", .residents, nil), ("the peacekeepers/NNS", .military, nil),
        ("an aid agency", .aidWorkers, 1), ("a rights group", .activists, 1), ("a local/JJ newspaper", .media, 1), ("His brother", .relatives, 1),
    ]

    @Test(arguments: marked)
    func kindAndNumber(_ words: String, _ kind: Statement.Anonymous, _ count: Int?) throws {
        let check = try ActorsCheck("⟦1.source|\(words)⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .")
        #expect(check.unnamed(1) == UnnamedSource(kind: kind, count: count))
    }

    @Test(arguments: [
        "The defence ministry", "Local/JJ authorities/NNS", "the general/JJ staff", "the imam 's son", "The bishop", "Both parties/NNS",
        "The ⟦nationality|Russians/NNPS⟧", "Headquarters/NN", "a spokesman , ⟦person|Idris Vane⟧",
    ])
    func notUnnamed(_ words: String) throws {
        let check = try ActorsCheck("⟦1.source|\(words)⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .")
        #expect(check.speaker(1) != nil)
        #expect(check.unnamed(1) == nil)
    }

    @Test func partsOfAGroupInheritItsKind() throws {
        let check = try ActorsCheck(
            """
            ⟦1.source|Two residents/NNS of the bank⟧ ⟦1.cue|said⟧ ⟦1.content|so⟧ .
            ⟦2.source|One of them , a baker⟧ , ⟦2.cue|said⟧ ⟦2.content|so⟧ .
            ⟦3.source|she⟧ ⟦3.cue|added⟧ ⟦3.content|so⟧ .
            """)
        #expect(check.unnamed(2) == UnnamedSource(kind: .residents, count: 1))
        #expect(check.unnamed(3) == UnnamedSource(kind: .residents, count: 1))
        #expect(check.speaker(3) == check.speaker(2))
    }
}
