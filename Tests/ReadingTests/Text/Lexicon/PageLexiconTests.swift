import Foundation
import Reading
import TestSupport
import Testing

@Suite struct PageLexiconTests {
    /// Every example of every line rule.
    @Test func examplesHold() throws {
        let lexicon = try Fixtures.reader.get().lexicon
        for rule in lexicon.lineRules {
            for example in rule.examples {
                #expect(
                    rule.matches(example.text) == example.matches, "line-rules.txt:\(example.line): \(rule.name): \(example.text)"
                )
            }
        }
        #expect(lexicon.lineRules.count > 10)
    }

    @Test func badRuleNamesFileAndLine() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lexicon-\(UUID().uuidString)")
        try FileManager.default.copyItem(
            at: URL(fileURLWithPath: Fixtures.data.path + "/lexicons"), to: folder.appendingPathComponent("lexicons"))
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("lexicons/page/line-rules.txt")
        try "# remark\nrule a\nrole: nonsense\n".write(to: file, atomically: true, encoding: .utf8)
        #expect(
            throws: DataError(file: folder.path + "/lexicons/page/line-rules.txt", fault: .wrong(line: 3, "no role “nonsense”"))
        ) {
            try PageLexicon(data: DataDirectory(path: folder.path))
        }
        try FileManager.default.removeItem(at: file)
        #expect(throws: DataError(file: folder.path + "/lexicons/page/line-rules.txt", fault: .missing)) {
            try PageLexicon(data: DataDirectory(path: folder.path))
        }
    }
}
