import Reading
import TestSupport
import Testing

@Suite struct MarkedTextTests {
    @Test func marksBecomeByteSpans() throws {
        let marked = try MarkedText("⟦1.source|Ministère⟧ said ⟦what|four ⟦who|people⟧ died⟧.")
        #expect(marked.string == "Ministère said four people died.")
        #expect(marked["1.source"] == [Span(0, 10)])
        #expect(marked["what"].map(marked.words) == ["four people died"])
        #expect(marked["who"].map(marked.words) == ["people"])
        #expect(marked.marks.map(\.label) == ["1.source", "what", "who"])
    }

    @Test func oneLabelMayStandTwice() throws {
        let marked = try MarkedText("⟦c|We⟧, he said, ⟦c|will go⟧")
        #expect(marked["c"].map(marked.words) == ["We", "will go"])
    }

    @Test func faultsNameTheByte() {
        #expect(throws: MarkedText.Fault.notClosed(label: "a", byte: 2)) { try MarkedText("x ⟦a|b") }
        #expect(throws: MarkedText.Fault.closedTwice(byte: 1)) { try MarkedText("b⟧") }
        #expect(throws: MarkedText.Fault.noLabel(byte: 0)) { try MarkedText("⟦b⟧") }
        #expect(throws: MarkedText.Fault.noLabel(byte: 0)) { try MarkedText("⟦|b⟧") }
    }
}
