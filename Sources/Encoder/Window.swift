/// What the encoder reads at once: whole sentences of one document as word pieces.
package struct Window: Sendable {
    /// Most pieces of a window, without the two that frame it.
    package static let pieceLimit = 250
    /// Pieces of one word that are read; the rest of a long address tells nothing.
    package static let wordPieceLimit = 8

    /// What the encoder is told of where a word stands.
    package enum Border: Int32, Sendable { case none = 0, sentence = 1, paragraph = 2 }

    private(set) var pieces: [Int32] = [101]
    private(set) var shapes: [Int32] = [0]
    private(set) var borders: [Int32] = [0]
    /// Index of each word's first piece.
    private(set) var first: [Int32] = []
    /// Number of the sentence of each word, counted from any start.
    package private(set) var sentence: [Int32] = []

    package init() {}

    package var wordCount: Int { first.count }
    package var pieceCount: Int { pieces.count - 1 }

    /// Adds a word; `shape` is its `WordShape`.
    package mutating func append(pieces word: ArraySlice<Int32>, shape: WordShape, border: Border, sentence: Int) {
        first.append(Int32(pieces.count))
        self.sentence.append(Int32(sentence))
        for (index, piece) in word.enumerated() {
            pieces.append(piece)
            shapes.append(shape.rawValue)
            borders.append(index == 0 ? border.rawValue : 0)
        }
    }

    /// Pieces with the closing one, ready for the first layer.
    func framed() -> (pieces: [Int32], shapes: [Int32], borders: [Int32]) {
        (pieces + [102], shapes + [0], borders + [0])
    }
}
