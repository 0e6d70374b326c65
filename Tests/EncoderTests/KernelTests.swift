import EncoderKernels
import Foundation
import Testing

/// Each kernel against a plain reckoning, and each path against the others, to the bit.
@Suite struct KernelTests {
    private static let paths = Array(0...ek_best_path())

    /// Numbers from −1 to 1, the same at every run.
    private func numbers(_ count: Int, seed: UInt64) -> [Float] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Float(Int32(truncatingIfNeeded: state >> 32)) / 2_147_483_648
        }
    }

    /// What `body` writes for each path, the plain one first.
    private func results(_ count: Int, _ body: (Int32, UnsafeMutablePointer<Float>) -> Void) -> [[Float]] {
        Self.paths.map { path in
            [Float](unsafeUninitializedCapacity: count) { buffer, filled in
                if let out = buffer.baseAddress { body(path, out) }
                filled = count
            }
        }
    }

    private static func sum(_ count: Int, _ term: (Int) -> Double) -> Double {
        var total = 0.0
        for index in 0..<count { total += term(index) }
        return total
    }

    private func bits(_ values: [Float]) -> [UInt32] { values.map(\.bitPattern) }

    private func isClose(_ a: [Float], _ b: [Double], within tolerance: Double) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { abs(Double($0) - $1) <= tolerance * max(1, abs($1)) }
    }

    @Test(arguments: [1, 2, 3, 7, 8, 9, 17]) func productIsExact(rows: Int) {
        for (inputs, outputs) in [(16, 16), (384, 48), (1536, 32), (768, 80)] {
            // Every second row holds the greatest numbers there are, so that an overflow would show.
            let q = numbers(rows * inputs, seed: 1).enumerated().map { index, value in
                index / inputs % 2 == 0 ? Int16(value * 8191) : value < 0 ? -8191 : 8191
            }
            let w = numbers(outputs * inputs, seed: 2).map { abs($0) < 0.5 ? ($0 < 0 ? -127 : 127) : Int8($0 * 127) }
            let scale = numbers(rows, seed: 3), weightScale = numbers(outputs, seed: 4), bias = numbers(outputs, seed: 5)
            let all = results(rows * outputs) { path, out in
                ek_linear(path, q, scale, Int64(rows), Int64(inputs), w, weightScale, bias, Int64(outputs), out)
            }
            var plain: [Float] = []
            for row in 0..<rows {
                for output in 0..<outputs {
                    let block = output / 16 * inputs * 16, lane = output % 16
                    var sum = 0
                    for input in 0..<inputs {
                        sum += Int(q[row * inputs + input]) * Int(w[block + input / 2 * 32 + lane * 2 + input % 2])
                    }
                    plain.append(Float(sum) * scale[row] * weightScale[output] + bias[output])
                }
            }
            for other in all { #expect(bits(other) == bits(plain), "\(inputs) → \(outputs)") }
        }
    }

    @Test func quantisationRoundsHalfToEven() {
        let rows = 3, columns = 32
        var x = numbers(rows * columns, seed: 6)
        for column in 0..<columns { x[columns + column] = 0 }
        // With 8191 as the greatest number a unit is a unit.
        for column in 0..<columns { x[2 * columns + column] = Float(column) + 0.5 }
        x[2 * columns] = -8191
        for path in Self.paths {
            var q = [Int16](repeating: 1, count: rows * columns), scale = [Float](repeating: 0, count: rows)
            ek_quantise(path, x, Int64(rows), Int64(columns), &q, &scale)
            #expect(q[..<columns].map(abs).max() == 8191)
            #expect(q[columns..<2 * columns].allSatisfy { $0 == 0 })
            #expect(scale[1] == 0 && scale[2] == 1)
            #expect(Array(q[2 * columns..<2 * columns + 4]) == [-8191, 2, 2, 4])
            for column in 0..<columns { #expect(abs(Float(q[column]) * scale[0] - x[column]) <= scale[0] * 0.501) }
        }
    }

    @Test func normIsTheSame() {
        let rows = 5, columns = 384
        let x = numbers(rows * columns, seed: 7), y = numbers(rows * columns, seed: 8)
        let gain = numbers(columns, seed: 9), shift = numbers(columns, seed: 10)
        let all = results(rows * columns) { path, out in
            out.update(from: x, count: x.count)
            ek_add_norm(path, out, y, Int64(rows), Int64(columns), gain, shift)
        }
        let plain = (0..<rows).flatMap { row -> [Double] in
            // The sum of two floats is rounded once, as in the kernel.
            let sums = (0..<columns).map { Double(x[row * columns + $0] + y[row * columns + $0]) }
            let mean = sums.reduce(0, +) / Double(columns)
            let spread = (Self.sum(columns) { (sums[$0] - mean) * (sums[$0] - mean) } / Double(columns) + 1e-12).squareRoot()
            return sums.indices.map { (index: Int) -> Double in
                (sums[index] - mean) / spread * Double(gain[index]) + Double(shift[index])
            }
        }
        for other in all { #expect(bits(other) == bits(all[0])) }
        #expect(isClose(all[0], plain, within: 1e-5))
    }

    @Test func geluIsTheSame() {
        let x = numbers(320, seed: 11).map { $0 * 8 } + [0, -0, 1e-30, -1e-30, 40, -40, 3e4, -3e4] + numbers(8, seed: 12)
        let all = results(x.count) { path, out in
            out.update(from: x, count: x.count)
            ek_gelu(path, out, Int64(x.count))
        }
        let plain = x.map { value -> Double in
            let x = Double(value)
            let inner = x + 0.044715 * x * x * x
            return x / (1 + exp(-1.5957691216057308 * inner))
        }
        for other in all { #expect(bits(other) == bits(all[0])) }
        #expect(isClose(all[0], plain, within: 2e-6))
    }

    @Test(arguments: [1, 5, 16, 31, 33, 64]) func attentionIsTheSame(count: Int) {
        let qkv = numbers(count * 1152, seed: 13).map { $0 * 3 }
        var scratch = [Float](repeating: .nan, count: Int(ek_attention_scratch(Int64(count))))
        let all = results(count * 384) { path, out in ek_attention(path, qkv, Int64(count), out, &scratch) }
        for other in all { #expect(bits(other) == bits(all[0])) }
        for (row, head) in [(0, 0), (count - 1, 11), (count / 2, 5)] {
            let start = row * 384 + head * 32
            #expect(isClose(Array(all[0][start..<start + 32]), mixed(qkv, count, row, head), within: 1e-5))
        }
    }

    /// One row of one head of attention in double precision.
    private func mixed(_ qkv: [Float], _ count: Int, _ row: Int, _ head: Int) -> [Double] {
        func at(_ position: Int, _ part: Int, _ column: Int) -> Double {
            Double(qkv[position * 1152 + part * 384 + head * 32 + column])
        }
        let weights = (0..<count).map { other in
            exp(Self.sum(32) { at(row, 0, $0) * at(other, 1, $0) } / 32.0.squareRoot())
        }
        let total = weights.reduce(0, +)
        return (0..<32).map { column in Self.sum(count) { weights[$0] * at($0, 2, column) } / total }
    }

    @Test func dotProductsAreTheSame() {
        let rows = 7, width = 256, columns = 5
        let x = numbers(rows * width, seed: 14), w = numbers(columns * width, seed: 15)
        let all = results(rows * columns) { path, out in ek_dot_rows(path, x, Int64(rows), Int64(width), w, Int64(columns), out) }
        let plain = (0..<rows).flatMap { row -> [Double] in
            (0..<columns).map { column in
                Self.sum(width) { Double(x[row * width + $0]) * Double(w[column * width + $0]) }
            }
        }
        for other in all { #expect(bits(other) == bits(all[0])) }
        #expect(isClose(all[0], plain, within: 1e-5))
    }
}
