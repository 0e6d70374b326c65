/// Words by the hashes of their stems, ascending and without repeats: quick to compare and small to hold.
struct WordBag: Hashable, Sendable {
    private(set) var words: [UInt64]

    static let empty = WordBag(words: [])

    private init(words: [UInt64]) { self.words = words }

    init(_ stems: some Sequence<String>) { self.init(hashes: stems.map(StableHash.of)) }

    init(hashes: some Sequence<UInt64>) {
        let sorted = hashes.sorted()
        var words: [UInt64] = []
        words.reserveCapacity(sorted.count)
        for word in sorted where words.last != word { words.append(word) }
        self.init(words: words)
    }

    var isEmpty: Bool { words.isEmpty }
    var count: Int { words.count }

    func union(_ other: WordBag) -> WordBag {
        if isEmpty { return other }
        return other.isEmpty ? self : WordBag(hashes: words + other.words)
    }

    func shared(with other: WordBag) -> WordBag {
        var both: [UInt64] = []
        walk(other) { both.append($0) }
        return WordBag(words: both)
    }

    func isDisjoint(with other: WordBag) -> Bool { shared(with: other).isEmpty }

    func isSubset(of other: WordBag) -> Bool { count <= other.count && shared(with: other).count == count }

    /// Shared words to the smaller bag; 0 where one is empty.
    func overlap(with other: WordBag) -> Double {
        isEmpty || other.isEmpty ? 0 : Double(shared(with: other).count) / Double(min(count, other.count))
    }

    func contains(_ word: UInt64) -> Bool {
        var (low, high) = (0, words.count)
        while low < high {
            let middle = (low + high) / 2
            if words[middle] < word { low = middle + 1 } else { high = middle }
        }
        return low < words.count && words[low] == word
    }

    private func walk(_ other: WordBag, _ body: (UInt64) -> Void) {
        var (mine, theirs) = (0, 0)
        while mine < words.count, theirs < other.words.count {
            let (a, b) = (words[mine], other.words[theirs])
            if a == b { body(a) }
            if a <= b { mine += 1 }
            if b <= a { theirs += 1 }
        }
    }
}
