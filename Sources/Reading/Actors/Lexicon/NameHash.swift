/// A name as one number: its folded words in order, spelling variants set equal, words that tell nothing left out.
///
/// The lexicon holds some ten thousand names; numbers of 64 bits keep apart what a program can meet and cost no memory each.
struct NameHash {
    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x0000_0100_0000_01B3

    /// The number of one folded word; z counts as s, so that “organization” is “organisation”.
    static func word(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash = seed
        for byte in bytes { hash = (hash ^ UInt64(byte == UInt8(ascii: "z") ? UInt8(ascii: "s") : byte)) &* prime }
        return hash
    }

    private var telling = seed
    private var whole = seed &+ 1
    /// How many words tell something.
    private(set) var words = 0

    mutating func add(_ word: UInt64, _ spelling: Spelling) {
        let word = spelling.same[word] ?? word
        whole = (whole ^ word) &* NameHash.prime
        whole ^= whole >> 29
        guard !spelling.ignored.contains(word) else { return }
        words += 1
        telling = (telling ^ word) &* NameHash.prime
        telling ^= telling >> 29
    }

    /// Of a name that has none but small words, all words count.
    var value: UInt64 { words > 0 ? telling : whole }

    /// The number of a name given as folded words.
    static func of(_ words: some Sequence<String>, _ spelling: Spelling) -> UInt64 {
        var hash = NameHash()
        for text in words { hash.add(word(text.utf8), spelling) }
        return hash.value
    }
}

/// Words of names that count as others or not at all (`Data/lexicons/actors/spelling.txt`), folded, as numbers.
struct Spelling: Sendable {
    private(set) var ignored: Set<UInt64> = []
    private(set) var same: [UInt64: UInt64] = [:]

    init(path: String) throws(DataError) {
        let file = try WordSections(path: path)
        ignored = Set(try file.words("ignored").map { NameHash.word($0.utf8) })
        for entry in try file.words("same") {
            let forms = entry.split(separator: "=").map { NameHash.word(NameKey.folded($0).utf8) }
            guard forms.count > 1 else { throw DataError(file: path, fault: .wrong(line: 1, "in [same]: \(entry) is not WORD=WORD")) }
            for form in forms.dropFirst() { same[form] = forms[0] }
        }
    }
}
