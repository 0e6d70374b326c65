/// How a telling stands in its report, whatever it is compared with; of several events the first one's place counts.
enum Trait: Int, Sign {
    /// Events that it holds, and that the report tells.
    case events, told
    /// Its place among the report's events, and among those of its kind.
    case index, rank
    /// Events of its kind, and how many places, days, numbers of dead and others they tell.
    case alike, alikePlaces, alikeDays, alikeDead, alikeOthers
    /// Where its words stand.
    case sentence, spot, length
    /// How much it tells.
    case words, numbers, figures, place, day, placeAge, dayAge, aims, sources
    /// What it is told as.
    case own, denied, other, definite, fresh, main, lead, violence, saying

    /// The names of the traits of the later and of the earlier of two.
    static let ofBoth = ["later", "earlier"].flatMap { side in names.map { $0 + "-" + side } }

    static func values(of telling: Telling) -> [Float] {
        let (events, report) = (telling.events, telling.report)
        guard let first = events.first else { return Array(repeating: 0, count: allCases.count) }
        let alike = report.alike(first.act)
        return allCases.map { trait in
            switch trait {
            case .events: Float(events.count)
            case .told: Float(report.events.count)
            case .index: Float(first.standing.index)
            case .rank: Float(alike.indices.firstIndex(of: first.standing.index) ?? 0)
            case .alike: Float(alike.indices.count)
            case .alikePlaces: Float(alike.places)
            case .alikeDays: Float(alike.days)
            case .alikeDead: Float(alike.dead)
            case .alikeOthers: Float(alike.others)
            case .sentence: Float(first.facts.sentence)
            case .spot: Float(first.facts.spot)
            case .length: Float(first.facts.sentenceLength)
            case .words: Float(telling.words.count)
            case .numbers: Float(telling.numbers.count)
            case .figures: Float(telling.figures.count)
            case .place: telling.places.isEmpty ? 0 : 1
            case .day: telling.days.isEmpty ? 0 : 1
            case .placeAge: Float(events.map(\.standing.placeAge).min() ?? 0)
            case .dayAge: Float(events.map(\.standing.dayAge).min() ?? 0)
            case .aims: telling.aims.isEmpty ? 0 : 1
            case .sources: telling.sources.isEmpty ? 0 : 1
            case .own: events.contains(where: \.isOwn) ? 1 : 0
            case .denied: telling.isDenied ? 1 : 0
            case .other: events.contains(where: \.isOther) ? 1 : 0
            case .definite: events.contains(where: \.isDefinite) ? 1 : 0
            case .fresh: events.contains(where: \.isFresh) ? 1 : 0
            case .main: telling.isMain ? 1 : 0
            case .lead: first.facts.sentence == report.events.first?.facts.sentence ? 1 : 0
            case .violence: telling.acts.contains("violence") ? 1 : 0
            case .saying: telling.isSaying ? 1 : 0
            }
        }
    }
}
