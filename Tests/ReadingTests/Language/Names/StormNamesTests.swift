import Testing
import TestSupport

@testable import Reading

@Suite struct StormNamesTests {
    private func labels(_ text: String) throws -> [String] {
        var document = TaggedText(text).document
        StormNames.settle(&document, lists: try NameLists(data: StandardReader.data))
        return document.names.map(\.label)
    }

    @Test func aStormIsNoPerson() throws {
        #expect(try labels("Hurricane ⟦person|Odra⟧ came . ⟦person|Odra⟧ went . ⟦person|Ilse Odra⟧ stayed .") == ["event", "event", "person"])
        #expect(try labels("⟦place|Cyclone Odra⟧ came . ⟦person|Odra⟧ went .") == ["event", "event"])
    }

    @Test func personsStay() throws {
        #expect(try labels("⟦person|Odra⟧ said that a hurricane came .") == ["person"])
    }
}
