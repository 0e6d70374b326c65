import Testing

@testable import Reading

@Suite struct SpanDecoderTests {
    @Test func anInsideNeverFollowsAnotherType() {
        // Columns: O, B-x, I-x, B-y, I-y. Row 1 alone would be I-y.
        let scores = ScoreMatrix(rows: 3, columns: 5, values: [
            0, 9, 0, 0, 0,
            0, 0, 5, 0, 6,
            4, 0, 0, 0, 0,
        ])
        let found = SpanDecoder.spans(scores)
        #expect(found.map(\.rows) == [0..<2])
        #expect(found.map(\.type) == [0])
    }

    @Test func neighboursOfOneTypeStayApart() {
        let scores = ScoreMatrix(rows: 3, columns: 3, values: [0, 9, 0, 0, 9, 0, 0, 0, 9])
        #expect(SpanDecoder.spans(scores).map(\.rows) == [0..<1, 1..<3])
    }

    @Test func nothingInNoRows() {
        #expect(SpanDecoder.spans(ScoreMatrix(rows: 0, columns: 3, values: [])).isEmpty)
    }
}
