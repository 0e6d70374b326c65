#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Scores in rows: one row a token (or dependent), one column a label (or head). Higher is likelier; no scale is assumed.
package struct ScoreMatrix: Sendable {
    package let rows: Int
    package let columns: Int
    package var values: [Float]

    package init(rows: Int, columns: Int, values: [Float]) {
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    package subscript(row: Int, column: Int) -> Float { values[row * columns + column] }

    /// The likeliest column of a row, the first of equals.
    package func best(row: Int) -> Int {
        let base = row * columns
        var best = 0
        for column in 1..<max(columns, 1) where values[base + column] > values[base + best] { best = column }
        return best
    }

    /// How likely a column of a row is against the others, 0–1.
    package func probability(row: Int, column: Int) -> Float {
        let base = row * columns
        let top = values[base..<base + columns].max() ?? 0
        var sum: Double = 0
        for index in base..<base + columns { sum += exp(Double(values[index] - top)) }
        return Float(exp(Double(values[base + column] - top)) / sum)
    }

    /// How likely each column of a row is against the others; they come to 1.
    package func probabilities(row: Int) -> [Float] {
        let line = values[row * columns..<(row + 1) * columns]
        let top = line.max() ?? 0
        let raised = line.map { exp(Double($0 - top)) }
        let sum = raised.reduce(0, +)
        return raised.map { Float($0 / sum) }
    }
}

/// The natural logarithm, of nothing less than a millionth.
func logarithm(_ value: Float) -> Float { Float(log(Double(max(value, 1e-6)))) }
