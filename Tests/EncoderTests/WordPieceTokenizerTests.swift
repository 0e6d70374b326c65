import Foundation
import TestSupport
import Testing

@testable import Encoder

@Suite struct WordPieceTokenizerTests {
    /// One word of `Fixtures/pieces.tsv`, which the `tokenizers` library cut (`Training/pieces_fixture.py`).
    private struct Case {
        var word: [UInt8]
        var pieces: [Int32]
        var shape: Int32

        init?(_ line: ArraySlice<UInt8>) {
            let fields = line.split(separator: UInt8(ascii: "\t"))
            guard fields.count == 3, let shape = Int32(String(decoding: fields[2], as: UTF8.self)) else { return nil }
            word = Array(fields[0])
            pieces = fields[1].split(separator: UInt8(ascii: " ")).compactMap { Int32(String(decoding: $0, as: UTF8.self)) }
            self.shape = shape
        }
    }

    private let cases: [Case]
    private let tokenizer: WordPieceTokenizer

    init() throws {
        let file = URL(filePath: repositoryFile("Tests/EncoderTests/Fixtures/pieces.tsv"))
        cases = [UInt8](try Data(contentsOf: file)).split(separator: UInt8(ascii: "\n")).compactMap(Case.init)
        tokenizer = try WordPieceTokenizer(folder: repositoryFile("Data/models/rapporteur-6x384"))
    }

    private func pieces(of word: [UInt8]) -> [Int32] {
        var pieces: [Int32] = []
        tokenizer.appendPieces(of: word[...], to: &pieces)
        return pieces
    }

    @Test func cutsAsThePythonLibraryDoes() {
        #expect(cases.count >= 2000)
        for item in cases {
            #expect(pieces(of: item.word) == item.pieces, "\(String(decoding: item.word, as: UTF8.self))")
        }
    }

    @Test func seesTheShapesTheModelWasTrainedWith() {
        for item in cases {
            #expect(WordShape(of: item.word[...]).rawValue == item.shape, "\(String(decoding: item.word, as: UTF8.self))")
        }
    }

    /// Bytes that are no UTF-8 must not stop a run.
    @Test func cutsAnyBytes() {
        for word: [UInt8] in [[0xFF], [0xE2, 0x80], [0x61, 0xC3], [0xF0, 0x9F, 0x98], [0x80, 0x80], [0]] {
            #expect(pieces(of: word).count >= 1)
            _ = WordShape(of: word[...])
        }
        #expect(pieces(of: []) == [100])
    }
}
