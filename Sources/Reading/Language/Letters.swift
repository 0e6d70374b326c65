/// What kind of character a Unicode scalar is, as far as tokens care.
enum LetterKind: UInt8 {
    case space, lower, upper, letter, digit, mark, underscore, apostrophe, hyphen, other
}

/// Reads scalars from valid or broken UTF-8 by integer offsets; broken bytes come out as single `other` characters.
struct Letters {
    /// Kinds of the 128 ASCII characters.
    private static let ascii: [LetterKind] = (0..<128).map { byte in
        switch UInt8(byte) {
        case 0x09...0x0D, 0x20, 0x1C...0x1F: .space
        case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
        case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
        case UInt8(ascii: "_"): .underscore
        case UInt8(ascii: "'"), UInt8(ascii: "`"): .apostrophe
        case UInt8(ascii: "-"): .hyphen
        default: .other
        }
    }

    /// The kind of the character that starts at `offset`, and its length in bytes.
    static func kind(_ text: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int) -> (kind: LetterKind, count: Int) {
        let byte = text[offset]
        if byte < 0x80 { return (ascii[Int(byte)], 1) }
        guard let (scalar, count) = scalar(text, at: offset, end: end) else { return (.other, 1) }
        return (kind(of: scalar), count)
    }

    private static func kind(of scalar: Unicode.Scalar) -> LetterKind {
        switch scalar.value {
        case 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: return .space
        case 0x2018, 0x2019, 0x02BC, 0x02BB: return .apostrophe
        case 0x2010, 0x2011: return .hyphen
        case 0xDF...0xF6, 0xF8...0xFF: return .lower
        case 0xC0...0xD6, 0xD8...0xDE: return .upper
        default: break
        }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter: return .lower
        case .uppercaseLetter, .titlecaseLetter: return .upper
        case .otherLetter, .modifierLetter, .letterNumber: return .letter
        case .decimalNumber: return .digit
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: return .mark
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: return .space
        default: return .other
        }
    }

    /// Decodes one scalar of two to four bytes; nil where the bytes are no UTF-8.
    static func scalar(
        _ text: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int
    ) -> (Unicode.Scalar, Int)? {
        let lead = text[offset]
        let count = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
        guard count > 1, offset + count <= end else { return nil }
        var value = UInt32(lead) & (0xFF >> UInt32(count + 1))
        for index in 1..<count {
            let byte = text[offset + index]
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        return Unicode.Scalar(value).map { ($0, count) }
    }
}

extension LetterKind {
    /// Letters, digits, marks and the underscore: what a word is made of.
    var isWord: Bool {
        switch self {
        case .lower, .upper, .letter, .digit, .mark, .underscore: true
        case .space, .apostrophe, .hyphen, .other: false
        }
    }

    var isLetter: Bool { self == .lower || self == .upper || self == .letter }
}
