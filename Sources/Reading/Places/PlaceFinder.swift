/// Looks the names of one report up, each once.
final class PlaceFinder {
    let gazetteer: Gazetteer
    private let document: Document
    private var exact: [PlaceName: [GazetteerPlace]] = [:]
    private var near: [PlaceName: [Gazetteer.Near]] = [:]

    init(_ gazetteer: Gazetteer, _ document: Document) {
        self.gazetteer = gazetteer
        self.document = document
    }

    /// The folded words of a stretch of the text.
    func name(_ range: Range<Int>) -> PlaceName { PlaceName(document.report.text[document.span(range).range]) }

    func places(_ name: PlaceName) -> [GazetteerPlace] {
        if let known = exact[name] { return known }
        let found = gazetteer.places(name)
        exact[name] = found
        return found
    }

    /// Of the fullest name that any place bears; places of shorter ones join where the fuller names none of the kind hinted at.
    func places(_ mention: PlaceMention) -> [GazetteerPlace] {
        var found: [GazetteerPlace] = []
        for name in mention.names {
            for place in places(name) where !found.contains(place) { found.append(place) }
            if found.contains(where: { $0.rank == .country || $0.rank == .continent }) { break }
            if !found.isEmpty, mention.hints.isEmpty || found.contains(where: { mention.hints.contains($0.rank) }) { break }
        }
        if let country = mention.country { found = found.filter { $0.country == country } }
        return found
    }

    func placesLike(_ mention: PlaceMention) -> [Gazetteer.Near] {
        guard let name = mention.names.last else { return [] }
        if let known = near[name] { return known }
        let found = gazetteer.places(like: name)
        near[name] = found
        return found
    }

    func isState(_ name: PlaceName) -> Bool { places(name).contains { $0.rank == .country } }

    /// A place that a report may name without saying what it is: states, continents, great regions.
    func isGreat(_ name: PlaceName) -> Bool {
        places(name).contains {
            [.country, .continent].contains($0.rank) || ($0.rank == .region && name.length > 4 && !$0.isMinorRegion)
                || $0.rank == .province && $0.population > 1_000_000
        }
    }

    /// A place that a name behind a preposition is likely to mean.
    func isWellKnown(_ name: PlaceName) -> Bool {
        isGreat(name) || places(name).contains { $0.population > 50_000 && $0.rank == .town }
    }

    func isKnown(_ name: PlaceName) -> Bool { name.length > 3 && !places(name).isEmpty || isGreat(name) }
}
