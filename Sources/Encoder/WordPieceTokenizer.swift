import Foundation

/// Cuts words into the pieces the model knows, as BERT's uncased tokeniser does (Devlin et al. 2019): lower case, no
/// accents, split at punctuation, then the longest known piece from the left.
package struct WordPieceTokenizer: Sendable {
    private let vocabulary: Vocabulary
    private static let unknown: Int32 = 100
    /// A longer stretch is unknown as a whole.
    private static let longestStretch = 100

    package init(folder: String) throws(EncoderError) {
        vocabulary = try Vocabulary(path: folder + "/vocab.txt")
    }

    /// Appends the pieces of one word, at most `Window.wordPieceLimit`, at least one.
    package func appendPieces(of word: some Collection<UInt8>, to pieces: inout [Int32]) {
        let start = pieces.count
        if word.allSatisfy({ $0 < 0x80 }) {
            appendPieces(ofNormalised: word.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, to: &pieces)
        } else {
            appendPieces(ofNormalised: Self.normalised(word), to: &pieces)
        }
        if pieces.count == start { pieces.append(Self.unknown) }
        if pieces.count > start + Window.wordPieceLimit { pieces.removeLast(pieces.count - start - Window.wordPieceLimit) }
    }

    /// Lower case without accents; CJK characters apart, by blanks.
    private static func normalised(_ word: some Collection<UInt8>) -> [UInt8] {
        let text = String(decoding: word, as: UTF8.self).decomposedStringWithCanonicalMapping
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.properties.generalCategory == .nonspacingMark || isRemoved(scalar) { continue }
            let isIdeograph = isIdeograph(scalar.value)
            if isIdeograph { result.append(" ") }
            result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            if isIdeograph { result.append(" ") }
        }
        return Array(String(result).utf8)
    }

    private static func isRemoved(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value == 0 || scalar.value == 0xFFFD { return true }
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .unassigned: return true
        default: return false
        }
    }

    private static func isIdeograph(_ value: UInt32) -> Bool {
        switch value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2CEAF, 0xF900...0xFAFF, 0x2F800...0x2FA1F: true
        default: false
        }
    }

    private func appendPieces(ofNormalised word: [UInt8], to pieces: inout [Int32]) {
        var start = 0
        var index = 0
        while index < word.count {
            let length = Self.length(word[index])
            let end = min(index + length, word.count)
            if word[index] == 0x20 {
                appendStretch(word[start..<index], to: &pieces)
                start = end
            } else if Self.isPunctuation(word[index..<end]) {
                appendStretch(word[start..<index], to: &pieces)
                appendStretch(word[index..<end], to: &pieces)
                start = end
            }
            index = end
        }
        appendStretch(word[start...], to: &pieces)
    }

    private static func length(_ lead: UInt8) -> Int { lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1 }

    private static func isPunctuation(_ character: ArraySlice<UInt8>) -> Bool {
        guard let first = character.first else { return false }
        if first < 0x80 {
            return (33...47).contains(first) || (58...64).contains(first) || (91...96).contains(first) || (123...126).contains(first)
        }
        switch String(decoding: character, as: UTF8.self).unicodeScalars.first?.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation: return true
        default: return false
        }
    }

    /// Greedy longest match from the left; a stretch with an unknown rest is unknown as a whole.
    private func appendStretch(_ stretch: ArraySlice<UInt8>, to pieces: inout [Int32]) {
        guard !stretch.isEmpty else { return }
        guard stretch.count <= 4 * Self.longestStretch else { return pieces.append(Self.unknown) }
        let mark = pieces.count
        var start = stretch.startIndex
        while start < stretch.endIndex {
            var end = stretch.endIndex
            var found: Int32?
            while end > start {
                found = start == stretch.startIndex
                    ? vocabulary.number(of: stretch[start..<end])
                    : vocabulary.number(of: ArraySlice([0x23, 0x23] + stretch[start..<end]))
                if found != nil { break }
                repeat { end -= 1 } while end > start && stretch[end] & 0xC0 == 0x80
            }
            guard let found else {
                pieces.removeLast(pieces.count - mark)
                return pieces.append(Self.unknown)
            }
            pieces.append(found)
            start = end
        }
    }
}

extension WordShape {
    /// The shape of a word by its letters and digits.
    package init(of word: some Collection<UInt8>) {
        var letters = 0, upper = 0, isFirstUpper = false
        for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
            if scalar.isASCII ? (48...57).contains(scalar.value) : scalar.properties.numericType != nil {
                self = .digits
                return
            }
            guard scalar.properties.isAlphabetic else { continue }
            let isUpper = scalar.properties.isUppercase
            if letters == 0 { isFirstUpper = isUpper }
            letters += 1
            if isUpper { upper += 1 }
        }
        switch (letters, upper) {
        case (0, _): self = .none
        case (_, 0): self = .lower
        case (1, _): self = .oneCapital
        case (letters, letters): self = .capitals
        case (_, 1) where isFirstUpper: self = .title
        default: self = .mixed
        }
    }
}
