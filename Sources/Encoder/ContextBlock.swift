import EncoderKernels

/// One block of the context model: events look at the report's words, then at each other.
struct ContextBlock: Sendable {
    private let wordsNorm: Norm
    private let query: Linear
    private let memory: Linear
    private let mix: Linear
    private let eventsNorm: Norm
    private let events: Linear
    private let eventsMix: Linear
    private let lastNorm: Norm
    private let up: Linear
    private let down: Linear
    /// Distances × heads.
    nonisolated(unsafe) private let sentenceTable: UnsafePointer<Float>
    nonisolated(unsafe) private let wordTable: UnsafePointer<Float>

    private static let width = ContextModel.width
    private static let heads = ContextModel.headCount

    init(_ name: String, in file: WeightsFile) throws(EncoderError) {
        let width = Self.width
        wordsNorm = try Norm(name + "words", width: width, in: file)
        query = try Linear(name + "query", outputs: width, inputs: width, in: file)
        memory = try Linear(name + "memory", outputs: 2 * width, inputs: Model.width, in: file)
        mix = try Linear(name + "mix", outputs: width, inputs: width, in: file)
        eventsNorm = try Norm(name + "events", width: width, in: file)
        events = try Linear(name + "look", outputs: 3 * width, inputs: width, in: file)
        eventsMix = try Linear(name + "look.mix", outputs: width, inputs: width, in: file)
        lastNorm = try Norm(name + "last", width: width, in: file)
        up = try Linear(name + "up", outputs: ContextModel.inner, inputs: width, in: file)
        down = try Linear(name + "down", outputs: width, inputs: ContextModel.inner, in: file)
        sentenceTable = try file.floats(name + "sentences", count: (2 * ContextModel.sentencesApart + 1) * Self.heads)
        wordTable = try file.floats(name + "words.apart", count: (2 * ContextModel.wordsApart + 1) * Self.heads)
    }

    /// - Parameters:
    ///   - rows: events × 256, changed in place.
    ///   - memory: words × 384.
    func run(_ rows: inout [Float], memory words: [Float], _ distances: ContextDistances, _ space: Workspace) {
        let width = Self.width, count = rows.count / width, wordCount = words.count / Model.width
        let asked = query.apply(wordsNorm.applied(rows, space), count: count, space)
        let known = memory.apply(words, count: wordCount, space)
        let seen = look(asked, stride: width, count, at: known, key: 0, stride: 2 * width, wordCount, bias: bias(distances), space)
        add(mix.apply(seen, count: count, space), to: &rows)
        let all = events.apply(eventsNorm.applied(rows, space), count: count, space)
        let others = look(all, stride: 3 * width, count, at: all, key: width, stride: 3 * width, count, bias: nil, space)
        add(eventsMix.apply(others, count: count, space), to: &rows)
        let wide = EncodedWindow.activated(up.apply(lastNorm.applied(rows, space), count: count, space), space)
        add(down.apply(wide, count: count, space), to: &rows)
    }

    private func look(
        _ query: [Float], stride queryStride: Int, _ count: Int, at known: [Float], key: Int, stride: Int, _ knownCount: Int,
        bias: [Float]?, _ space: Workspace
    ) -> [Float] {
        let scratch = space.scratch(4, count: Int(ek_attention_scratch(Int64(knownCount))))
        return [Float](unsafeUninitializedCapacity: count * Self.width) { buffer, filled in
            known.withUnsafeBufferPointer { known in
                guard let out = buffer.baseAddress, let first = known.baseAddress else { return }
                let keys = first + key
                func run(_ bias: UnsafePointer<Float>?) {
                    ek_look(
                        space.path, query, Int64(queryStride), Int64(count), keys, keys + Self.width, Int64(stride), Int64(knownCount),
                        Int64(Self.heads), bias, out, scratch)
                }
                if let bias { bias.withUnsafeBufferPointer { run($0.baseAddress) } } else { run(nil) }
            }
            filled = count * Self.width
        }
    }

    /// Heads × events × words: what distance says.
    private func bias(_ distances: ContextDistances) -> [Float] {
        let pairs = distances.sentences.count
        var bias = [Float](repeating: 0, count: Self.heads * pairs)
        for head in 0..<Self.heads {
            for pair in 0..<pairs {
                bias[head * pairs + pair] =
                    sentenceTable[distances.sentences[pair] * Self.heads + head] + wordTable[distances.words[pair] * Self.heads + head]
            }
        }
        return bias
    }

    private func add(_ values: [Float], to rows: inout [Float]) {
        for index in rows.indices { rows[index] += values[index] }
    }
}

/// Rows of the tables of distances for each event and word: events × words.
struct ContextDistances {
    private(set) var sentences: [Int] = []
    private(set) var words: [Int] = []

    init(of events: [ContextModel.Event], sentences of: [Int32]) {
        let most = ContextModel.sentencesApart
        sentences.reserveCapacity(events.count * of.count)
        words.reserveCapacity(events.count * of.count)
        for event in events {
            let at = event.words.lowerBound, home = Int(of[at])
            for (word, sentence) in of.enumerated() {
                sentences.append(max(-most, min(most, Int(sentence) - home)) + most)
                words.append(ContextDistances.row(word - at))
            }
        }
    }

    /// Eight distances each for itself, then two to a doubling; before the event below the middle, behind it above.
    static func row(_ steps: Int) -> Int {
        let far = abs(steps), middle = ContextModel.wordsApart
        guard far > 8 else { return middle + steps }
        let folded = min(8 + WordVectors.halfDoublings(from: 8, to: far), middle)
        return middle + (steps < 0 ? -folded : folded)
    }
}

/// Gain and shift of rows that are brought to mean 0 and deviation 1.
struct Norm: Sendable {
    private let width: Int
    nonisolated(unsafe) private let gain: UnsafePointer<Float>
    nonisolated(unsafe) private let shift: UnsafePointer<Float>

    init(_ name: String, width: Int, in file: WeightsFile) throws(EncoderError) {
        self.width = width
        gain = try file.floats(name + ".gain", count: width)
        shift = try file.floats(name + ".shift", count: width)
    }

    func applied(_ rows: [Float], _ space: Workspace) -> [Float] {
        var rows = rows
        rows.withUnsafeMutableBufferPointer { buffer in
            guard let first = buffer.baseAddress else { return }
            ek_add_norm(space.path, first, nil, Int64(buffer.count / width), Int64(width), gain, shift)
        }
        return rows
    }
}
