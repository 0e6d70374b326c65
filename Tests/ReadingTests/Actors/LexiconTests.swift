import Foundation
import TestSupport
import Testing

@testable import Reading

@Suite struct ActorLexiconTests {
    private let known = Result { try KnownActors(folder: repositoryFile("Data/lexicons")) }

    @Test func holdsTheWellKnownOnes() throws {
        let known = try known.get()
        #expect(known.actors.count { $0.kind == .armedGroup } >= 150)
        #expect(known.actors.count { $0.kind == .state } >= 193)
        #expect(known.named(["isis"]) == known.named(["islamic", "state"]))
        #expect(known.demonym(["rusian"]).map { known.actors[$0].country } == "RUS")
        #expect(known.capital(["bogota"]).map { known.actors[$0].name } == "Colombia")
    }

    @Test func eachNameBelongsToOneActor() throws {
        var seen: [[String]: String] = [:]
        for file in ["states.txt", "actors.txt"] {
            let text = try String(contentsOfFile: repositoryFile("Data/lexicons/" + file), encoding: .utf8)
            for line in text.split(separator: "\n") where line.contains(" | ") && !line.hasPrefix("#") {
                let columns = line.split(separator: "|", omittingEmptySubsequences: false)
                let names = Set(columns[1].split(separator: ";").map { NameKey.words($0) })
                for name in names {
                    #expect(seen[name] == nil, "\(name.joined(separator: " ")) stands in two lines: \(line)")
                    seen[name] = String(line)
                }
            }
        }
    }

    @Test func aBadLineNamesFileAndLine() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lexicons-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try "AFG | Afghanistan | Afghan | Kabul\nno columns\n".write(
            to: folder.appendingPathComponent("states.txt"), atomically: true, encoding: .utf8)
        #expect(throws: DataError(file: folder.path + "/states.txt", fault: .wrong(line: 2, "expected: CODE | name; other name"))) {
            try KnownActors(folder: folder.path)
        }
    }
}
