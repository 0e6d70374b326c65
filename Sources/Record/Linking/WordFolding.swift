/// Words of a text in the form in which texts are compared: small letters, endings cut, numbers as digits.
enum WordFolding {
    /// All words in order, small letters, no signs.
    static func words(of text: String) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        func end() {
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word = []
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte | 0x20)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): word.append(byte)
            // Letters beyond ASCII belong to a word; the signs of the block E2 80 (quotes, dashes) end one.
            case 0x80...: word.append(byte)
            case UInt8(ascii: ","), UInt8(ascii: "."):
                if word.last.map({ (48...57).contains($0) }) != true { end() }
            default: end()
            }
        }
        end()
        return words.flatMap(parts)
    }

    /// Words that carry the content, each by its stem; numbers in words become digits.
    static func stems(of text: String) -> [String] {
        var stems: [String] = []
        var tens: Int?
        for word in words(of: text) {
            let number = numbers[word].flatMap(Int.init)
            if let tens, let number, number < 10 {
                stems[stems.count - 1] = String(tens + number)
            } else {
                stems.append(number.map(String.init) ?? stem(word))
            }
            tens = number.flatMap { $0 >= 20 ? $0 : nil }
        }
        return stems
    }

    static func isNumber(_ word: String) -> Bool { word.utf8.first.map { (48...57).contains($0) } ?? false }

    /// The word without its commonest endings, so that "killed" and "killing" are one; never shorter than three letters.
    static func stem(_ word: String) -> String {
        var bytes = Array(word.utf8)
        while let last = bytes.last, last == UInt8(ascii: ".") || last == UInt8(ascii: ",") { bytes.removeLast() }
        for (ending, instead) in endings where bytes.count - ending.count >= 3 && bytes.suffix(ending.count).elementsEqual(ending) {
            bytes.removeLast(ending.count)
            bytes.append(contentsOf: instead)
            break
        }
        if bytes.count > 3, bytes.last == UInt8(ascii: "e") { bytes.removeLast() }
        if bytes.count > 3, let last = bytes.last, last == bytes[bytes.count - 2], last > 0x60, last != UInt8(ascii: "s") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let endings: [([UInt8], [UInt8])] = [
        ("ies", "y"), ("ied", "y"), ("ings", ""), ("ing", ""), ("ers", ""), ("er", ""), ("ed", ""), ("sses", "ss"), ("ches", "ch"),
        ("shes", "sh"), ("ss", "ss"), ("us", "us"), ("s", ""),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

    private static let numbers: [String: String] = [
        "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
        "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17",
        "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60",
        "seventy": "70", "eighty": "80", "ninety": "90",
    ]

    /// Cuts a word at typographic signs (U+2010 to U+206F), which are written without blanks around them.
    private static func parts(of word: String) -> [String] {
        guard word.utf8.contains(0xE2) else { return [word] }
        return word.unicodeScalars.split { (0x2010...0x206F).contains($0.value) }.map { String(String.UnicodeScalarView($0)) }
    }
}

/// A hash that is the same on every machine and in every run (FNV-1a).
enum StableHash {
    static func of(_ text: String) -> UInt64 { of(text.utf8) }

    static func of(_ bytes: some Sequence<UInt8>, from start: UInt64 = 0xcbf2_9ce4_8422_2325) -> UInt64 {
        var hash = start
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        // The last bytes reach the high bits, too.
        hash ^= hash >> 32
        return hash &* 0x9e37_79b9_7f4a_7c15 ^ (hash >> 29)
    }
}
