/// Reads a dependency tree out of arc scores: the maximum spanning tree with one root (Chu and Liu 1965, Edmonds 1967).
struct TreeDecoder {
    /// Heads of each row; −1 for the root. `scores` has a row for each dependent and a column for each head, the root last.
    static func heads(_ scores: ScoreMatrix) -> [Int] {
        let count = scores.rows
        guard count > 1 else { return [Int](repeating: -1, count: count) }
        let greedy = (0..<count).map { row in bestHead(scores, row) }
        if greedy.count(where: { $0 == count }) == 1, cycle(in: greedy, root: count) == nil {
            return greedy.map { $0 == count ? -1 : $0 }
        }
        return spanningTree(scores).map { $0 == count ? -1 : $0 }
    }

    private static func bestHead(_ scores: ScoreMatrix, _ row: Int) -> Int {
        var best = row == 0 ? 1 : 0
        for head in 0...scores.rows where head != row && scores[row, head] > scores[row, best] { best = head }
        return best
    }

    /// Nodes of a cycle among the heads, nil when there is none.
    private static func cycle(in heads: [Int], root: Int) -> [Int]? {
        var state = [Int](repeating: 0, count: heads.count)
        for start in heads.indices where state[start] == 0 {
            var node = start
            while node != root, state[node] == 0 {
                state[node] = start + 1
                node = heads[node]
            }
            guard node != root, state[node] == start + 1 else { continue }
            var nodes = [node]
            var next = heads[node]
            while next != node {
                nodes.append(next)
                next = heads[next]
            }
            return nodes
        }
        return nil
    }

    /// Root arcs are made so costly that the best tree has only one of them.
    private static func spanningTree(_ scores: ScoreMatrix) -> [Int] {
        let count = scores.rows
        let top = scores.values.max() ?? 0
        let bottom = scores.values.min() ?? 0
        let penalty = Double(top - bottom + 1) * Double(count + 1)
        var weights = [[Double]](repeating: [Double](repeating: -.infinity, count: count + 1), count: count + 1)
        for row in 0..<count {
            for head in 0...count where head != row {
                weights[row][head] = Double(scores[row, head]) - (head == count ? penalty : 0)
            }
        }
        return contract(weights, nodes: Array(0..<count), root: count)
    }

    /// One step of Chu-Liu-Edmonds: best heads, and where they close a cycle, the same on the graph with the cycle as one node.
    ///
    /// Works in place on a square weight matrix: the cycle's first node stands for it, `nodes` lists what is left.
    private static func contract(_ weights: [[Double]], nodes: [Int], root: Int) -> [Int] {
        var heads = [Int](repeating: root, count: weights.count - 1)
        for node in nodes {
            var best = root
            for head in nodes where head != node && weights[node][head] > weights[node][best] { best = head }
            heads[node] = best
        }
        guard let ring = cycleAmong(nodes, heads: heads, root: root) else { return heads }
        let inRing = Set(ring)
        let rest = nodes.filter { !inRing.contains($0) }
        let proxy = ring[0]
        var merged = weights
        var enters = [Int: Int](), leaves = [Int: Int]()
        for other in rest + [root] {
            var bestInto = -Double.infinity
            for node in ring {
                let gain = weights[node][other] - weights[node][heads[node]]
                if gain > bestInto { (bestInto, enters[other]) = (gain, node) }
            }
            merged[proxy][other] = bestInto
            guard other != root else { continue }
            var bestOut = -Double.infinity
            for node in ring where weights[other][node] > bestOut { (bestOut, leaves[other]) = (weights[other][node], node) }
            merged[other][proxy] = bestOut
        }
        var result = contract(merged, nodes: rest + [proxy], root: root)
        let entry = result[proxy]
        for node in rest where result[node] == proxy { result[node] = leaves[node] ?? proxy }
        for node in ring { result[node] = heads[node] }
        if let first = enters[entry] { result[first] = entry }
        return result
    }

    private static func cycleAmong(_ nodes: [Int], heads: [Int], root: Int) -> [Int]? {
        var full = [Int](repeating: root, count: heads.count)
        for node in nodes { full[node] = heads[node] }
        return cycle(in: full, root: root)
    }
}
