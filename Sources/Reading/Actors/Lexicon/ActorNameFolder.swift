/// Folds names as `NameKey` does, byte by byte, for the thousands of names that a start reads; the tests hold the two together.
struct ActorNameFolder {
    private let spelling: Spelling
    private var folded: [UInt8] = []

    init(_ spelling: Spelling) {
        self.spelling = spelling
        folded.reserveCapacity(64)
    }

    /// The number of the name that stands in a range of the text.
    mutating func hash(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
        var hash = NameHash()
        add(text, range, to: &hash)
        return hash.value
    }

    /// Adds the words of a range to a name.
    mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to hash: inout NameHash) {
        var start = range.lowerBound
        while start < range.upperBound {
            let gap = ActorNameFolder.gap(text, start, range.upperBound)
            if gap > 0 {
                start += gap
                continue
            }
            var end = start
            while end < range.upperBound, ActorNameFolder.gap(text, end, range.upperBound) == 0 { end += 1 }
            if !fold(text, start..<end) { foldSlowly(text, start..<end) }
            if !folded.isEmpty { hash.add(NameHash.word(folded), spelling) }
            start = end
        }
    }

    /// Bytes of what parts words at a place: a blank, hyphen, bracket, comma or quotation mark; 0 where a word goes on.
    @inline(__always)
    private static func gap(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int {
        switch text[at] {
        case 0x20, 0x09, 0x2D, 0x2F, 0x28, 0x29, 0x2C, 0x22: return 1
        case 0xE2 where at + 2 < end && text[at + 1] == 0x80:
            return [0x90, 0x91, 0x93, 0x9C, 0x9D].contains(text[at + 2]) ? 3 : 0
        default: return 0
        }
    }

    /// Whether the word was of the letters that this road knows.
    private mutating func fold(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        folded.removeAll(keepingCapacity: true)
        guard let isAbbreviation = ActorNameFolder.isAbbreviation(text, range) else { return false }
        var at = range.lowerBound
        let end = ActorNameFolder.endWithoutPossessive(text, range)
        while at < end {
            let byte = text[at]
            var letter: UInt8 = 0
            if byte < 0x80 {
                letter = byte.lowered
                at += 1
            } else if byte == 0xE2 {
                at += 3
                continue
            } else {
                letter = ActorNameFolder.latin[Int(byte - 0xC3) << 6 | Int(text[at + 1] & 0x3F)]
                at += 2
            }
            guard letter.isLowerLetter || letter.isDigit || letter == UInt8(ascii: "@") else { continue }
            if !isAbbreviation, letter.isLowerLetter, folded.last == letter { continue }
            folded.append(letter)
        }
        return true
    }

    private mutating func foldSlowly(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        folded = Array(NameKey.folded(String(decoding: text[range], as: UTF8.self)).utf8)
    }

    /// Fewer than six characters and none of them lower case; nil where a letter is beyond this road.
    private static func isAbbreviation(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool? {
        var count = 0, hasLower = false
        var at = range.lowerBound
        while at < range.upperBound {
            let byte = text[at]
            if byte < 0x80 {
                hasLower = hasLower || byte.isLowerLetter
                at += 1
            } else if byte == 0xE2, at + 2 < range.upperBound, text[at + 1] == 0x80, text[at + 2] == 0x99 || text[at + 2] == 0x98 {
                at += 3
            } else if (0xC3...0xC8).contains(byte), at + 1 < range.upperBound {
                let index = Int(byte - 0xC3) << 6 | Int(text[at + 1] & 0x3F)
                guard latin[index] != 0 else { return nil }
                hasLower = hasLower || isLower[index]
                at += 2
            } else {
                return nil
            }
            count += 1
        }
        return count < 6 && !hasLower
    }

    private static func endWithoutPossessive(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        let end = range.upperBound
        guard range.count > 2, text[end - 1] == UInt8(ascii: "s") else { return end }
        if text[end - 2] == UInt8(ascii: "'") { return end - 2 }
        if range.count > 4, text[end - 2] == 0x99, text[end - 3] == 0x80, text[end - 4] == 0xE2 { return end - 4 }
        return end
    }

    /// The unaccented small letter of U+00C0 to U+023F, 0 where there is none; by code point less 0xC0.
    private static let latin: [UInt8] = (0xC0..<0x240).map { value in
        guard let scalar = Unicode.Scalar(UInt32(value)) else { return 0 }
        let bytes = Array(NameKey.folded(String(scalar)).utf8)
        return bytes.count == 1 ? bytes[0] : 0
    }

    private static let isLower: [Bool] = (0xC0..<0x240).map { Unicode.Scalar(UInt32($0))?.properties.isLowercase ?? false }
}
