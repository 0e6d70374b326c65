import Foundation
import Testing

@testable import Reading

@Suite struct RuleFileTests {
    private func file(_ text: String) throws -> RuleFile {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).rules").path
        try Data(text.utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try RuleFile(path: path, zones: ["cue"], outcomes: ["denied"])
    }

    /// Each bad file and the line that is to blame.
    @Test(arguments: [
        ("cue deny", 1),
        ("rule a denied", 1),
        ("rule a => maybe\n cue deny", 1),
        ("rule a => denied\n where deny", 2),
        ("rule a => denied\n cue [tagg=VB]", 2),
        ("rule a => denied\n cue deny\n + x\n - y\nrule a => denied", 5),
        ("# words\n\nrule a => denied\n cue deny\n + x", 3),
    ])
    func badRulesNameTheirLine(text: String, line: Int) {
        #expect { try file(text) } throws: { error in
            guard let error = error as? DataError, case .wrong(let found, _) = error.fault else { return false }
            return found == line
        }
    }

    @Test func aPatternMatchesSequencesGapsAndCaptures() throws {
        let document = try StandardReader.document("He wrote a long post on Telegram early on Sunday .")
        let view = TokenView(document)
        let all = 0..<document.tokens.count
        #expect(try TokenPattern("write ... post").firstMatch(in: view, all)?.tokens == 1..<5)
        #expect(try TokenPattern("on < telegram|twitter >").firstMatch(in: view, all)?.captured == 6..<7)
        #expect(try TokenPattern("^ write").firstMatch(in: view, all) == nil)
        #expect(try TokenPattern("on !telegram").firstMatch(in: view, all)?.tokens == 8..<10)
        #expect(try TokenPattern("post very? on").firstMatch(in: view, all)?.tokens == 4..<6)
    }
}
