import Testing
import TestSupport

@testable import Reading

@Suite struct SureNamesTests {
    /// The names that stay where those of the given places in order are unsure.
    private func kept(_ text: String, unsure: Set<Int>) -> [String] {
        var document = TaggedText(text).document
        for index in unsure { document.names[index].isSure = false }
        SureNames.settle(&document)
        return document.names.map { document.report.words(document.span($0.tokens)) }
    }

    @Test func aNameThatIsSureElsewhereStays() {
        #expect(kept("⟦person|Ruta Orlan⟧ spoke . ⟦person|Orlan⟧ left .", unsure: [1]) == ["Ruta Orlan", "Orlan"])
        #expect(kept("⟦place|Tarsk⟧ fell . ⟦place|Tarsk⟧ burned .", unsure: [0]) == ["Tarsk", "Tarsk"])
    }

    @Test func othersGo() {
        #expect(kept("⟦person|Ruta Orlan⟧ spoke in ⟦place|Tarsk⟧ .", unsure: [1]) == ["Ruta Orlan"])
        #expect(kept("⟦place|Tarsk Hill⟧ fell . ⟦place|Tarsk⟧ burned .", unsure: [1]) == ["Tarsk Hill"])
        #expect(kept("⟦organisation|Tarsk⟧ spoke . ⟦place|Tarsk⟧ burned .", unsure: [1]) == ["Tarsk"])
    }
}
