import EncoderKernels

/// What the encoder says of a window: scores of every word, and answers to questions about pairs of words.
package struct EncodedWindow {
    /// Heads that give every word a row of scores.
    package enum Head: String, CaseIterable, Sendable { case upos, xpos, feats, lemma, ner, cue }

    let model: Model
    let space: Workspace
    /// Word vectors, words × 384.
    package let vectors: [Float]
    let sentence: [Int32]
    private let heads: [Float]
    private let arcDependents: [Float]
    private let arcHeads: [Float]
    private let pairs: [Float]
    let roleTokens: [Float]
    let roleFactors: [Float]

    package var wordCount: Int { sentence.count }

    init(model: Model, words: [Float], sentence: [Int32], _ space: Workspace) {
        self.model = model
        self.space = space
        self.sentence = sentence
        vectors = words
        let count = sentence.count
        heads = model.heads.apply(words, count: count, space)
        let pairs = model.pairs.apply(words, count: count, space)
        func block(_ index: Int) -> [Float] { Self.columns(index, of: pairs, rows: count, stride: model.pairs.rows) }
        self.pairs = pairs
        arcDependents = Self.activated(block(0), space)
        arcHeads = Self.activated(block(1), space)
        roleTokens = block(4)
        roleFactors = block(5)
    }

    private static func columns(_ block: Int, of matrix: [Float], rows: Int, stride: Int) -> [Float] {
        let width = Model.pairWidth
        return [Float](unsafeUninitializedCapacity: rows * width) { buffer, filled in
            for row in 0..<rows {
                let start = row * stride + block * width
                _ = buffer[(row * width)...].initialize(fromContentsOf: matrix[start..<start + width])
            }
            filled = rows * width
        }
    }

    static func activated(_ values: [Float], _ space: Workspace) -> [Float] {
        var values = values
        values.withUnsafeMutableBufferPointer { buffer in
            if let first = buffer.baseAddress { ek_gelu(space.path, first, Int64(buffer.count)) }
        }
        return values
    }

    /// Scores of one head: words × columns, row after row.
    package func scores(_ head: Head) -> (columns: Int, values: [Float]) {
        var start = 0, columns = 0
        for other in Head.allCases {
            start += columns
            columns = model.manifest.heads[other.rawValue] ?? 0
            if other == head { break }
        }
        var values: [Float] = []
        values.reserveCapacity(wordCount * columns)
        for row in 0..<wordCount {
            let first = row * model.heads.rows + start
            values.append(contentsOf: heads[first..<first + columns])
        }
        return (columns, values)
    }

    /// Arc scores inside one sentence: dependents × (heads + 1), the root last.
    package func arcScores(words: Range<Int>) -> [Float] {
        let width = Model.pairWidth, count = words.count
        guard count > 0 else { return [] }
        let dependents = Array(arcDependents[words.lowerBound * width..<words.upperBound * width])
        let left = model.arc.apply(dependents, count: count, space)
        var right = Array(arcHeads[words.lowerBound * width..<words.upperBound * width])
        right.append(contentsOf: UnsafeBufferPointer(start: model.vectors.arcRoot, count: width))
        return [Float](unsafeUninitializedCapacity: count * (count + 1)) { buffer, filled in
            left.withUnsafeBufferPointer { left in
                right.withUnsafeBufferPointer { right in
                    if let left = left.baseAddress, let right = right.baseAddress, let out = buffer.baseAddress {
                        ek_dot_rows(space.path, left, Int64(count), Int64(width), right, Int64(count + 1), out)
                    }
                }
            }
            filled = count * (count + 1)
        }
    }

    /// Relation scores of pairs; a head of nil is the root. Pairs × relations.
    package func relationScores(_ pairs: [(dependent: Int, head: Int?)]) -> [Float] {
        let width = Model.pairWidth, stride = model.pairs.rows
        var sums = [Float](repeating: 0, count: pairs.count * width)
        for (row, pair) in pairs.enumerated() {
            let dependent = pair.dependent * stride + 2 * width
            for column in 0..<width {
                let head = pair.head.map { self.pairs[$0 * stride + 3 * width + column] } ?? model.vectors.relationRoot[column]
                sums[row * width + column] = self.pairs[dependent + column] + head
            }
        }
        let scores = model.relationOut.apply(Self.activated(sums, space), count: pairs.count, space)
        let rows = model.relationOut.rows, used = model.relationOut.used
        return pairs.indices.flatMap { scores[$0 * rows..<$0 * rows + used] }
    }
}
