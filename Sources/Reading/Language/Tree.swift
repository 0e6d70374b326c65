/// The dependency trees of a document, to be walked downwards: who hangs off whom.
///
/// Made once a document; `Syntax` holds the arcs upwards.
package struct Tree: Sendable {
    /// The token that governs each, −1 for a root.
    package let heads: [Int]
    package let relations: [String]
    /// Dependents of token `t` are `dependents[starts[t]..<starts[t + 1]]`, in order of reading.
    private let starts: [Int]
    private let dependents: [Int]

    package init(_ syntax: Syntax) {
        heads = syntax.heads
        relations = syntax.relations
        var starts = [Int](repeating: 0, count: heads.count + 1)
        for head in heads where head >= 0 { starts[head + 1] += 1 }
        for token in heads.indices { starts[token + 1] += starts[token] }
        var next = starts
        var dependents = [Int](repeating: 0, count: starts.last ?? 0)
        for (token, head) in heads.enumerated() where head >= 0 {
            dependents[next[head]] = token
            next[head] += 1
        }
        self.starts = starts
        self.dependents = dependents
    }

    package func children(of token: Int) -> ArraySlice<Int> { dependents[starts[token]..<starts[token + 1]] }

    /// The dependents whose relation is one of the given, subtypes told apart (`nsubj` is not `nsubj:pass`).
    package func children(of token: Int, _ wanted: Set<String>) -> [Int] {
        children(of: token).filter { wanted.contains(relations[$0]) }
    }

    package func child(of token: Int, _ relation: String) -> Int? {
        children(of: token).first { relations[$0] == relation }
    }

    /// The first and the last token of all that hangs off a token, itself among them.
    package func reach(of token: Int) -> Range<Int> {
        var low = token, high = token
        var open = [token]
        while let next = open.popLast() {
            low = min(low, next)
            high = max(high, next)
            open.append(contentsOf: children(of: next))
        }
        return low..<high + 1
    }

    /// Everything that hangs off a token, itself first, without the branches that the test refuses.
    package func branch(of token: Int, where follows: (Int) -> Bool = { _ in true }) -> [Int] {
        var found = [token]
        var at = 0
        while at < found.count {
            found.append(contentsOf: children(of: found[at]).filter(follows))
            at += 1
        }
        return found
    }

    /// A token and what is tied to it by "and" or "or", in order of reading.
    package func conjuncts(of token: Int) -> [Int] {
        [token] + children(of: token).filter { relations[$0] == "conj" }
    }

    /// From a token up to the root of its sentence, itself first.
    package func path(upFrom token: Int) -> [Int] {
        var path = [token]
        while let last = path.last, heads[last] >= 0, path.count <= heads.count { path.append(heads[last]) }
        return path
    }
}
