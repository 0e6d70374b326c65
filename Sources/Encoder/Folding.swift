import Foundation

/// The uncased model's view of letters: lower case without accents, ideographs apart, nothing invisible.
enum Folding {
    /// The folded UTF-8 of a word, with blanks where it is to be cut.
    ///
    /// Letters beyond ASCII take the slow road through canonical decomposition; one word in a hundred needs it.
    static func folded(_ word: ArraySlice<UInt8>) -> [UInt8] {
        if isPlain(word) { return word.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 } }
        // Invisible characters go before decomposition, which may not see over them.
        var visible = String.UnicodeScalarView()
        for scalar in String(decoding: word, as: UTF8.self).unicodeScalars where !isRemoved(scalar) { visible.append(scalar) }
        var result = String.UnicodeScalarView()
        for scalar in String(visible).decomposedStringWithCanonicalMapping.unicodeScalars {
            let properties = scalar.properties
            if properties.generalCategory == .nonspacingMark { continue }
            if isIdeograph(scalar.value) {
                result.append(contentsOf: [" ", scalar, " "])
            } else if properties.isWhitespace {
                result.append(" ")
            } else {
                result.append(contentsOf: properties.lowercaseMapping.unicodeScalars)
            }
        }
        return Array(String(result).utf8)
    }

    /// Nothing to fold but capitals: printable ASCII and the dashes, quotation marks and dots of U+2010–2027.
    private static func isPlain(_ word: ArraySlice<UInt8>) -> Bool {
        var index = word.startIndex
        while index < word.endIndex {
            let (scalar, end) = scalar(at: index, in: word)
            guard (0x20..<0x7F).contains(scalar) || (0x2010...0x2027).contains(scalar) else { return false }
            index = end
        }
        return true
    }

    /// The scalar that begins at `index` of sound UTF-8, and where the next begins.
    static func scalar(at index: Int, in bytes: ArraySlice<UInt8>) -> (value: UInt32, end: Int) {
        let lead = bytes[index]
        if lead < 0x80 { return (UInt32(lead), index + 1) }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        let end = min(index + length, bytes.endIndex)
        var value = UInt32(lead) & (0x7F >> UInt32(length))
        for next in index + 1..<end { value = value << 6 | UInt32(bytes[next] & 0x3F) }
        return (value, end)
    }

    /// Punctuation as BERT counts it: every printable ASCII sign, and Unicode's category P.
    static func isPunctuation(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return true
        case ..<0x80: return false
        default: break
        }
        switch Unicode.Scalar(scalar)?.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation: return true
        default: return false
        }
    }

    private static func isRemoved(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value == 0xFFFD { return true }
        switch scalar.properties.generalCategory {
        case .control: return ![0x09, 0x0A, 0x0D].contains(scalar.value)
        case .format, .privateUse, .surrogate: return true
        default: return false
        }
    }

    private static func isIdeograph(_ value: UInt32) -> Bool {
        switch value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2CEAF, 0xF900...0xFAFF, 0x2F800...0x2FA1F: true
        default: false
        }
    }
}
