import Testing
import TestSupport

@testable import Reading

@Suite struct QuotationsTests {
    /// Marks `q` stand around what is one quotation, its marks included.
    @Test(arguments: [
        "He said ⟦q|“we came”⟧ and left .",
        "He said ⟦q|\"we came\"⟧ and ⟦q|\"saw\"⟧ .",
        "He said ⟦q|“we came\"⟧ and left .",
        "He said ⟦q|‘we came’⟧ and took the rebels’ camp .",
        "He said ⟦q|'we came'⟧ and didn't stay .",
        "⟦q|“We came .⟧\nHe left .",
        "⟦q|«We came»⟧ , he said .",
    ])
    func findsQuotations(marked: String) throws {
        let text = try MarkedText(marked)
        let document = try StandardReader.document(String(decoding: text.text, as: UTF8.self))
        let found = Quotations.passages(of: document).flatMap(\.ranges).map(document.span)
        #expect(found == text.marks.map(\.span))
    }

    @Test func aQuotationReopenedAtEachParagraphIsOne() throws {
        let document = try StandardReader.document("“We came .\n“We saw .\n“We left ,” he said .")
        let passages = Quotations.passages(of: document)
        #expect(passages.count == 1)
        #expect(passages.first?.ranges.count == 3)
        #expect(passages.first?.isClosed == true)
    }
}
