#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Something that speaks for or against two things being one; its weight stands in `Data/linking/linking.txt` by its name.
protocol Sign: RawRepresentable<Int>, CaseIterable, Sendable {
    static var family: String { get }
}

extension Sign {
    /// "outer-means-apart" for `OuterSign.meansApart`.
    var name: String {
        Self.family + "-"
            + "\(self)".map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
    }

    static var names: [String] { allCases.map(\.name) }
}

/// The weights of one family of signs.
struct SignWeights<S: Sign>: Sendable {
    fileprivate let values: [Double]

    init(_ weights: LinkWeights) { values = S.allCases.map { weights[$0.name] } }
}

/// What was found to speak for one event or against it: a sum of weights, which is the logarithm of the odds.
struct Evidence<S: Sign> {
    private let weights: SignWeights<S>
    /// Whether words are wanted; most pairs that are weighed are never told of.
    private let isTold: Bool
    private(set) var sum = 0.0
    private(set) var reasons: [String] = []
    /// Each sign's value, by its place in the family.
    private(set) var values: [Double]

    init(_ weights: SignWeights<S>, isTold: Bool) {
        self.weights = weights
        self.isTold = isTold
        values = Array(repeating: 0, count: weights.values.count)
    }

    var probability: Double { 1 / (1 + exp(-sum)) }

    /// - Parameter words: what was found, without the sign's weight.
    mutating func add(_ sign: S, _ value: Double = 1, _ words: @autoclosure () -> String) {
        let weight = weights.values[sign.rawValue] * value
        values[sign.rawValue] += value
        sum += weight
        guard isTold else { return }
        if let reason = Evidence.reason(words(), weight) { reasons.append(reason) }
    }

    /// What was found with its weight, as "other means −2.1"; nil where it weighs next to nothing.
    static func reason(_ words: String, _ weight: Double) -> String? {
        let tenths = (weight * 10).rounded() / 10
        return tenths == 0 ? nil : words + (tenths > 0 ? " +\(tenths)" : " −\(-tenths)")
    }
}
