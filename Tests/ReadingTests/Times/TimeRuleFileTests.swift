import Foundation
import TestSupport
import Testing

@testable import Reading

/// A bad file of rules or words is named by its line.
@Suite struct TimeRuleFileTests {
    private func fault(_ text: String) throws -> DataError.Fault? {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("times-\(UUID().uuidString).rules").path
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        var words = try TimesCheck.times.get().words
        do { _ = try TimeRuleFile(path: path, words: &words) } catch { return error.fault }
        return nil
    }

    private let examples = "\n  + - | ⟦x|a⟧\n  - - | b"

    @Test func aGoodRuleIsTaken() throws { #expect(try fault("rule a => date\n  words {month} {year}?" + examples) == nil) }

    @Test(arguments: [
        ("rule a => day\n  words x", 1), ("rule a => date colour=red\n  words x", 1), ("rule a => date\n  words {moon}", 2),
        ("rule a => date\n  words x\n  + 2024-02-30 | y", 3), ("rule a => date\n  wrods x", 2), ("words x", 1),
        ("rule a => date\n  words x\n  + - | y", 1), ("rule a => date", 1),
    ])
    func aBadOneIsNamedByItsLine(text: String, line: Int) throws {
        guard case .wrong(let found, _)? = try fault(text) else {
            Issue.record("no fault for \(text)")
            return
        }
        #expect(found == line)
    }

    @Test func aRuleThatBeginsWithItselfIsRefused() throws {
        var words = try TimesCheck.times.get().words
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("times-\(UUID().uuidString).rules").path
        try ("rule a => date\n  words {date} x" + examples).write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let file = try TimeRuleFile(path: path, words: &words)
        #expect(throws: TimeGrammar.Circle.self) { try TimeGrammar(file.rules) }
    }
}
