/// What is asked of vectors of words, and of how far words stand from each other.
enum WordVectors {
    /// The mean of some words' vectors, 384 numbers each; zeros for no words.
    static func mean(of words: some Collection<Int>, in vectors: [Float]) -> [Float] {
        var mean = [Float](repeating: 0, count: Model.width)
        for word in words {
            for column in 0..<Model.width { mean[column] += vectors[word * Model.width + column] }
        }
        return words.isEmpty ? mean : mean.map { $0 / Float(words.count) }
    }

    /// ⌊2 · log₂(distance / first)⌋ for a distance of at least the first, by comparing squares so that no rounding can differ.
    static func halfDoublings(from first: Int, to distance: Int) -> Int {
        var steps = 0
        while distance * distance >= (first * first) << (steps + 1) { steps += 1 }
        return steps
    }
}
