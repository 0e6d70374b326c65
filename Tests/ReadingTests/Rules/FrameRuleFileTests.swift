import Foundation
import Testing

@testable import Reading

@Suite struct FrameRuleFileTests {
    private func file(_ text: String) throws -> FrameRuleFile {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).rules").path
        try Data(text.utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try FrameRuleFile(path: path, slots: ["place", "holder"], outcomes: ["captured"])
    }

    private static let sound = """
        rule a => captured
          on seize|take
          place! patient
          holder agent
          + x
          - y
        """

    /// Each bad file and the line that is to blame.
    @Test(arguments: [
        ("on seize", 1),
        ("rule a => lost", 1),
        ("rule a => captured\n on [any] seize", 2),
        ("rule a => captured\n on seize\n town patient", 3),
        ("rule a => captured\n on seize\n place victim", 3),
        ("rule a => captured\n on seize\n place patient\n + x", 1),
        ("rule a => captured\n place patient\n + x\n - y", 1),
    ])
    func badRulesNameTheirLine(text: String, line: Int) {
        #expect { try file(text) } throws: { error in
            guard let error = error as? DataError, case .wrong(let found, _) = error.fault else { return false }
            return found == line
        }
    }

    private func tokens(_ role: FrameRule.Role, _ sentence: String, trigger: String) throws -> [String] {
        let document = try StandardReader.document(sentence)
        let account = Account(document: document, cast: Cast(entities: [], speakers: [:], doubts: []), statements: [])
        let rules = try file(Self.sound.replacingOccurrences(of: "seize|take", with: trigger))
        let all = 0..<document.tokens.count
        let match = try #require(all.lazy.flatMap { rules.matches(at: $0, in: all, of: account.view) }.first)
        return FrameReader(account).tokens(role, around: match.tokens).map { account.view.forms[$0] }
    }

    @Test func theVoiceIsResolved() throws {
        #expect(try tokens(.agent, "Rebels seized the town.", trigger: "seize") == ["rebels"])
        #expect(try tokens(.patient, "Rebels seized the town.", trigger: "seize") == ["town"])
        #expect(try tokens(.agent, "The town was seized by rebels.", trigger: "seize") == ["rebels"])
        #expect(try tokens(.patient, "The town was seized by rebels.", trigger: "seize") == ["town"])
        #expect(try tokens(.undergoer, "Rebels seized the town.", trigger: "seize").isEmpty)
    }

    @Test func sharedSubjectsAndRelativesAreFollowed() throws {
        #expect(try tokens(.agent, "Rebels entered the town and seized the bridge.", trigger: "seize") == ["rebels"])
        #expect(try tokens(.agent, "Rebels wanted to seize the bridge.", trigger: "seize") == ["rebels"])
        #expect(try tokens(.agent, "The rebels who seized the bridge have left.", trigger: "seize") == ["rebels"])
        #expect(try tokens(.patient, "Rebels seized the town and the bridge.", trigger: "seize") == ["town", "bridge"])
    }

    @Test func obliquesGoByTheirPreposition() throws {
        #expect(try tokens(.preposition("out_of"), "Troops pushed rebels out of the town.", trigger: "push") == ["town"])
        #expect(try tokens(.preposition("from"), "Troops took the town from the rebels.", trigger: "take") == ["rebels"])
    }
}
