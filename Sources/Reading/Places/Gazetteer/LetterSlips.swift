/// Slips of one letter that change two sounds, because the letter is half of a pair that writes one: "Shibar", written "Skibar".
enum LetterSlips {
    /// Letters that an h behind them makes another sound of.
    private static let first = Set("kgptdscz".utf8)
    private static let h = UInt8(ascii: "h")

    /// The skeletons that the name has with such a slip put right.
    static func skeletons(of name: PlaceName) -> [[UInt8]] {
        let words = name.words
        var found: [[UInt8]] = []
        func add(_ at: Int, _ letter: UInt8) {
            var other = words
            other[at] = letter
            let skeleton = NameSound(PlaceName(folded: other)).skeleton
            if skeleton.count > 1, !found.contains(skeleton) { found.append(skeleton) }
        }
        for at in words.indices.dropFirst() where first.contains(words[at - 1]) {
            if words[at] != h {
                if words[at] != UInt8(ascii: " ") { add(at, h) }
            } else {
                for letter in [UInt8(ascii: "a")] + NameSound.consonants where letter != UInt8(ascii: "$") { add(at, letter) }
            }
        }
        return found
    }

    /// Whether two names differ by one letter: another, one more, one less, or two changed about.
    static func isOneApart(_ one: PlaceName, _ other: PlaceName) -> Bool {
        let blank = UInt8(ascii: " ")
        let left = one.words.filter { $0 != blank }, right = other.words.filter { $0 != blank }
        guard abs(left.count - right.count) < 2 else { return false }
        var start = 0
        while start < left.count, start < right.count, left[start] == right[start] { start += 1 }
        var end = 0
        while end < left.count - start, end < right.count - start, left[left.count - 1 - end] == right[right.count - 1 - end] {
            end += 1
        }
        let restOfLeft = left[start..<left.count - end], restOfRight = right[start..<right.count - end]
        if restOfLeft.count < 2, restOfRight.count < 2 { return true }
        return restOfLeft.count == 2 && restOfRight.count == 2 && restOfLeft.first == restOfRight.last
            && restOfLeft.last == restOfRight.first
    }
}
