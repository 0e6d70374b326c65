/// Reads spans out of B/I/O scores: the best sequence in which an I follows only a B or I of its own type (Viterbi).
struct SpanDecoder: Sendable {
    /// A span of rows and the index of its type: label column 1 + 2 × type is its B, the next its I; column 0 is O.
    struct Found: Hashable, Sendable {
        var rows: Range<Int>
        var type: Int
        /// Mean probability of the labels chosen, 0–1.
        var score: Float
    }

    static func spans(_ scores: ScoreMatrix) -> [Found] {
        let labels = bestLabels(scores)
        var found: [Found] = []
        var row = 0
        while row < labels.count {
            guard labels[row] != 0 else {
                row += 1
                continue
            }
            let start = row
            let inside = labels[row] + 1 - (labels[row] - 1) % 2
            row += 1
            while row < labels.count, labels[row] == inside { row += 1 }
            let sum = (start..<row).reduce(Float(0)) { $0 + scores.probability(row: $1, column: labels[$1]) }
            found.append(Found(rows: start..<row, type: (inside - 2) / 2, score: sum / Float(row - start)))
        }
        return found
    }

    /// The best column of each row under the constraint.
    private static func bestLabels(_ scores: ScoreMatrix) -> [Int] {
        let columns = scores.columns
        guard scores.rows > 0 else { return [] }
        var path = (0..<columns).map { isInside($0) ? -Float.infinity : scores[0, $0] }
        var back = [Int32](repeating: 0, count: scores.rows * columns)
        var next = path
        for row in 1..<max(scores.rows, 1) {
            var open = 0
            for column in 1..<columns where path[column] > path[open] { open = column }
            for column in 0..<columns {
                var from = open
                if isInside(column) { from = path[column - 1] >= path[column] ? column - 1 : column }
                next[column] = path[from] + scores[row, column]
                back[row * columns + column] = Int32(from)
            }
            swap(&path, &next)
        }
        var label = 0
        for column in 1..<columns where path[column] > path[label] { label = column }
        var labels = [Int](repeating: 0, count: scores.rows)
        for row in stride(from: scores.rows - 1, through: 0, by: -1) {
            labels[row] = label
            label = Int(back[row * columns + label])
        }
        return labels
    }

    private static func isInside(_ column: Int) -> Bool { column > 0 && column % 2 == 0 }
}
