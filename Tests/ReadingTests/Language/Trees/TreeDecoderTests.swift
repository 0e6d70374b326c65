import Testing

@testable import Reading

@Suite struct TreeDecoderTests {
    private func matrix(_ rows: [[Float]]) -> ScoreMatrix {
        ScoreMatrix(rows: rows.count, columns: rows.count + 1, values: rows.flatMap { $0 })
    }

    @Test func takesTheBestHeadsWhenTheyAreATree() {
        #expect(TreeDecoder.heads(matrix([[0, 5, 1], [0, 0, 9]])) == [1, -1])
    }

    @Test func breaksACycle() {
        // 0 and 1 prefer each other; the root pulls harder at 1.
        let heads = TreeDecoder.heads(matrix([[0, 10, 0, 1], [10, 0, 0, 8], [0, 3, 0, 0]]))
        #expect(heads == [1, -1, 1])
    }

    @Test func hasOneRootOnly() {
        let heads = TreeDecoder.heads(matrix([[0, 1, 1, 9], [1, 0, 1, 8], [1, 1, 0, 7]]))
        #expect(heads.filter { $0 == -1 }.count == 1)
        #expect(heads[0] == -1)
    }

    /// Compares with every tree there is, on seeded scores.
    @Test func findsTheBestOfAllTrees() {
        var state: UInt64 = 42
        for _ in 0..<200 {
            let rows = (0..<4).map { _ in
                (0..<5).map { _ -> Float in
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    return Float(state >> 40) / Float(1 << 24)
                }
            }
            let scores = matrix(rows)
            #expect(abs(total(TreeDecoder.heads(scores), scores) - bestByTrial(scores)) < 1e-5)
        }
    }

    private func total(_ heads: [Int], _ scores: ScoreMatrix) -> Float {
        heads.enumerated().reduce(0) { $0 + scores[$1.offset, $1.element < 0 ? scores.rows : $1.element] }
    }

    private func bestByTrial(_ scores: ScoreMatrix) -> Float {
        var best = -Float.infinity
        let count = scores.rows
        for code in 0..<625 {
            let heads = (0..<count).map { index in
                let head = code / [1, 5, 25, 125][index] % 5
                return head == count ? -1 : head
            }
            guard heads.filter({ $0 == -1 }).count == 1, heads.indices.allSatisfy({ reachesRoot($0, heads) }) else { continue }
            best = max(best, total(heads, scores))
        }
        return best
    }

    private func reachesRoot(_ node: Int, _ heads: [Int]) -> Bool {
        var node = node
        for _ in 0...heads.count {
            if node < 0 { return true }
            node = heads[node]
        }
        return false
    }
}
