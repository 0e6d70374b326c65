/// The small words of `small-words.txt`, by what they tell.
struct SmallWords: Sendable {
    enum Kind: String, CaseIterable {
        case opening, place, sentence, prefix, byline
        case bylineEnd = "byline-end"
        case clock
    }

    private let words: [Kind: Set<[UInt8]>]

    init(_ file: LexiconFile) throws(DataError) {
        var words: [Kind: Set<[UInt8]>] = [:]
        for (key, values, line) in try file.entries() {
            guard let kind = Kind(rawValue: key) else {
                throw DataError(file: file.file, fault: .wrong(line: line, "no kind “\(key)”"))
            }
            words[kind] = Set(values.map { Array($0.utf8) })
        }
        for kind in Kind.allCases where words[kind] == nil {
            throw DataError(file: file.file, fault: .damaged("no words for “\(kind.rawValue)”"))
        }
        self.words = words
    }

    /// Whether a word, capitals counting as small letters, is of a kind.
    func isOne(_ word: some Collection<UInt8>, of kind: Kind) -> Bool {
        word.count <= 16 && words[kind]?.contains(word.map(\.lowered)) ?? false
    }

    /// Whether a word is of a kind just as it is written.
    func isExactly(_ word: some Collection<UInt8>, of kind: Kind) -> Bool {
        word.count <= 16 && words[kind]?.contains(Array(word)) ?? false
    }
}
