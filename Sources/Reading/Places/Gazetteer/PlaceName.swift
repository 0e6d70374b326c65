/// The written form of a place's name, folded so that its variants meet.
///
/// Three forms, each coarser than the one before: the folded words (case, diacritics, apostrophes, hyphens), the sound
/// (common ways of transliteration, doubled letters, the article), the skeleton (the sound's consonants alone).
package struct PlaceName: Hashable, Sendable {
    /// Folded words with one blank between them.
    let words: [UInt8]

    init(_ name: some Sequence<UInt8>) {
        var folder = NameFolder()
        words = folder.fold(Array(name))
    }

    package init(_ name: String) { self.init(name.utf8) }

    /// Words that are folded already, as an index keeps them.
    init(folded words: [UInt8]) { self.words = words }

    /// Letters and digits; a name without any is none.
    var length: Int { words.reduce(0) { $0 + ($1 == blank ? 0 : 1) } }

    /// Of the words without their blanks, so that "Khair Khana" and "Khairkhana" are one.
    var hash: UInt64 { PlaceName.hash(words) }

    static func hash(_ bytes: [UInt8]) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes where byte != blank { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        // FNV leaves the high bits poor; one round of mixing spreads them.
        hash = (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15
        return hash ^ hash >> 29
    }
}

private let blank = UInt8(ascii: " ")

/// Folds case, diacritics, apostrophes and hyphens.
private struct NameFolder {
    private var out: [UInt8] = []
    private var wordStart = 0

    mutating func fold(_ name: [UInt8]) -> [UInt8] {
        out.reserveCapacity(name.count + 4)
        var at = 0
        while at < name.count {
            let byte = name[at]
            if byte < 0x80 {
                takeASCII(byte)
                at += 1
            } else {
                let (scalar, count) = NameFolder.scalar(name, at)
                take(scalar)
                at += count
            }
        }
        closeWord()
        if out.last == blank { out.removeLast() }
        if out.starts(with: NameFolder.the), out.count > NameFolder.the.count { out.removeFirst(NameFolder.the.count) }
        return out
    }

    private mutating func takeASCII(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): out.append(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): out.append(byte | 0x20)
        case UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "."): break
        default: closeWord()
        }
    }

    private mutating func take(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x300...0x36F, 0x2B0...0x2FF, 0x2018, 0x2019, 0x201B, 0x2032, 0x200B...0x200F, 0xFEFF: return
        case 0xA0, 0x2000...0x206F, 0x3000: return closeWord()
        default: break
        }
        if let plain = LatinLetters.plain[scalar.value] { return out.append(contentsOf: plain) }
        for lower in scalar.properties.lowercaseMapping.unicodeScalars { out.append(contentsOf: UTF8.encode(lower)) }
    }

    /// Ends a word; the usual short forms of holy names and heights are written out.
    private mutating func closeWord() {
        guard out.count > wordStart else { return }
        for (short, long) in NameFolder.shortForms where out[wordStart...].elementsEqual(short) {
            out.replaceSubrange(wordStart..., with: long)
        }
        out.append(blank)
        wordStart = out.count
    }

    private static let the = Array("the ".utf8)
    private static let shortForms: [([UInt8], [UInt8])] = [("st", "saint"), ("ste", "sainte"), ("mt", "mount"), ("ft", "fort")]
        .map { (Array($0.0.utf8), Array($0.1.utf8)) }

    private static func scalar(_ bytes: [UInt8], _ at: Int) -> (Unicode.Scalar, Int) {
        bytes.withUnsafeBufferPointer { Letters.scalar($0, at: at, end: $0.count) } ?? (" ", 1)
    }
}

extension UTF8 {
    fileprivate static func encode(_ scalar: Unicode.Scalar) -> [UInt8] { Array(String(scalar).utf8) }
}

/// Plain letters of the accented Latin ones, by scalar value.
private enum LatinLetters {
    static let plain: [UInt32: [UInt8]] = {
        var table: [UInt32: [UInt8]] = [:]
        for (plain, accented) in letters {
            for scalar in accented.unicodeScalars {
                table[scalar.value] = Array(plain.utf8)
                for upper in scalar.properties.uppercaseMapping.unicodeScalars where upper.value >= 0x80 {
                    table[upper.value] = Array(plain.utf8)
                }
            }
        }
        // The dotted capital's own small letter is two scalars.
        table[0x130] = Array("i".utf8)
        return table
    }()

    private static let letters: [(String, String)] = [
        ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặḁⱥəª"), ("ae", "æǣǽ"), ("b", "ḃḅḇɓ"), ("c", "çćĉċčḉ"), ("d", "ďđðḋḍḏḑḓɖɗ"),
        ("e", "èéêëēĕėęěǝẹẻẽếềểễệḕḗḙḛḝɛ"), ("f", "ḟƒ"), ("g", "ĝğġģǧǵḡǥ"), ("h", "ĥħḣḥḧḩḫẖ"), ("i", "ìíîïĩīĭįıǐỉịḭḯɨ"),
        ("j", "ĵǰ"), ("k", "ķǩḱḳḵƙ"), ("l", "ĺļľŀłḷḹḻḽ"), ("m", "ḿṁṃ"), ("n", "ñńņňŋǹṅṇṉṋɲ"),
        ("o", "òóôõöøōŏőơǒọỏốồổỗộớờởỡợṍṏṑṓɔº"), ("oe", "œ"), ("p", "ṕṗ"), ("r", "ŕŗřṙṛṝṟ"), ("s", "śŝşšșṡṣṥṧṩ"), ("ss", "ß"),
        ("t", "ţťŧțṫṭṯṱẗ"), ("th", "þ"), ("u", "ùúûüũūŭůűųưǔǖǘǚǜụủứừửữựṳṵṷṹṻʉ"), ("v", "ṽṿ"), ("w", "ŵẁẃẅẇẉẘ"),
        ("x", "ẋẍ"), ("y", "ýÿŷỳỵỷỹẏẙ"), ("z", "źżžẑẓẕƶ"),
    ]
}
