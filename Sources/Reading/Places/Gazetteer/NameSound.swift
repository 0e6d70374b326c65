/// How a folded name sounds, one byte a sound, whatever the way it was transliterated.
///
/// "Qarabagh", "Karabag" and "Qarah Bāgh" meet; so do "Deir ez-Zor" and "Dayr al Zawr" but for their vowels.
struct NameSound: Hashable, Sendable {
    let sounds: [UInt8]

    init(_ name: PlaceName) { sounds = NameSound.sounds(of: name.words) }

    /// The consonants, an opening vowel as `a`; what a whole name with fewer than two of them sounds like, otherwise.
    var skeleton: [UInt8] {
        var consonants: [UInt8] = []
        for (index, sound) in sounds.enumerated() where index == 0 || !NameSound.isVowel(sound) {
            consonants.append(NameSound.isVowel(sound) ? UInt8(ascii: "a") : sound)
        }
        return consonants.count < 2 ? sounds : consonants
    }

    /// The sounds that a skeleton can be made of.
    static let consonants = Array("bcdfgjklmnprstvxz$".utf8)

    static func isVowel(_ sound: UInt8) -> Bool {
        switch sound {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
        default: false
        }
    }

    private static func sounds(of words: [UInt8]) -> [UInt8] {
        var sounds: [UInt8] = []
        sounds.reserveCapacity(words.count)
        let parts = words.split(separator: UInt8(ascii: " "))
        for part in parts where parts.count == 1 || !articles.contains(Array(part)) { add(part, to: &sounds) }
        // Names of articles alone, like "El".
        if sounds.isEmpty { for part in parts { add(part, to: &sounds) } }
        return sounds
    }

    private static let articles: Set<[UInt8]> = Set(
        [
            "al", "el", "ul", "il", "ad", "ed", "ud", "ar", "er", "ur", "as", "es", "us", "ash", "esh", "at", "et", "az", "ez",
            "uz", "e", "i", "ye",
        ]
        .map { Array($0.utf8) })

    private static func add(_ word: ArraySlice<UInt8>, to sounds: inout [UInt8]) {
        var at = word.startIndex
        while at < word.endIndex {
            let (sound, count) = sound(word, at)
            if let sound, sounds.last != sound { sounds.append(sound) }
            at += count
        }
    }

    /// The sound that begins at a letter, nil for a silent one, and how many letters write it.
    private static func sound(_ word: ArraySlice<UInt8>, _ at: Int) -> (UInt8?, Int) {
        let letter = word[at]
        let next = at + 1 < word.endIndex ? word[at + 1] : 0
        if next == UInt8(ascii: "h"), let sound = digraph(letter) { return (sound, 2) }
        switch (letter, next) {
        case (UInt8(ascii: "o"), UInt8(ascii: "u")), (UInt8(ascii: "o"), UInt8(ascii: "o")): return (UInt8(ascii: "u"), 2)
        case (UInt8(ascii: "e"), UInt8(ascii: "e")), (UInt8(ascii: "i"), UInt8(ascii: "y")): return (UInt8(ascii: "i"), 2)
        case (UInt8(ascii: "a"), UInt8(ascii: "i")), (UInt8(ascii: "a"), UInt8(ascii: "y")),
            (UInt8(ascii: "e"), UInt8(ascii: "i")),
            (UInt8(ascii: "e"), UInt8(ascii: "y")):
            return (UInt8(ascii: "e"), 2)
        case (UInt8(ascii: "a"), UInt8(ascii: "u")), (UInt8(ascii: "a"), UInt8(ascii: "w")),
            (UInt8(ascii: "o"), UInt8(ascii: "w")):
            return (UInt8(ascii: "o"), 2)
        case (UInt8(ascii: "d"), UInt8(ascii: "j")): return (UInt8(ascii: "j"), 2)
        case (UInt8(ascii: "h"), _): return (at == word.startIndex ? letter : nil, 1)
        default: return (single(letter), 1)
        }
    }

    private static func digraph(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "k"): UInt8(ascii: "x")
        case UInt8(ascii: "g"), UInt8(ascii: "d"), UInt8(ascii: "t"), UInt8(ascii: "c"): letter
        case UInt8(ascii: "p"): UInt8(ascii: "f")
        case UInt8(ascii: "s"): UInt8(ascii: "$")
        case UInt8(ascii: "z"): UInt8(ascii: "j")
        default: nil
        }
    }

    private static func single(_ letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "q"), UInt8(ascii: "c"): UInt8(ascii: "k")
        case UInt8(ascii: "y"): UInt8(ascii: "i")
        case UInt8(ascii: "w"): UInt8(ascii: "v")
        default: letter
        }
    }

    /// What it takes to make one name of the other: 1 for a vowel, 2 for a consonant; nil beyond the limit.
    ///
    /// The optimal string alignment distance; a swap of neighbours costs as one letter.
    func distance(to other: NameSound, limit: Int) -> Int? {
        let left = sounds, right = other.sounds
        guard abs(left.count - right.count) <= limit else { return nil }
        var before: [Int] = [], above = [0]
        for letter in right { above.append(above[above.count - 1] + NameSound.cost(letter)) }
        for (row, letter) in left.enumerated() {
            var line = [above[0] + NameSound.cost(letter)]
            for (column, opposite) in right.enumerated() {
                var best = min(above[column + 1] + NameSound.cost(letter), line[column] + NameSound.cost(opposite))
                best = min(best, above[column] + (letter == opposite ? 0 : max(NameSound.cost(letter), NameSound.cost(opposite))))
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == opposite {
                    best = min(best, before[column - 1] + 2)
                }
                line.append(best)
            }
            if (line.min() ?? 0) > limit { return nil }
            before = above
            above = line
        }
        return above[right.count] <= limit ? above[right.count] : nil
    }

    private static func cost(_ sound: UInt8) -> Int { isVowel(sound) ? 1 : 2 }
}
