import Encoder
import Reading

/// What is taken for the same: acts, words that say little, and weights, out of `Data/linking/linking.txt`.
package struct LinkRules: Sendable {
    /// Named with everything that was linked by them.
    package static let version = "links/6"

    let acts: [String: String]
    let nearActs: Set<Pair>
    let nearModes: Set<Pair>
    let stop: Set<String>
    /// Types of PLOVER that are words and no deeds.
    let sayings: Set<String>
    private let nameless: Set<String>
    private let bareDenial: Set<String>
    /// Hours of the parts of a day, counted from midnight.
    let partsOfDay: [String: ClosedRange<Int>]
    /// Words by which means of violence are known, and means that one attack may be told by.
    private let means: [String: String]
    private let nearMeans: Set<Pair>
    private let another: Set<String>
    private let parting: Set<String>
    private let definite: Set<String>
    private let fresh: Set<String>
    private let retaking: Set<String>
    private let armedMen: Set<String>
    private let stateVoices: Set<String>
    private let forcesOfState: Set<String>
    private let dying: Set<String>
    private let correcting: Set<String>
    private let ways: Set<String>
    let steps: StepWords
    let weights: LinkWeights
    let incident: SignWeights
    let inner: BoostedTrees
    let outer: BoostedTrees
    /// Compares the views of events.
    let context: ContextModel

    /// Two words, whichever comes first.
    struct Pair: Hashable, Sendable {
        var a: String
        var b: String

        init(_ a: String, _ b: String) {
            self.a = min(a, b)
            self.b = max(a, b)
        }
    }

    /// - Throws: `DataError` or `EncoderError`, each with the file.
    package init(data: DataDirectory) throws {
        context = try ContextModel(folder: data.file("models/\(ContextModel.standard)"))
        let file = try WordSections(path: data.file("linking/linking.txt"))
        var acts: [String: String] = [:]
        for name in file.names.sorted() where name.hasPrefix("act-") {
            for coding in try file.words(name) { acts[coding] = String(name.dropFirst(4)) }
        }
        self.acts = acts
        nearActs = try LinkRules.pairs(file.words("near-acts"), in: file.path)
        nearModes = try LinkRules.pairs(file.words("blasts"), in: file.path)
        stop = Set(try file.words("stop").flatMap { [$0, WordFolding.stem($0)] })
        sayings = Set(try file.words("sayings"))
        nameless = Set(try file.words("nameless"))
        bareDenial = Set(try file.words("bare-denial").map(WordFolding.stem))
        partsOfDay = try LinkRules.hours(file.words("hours"), in: file.path)
        var means: [String: String] = [:]
        for name in file.names.sorted() where name.hasPrefix("means-") {
            for word in try file.words(name) { means[word] = String(name.dropFirst(6)) }
        }
        self.means = means
        nearMeans = try LinkRules.pairs(file.words("near-means"), in: file.path)
        another = Set(try file.words("another").map(WordFolding.stem))
        retaking = Set(try file.words("retaking"))
        armedMen = Set(try file.words("armed-men"))
        stateVoices = Set(try file.words("state-voices"))
        forcesOfState = Set(try file.words("forces-of-state"))
        dying = Set(try file.words("dying"))
        correcting = Set(try file.words("correcting").map(WordFolding.stem))
        ways = Set(try file.words("ways").map(WordFolding.stem))
        parting = Set(try file.words("parting").map(WordFolding.stem))
        definite = Set(try file.words("definite").map(WordFolding.stem))
        fresh = Set(try file.words("fresh").map(WordFolding.stem))
        steps = try StepWords(file)
        weights = try LinkWeights(words: file.words("weights"), path: file.path)
        incident = SignWeights(IncidentJudge.Sign.self, family: "incident", weights)
        let judges = try LinkJudges(folder: data.file("models/\(LinkJudges.standard)"))
        (inner, outer) = (judges.inner, judges.outer)
        for (trees, asked) in [(inner, InnerJudge.Sign.names), (outer, OuterJudge.Sign.names)] where trees.signs != Trait.ofBoth + asked {
            throw DataError(file: data.file("models/\(LinkJudges.standard)/manifest.json"), fault: .wrong(line: 1, "the signs are not those of this program"))
        }
    }

    /// "noon=10-15" as hours.
    private static func hours(_ words: [String], in path: String) throws(DataError) -> [String: ClosedRange<Int>] {
        var hours: [String: ClosedRange<Int>] = [:]
        for word in words {
            let parts = word.split(whereSeparator: { "=-".contains($0) })
            guard parts.count == 3, let first = Int(parts[1]), let last = Int(parts[2]), first < last else {
                throw DataError(file: path, fault: .wrong(line: 1, "\(word) is no part of a day as noon=10-15"))
            }
            hours[String(parts[0])] = first...(last - 1)
        }
        return hours
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

    func means(in words: [String]) -> Set<String> { Set(words.compactMap { means[$0] }) }

    func areNearMeans(_ a: String, _ b: String) -> Bool { nearMeans.contains(Pair(a, b)) }

    /// Whether a sentence sets what it tells apart from what was told before: "another", "hours after".
    func speaksOfAnother(_ stems: Set<String>) -> Bool {
        !stems.isDisjoint(with: another) || (stems.contains("hour") && !stems.isDisjoint(with: LinkRules.order))
    }

    /// "Rebels in the north", "the general's fighters": whoever has a name may be meant.
    func areAnyArmedMen(_ doer: SourceKey) -> Bool {
        let words = WordFolding.words(of: doer.name).filter { !["the", "a", "an", "some"].contains($0) }
        guard let first = words.first, let last = words.last else { return false }
        let isOwned = words.dropLast().last == "s"
        return armedMen.contains(first) && words.dropFirst().first != "of" || isOwned && armedMen.contains(last)
    }

    /// Whether who speaks has an office: one of them takes up what another has counted.
    func isOfTheState(_ source: SourceKey) -> Bool { !stateVoices.isDisjoint(with: WordFolding.words(of: source.name)) }

    /// Whether one is the other, or one is rebels without a name and the other may be they.
    func mayBeOne(_ a: SourceKey, _ b: SourceKey) -> Bool {
        a.isSame(as: b) || areAnyArmedMen(a) && !fightsForState(b) || areAnyArmedMen(b) && !fightsForState(a)
    }

    private func fightsForState(_ party: SourceKey) -> Bool {
        isOfTheState(party) || !forcesOfState.isDisjoint(with: WordFolding.words(of: party.name))
    }

    /// Whether words tell a death, which may come hours after the attack.
    func tellsDying(_ anchor: [String]) -> Bool { !dying.isDisjoint(with: anchor) }

    func tellsRetaking(_ anchor: [String]) -> Bool { anchor.contains(where: retaking.contains) || retaking.contains(anchor.joined()) }

    func isCorrection(_ stems: Set<String>) -> Bool { !stems.isDisjoint(with: correcting) }

    /// Whether a sentence speaks of a way: a place in it may be where the way leads.
    func namesAWay(_ stems: Set<String>) -> Bool { !stems.isDisjoint(with: ways) }

    /// Whether words between two events of a sentence tell them as two: "after", "three days".
    func areParting(_ stems: Set<String>) -> Bool { !stems.isDisjoint(with: parting) }

    /// Whether words before an event's own take it for known: "the", "that".
    func takeForKnown(_ stems: Set<String>) -> Bool { !stems.isDisjoint(with: definite) }

    /// Whether words before an event's own bring it up as new: "another", "two".
    func bringUp(_ stems: Set<String>) -> Bool { !stems.isDisjoint(with: fresh) }

    private static let order = Set(["before", "after", "earlier", "later"].map(WordFolding.stem))

    func telling(_ words: some Sequence<String>) -> Set<String> {
        notStopped(words).filter { $0.utf8.count > 2 || WordFolding.isNumber($0) }
    }

    func notStopped(_ words: some Sequence<String>) -> Set<String> { Set(words).subtracting(stop) }
}

/// Weights and thresholds by name.
struct LinkWeights: Sendable {
    private let values: [String: Double]

    /// Names that the program asks for; one that is missing is a fault of the file.
    private static let names =
        IncidentJudge.Sign.names.map { "incident-" + $0 } + [
            "contradiction-least", "incident-least", "inner-lean", "outer-mean", "outer-needed", "outer-excluded", "days-back", "place-slack", "place-far", "copy-share", "cut-share", "quote-share", "quote-runs",
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
