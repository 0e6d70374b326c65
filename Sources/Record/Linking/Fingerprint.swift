/// The smallest hashes of a text's runs of words: what two texts share, told without either.
///
/// A text of up to `size` runs is held whole; of a longer one the smallest hashes are a fair sample, by which the share of one
/// text that stands in another is estimated (bottom-k sketches, Cohen and Kaplan 2007).
package struct Fingerprint: Hashable, Sendable {
    /// Words to a run: long enough that two reports of one event seldom share one by chance.
    static let run = 5
    static let size = 256
    /// How many of the smallest hashes a report can be looked up by.
    static let keys = 24

    /// Ascending, without repeats.
    package var hashes: [UInt32]
    package var words: Int

    package init(hashes: [UInt32], words: Int) {
        self.hashes = hashes
        self.words = words
    }

    package init(of text: String) {
        let words = WordFolding.words(of: text)
        var hashes: [UInt32] = []
        if words.count >= Fingerprint.run {
            for start in 0...(words.count - Fingerprint.run) {
                var hash: UInt64 = 0xcbf2_9ce4_8422_2325
                for word in words[start..<start + Fingerprint.run] {
                    hash = StableHash.of(word.utf8, from: hash) &+ 1
                }
                hashes.append(UInt32(truncatingIfNeeded: hash >> 16))
            }
        }
        self.init(hashes: Array(Set(hashes).sorted().prefix(Fingerprint.size)), words: words.count)
    }

    /// How much of each text stands in the other.
    func shared(with other: Fingerprint) -> (ofMine: Double, ofOther: Double, runs: Int) {
        let limit = min(reach, other.reach)
        var (mine, theirs, both) = (0, 0, 0)
        while mine < hashes.count || theirs < other.hashes.count {
            let a = mine < hashes.count ? UInt64(hashes[mine]) : .max
            let b = theirs < other.hashes.count ? UInt64(other.hashes[theirs]) : .max
            guard min(a, b) <= limit else { break }
            if a == b { both += 1 }
            if a <= b { mine += 1 }
            if b <= a { theirs += 1 }
        }
        guard mine > 0, theirs > 0 else { return (0, 0, 0) }
        return (Double(both) / Double(mine), Double(both) / Double(theirs), both)
    }

    /// The largest hash below which nothing is missing.
    private var reach: UInt32 { hashes.count < Fingerprint.size ? .max : hashes.last ?? 0 }
}
