/// One character of valid UTF-8 text with its width in bytes.
struct TextScalar: Hashable {
    var value: UInt32
    var width: Int

    /// Letters of any script: all of ASCII's, and everything wider that is neither punctuation, symbol nor space.
    var isLetter: Bool {
        if value < 0x80 { return UInt8(truncatingIfNeeded: value).isLetter }
        if value < 0xC0 { return value == 0xAA || value == 0xB5 || value == 0xBA }
        if value == 0xD7 || value == 0xF7 { return false }
        return !(0x2000...0x2BFF).contains(value) && !(0x3000...0x303F).contains(value)
            && !(0xFE00...0xFE6F).contains(value) && value != 0xFFFD && !(0xE000...0xF8FF).contains(value)
    }

    /// Capital letters of Latin, Greek and Cyrillic as far as names in English text need them.
    var isUpper: Bool {
        switch value {
        case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3AB, 0x400...0x42F: true
        case 0x100...0x137, 0x14A...0x177, 0x1E00...0x1EFF: value % 2 == 0
        case 0x139...0x148, 0x179...0x17E: value % 2 == 1
        default: false
        }
    }

    var isLower: Bool { isLetter && !isUpper && value < 0x530 }

    /// Any quotation mark that opens or closes, straight or curly, single or double.
    var isQuote: Bool {
        switch value {
        case 0x22, 0x27, 0x60, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A: true
        default: false
        }
    }

    /// Hyphen-minus, and the dashes newspapers set between dateline and text.
    var isDash: Bool { value == 0x2D || (0x2010...0x2015).contains(value) || value == 0x2212 }
}

extension [UInt8] {
    /// The character that starts at `offset`; a byte that starts none counts as U+FFFD of width 1.
    func scalar(at offset: Int) -> TextScalar {
        let first = self[offset]
        if first < 0x80 { return TextScalar(value: UInt32(first), width: 1) }
        let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
        guard width > 1, offset + width <= count else { return TextScalar(value: 0xFFFD, width: 1) }
        var value = UInt32(first) & (0x7F >> UInt32(width))
        for index in 1..<width {
            value = value << 6 | UInt32(self[offset + index] & 0x3F)
        }
        return TextScalar(value: value, width: width)
    }

    /// The character that ends before `offset`.
    func scalar(before offset: Int) -> TextScalar {
        var start = offset - 1
        while start > 0, offset - start < 4, self[start].isContinuation { start -= 1 }
        return scalar(at: start)
    }

    /// Appends a character as UTF-8; what is no scalar value becomes U+FFFD.
    mutating func append(scalar value: UInt32) {
        guard let scalar = Unicode.Scalar(value) else { return append(contentsOf: [0xEF, 0xBF, 0xBD]) }
        append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
}
