#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How much a word tells, by how few readings of the record have it: from 0 for a word of all to 1 for a word of one.
///
/// A young record knows little of words: so many readings without the word are thought to stand before it.
struct WordRarity: Sendable {
    private static let thought = 60.0

    private(set) var readings = 0
    private(set) var counts: [UInt64: Int] = [:]

    init() {}

    init(readings: Int, counts: [UInt64: Int]) {
        self.readings = readings
        self.counts = counts
    }

    mutating func add(_ bag: WordBag) {
        readings += 1
        for word in bag.words { counts[word, default: 0] += 1 }
    }

    func of(_ word: UInt64) -> Double {
        let all = Double(readings) + WordRarity.thought
        return log(all / Double(1 + max(1, counts[word] ?? 0))) / log(all / 2)
    }

    func sum(_ bag: WordBag) -> Double { bag.words.reduce(0) { $0 + of($1) } }

    /// The share of the smaller bag that stands in the other; what falls short of `least` is little to go by, however much is shared.
    func overlap(_ a: WordBag, _ b: WordBag, least: Double) -> Double {
        let both = a.shared(with: b)
        return both.isEmpty ? 0 : sum(both) / max(least, min(sum(a), sum(b)))
    }

    func cosine(_ a: WordBag, _ b: WordBag) -> Double {
        let both = a.shared(with: b)
        return both.isEmpty ? 0 : squares(both) / (squares(a) * squares(b)).squareRoot()
    }

    private func squares(_ bag: WordBag) -> Double {
        bag.words.reduce(0) { sum, word in
            let rarity = of(word)
            return sum + rarity * rarity
        }
    }
}
