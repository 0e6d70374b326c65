import EncoderKernels

/// One matrix of the model with its scales and bias: `x · wᵀ + b` in exact integers between two roundings.
struct Linear: Sendable {
    /// Outputs with the padding to whole blocks of sixteen.
    let rows: Int
    let columns: Int
    /// Outputs that mean something.
    let used: Int
    nonisolated(unsafe) private let weights: UnsafePointer<Int8>
    nonisolated(unsafe) private let scale: UnsafePointer<Float>
    nonisolated(unsafe) private let bias: UnsafePointer<Float>

    /// The matrix `name`, which must have these outputs and inputs (a multiple of sixteen, at most 2047).
    init(_ name: String, outputs: Int, inputs: Int, in file: WeightsFile) throws(EncoderError) {
        used = outputs
        rows = (outputs + 15) / 16 * 16
        columns = inputs
        weights = try file.matrix(name, rows: rows, columns: columns)
        scale = try file.floats(name + ".scale", count: rows)
        bias = try file.floats(name + ".bias", count: rows)
    }

    /// `count` rows of `columns` floats → `count` rows of `rows` floats.
    func apply(_ input: UnsafePointer<Float>, count: Int, into output: UnsafeMutablePointer<Float>, _ space: Workspace) {
        let (quantised, scales) = space.quantised(rows: count, columns: columns)
        ek_quantise(space.path, input, Int64(count), Int64(columns), quantised, scales)
        ek_linear(space.path, quantised, scales, Int64(count), Int64(columns), weights, scale, bias, Int64(rows), output)
    }

    func apply(_ input: [Float], count: Int, _ space: Workspace) -> [Float] {
        [Float](unsafeUninitializedCapacity: count * rows) { buffer, filled in
            if let output = buffer.baseAddress, count > 0 {
                input.withUnsafeBufferPointer { input in
                    if let first = input.baseAddress { apply(first, count: count, into: output, space) }
                }
            }
            filled = count * rows
        }
    }
}
