/// Where the attributions of a document stand: which is the innermost around a token, whose cue it is part of.
struct AttributionPlaces {
    /// The attribution with the smallest content that holds each token, −1 for none.
    private var enclosing: [Int]
    /// The attribution in whose cue each token stands, −1 for none.
    private var cueAt: [Int]
    /// The attribution in whose source each token stands, −1 for none.
    private var sourceAt: [Int]
    private let attributions: [RawAttribution]

    /// Arcs up from "citing" to the cue that it hangs on.
    private static let climb = 3

    init(_ document: Document) {
        attributions = document.attributions
        let count = document.tokens.count
        enclosing = [Int](repeating: -1, count: count)
        cueAt = enclosing
        sourceAt = enclosing
        let sizes = attributions.map { $0.contents.reduce(0) { $0 + $1.count } }
        // Longer contents first, so that the innermost is written last.
        for index in attributions.indices.sorted(by: { (sizes[$1], $0) < (sizes[$0], $1) }) {
            for token in attributions[index].contents.joined() { enclosing[token] = index }
        }
        for (index, attribution) in attributions.enumerated() {
            for token in attribution.cue.joined() { cueAt[token] = index }
            for token in attribution.sources.joined() { sourceAt[token] = index }
        }
    }

    /// Whether a token stands in a content and is no cue yet.
    func isOpen(_ token: Int) -> Bool { enclosing[token] >= 0 && cueAt[token] < 0 }

    /// Whether a token outside all contents hangs off a cue or a source, or is itself a cue that may cite somebody.
    func isGoverned(_ token: Int, _ syntax: Syntax) -> Bool {
        let head = syntax.heads[token]
        return cueAt[token] >= 0 || head >= 0 && (cueAt[head] >= 0 || sourceAt[head] >= 0)
    }

    func cue(at token: Int) -> Int? { cueAt[token] < 0 ? nil : cueAt[token] }

    /// The content that a token stands in.
    func bounds(of token: Int) -> [Range<Int>]? { isOpen(token) ? attributions[enclosing[token]].contents : nil }

    /// The attribution whose cue has a noun for its object, or takes it in: "rejected the claim that".
    func governor(_ noun: Int, _ syntax: Syntax) -> Int? {
        let head = syntax.heads[noun]
        guard head >= 0, cueAt[head] >= 0, ["obj", "nsubj:pass"].contains(syntax.relations[noun]) else { return nil }
        return cueAt[head]
    }

    /// Whether words reach into the cue or the source of an attribution.
    func isTaken(_ words: Range<Int>, by index: Int) -> Bool {
        (attributions[index].cue + attributions[index].sources).contains { $0.overlaps(words) }
    }

    /// The attribution whose cue a verb beside it hangs on: "reported, citing two officials".
    func outer(of verb: Int, _ syntax: Syntax) -> Int? {
        var at = verb
        for _ in 0..<Self.climb {
            guard ["advcl", "acl", "parataxis", "dep"].contains(syntax.relations[at]), syntax.heads[at] >= 0 else { return nil }
            at = syntax.heads[at]
            if cueAt[at] >= 0, cueAt[at] != cueAt[verb] { return cueAt[at] }
            // "The agency, citing officials, said"
            if sourceAt[at] >= 0, cueAt[verb] < 0 { return sourceAt[at] }
        }
        return nil
    }
}
