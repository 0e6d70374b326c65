import Reading

/// What is taken for the same: acts, words that say little, and weights, out of `Data/linking/linking.txt`.
package struct LinkRules: Sendable {
    /// Named with everything that was linked by them.
    package static let version = "links/1"

    let acts: [String: String]
    let nearActs: Set<Pair>
    let nearModes: Set<Pair>
    let stop: Set<String>
    private let nameless: Set<String>
    private let bareDenial: Set<String>
    let weights: LinkWeights

    /// Two words, whichever comes first.
    struct Pair: Hashable, Sendable {
        var a: String
        var b: String

        init(_ a: String, _ b: String) {
            self.a = min(a, b)
            self.b = max(a, b)
        }
    }

    package init(data: DataDirectory) throws(DataError) {
        let file = try WordSections(path: data.file("linking/linking.txt"))
        var acts: [String: String] = [:]
        for name in file.names.sorted() where name.hasPrefix("act-") {
            for coding in try file.words(name) { acts[coding] = String(name.dropFirst(4)) }
        }
        self.acts = acts
        nearActs = try LinkRules.pairs(file.words("near-acts"), in: file.path)
        nearModes = try LinkRules.pairs(file.words("blasts"), in: file.path)
        stop = Set(try file.words("stop").flatMap { [$0, WordFolding.stem($0)] })
        nameless = Set(try file.words("nameless"))
        bareDenial = Set(try file.words("bare-denial").map(WordFolding.stem))
        weights = try LinkWeights(words: file.words("weights"), path: file.path)
    }

    private static func pairs(_ words: [String], in path: String) throws(DataError) -> Set<Pair> {
        var pairs: Set<Pair> = []
        for word in words {
            let halves = word.split(separator: "=")
            guard halves.count == 2 else { throw DataError(file: path, fault: .wrong(line: 1, "\(word) is no pair a=b")) }
            pairs.insert(Pair(String(halves[0]), String(halves[1])))
        }
        return pairs
    }

    /// The act that a coding tells; a coding that the file does not list is an act of its own.
    func act(_ type: String, _ mode: String?) -> String {
        mode.flatMap { acts[type + "/" + $0] } ?? acts[type] ?? type
    }

    /// Whether a doer has a name; "Gunmen" at the head of a sentence has none.
    func isNamed(_ doer: SourceKey) -> Bool { !Set(WordFolding.words(of: doer.name)).subtracting(["the", "a", "an"]).isSubset(of: nameless) }

    /// Whether what is denied is nothing but what was said before: "it", "the charge".
    func isBareDenial(_ stems: [String]) -> Bool { Set(stems).isSubset(of: bareDenial) }

    func areSameAct(_ a: String, _ b: String) -> Bool { a == b || nearActs.contains(Pair(a, b)) }

    func areModesApart(_ a: String?, _ b: String?) -> Bool {
        guard let a, let b, a != b else { return false }
        return !nearModes.contains(Pair(a, b))
    }

    func telling(_ words: some Sequence<String>) -> Set<String> {
        Set(words.filter { ($0.utf8.count > 2 || WordFolding.isNumber($0)) && !stop.contains($0) })
    }
}

/// Weights and thresholds by name.
struct LinkWeights: Sendable {
    private let values: [String: Double]

    /// Names that the program asks for; one that is missing is a fault of the file.
    private static let names = [
        "inner-start", "inner-same-sentence", "inner-words", "inner-distance", "inner-place-apart", "inner-party-shared",
        "inner-party-apart", "inner-aim-apart", "inner-mode-apart", "inner-own-deed", "inner-unreal", "inner-bare", "outer-needed", "outer-sentence",
        "outer-copy", "outer-day", "outer-day-likely", "outer-day-beside", "outer-day-late", "outer-place", "outer-place-context", "outer-bare", "outer-place-apart", "outer-place-far",
        "outer-words", "outer-title", "outer-party-shared", "outer-party-apart", "outer-figure-shared", "outer-mode-same",
        "outer-mode-apart", "outer-unreal", "days-back", "place-slack", "place-far", "copy-share", "cut-share", "quote-share", "quote-runs",
        "rewrite-likeness", "claim-words", "claim-words-event", "thread-days",
    ]

    init(words: [String], path: String) throws(DataError) {
        var values: [String: Double] = [:]
        for index in stride(from: 0, to: words.count - 1, by: 2) {
            guard let value = Double(words[index + 1]) else {
                throw DataError(file: path, fault: .wrong(line: 1, "the weight \(words[index]) is no number"))
            }
            values[words[index]] = value
        }
        for name in LinkWeights.names where values[name] == nil {
            throw DataError(file: path, fault: .wrong(line: 1, "the weight \(name) is missing"))
        }
        self.values = values
    }

    subscript(_ name: String) -> Double { values[name] ?? 0 }
}
