/// Judges that were grown as trees by gradient boosting: each tree asks one sign after another and adds a little to the odds.
///
/// `Training/linking/judges.py` grows and writes them.
package struct BoostedTrees: Sendable {
    /// What is asked at one place of a tree.
    private struct Node {
        /// The place of the sign; below 0 for a leaf.
        var sign: Int32
        /// What is at most so great goes below, all else above.
        var bound: Float
        var below: Int32
        var above: Int32
        /// What the odds are moved by: of a leaf, or the mean of all leaves behind a question.
        var value: Float
    }

    /// What is asked for, in the order in which it is given.
    package let signs: [String]
    private let nodes: [Node]
    private let roots: [Int32]
    private let base: Double

    fileprivate init(_ name: String, signs: [String], in file: WeightsFile, _ tensors: [String: Tensor], path: String) throws(EncoderError) {
        func numbers(_ part: String, as whole: String) throws(EncoderError) -> UnsafeBufferPointer<Float> {
            let count = tensors["\(name).\(whole)"]?.count ?? 0
            return UnsafeBufferPointer(start: try file.floats("\(name).\(part)", count: count), count: count)
        }
        let (sign, bound) = (try numbers("sign", as: "sign"), try numbers("bound", as: "sign"))
        let (below, above) = (try numbers("below", as: "sign"), try numbers("above", as: "sign"))
        let (value, root) = (try numbers("value", as: "sign"), try numbers("roots", as: "roots"))
        let nodes = sign.indices.map { at in
            Node(sign: Int32(sign[at]), bound: bound[at], below: Int32(below[at]), above: Int32(above[at]), value: value[at])
        }
        // Whoever answers goes on to a later node, so that every way ends at a leaf.
        let areSound = nodes.enumerated().allSatisfy { at, node in
            node.sign < 0 || (Int(node.sign) < signs.count && [node.below, node.above].allSatisfy { at < $0 && $0 < nodes.count })
        }
        guard areSound, root.allSatisfy({ 0 <= $0 && Int($0) < nodes.count }) else {
            throw .damaged(path: path, reason: "the trees of \(name) lead nowhere")
        }
        self.signs = signs
        self.nodes = nodes
        roots = root.map(Int32.init)
        base = Double(try file.floats("\(name).base", count: 1)[0])
    }

    /// The logarithm of the odds.
    package func odds(_ values: [Float]) -> Double {
        nodes.withUnsafeBufferPointer { nodes in
            values.withUnsafeBufferPointer { values in
                roots.reduce(base) { sum, root in
                    var node = nodes[Int(root)]
                    while node.sign >= 0 { node = nodes[Int(values[Int(node.sign)] <= node.bound ? node.below : node.above)] }
                    return sum + Double(node.value)
                }
            }
        }
    }

    /// What each sign adds to the odds: by how much its answers move the mean of what lies behind (Saabas 2014, "Interpreting random forests").
    /// With the odds of two of which nothing is known they sum up to `odds`.
    package func shares(_ values: [Float]) -> [Double] {
        var shares = Array(repeating: 0.0, count: signs.count)
        for root in roots {
            var node = nodes[Int(root)]
            while node.sign >= 0 {
                let next = nodes[Int(values[Int(node.sign)] <= node.bound ? node.below : node.above)]
                shares[Int(node.sign)] += Double(next.value - node.value)
                node = next
            }
        }
        return shares
    }
}

/// The judges of linking, a folder under `Data/models`.
package struct LinkJudges: Sendable {
    /// The ones that are used.
    package static let standard = "rapporteur-judges"

    private struct Manifest: Decodable {
        var name: String
        var version: String
        var signs: [String: [String]]
        var bytes: Int
        var tensors: [String: Tensor]
    }

    /// Name and version.
    package let name: String
    /// Of two events of one report.
    package let inner: BoostedTrees
    /// Of tellings of two reports.
    package let outer: BoostedTrees

    /// Opens the folder that holds `manifest.json` and `weights.bin`.
    package init(folder: String) throws(EncoderError) {
        let manifest: Manifest = try ManifestFile.read(folder + "/manifest.json")
        let path = folder + "/weights.bin"
        let file = try WeightsFile(path: path, bytes: manifest.bytes, tensors: manifest.tensors)
        func trees(_ name: String) throws(EncoderError) -> BoostedTrees {
            try BoostedTrees(name, signs: manifest.signs[name] ?? [], in: file, manifest.tensors, path: path)
        }
        name = "\(manifest.name)/\(manifest.version)"
        inner = try trees("inner")
        outer = try trees("outer")
    }
}
