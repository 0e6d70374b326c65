import TestSupport
import Testing

@testable import Reading

@Suite struct ReportFieldTests {
    private func columns(_ names: [String]) throws -> [ReportField: Int] {
        let known = try ColumnNames(data: DataDirectory(path: repositoryFile("Data")))
        return ReportField.allCases.reduce(into: [:]) { $0[$1] = known.column(of: $1, among: names) }
    }

    @Test func namesAreKnownHoweverWritten() throws {
        #expect(
            try columns(["Article_ID", "HEADLINE", "Publication-Date", "Article.Text", "Source Name", "Lang"])
                == [.id: 0, .title: 1, .published: 2, .text: 3, .outlet: 4, .language: 5])
    }

    @Test func theSurestNameWins() throws {
        #expect(try columns(["summary", "body", "link", "id"]) == [.text: 1, .url: 2, .id: 3])
    }

    @Test func othersAreNot() throws { #expect(try columns(["", "x", "textual", "dated"]).isEmpty) }
}
