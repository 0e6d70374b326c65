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

    private(set) var counts: [UInt64: Int] = [:]
    private var readings: Int
    /// The logarithm of the number of readings, with those that are thought to stand before.
    private var all: Double

    init(readings: Int = 0, counts: [UInt64: Int] = [:]) {
        self.readings = readings
        self.counts = counts
        all = log(Double(readings) + WordRarity.thought)
    }

    mutating func add(_ bag: WordBag) {
        readings += 1
        all = log(Double(readings) + WordRarity.thought)
        for word in bag.words { counts[word, default: 0] += 1 }
    }

    func of(_ word: UInt64) -> Double {
        let count = max(1, counts[word] ?? 0)
        let having = count < WordRarity.logarithms.count ? WordRarity.logarithms[count] : log(Double(1 + count))
        return (all - having) / (all - WordRarity.logarithms[1])
    }

    /// Logarithms of one more than each number.
    private static let logarithms = (0..<1_024).map { log(Double(1 + $0)) }

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
