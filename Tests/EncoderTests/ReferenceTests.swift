import Foundation
import Testing
import TestSupport

@testable import Encoder

/// Numbers that PyTorch computed in float32 from the same weights (`Training/reference.py`).
private struct Reference: Codable {
    var words: [String]
    var pieces: [Int32]
    var first: [Int]
    var sentence: [Int]
    var vectors: [Float]
    var upos: [Float]
    var names: [Float]
    var cue: [Float]
    var arcs: [Float]
    var relations: [Float]
    var roles: [Float]
    var certainty: [Float]

    static func load() throws -> Reference {
        let path = repositoryFile("Tests/EncoderTests/Fixtures/reference.json")
        return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: URL(filePath: path)))
    }
}

private let folder = repositoryFile("Data/models/rapporteur-6x384")

@Suite struct ReferenceTests {
    private let reference: Reference
    private let model: Model
    private let window: Window

    init() throws {
        reference = try Reference.load()
        model = try Model(folder: folder)
        let tokenizer = try WordPieceTokenizer(folder: folder)
        var window = Window()
        for (index, word) in reference.words.enumerated() {
            var pieces: [Int32] = []
            tokenizer.appendPieces(of: Array(word.utf8)[...], to: &pieces)
            let starts = index == 0 || reference.sentence[index] != reference.sentence[index - 1]
            window.append(
                pieces: pieces[...], shape: WordShape(of: Array(word.utf8)[...]),
                border: index == 0 ? .paragraph : starts ? .sentence : .none, sentence: reference.sentence[index])
        }
        self.window = window
    }

    private func cosine(_ a: [Float], _ b: [Float]) -> Float {
        let dot = zip(a, b).reduce(Float(0)) { $0 + $1.0 * $1.1 }
        let norm = { (v: [Float]) in v.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot() }
        return dot / (norm(a) * norm(b))
    }

    @Test func piecesAreTheSame() {
        #expect(window.framed().pieces == reference.pieces)
    }

    @Test func numbersAreTheSame() {
        let encoded = model.encode(window, Workspace())
        #expect(cosine(encoded.vectors, reference.vectors) > 0.9999)
        #expect(cosine(encoded.scores(.upos).values, reference.upos) > 0.9999)
        #expect(cosine(encoded.scores(.ner).values, reference.names) > 0.9999)
        #expect(cosine(encoded.scores(.cue).values, reference.cue) > 0.9999)
        #expect(cosine(encoded.arcScores(words: 0..<reference.words.count), reference.arcs) > 0.999)
        let relations = encoded.relationScores([(0, 2), (1, 2), (2, nil)])
        #expect(cosine(relations, reference.relations) > 0.999)
        #expect(cosine(encoded.roleScores(cue: 2..<3), reference.roles) > 0.999)
        let certainty = encoded.certaintyScores(cue: 2..<3, content: Array(5..<11))
        #expect(cosine(certainty, reference.certainty) > 0.999)
    }

    /// Every processor and any number of threads must give one and the same record.
    @Test(arguments: Workspace.Path.allCases) func everyPathGivesTheSameBits(path: Workspace.Path) {
        let best = model.encode(window, Workspace()), other = model.encode(window, Workspace(path: path))
        #expect(best.vectors == other.vectors)
        #expect(best.scores(.lemma).values == other.scores(.lemma).values)
        #expect(best.roleScores(cue: 13..<15) == other.roleScores(cue: 13..<15))
        #expect(best.arcScores(words: 0..<12) == other.arcScores(words: 0..<12))
        #expect(best.certaintyScores(cue: 2..<3, content: [5]) == other.certaintyScores(cue: 2..<3, content: [5]))
    }
}
