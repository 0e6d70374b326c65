/// Makes broken inputs of sound ones; the same seed makes the same inputs on any machine.
package struct Mutator {
    private var state: UInt64
    private let seeds: [[UInt8]]
    /// Pieces that trip readers: halves of characters, of tags, of escapes.
    private let pieces: [[UInt8]]
    /// Inputs are cut to this many bytes.
    private let longest: Int

    package init(seed: UInt64, seeds: [[UInt8]], pieces: [[UInt8]], longest: Int = 1500) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        self.seeds = seeds
        self.pieces = pieces
        self.longest = longest
    }

    /// SplitMix64.
    private mutating func random() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    private mutating func below(_ limit: Int) -> Int { limit > 0 ? Int(random() % UInt64(limit)) : 0 }

    /// The next input: a window of a seed with one to eight changes.
    package mutating func next() -> [UInt8] {
        guard !seeds.isEmpty else { return [] }
        let seed = seeds[below(seeds.count)]
        let start = below(max(1, seed.count - longest / 2))
        var bytes = Array(seed[start..<min(seed.count, start + 1 + below(longest))])
        for _ in 0...below(8) { change(&bytes) }
        return bytes
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        let at = below(bytes.count + 1)
        let length = min(bytes.count - at, 1 + below(24))
        switch below(8) {
        case 0 where at < bytes.count: bytes[at] = UInt8(truncatingIfNeeded: random())
        case 1 where at < bytes.count: bytes[at] ^= 1 << UInt8(below(8))
        case 2: bytes.removeSubrange(at..<(at + length))
        case 3: bytes.insert(contentsOf: bytes[at..<(at + length)], at: at)
        case 4, 5:
            if !pieces.isEmpty { bytes.insert(contentsOf: pieces[below(pieces.count)], at: at) }
        case 6: bytes.removeSubrange(at...)
        default:
            let piece = pieces.isEmpty ? [0x0A] : pieces[below(pieces.count)]
            for _ in 0..<below(40) { bytes.insert(contentsOf: piece, at: at) }
        }
    }
}
