import Encoder

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Something that speaks for or against two things being one.
protocol Sign: RawRepresentable<Int>, CaseIterable, Sendable {}

extension Sign {
    /// "means-apart" for `meansApart`.
    var name: String { "\(self)".map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined() }

    static var names: [String] { allCases.map(\.name) }
}

/// Weighs signs, given by their values.
protocol Weigher: Sendable {
    /// The logarithm of the odds.
    func odds(_ values: [Float]) -> Double
    /// What each sign adds to them.
    func shares(_ values: [Float]) -> [Double]
}

extension BoostedTrees: Weigher {}

/// One weight for each sign.
struct SignWeights: Weigher {
    private let weights: [Double]

    init<S: Sign>(_: S.Type, family: String, _ weights: LinkWeights) { self.weights = S.names.map { weights["\(family)-\($0)"] } }

    func odds(_ values: [Float]) -> Double { shares(values).reduce(0, +) }
    func shares(_ values: [Float]) -> [Double] { zip(weights, values).map { $0 * Double($1) } }
}

/// What was found to speak for two things being one or against it.
struct Evidence<S: Sign> {
    private let weigher: any Weigher
    /// Whether words are wanted; most pairs that are weighed are never told of.
    private let isTold: Bool
    /// How the two stand in their reports, then each sign's value.
    private var values: [Float]
    private let start: Int
    /// What was found, by its sign's place.
    private var words: [Int: String] = [:]
    /// Signs that tell another side of what a sign tells, each with that one.
    private var sides: [Int: Int] = [:]

    init(_ weigher: any Weigher, standing: [Float] = [], isTold: Bool) {
        self.weigher = weigher
        self.isTold = isTold
        start = standing.count
        values = standing + Array(repeating: 0, count: S.allCases.count)
    }

    /// The logarithm of the odds.
    var odds: Double { weigher.odds(values) }
    var probability: Double { 1 / (1 + exp(-odds)) }

    subscript(_ sign: S) -> Float { values[start + sign.rawValue] }

    /// Another side of what `sign` tells, and told with it.
    mutating func add(_ side: S, _ value: Double, of sign: S) {
        add(side, value)
        if isTold { sides[start + side.rawValue] = start + sign.rawValue }
    }

    /// - Parameter words: what was found; nil where the value alone says nothing that one would tell.
    mutating func add(_ sign: S, _ value: Double = 1, _ words: @autoclosure () -> String? = nil) {
        values[start + sign.rawValue] = Float(value)
        guard isTold, let words = words() else { return }
        self.words[start + sign.rawValue] = words
    }

    mutating func add(_ sign: S, if isSo: Bool, _ words: @autoclosure () -> String? = nil) {
        if isSo { add(sign, 1, words()) }
    }

    /// What was found and what it adds to the odds, as "other means −2.1"; the last tells what all else adds.
    var reasons: [String] {
        var shares = weigher.shares(values)
        for (side, sign) in sides.sorted(by: { $0.key < $1.key }) { shares[sign] += shares[side] }
        let told = words.sorted { $0.key < $1.key }
        let rest = odds - told.reduce(0) { $0 + shares[$1.key] }
        return told.compactMap { Evidence.reason($0.value, shares[$0.key]) } + [Evidence.reason("how the reports tell it", rest)].compactMap(\.self)
    }

    /// Words with what they add; nil where it is next to nothing.
    static func reason(_ words: String, _ share: Double) -> String? {
        let tenths = (share * 10).rounded() / 10
        return tenths == 0 ? nil : words + (tenths > 0 ? " +\(tenths)" : " −\(-tenths)")
    }
}
