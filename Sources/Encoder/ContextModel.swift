import EncoderKernels

/// The context model: each event of a report seen through the words around it and the report's other events.
///
/// Its memory are the vectors that the encoder made of the words, so that it costs next to nothing: in two blocks the events look at all
/// words, nearer ones by another measure than farther ones, and at each other. What comes out are two views of each event; of two views of
/// one kind a `Likeness` tells how likely the events are one. `Training/linking/context.py` trains it. Immutable and shared between threads;
/// every path and any number of threads give the same bits.
package final class ContextModel: Sendable {
    /// The one that is used, a folder under `Data/models`.
    package static let standard = "rapporteur-context-2x256"

    static let width = 256
    static let headCount = 8
    static let inner = 4 * width
    /// Numbers of a view.
    package static let viewWidth = 128
    static let blockCount = 2
    /// Sentences from which on it is all the same how far a word is.
    static let sentencesApart = 6
    /// Measures of distance in words.
    static let wordsApart = 16
    /// Sentences of a report that are told apart by their place in it.
    static let places = 40

    /// An event as the model is given it.
    package struct Event: Sendable {
        /// The words that tell it, by their place in the report.
        package var words: Range<Int>
        /// Its codings: type, mode, status. One that the model does not know says nothing.
        package var kinds: [String]

        package init(words: Range<Int>, kinds: [String]) {
            self.words = words
            self.kinds = kinds
        }
    }

    private struct Manifest: Decodable {
        var name: String
        var version: String
        /// The encoder whose vectors it learned to read, with its version.
        var encoder: String
        /// Codings that have a vector, in the order of the table.
        var kinds: [String]
        var bytes: Int
        var tensors: [String: Tensor]
    }

    /// Name and version, as what it made cites it.
    package let name: String
    /// Name and version of the encoder whose vectors it reads.
    package let encoder: String
    /// Of two events of one report.
    package let inside: Likeness
    /// Of events of two reports that speak of one incident.
    package let across: Likeness
    private let kinds: [String: Int]
    private let memoryNorm: Norm
    private let start: Linear
    nonisolated(unsafe) private let kindTable: UnsafePointer<Float>
    nonisolated(unsafe) private let placeTable: UnsafePointer<Float>
    private let blocks: [ContextBlock]
    private let last: Norm
    private let views: Linear
    private let file: WeightsFile

    /// Opens the folder that holds `manifest.json` and `weights.bin`.
    package init(folder: String) throws(EncoderError) {
        let manifest: Manifest = try ManifestFile.read(folder + "/manifest.json")
        file = try WeightsFile(path: folder + "/weights.bin", bytes: manifest.bytes, tensors: manifest.tensors)
        name = "\(manifest.name)/\(manifest.version)"
        encoder = manifest.encoder
        kinds = Dictionary(zip(manifest.kinds, 0...), uniquingKeysWith: { first, _ in first })
        memoryNorm = try Norm("memory", width: Model.width, in: file)
        start = try Linear("start", outputs: Self.width, inputs: Model.width, in: file)
        kindTable = try file.floats("kind", count: manifest.kinds.count * Self.width)
        placeTable = try file.floats("place", count: Self.places * Self.width)
        var blocks: [ContextBlock] = []
        for index in 0..<Self.blockCount { blocks.append(try ContextBlock("block\(index).", in: file)) }
        self.blocks = blocks
        last = try Norm("last", width: Self.width, in: file)
        views = try Linear("views", outputs: 2 * Self.viewWidth, inputs: Self.width, in: file)
        inside = try Likeness("inside", in: file)
        across = try Likeness("across", in: file)
    }

    /// The views of all events of a report.
    ///
    /// - Parameters:
    ///   - words: the encoder's vectors, words × 384.
    ///   - sentences: the number of each word's sentence.
    package func views(of events: [Event], words: [Float], sentences: [Int32], _ space: Workspace) -> [EventViews] {
        precondition(words.count == sentences.count * Model.width, "a vector for each word")
        guard !events.isEmpty, !sentences.isEmpty else { return [] }
        let memory = memoryNorm.applied(words, space)
        var rows = start.apply(events.flatMap { WordVectors.mean(of: $0.words, in: memory) }, count: events.count, space)
        for (index, event) in events.enumerated() {
            let place = placeTable + min(Self.places - 1, Int(sentences[event.words.lowerBound])) * Self.width
            for column in 0..<Self.width { rows[index * Self.width + column] += place[column] }
            for kind in event.kinds.compactMap({ kinds[$0] }) {
                for column in 0..<Self.width { rows[index * Self.width + column] += kindTable[kind * Self.width + column] }
            }
        }
        let distances = ContextDistances(of: events, sentences: sentences)
        for block in blocks { block.run(&rows, memory: memory, distances, space) }
        let made = views.apply(last.applied(rows, space), count: events.count, space)
        return events.indices.map { index in
            let view = made[index * 2 * Self.viewWidth..<(index + 1) * 2 * Self.viewWidth]
            return EventViews(inside: Array(view.prefix(Self.viewWidth)), across: Array(view.suffix(Self.viewWidth)))
        }
    }
}

/// What the context model sees of one event: as it is compared with events of its own report, and with those of others.
package struct EventViews: Hashable, Sendable {
    package var inside: [Float]
    package var across: [Float]

    package init(inside: [Float], across: [Float]) {
        self.inside = inside
        self.across = across
    }
}

/// How likely two events are one, by what their views have alike and in what they differ.
package struct Likeness: Sendable {
    private let alike: [Float]
    private let apart: [Float]
    private let base: Float

    init(_ name: String, in file: WeightsFile) throws(EncoderError) {
        let width = ContextModel.viewWidth
        alike = Array(UnsafeBufferPointer(start: try file.floats(name + ".alike", count: width), count: width))
        apart = Array(UnsafeBufferPointer(start: try file.floats(name + ".apart", count: width), count: width))
        base = try file.floats(name + ".base", count: 1)[0]
    }

    /// The logarithm of the odds, beside what other signs say.
    package func odds(_ a: [Float], _ b: [Float]) -> Double {
        precondition(a.count == alike.count && b.count == alike.count, "views of this model")
        // Eight sums at a time, added in a fixed order.
        var sums = SIMD8<Float>(repeating: 0)
        a.withUnsafeBufferPointer { a in
            b.withUnsafeBufferPointer { b in
                alike.withUnsafeBufferPointer { alike in
                    apart.withUnsafeBufferPointer { apart in
                        for start in stride(from: 0, to: a.count, by: 8) {
                            let (x, y) = (Self.eight(a, start), Self.eight(b, start))
                            let (low, high) = (pointwiseMin(x, y), pointwiseMax(x, y))
                            sums += x * y * Self.eight(alike, start) - (high - low) * Self.eight(apart, start)
                        }
                    }
                }
            }
        }
        var sum = base
        for lane in 0..<8 { sum += sums[lane] }
        return Double(sum)
    }

    private static func eight(_ values: UnsafeBufferPointer<Float>, _ start: Int) -> SIMD8<Float> {
        UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(values)[(start * 4)..<(start * 4 + 32)]).loadUnaligned(as: SIMD8<Float>.self)
    }
}
