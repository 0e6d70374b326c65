import Testing
import TestSupport

@testable import Reading

@Suite struct NameDecoderTests {
    private static let labels = ["person", "organisation", "place", "state", "facility", "event"]
    private let lists: NameLists

    init() throws { lists = try NameLists(data: StandardReader.data) }

    /// What is read where the model gives each span of tokens a label that leads the runner-up by so much.
    private func names(_ text: String, _ marks: [(Range<Int>, String)], over second: String = "event", by lead: Float = 9) -> [String] {
        let document = TaggedText(text).document
        let columns = 1 + 2 * Self.labels.count
        var values = [Float](repeating: 0, count: document.tokens.count * columns)
        for token in 0..<document.tokens.count { values[token * columns] = 9 }
        for (span, label) in marks {
            for token in span {
                let inside = token == span.lowerBound ? 1 : 2
                values[token * columns] = 0
                values[token * columns + 2 * (Self.labels.firstIndex(of: label) ?? 0) + inside] = 9
                values[token * columns + 2 * (Self.labels.firstIndex(of: second) ?? 0) + inside] = 9 - lead
            }
        }
        let scores = ScoreMatrix(rows: document.tokens.count, columns: columns, values: values)
        return NameDecoder(document: document, lists: lists, labels: Self.labels, scores: scores, start: 0).names().map {
            ($0.isSure ? "" : "? ") + "\(String(decoding: document.report.text[document.span($0.tokens).range], as: UTF8.self)) \($0.label)"
        }
    }

    @Test func signsAndLittleWordsAreNoPartOfANameAtItsEdge() {
        #expect(names("- Tarsu Hall in Orvane", [(0..<4, "facility"), (4..<5, "place")]) == ["Tarsu Hall facility", "Orvane place"])
    }

    @Test func aTownAndTheDivisionBehindItAreTwoNames() {
        #expect(names("from Larkville California", [(1..<3, "place")]) == ["Larkville place", "California place"])
        #expect(names("from South Carolina", [(1..<3, "place")]) == ["South Carolina place"])
        #expect(names("from upper Bavaria", [(1..<3, "place")]) == ["upper Bavaria place"])
    }

    @Test func twoPersonsSideBySideAreOne() {
        #expect(names("the Prophet Yusha spoke", [(1..<2, "person"), (2..<3, "person")]) == ["Prophet Yusha person"])
    }

    @Test func aFormOfAddressIsNoName() {
        #expect(names("Dr. Tarsu spoke", [(0..<1, "person"), (1..<2, "person")]) == ["Tarsu person"])
    }

    @Test func listsDecideWhereTheModelWavers() {
        #expect(names("by Toyota", [(1..<2, "person")], over: "organisation", by: 1) == ["Toyota organisation"])
        #expect(names("by Toyota", [(1..<2, "person")], over: "organisation", by: 5) == ["Toyota person"])
        #expect(names("by Al - Jazeera", [(1..<4, "person")], over: "organisation", by: 1) == ["Al - Jazeera organisation"])
    }

    @Test func aFirmMayStandForItsBuilding() {
        #expect(names("at Walmart", [(1..<2, "facility")], over: "organisation", by: 1) == ["Walmart facility"])
    }

    @Test func aNameIsSureWhereItsKindIsLikely() {
        #expect(names("by Veltis", [(1..<2, "organisation")], over: "event", by: 0.1) == ["? Veltis organisation"])
        #expect(names("by Veltis", [(1..<2, "organisation")], over: "event", by: 2) == ["Veltis organisation"])
    }
}
