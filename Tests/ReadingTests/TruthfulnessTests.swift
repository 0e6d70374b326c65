import Encoder
import Foundation
import Testing
import TestSupport

@testable import Reading

/// The reader takes no side: with the two sides' names swapped the record is the same with the names swapped.
@Suite struct TruthfulnessTests {
    private func statements(_ text: String) throws -> [Statement] {
        let bytes = Array(text.utf8)
        let outcome = try ReportReader(lexicon: PageLexicon(data: StandardReader.data)).reports(in: bytes, path: "swap.txt").first
        let report = try #require(outcome).get()
        return try StandardReader.reader.get().read(report, Workspace()).statements
    }

    private func swapped(_ text: String, _ one: String, _ other: String) -> String {
        text.replacingOccurrences(of: one, with: "\u{1}").replacingOccurrences(of: other, with: one)
            .replacingOccurrences(of: "\u{1}", with: other)
    }

    @Test func swappingTheSidesChangesNoCertaintyAndNoCount() throws {
        let path = repositoryFile("Benchmarks/accuracy/gold/reports/dev/06-two-fronts.txt")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let original = try statements(text), other = try statements(swapped(text, "Aurora", "Estrella"))
        #expect(original.count > 15)
        #expect(original.count == other.count)
        #expect(original.map(\.certainty) == other.map(\.certainty))
    }

    @Test func readingTwiceGivesTheSame() throws {
        let text = "The army said on Sunday that it had taken Karsa. “That is a lie,” a rebel spokesman told reporters."
        #expect(try statements(text) == statements(text))
    }
}
