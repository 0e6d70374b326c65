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
    static func kept(of report: KnownReport) -> [Int64] { keys(of: report, around: 0...0, cells: 0...0) }

    /// Keys to be asked for: a week before and after and the cells around.
    static func asked(of report: KnownReport) -> [Int64] { keys(of: report, around: -1...1, cells: -1...1) }

    private static func keys(of report: KnownReport, around: ClosedRange<Int>, cells: ClosedRange<Int>) -> [Int64] {
        let facts = report.facts
        var keys = Set(facts.fingerprint.hashes.prefix(Fingerprint.keys).map { key(.run, UInt64($0), 0) })
        let week = facts.published.map { Int((Double($0) / Double(days)).rounded(.down)) }
        let weeks = week.map { week in around.map { week + $0 } } ?? [0]
        let (actors, words) = (actors(of: facts), report.frequentWords.prefix(words))
        for week in weeks {
            for place in facts.places where !place.isWide {
                guard let middle = place.middle else { continue }
                let (row, column) = (Int((middle.latitude / cell).rounded(.down)), Int((middle.longitude / cell).rounded(.down)))
                for north in cells {
                    for east in cells { keys.insert(key(.place, UInt64(bitPattern: Int64((row + north) * 1_000 + column + east)), week)) }
                }
            }
            for actor in actors { keys.insert(key(.actor, actor, week)) }
            for word in words { keys.insert(key(.word, word, week)) }
        }
        return keys.sorted()
    }

    private static func actors(of facts: ReportFacts) -> Set<UInt64> {
        var actors: Set<String> = []
        for event in facts.events { actors.formUnion((event.actors + event.recipients).compactMap { $0.actor?.key }) }
        actors.formUnion(facts.statements.compactMap { $0.source?.key })
        for offer in facts.offers { actors.formUnion(offer.parties.compactMap { $0.source?.key }) }
        return Set(actors.map(StableHash.of))
    }

    private static func key(_ kind: Kind, _ value: UInt64, _ week: Int) -> Int64 {
        let mixed = (value ^ UInt64(bitPattern: Int64(week)) &* 0x9e37_79b9_7f4a_7c15) &* 0xbf58_476d_1ce4_e5b9
        return Int64(bitPattern: (mixed ^ mixed >> 29) & ~7 | kind.rawValue)
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
