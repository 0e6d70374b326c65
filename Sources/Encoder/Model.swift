import EncoderKernels

/// The trained encoder: six transformer layers under linear, pairwise and attribution heads.
///
/// It turns a window of word pieces into numbers and has never heard of news. Immutable and shared between threads; each
/// thread brings its own `Workspace`. Every path and any number of threads give the same bits.
package final class Model: Sendable {
    package static let width = 384
    static let inner = 1536
    static let layerCount = 6
    /// Width of each side of the pairwise heads.
    static let pairWidth = 256
    /// Pieces of the vocabulary.
    static let pieceCount = 30522
    /// Longest window the model knows, with the pieces that frame it.
    static let positionCount = 512

    package let manifest: Manifest
    let heads: Linear
    let pairs: Linear
    let arc: Linear
    let relationOut: Linear
    let roleCue: Linear
    let certaintyIn: Linear
    let certaintyOut: Linear
    let vectors: Vectors
    private let layers: [Layer]
    private let file: WeightsFile

    /// Small float tensors, by name.
    struct Vectors: Sendable {
        nonisolated(unsafe) let word: UnsafePointer<Int8>
        nonisolated(unsafe) let wordScale: UnsafePointer<Float>
        nonisolated(unsafe) let position: UnsafePointer<Float>
        nonisolated(unsafe) let shape: UnsafePointer<Float>
        nonisolated(unsafe) let border: UnsafePointer<Float>
        nonisolated(unsafe) let gain: UnsafePointer<Float>
        nonisolated(unsafe) let shift: UnsafePointer<Float>
        nonisolated(unsafe) let arcRoot: UnsafePointer<Float>
        nonisolated(unsafe) let relationRoot: UnsafePointer<Float>
        nonisolated(unsafe) let distance: UnsafePointer<Float>
        nonisolated(unsafe) let sentence: UnsafePointer<Float>
        nonisolated(unsafe) let roleOut: UnsafePointer<Float>
        nonisolated(unsafe) let roleBias: UnsafePointer<Float>
    }

    private struct Layer: Sendable {
        let qkv: Linear, out: Linear, up: Linear, down: Linear
        nonisolated(unsafe) let gain1: UnsafePointer<Float>
        nonisolated(unsafe) let shift1: UnsafePointer<Float>
        nonisolated(unsafe) let gain2: UnsafePointer<Float>
        nonisolated(unsafe) let shift2: UnsafePointer<Float>

        init(_ index: Int, in file: WeightsFile) throws(EncoderError) {
            let name = "layer\(index)."
            qkv = try Linear(name + "qkv", outputs: 3 * Model.width, inputs: Model.width, in: file)
            out = try Linear(name + "out", outputs: Model.width, inputs: Model.width, in: file)
            up = try Linear(name + "up", outputs: Model.inner, inputs: Model.width, in: file)
            down = try Linear(name + "down", outputs: Model.width, inputs: Model.inner, in: file)
            gain1 = try file.floats(name + "ln1.gain", count: Model.width)
            shift1 = try file.floats(name + "ln1.shift", count: Model.width)
            gain2 = try file.floats(name + "ln2.gain", count: Model.width)
            shift2 = try file.floats(name + "ln2.shift", count: Model.width)
        }
    }

    /// Opens the folder that holds `manifest.json` and `weights.bin`.
    package init(folder: String) throws(EncoderError) {
        let manifest = try Manifest(path: folder + "/manifest.json")
        let file = try WeightsFile(path: folder + "/weights.bin", bytes: manifest.bytes, tensors: manifest.tensors)
        self.manifest = manifest
        self.file = file
        let width = Self.width, pair = Self.pairWidth, labels = manifest.labels
        heads = try Linear("heads", outputs: manifest.heads.values.reduce(0, +), inputs: width, in: file)
        pairs = try Linear("pairs", outputs: 6 * pair, inputs: width, in: file)
        arc = try Linear("arc", outputs: pair, inputs: pair, in: file)
        relationOut = try Linear("rel.out", outputs: labels.relations.count, inputs: pair, in: file)
        roleCue = try Linear("role.cue", outputs: 2 * pair, inputs: 2 * width, in: file)
        certaintyIn = try Linear("cert.in", outputs: pair, inputs: 3 * width, in: file)
        certaintyOut = try Linear("cert.out", outputs: labels.certainty.count, inputs: pair, in: file)
        vectors = try Self.vectors(file)
        var layers: [Layer] = []
        for index in 0..<Self.layerCount { layers.append(try Layer(index, in: file)) }
        self.layers = layers
    }

    private static func vectors(_ file: WeightsFile) throws(EncoderError) -> Vectors {
        Vectors(
            word: try file.matrix("word", rows: pieceCount, columns: width),
            wordScale: try file.floats("word.scale", count: pieceCount),
            position: try file.floats("pos", count: positionCount * width), shape: try file.floats("case", count: 8 * width),
            border: try file.floats("border", count: 3 * width), gain: try file.floats("ln.gain", count: width),
            shift: try file.floats("ln.shift", count: width), arcRoot: try file.floats("arc.root", count: pairWidth),
            relationRoot: try file.floats("rel.root", count: pairWidth),
            distance: try file.floats("role.dist", count: 49 * pairWidth),
            sentence: try file.floats("role.sent", count: 7 * pairWidth),
            roleOut: try file.floats("role.out", count: 5 * pairWidth), roleBias: try file.floats("role.out.bias", count: 5))
    }

    /// The forward pass: vectors of the window's words and the scores that every word has.
    package func encode(_ window: Window, _ space: Workspace) -> EncodedWindow {
        let input = window.framed()
        let count = input.pieces.count
        precondition(count <= Self.positionCount, "a window has at most \(Window.pieceLimit) pieces")
        let x = space.scratch(1, count: count * Self.width)
        embed(input.pieces, input.shapes, input.borders, into: x, space)
        for layer in layers { run(layer, x, count, space) }
        let words = [Float](unsafeUninitializedCapacity: window.wordCount * Self.width) { buffer, filled in
            for (index, first) in window.first.enumerated() {
                let row = UnsafeBufferPointer(start: x + Int(first) * Self.width, count: Self.width)
                _ = buffer[(index * Self.width)...].initialize(fromContentsOf: row)
            }
            filled = window.wordCount * Self.width
        }
        return EncodedWindow(model: self, words: words, sentence: window.sentence, space)
    }

    private func embed(
        _ pieces: [Int32], _ shapes: [Int32], _ borders: [Int32], into x: UnsafeMutablePointer<Float>, _ space: Workspace
    ) {
        let width = Self.width
        for index in pieces.indices {
            let piece = Int(pieces[index])
            precondition(piece >= 0 && piece < Self.pieceCount, "a piece of another vocabulary")
            let word = vectors.word + piece * width, scale = vectors.wordScale[piece]
            let position = vectors.position + index * width
            let shape = vectors.shape + Int(shapes[index]) * width, border = vectors.border + Int(borders[index]) * width
            let row = x + index * width
            for column in 0..<width {
                row[column] = Float(word[column]) * scale + position[column] + shape[column] + border[column]
            }
        }
        ek_add_norm(space.path, x, nil, Int64(pieces.count), Int64(width), vectors.gain, vectors.shift)
    }

    private func run(_ layer: Layer, _ x: UnsafeMutablePointer<Float>, _ count: Int, _ space: Workspace) {
        let rows = Int64(count), width = Int64(Self.width)
        let wide = space.scratch(2, count: count * Self.inner)
        let mixed = space.scratch(3, count: count * Self.width)
        layer.qkv.apply(x, count: count, into: wide, space)
        ek_attention(space.path, wide, rows, mixed, space.scratch(4, count: Int(ek_attention_scratch(rows))))
        layer.out.apply(mixed, count: count, into: wide, space)
        ek_add_norm(space.path, x, wide, rows, width, layer.gain1, layer.shift1)
        layer.up.apply(x, count: count, into: wide, space)
        ek_gelu(space.path, wide, rows * Int64(Self.inner))
        layer.down.apply(wide, count: count, into: mixed, space)
        ek_add_norm(space.path, x, mixed, rows, width, layer.gain2, layer.shift2)
    }
}
