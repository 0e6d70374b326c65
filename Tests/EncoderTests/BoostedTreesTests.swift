import Foundation
import TestSupport
import Testing

@testable import Encoder

/// Odds against those that scikit-learn computed with the same trees (`Training/linking/judges.py`).
@Suite struct BoostedTreesTests {
    private struct Reference: Decodable {
        var signs: [[Float]]
        var odds: [Double]
    }

    private let reference: [String: Reference]
    private let judges: [String: BoostedTrees]

    init() throws {
        let path = repositoryFile("Tests/EncoderTests/Fixtures/judges.json")
        reference = try JSONDecoder().decode([String: Reference].self, from: Data(contentsOf: URL(filePath: path)))
        let both = try LinkJudges(folder: repositoryFile("Data/models/" + LinkJudges.standard))
        judges = ["inner": both.inner, "outer": both.outer]
    }

    @Test func oddsAreThoseOfTheTraining() throws {
        #expect(Set(reference.keys) == Set(judges.keys))
        for (name, told) in reference {
            let trees = try #require(judges[name])
            for (signs, odds) in zip(told.signs, told.odds) {
                #expect(signs.count == trees.signs.count)
                #expect(abs(trees.odds(signs) - odds) < 0.001)
            }
        }
    }

    /// What the signs add is all that sets the odds of two pairs apart.
    @Test func sharesSumUpToTheOdds() throws {
        for (name, told) in reference {
            let trees = try #require(judges[name])
            let rest = told.signs.map { trees.odds($0) - trees.shares($0).reduce(0, +) }
            let first = try #require(rest.first)
            #expect(rest.allSatisfy { abs($0 - first) < 0.001 })
        }
    }

    @Test(arguments: ["signs", "tensors", "bytes"]) func aManifestThatDoesNotFitIsTold(_ part: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.copyItem(at: URL(filePath: repositoryFile("Data/models/" + LinkJudges.standard)), to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "manifest.json")
        var manifest = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: path)) as? [String: Any])
        switch part {
        case "signs": manifest[part] = ["inner": ["place"], "outer": ["place"]]
        case "tensors": manifest[part] = [String: Any]()
        default: manifest[part] = 1
        }
        try JSONSerialization.data(withJSONObject: manifest).write(to: path)
        #expect(throws: EncoderError.self) { try LinkJudges(folder: folder.path) }
    }
}
