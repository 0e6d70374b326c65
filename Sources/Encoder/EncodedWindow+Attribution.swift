import EncoderKernels

extension EncodedWindow {
    /// Columns of `roleScores`: outside, begin and inside of a source, begin and inside of a content.
    package static var roleColumns: Int { 5 }

    /// How every word stands to one cue: words × 5.
    package func roleScores(cue: Range<Int>) -> [Float] {
        let width = Model.pairWidth
        let ends = Array(vector(cue.lowerBound) + vector(cue.upperBound - 1))
        let joint = model.roleCue.apply(ends, count: 1, space)
        let distance = (0..<wordCount).map { Int32(Self.distanceRow(word: $0, cue: cue)) }
        let home = Int(sentence[cue.lowerBound])
        let apart = sentence.map { Int32(max(-3, min(3, Int($0) - home)) + 3) }
        var scores = [Float](repeating: 0, count: wordCount * Self.roleColumns)
        let vectors = model.vectors
        joint.withUnsafeBufferPointer { joint in
            guard let cue = joint.baseAddress else { return }
            ek_roles(
                space.path, roleTokens, roleFactors, Int64(wordCount), Int64(width), cue, cue + width, vectors.distance,
                distance, vectors.sentence, apart, vectors.roleOut, vectors.roleBias, &scores)
        }
        return scores
    }

    /// Scores of each certainty for a cue, the words of its content and the word that heads the content.
    package func certaintyScores(cue: Range<Int>, content: [Int], head: Int) -> [Float] {
        let first = vector(cue.lowerBound), last = vector(cue.upperBound - 1)
        var input = zip(first, last).map { ($0 + $1) / 2 }
        input += WordVectors.mean(of: content, in: vectors)
        input += vector(head)
        let hidden = Self.activated(model.certaintyIn.apply(input, count: 1, space), space)
        return Array(model.certaintyOut.apply(hidden, count: 1, space).prefix(model.certaintyOut.used))
    }

    private func vector(_ word: Int) -> ArraySlice<Float> { vectors[word * Model.width..<(word + 1) * Model.width] }

    /// Row of the distance table: 24 is the cue itself, below it words before, above it words behind.
    static func distanceRow(word: Int, cue: Range<Int>) -> Int {
        if word < cue.lowerBound { return 24 - bucket(cue.lowerBound - word) }
        return word >= cue.upperBound ? 24 + bucket(word - cue.upperBound + 1) : 24
    }

    /// Distances of 1–16 each for itself, then two to a doubling, at most 24.
    static func bucket(_ distance: Int) -> Int {
        guard distance > 16 else { return distance }
        return min(17 + WordVectors.halfDoublings(from: 16, to: distance), 24)
    }
}
