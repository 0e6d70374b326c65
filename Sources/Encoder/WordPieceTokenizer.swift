/// Cuts words into the pieces the model knows, as BERT's uncased tokeniser does (Devlin et al. 2019): lower case, no
/// accents, split at punctuation, then the longest known piece from the left.
package struct WordPieceTokenizer: Sendable {
    private let vocabulary: Vocabulary
    private static let unknown: Int32 = 100
    /// A stretch of more characters is unknown as a whole.
    private static let longestStretch = 100

    package init(folder: String) throws(EncoderError) {
        vocabulary = try Vocabulary(path: folder + "/vocab.txt")
    }

    /// Whether a word in lower case is one piece: a common word of the language.
    package func isWhole(_ word: some Collection<UInt8>) -> Bool {
        let word = ArraySlice(word)
        return vocabulary.longest(in: word, isContinued: false)?.end == word.endIndex
    }

    /// Appends the pieces of one word in UTF-8, at most `Window.wordPieceLimit`, at least one.
    package func appendPieces(of word: ArraySlice<UInt8>, to pieces: inout [Int32]) {
        let start = pieces.count
        appendPieces(ofFolded: Folding.folded(word)[...], to: &pieces)
        if pieces.count == start { pieces.append(Self.unknown) }
        if pieces.count > start + Window.wordPieceLimit { pieces.removeLast(pieces.count - start - Window.wordPieceLimit) }
    }

    private func appendPieces(ofFolded word: ArraySlice<UInt8>, to pieces: inout [Int32]) {
        var start = word.startIndex
        var index = start
        while index < word.endIndex {
            let (scalar, end) = Folding.scalar(at: index, in: word)
            if scalar == 0x20 {
                appendStretch(word[start..<index], to: &pieces)
                start = end
            } else if Folding.isPunctuation(scalar) {
                appendStretch(word[start..<index], to: &pieces)
                appendStretch(word[index..<end], to: &pieces)
                start = end
            }
            index = end
        }
        appendStretch(word[start...], to: &pieces)
    }

    /// Greedy longest match from the left; a stretch with an unknown rest is unknown as a whole.
    private func appendStretch(_ stretch: ArraySlice<UInt8>, to pieces: inout [Int32]) {
        guard !stretch.isEmpty else { return }
        guard stretch.count(where: { $0 & 0xC0 != 0x80 }) <= Self.longestStretch else { return pieces.append(Self.unknown) }
        let mark = pieces.count
        var start = stretch.startIndex
        while start < stretch.endIndex {
            guard let found = vocabulary.longest(in: stretch[start...], isContinued: start > stretch.startIndex) else {
                pieces.removeLast(pieces.count - mark)
                return pieces.append(Self.unknown)
            }
            pieces.append(found.number)
            start = found.end
        }
    }
}
