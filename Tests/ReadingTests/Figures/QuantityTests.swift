import Testing
import TestSupport

@testable import Reading

/// What words tell how many.
@Suite struct QuantityTests {
    struct Case: CustomTestStringConvertible {
        var marked: String
        var low: Int?
        var high: Int?
        var qualifier: Figure.Qualifier
        var testDescription: String { marked }

        init(_ marked: String, _ low: Int?, _ high: Int?, _ qualifier: Figure.Qualifier) {
            self.marked = marked
            self.low = low
            self.high = high
            self.qualifier = qualifier
        }
    }

    static let cases = [
        Case("They saw ⟦q|12⟧ men .", 12, 12, .exact),
        Case("They saw ⟦q|1,240⟧ men .", 1240, 1240, .exact),
        Case("They saw ⟦q|1.2 million⟧ men .", 1_200_000, 1_200_000, .exact),
        Case("They saw ⟦q|twenty - five⟧ men .", 25, 25, .exact),
        Case("They saw ⟦q|three hundred and seven⟧ men .", 307, 307, .exact),
        Case("They saw ⟦q|twelve hundred⟧ men .", 1200, 1200, .exact),
        Case("They saw ⟦q|two thousand three hundred⟧ men .", 2300, 2300, .exact),
        Case("They saw ⟦q|half a million⟧ men .", 500_000, 500_000, .exact),
        Case("They saw ⟦q|half a dozen⟧ men .", 6, 6, .exact),
        Case("They saw ⟦q|two dozen⟧ men .", 24, 24, .exact),
        Case("They saw ⟦q|a dozen⟧ men .", 12, 12, .exact),
        Case("They saw ⟦q|a hundred and twenty⟧ men .", 120, 120, .exact),
        Case("They saw ⟦q|a thousand⟧ men .", 1000, 1000, .exact),
        Case("They saw ⟦q|a couple⟧ of men .", 2, 2, .exact),
        Case("They saw ⟦q|both⟧ men .", 2, 2, .exact),
        Case("They saw ⟦q|another⟧ man .", 1, 1, .exact),
        Case("They saw ⟦q|another 12⟧ men .", 12, 12, .exact),
        Case("They saw ⟦q|at least 12⟧ men .", 12, nil, .atLeast),
        Case("They saw ⟦q|more than a hundred⟧ men .", 100, nil, .atLeast),
        Case("They saw ⟦q|no fewer than six⟧ men .", 6, nil, .atLeast),
        Case("They saw ⟦q|40 or more⟧ men .", 40, nil, .atLeast),
        Case("Losses exceed ⟦q|60⟧ men .", 60, nil, .atLeast),
        Case("They saw ⟦q|up to 60⟧ men .", nil, 60, .atMost),
        Case("They saw ⟦q|as many as 60⟧ men .", nil, 60, .atMost),
        Case("They saw ⟦q|no more than 60⟧ men .", nil, 60, .atMost),
        Case("They saw ⟦q|about 60⟧ men .", 60, 60, .about),
        Case("They saw ⟦q|some 2,000⟧ men .", 2000, 2000, .about),
        Case("They saw ⟦q|an estimated 60⟧ men .", 60, 60, .about),
        Case("They saw ⟦q|between 30 and 40⟧ men .", 30, 40, .about),
        Case("They saw ⟦q|30 to 40⟧ men .", 30, 40, .about),
        Case("They saw ⟦q|two to three hundred⟧ men .", 200, 300, .about),
        Case("They saw ⟦q|two or three⟧ men .", 2, 3, .about),
        Case("They saw ⟦q|dozens⟧ of men .", 12, nil, .dozens),
        Case("They saw ⟦q|scores⟧ of men .", 20, nil, .dozens),
        Case("They saw ⟦q|several hundred⟧ men .", 100, nil, .hundreds),
        Case("They saw ⟦q|tens of thousands⟧ of men .", 10_000, nil, .thousands),
        Case("They saw ⟦q|hundreds of thousands⟧ of men .", 100_000, nil, .thousands),
        Case("They saw ⟦q|several⟧ men .", nil, nil, .some),
        Case("They saw ⟦q|a number⟧ of men .", nil, nil, .some),
        Case("They saw ⟦q|many⟧ men .", nil, nil, .many),
        Case("They saw ⟦q|no⟧ men .", 0, 0, .none),
    ]

    private func quantities(_ text: TaggedText) throws -> [Quantity] {
        let words = try FiguresCheck.reader.get().words
        return QuantityReader(words: words, view: TokenView(text.document), sentences: text.document.sentences).quantities()
    }

    @Test(arguments: cases) func readsWhatTheWordsTell(case: Case) throws {
        let text = TaggedText(`case`.marked)
        let tokens = try #require(text.marks["q"]?.first)
        let quantity = try #require(try quantities(text).first { $0.tokens.overlaps(tokens) })
        #expect(quantity.tokens == tokens)
        #expect(quantity.low == `case`.low)
        #expect(quantity.high == `case`.high)
        #expect(quantity.qualifier == `case`.qualifier)
    }

    @Test(arguments: [
        "The ⟦date|12 May⟧ raid .", "It cost ⟦money|12 million dollars⟧ .", "She is 13 - year - old .", "Her son , 13 , slept .", "They are aged 11 and 14 .",
        "An F - 16 landed .", "Camp number 12 burned .", "It grew by 2.5 .", "One in 10 left .",
    ])
    func countsNothing(marked: String) throws {
        let numbers = try quantities(TaggedText(marked)).filter { $0.form == .number && !($0.low == 10 && marked.hasPrefix("One in")) }
        #expect(numbers.isEmpty, "\(numbers)")
    }
}
