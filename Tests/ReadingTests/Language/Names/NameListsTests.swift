import Testing

@testable import Reading

@Suite struct NameListsTests {
    private let known: NameLists

    init() throws { known = try NameLists(data: StandardReader.data) }

    private func evidence(_ words: String) -> NameLists.Evidence {
        known.evidence(of: words.split(separator: " ").map { ArraySlice($0.utf8) })
    }

    @Test func namesAreToldWithoutTheirSigns() {
        #expect(evidence("Toyota").contains(.organisation))
        #expect(evidence("new york times").contains(.organisation))
        #expect(evidence("Macy ’s").contains(.organisation))
        #expect(evidence("Al - Jazeera") == evidence("al-jazeera"))
        #expect(evidence("West Virginia").contains([.place, .division]))
        #expect(evidence("Dieter").contains(.person))
    }

    @Test func othersAreUnknown() {
        #expect(evidence("Vreskovane").isEmpty)
        #expect(evidence("").isEmpty)
    }
}
