/// What the encoder calls each name all through a report: a newspaper called a place once is still a newspaper.
struct NameLabels {
    private struct Count {
        var places = 0
        var others = 0
        /// Persons of that name, or of whose name it is the last part.
        var persons = 0
        /// Media of that name, or of whose name it is all but the last part.
        var media = 0
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
            if span.label == "person" { counts[name(tokens.suffix(1)), default: Count()].persons += 1 }
            if span.label == "media", tokens.count > 1 { counts[name(tokens.dropLast()), default: Count()].media += 1 }
        }
    }

    private static let silent: Set<String> = ["date", "number", "money", "event", "law", "weapon"]

    /// Whether the report uses a name mostly for somebody or something that is no place.
    func isOther(_ name: PlaceName) -> Bool { counts[name].map { $0.others + $0.persons + $0.media > $0.places } ?? false }

    /// Whether somebody of that name is in the report.
    func isPerson(_ name: PlaceName) -> Bool { counts[name].map { $0.persons > 0 } ?? false }

    /// Whether a paper or a station of that name is.
    func isMedia(_ name: PlaceName) -> Bool { counts[name].map { $0.media > 0 } ?? false }
}
