import Foundation
import TestSupport
import Testing

@testable import Encoder

/// Numbers that PyTorch computed in float32 from the same files (`Training/reference.py`).
struct Reference: Codable {
    var words: [String]
    var pieces: [Int32]
    var `case`: [Int32]
    var border: [Int32]
    /// Index of each word's first piece.
    var first: [Int]
    var sentence: [Int]
    /// Of every tenth word.
    var vectors: [Float]
    /// The best column of each word, −1 where a second is as good but for rounding.
    var upos, xpos, feats, lemma, ner, cue, relations: [Int]
    var heads: [Int?]
    var arcs: [Float]
    var cues: [[Int]]
    var roles: [Float]
    var contents: [[Int]]
    /// The word that heads each content.
    var contentHeads: [Int]
    var certainty: [Float]

    static func load() throws -> Reference {
        let path = repositoryFile("Tests/EncoderTests/Fixtures/reference.json")
        return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: URL(filePath: path)))
    }

    /// The reference's words as a window, or some of them.
    func window(words range: Range<Int>? = nil) throws -> Window {
        let tokenizer = try WordPieceTokenizer(folder: modelFolder)
        var window = Window()
        for index in range ?? 0..<words.count {
            let word = Array(words[index].utf8)[...]
            var pieces: [Int32] = []
            tokenizer.appendPieces(of: word, to: &pieces)
            window.append(
                pieces: pieces[...], shape: WordShape(of: word),
                border: Window.Border(rawValue: border[first[index]]) ?? .none, sentence: sentence[index])
        }
        return window
    }
}

let modelFolder = repositoryFile("Data/models/rapporteur-6x384")

@Suite struct ReferenceTests {
    private let reference: Reference
    private let window: Window
    private let model: Model
    private let encoded: EncodedWindow

    init() throws {
        reference = try Reference.load()
        window = try reference.window()
        model = try Model(folder: modelFolder)
        encoded = model.encode(window, Workspace())
    }

    private func cosine(_ a: some Sequence<Float>, _ b: some Sequence<Float>) -> Float {
        var dot: Float = 0, first: Float = 0, second: Float = 0
        for (x, y) in zip(a, b) { (dot, first, second) = (dot + x * y, first + x * x, second + y * y) }
        return dot / (first * second).squareRoot()
    }

    /// The greatest column of each row where the reference is sure of it, −1 elsewhere.
    private func best(_ values: [Float], columns: Int, where sure: [Int]) -> [Int] {
        sure.indices.map { row in
            let scores = values[row * columns..<(row + 1) * columns]
            return sure[row] < 0 ? -1 : scores.indices.max { scores[$0] < scores[$1] }.map { $0 - row * columns } ?? -1
        }
    }

    private func greatestDifference(_ a: [Float], _ b: [Float]) -> Float { zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) } }

    @Test func inputIsTheSame() {
        let framed = window.framed()
        #expect(framed.pieces == reference.pieces)
        #expect(framed.shapes == reference.case)
        #expect(framed.borders == reference.border)
    }

    @Test func vectorsAreClose() {
        let width = Model.width
        for (row, word) in stride(from: 0, to: window.wordCount, by: 10).enumerated() {
            let ours = encoded.vectors[word * width..<(word + 1) * width]
            #expect(cosine(ours, reference.vectors[row * width..<(row + 1) * width]) > 0.9999, "\(reference.words[word])")
        }
    }

    @Test func everyHeadChoosesTheSame() {
        let heads: [(EncodedWindow.Head, [Int])] = [
            (.upos, reference.upos), (.xpos, reference.xpos), (.feats, reference.feats), (.lemma, reference.lemma),
            (.ner, reference.ner), (.cue, reference.cue),
        ]
        for (head, expected) in heads {
            let (columns, values) = encoded.scores(head)
            #expect(values.count == columns * window.wordCount)
            #expect(best(values, columns: columns, where: expected) == expected, "\(head)")
        }
        let pairs = reference.heads.enumerated().map { (dependent: $0.offset, head: $0.element) }
        let relations = encoded.relationScores(pairs)
        let columns = model.manifest.labels.relations.count
        #expect(best(relations, columns: columns, where: reference.relations) == reference.relations)
    }

    @Test func pairwiseScoresAreClose() {
        let first = 0..<(reference.sentence.firstIndex(of: 1) ?? 0)
        #expect(greatestDifference(encoded.arcScores(words: first), reference.arcs) < 0.05)
        let cues = reference.cues.map { $0[0]..<$0[1] }
        let roles = cues.flatMap { encoded.roleScores(cue: $0) }
        #expect(roles.count == reference.roles.count)
        #expect(greatestDifference(roles, reference.roles) < 0.05)
        let contents = zip(reference.contents, reference.contentHeads)
        let certainty = zip(cues, contents).flatMap { encoded.certaintyScores(cue: $0, content: $1.0, head: $1.1) }
        #expect(certainty.count == reference.certainty.count)
        #expect(greatestDifference(certainty, reference.certainty) < 0.05)
    }
}
