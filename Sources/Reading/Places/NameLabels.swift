/// What the encoder calls each name all through a report: a newspaper called a place once is still a newspaper.
struct NameLabels {
    private struct Count {
        var places = 0
        var others = 0
        /// Persons and media of that name, or of whose name it is the last or the first part.
        var bearers = 0
    }

    private var counts: [PlaceName: Count] = [:]

    init(_ names: [NameSpan], name: (Range<Int>) -> PlaceName) {
        for span in names where !span.tokens.isEmpty {
            let tokens = span.tokens
            if MentionFinder.placeLabels.contains(span.label) {
                counts[name(tokens), default: Count()].places += 1
                continue
            }
            guard !NameLabels.silent.contains(span.label) else { continue }
            counts[name(tokens), default: Count()].others += 1
            if span.label == "person" { note(name(tokens.count > 1 ? tokens.upperBound - 1..<tokens.upperBound : tokens)) }
            if span.label == "media" { note(name(tokens.count > 1 ? tokens.dropLast() : tokens)) }
        }
    }

    private static let silent: Set<String> = ["date", "number", "money", "event", "law", "weapon"]

    private mutating func note(_ name: PlaceName) { counts[name, default: Count()].bearers += 1 }

    /// Whether the report uses a name mostly for somebody or something that is no place.
    func isOther(_ name: PlaceName) -> Bool { counts[name].map { $0.others + $0.bearers > $0.places } ?? false }

    /// Whether somebody, or a paper, of that name is in the report.
    func hasBearer(_ name: PlaceName) -> Bool { counts[name].map { $0.bearers > 0 } ?? false }
}
