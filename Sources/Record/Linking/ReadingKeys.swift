/// By what a reading is found when another one may speak of the same: runs of words, places, actors and telling words, each with
/// the week.
///
/// The cost of a look-up depends on the number of keys, never on the size of the record: of each key only the newest readings are
/// taken, and a key that very many share weighs little.
struct ReadingKeys {
    enum Kind: UInt64, CaseIterable, Sendable {
        case run = 1
        case place, actor, word
    }

    /// Readings taken of one key, the newest first.
    static let most = 128
    /// Readings that a new one is compared with.
    static let candidates = 48
    /// Words taken of one reading.
    private static let words = 40
    private static let days = 7
    /// Degrees to a cell of the map; a place is looked up in the cells around it, too.
    private static let cell = 0.5

    /// Low bit patterns hold the kind, so that a key tells what it is.
    static func kind(of key: Int64) -> Kind { Kind(rawValue: UInt64(bitPattern: key) & 7) ?? .word }

    /// Keys to be kept: of its own week.
    static func kept(of facts: ReportFacts, rules: LinkRules) -> [Int64] { keys(of: facts, rules: rules, around: 0...0, cells: 0...0) }

    /// Keys to be asked for: a week before and after and the cells around.
    static func asked(of facts: ReportFacts, rules: LinkRules) -> [Int64] { keys(of: facts, rules: rules, around: -1...1, cells: -1...1) }

    private static func keys(of facts: ReportFacts, rules: LinkRules, around: ClosedRange<Int>, cells: ClosedRange<Int>) -> [Int64] {
        var keys = Set(facts.fingerprint.hashes.prefix(Fingerprint.keys).map { key(.run, "\($0)") })
        let week = facts.published.map { Int((Double($0) / Double(days)).rounded(.down)) }
        let weeks = week.map { week in around.map { week + $0 } } ?? [0]
        for week in weeks {
            for place in facts.places where !place.isWide {
                guard let middle = place.middle else { continue }
                let (row, column) = (Int((middle.latitude / cell).rounded(.down)), Int((middle.longitude / cell).rounded(.down)))
                for north in cells { for east in cells { keys.insert(key(.place, "\(row + north)/\(column + east)/\(week)")) } }
            }
            for actor in actors(of: facts) { keys.insert(key(.actor, "\(actor)/\(week)")) }
            for word in words(of: facts, rules: rules) { keys.insert(key(.word, "\(word)/\(week)")) }
        }
        return keys.sorted()
    }

    private static func actors(of facts: ReportFacts) -> Set<String> {
        var actors: Set<String> = []
        for event in facts.events { actors.formUnion((event.actors + event.recipients).compactMap { $0.actor?.key }) }
        actors.formUnion(facts.statements.compactMap { $0.source?.key })
        for offer in facts.offers { actors.formUnion(offer.parties.compactMap { $0.source?.key }) }
        return actors
    }

    /// Words of the headline and of sentences that tell events, those that come most often first.
    private static func words(of facts: ReportFacts, rules: LinkRules) -> [String] {
        var counts: [String: Int] = [:]
        for word in rules.telling(WordFolding.stems(of: facts.title ?? "")) { counts[word, default: 0] += 2 }
        for event in facts.events { for word in rules.telling(event.words) { counts[word, default: 0] += 1 } }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(words).map(\.key)
    }

    private static func key(_ kind: Kind, _ words: String) -> Int64 {
        Int64(bitPattern: StableHash.of(words) & ~7 | kind.rawValue)
    }

    /// What one shared key says for two readings, by how many share it.
    static func weight(_ kind: Kind, sharedBy count: Int) -> Double {
        let base =
            switch kind {
            case .run: 4.0
            case .place: 2.0
            case .actor: 1.5
            case .word: 1.0
            }
        return base / Double(1 + count).squareRoot()
    }
}
