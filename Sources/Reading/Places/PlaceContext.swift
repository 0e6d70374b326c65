/// What of a report tells which of several places of one name is meant.
struct PlaceContext {
    /// How much the report speaks of each state, by alpha-3 code.
    private var countries: [String: Double] = [:]
    /// Divisions that the report names or names places of.
    private var divisions: [Division: Double] = [:]
    /// What each group of mentions has added: no place speaks for itself.
    private var added: [Int: (country: String?, weight: Double, division: Division, count: Double)] = [:]
    private var most = 1.0
    private var anchors: [(place: GazetteerPlace, group: Int)] = []

    private struct Division: Hashable {
        var country: String?
        var name: PlaceName
    }

    var isEmpty: Bool { countries.isEmpty }

    mutating func note(country: String?, _ weight: Double) {
        if let country { countries[country, default: 0] += weight }
    }

    mutating func note(_ place: GazetteerPlace, group: Int, weight: Double) {
        note(country: place.country, weight)
        let division = Division(
            country: place.country, name: PlaceName(place.rank == .province ? place.name : place.admin1 ?? ""))
        let count = place.rank == .province ? 1 : place.admin1 == nil ? 0 : 0.5
        divisions[division, default: 0] += count
        added[group] = (place.country, weight, division, count)
        if !place.rank.isArea || place.radius < 150, anchors.count < 16 { anchors.append((place, group)) }
    }

    /// To be called when everything is noted.
    mutating func close() { most = max(1, countries.values.max() ?? 1) }

    /// The state that the report is about, where it speaks of no other half as much.
    var leading: String? {
        let order = countries.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        guard let first = order.first, first.value >= 1.5, order.dropFirst().first.map({ $0.value <= first.value / 2 }) ?? true else {
            return nil
        }
        return first.key
    }

    /// How much of the report is about this state, 0–1, leaving aside what one group says; 1 for the state it says most of.
    func share(of country: String?, without group: Int) -> Double {
        guard let country, var weight = countries[country] else { return 0 }
        if let own = added[group], own.country == country { weight -= own.weight }
        return weight < 1e-9 ? 0 : min(1, weight / most)
    }

    /// Whether the report names the division of a place, or other places of it.
    func names(divisionOf place: GazetteerPlace, without group: Int) -> Bool {
        guard let admin1 = place.admin1 else { return false }
        let division = Division(country: place.country, name: PlaceName(admin1))
        let own = added[group].map { $0.division == division ? $0.count : 0 } ?? 0
        return (divisions[division] ?? 0) - own > 0
    }

    /// The nearest place of another name in the report, and how far it is; nil beyond five degrees.
    func nearest(to place: GazetteerPlace, group: Int) -> (place: GazetteerPlace, distance: Double)? {
        var nearest: (GazetteerPlace, Double)?
        for anchor in anchors where anchor.group != group && anchor.place.source != place.source {
            guard abs(anchor.place.latitude - place.latitude) < 5 else { continue }
            let distance = anchor.place.coordinates.distance(to: place.coordinates)
            if distance < nearest?.1 ?? 500 { nearest = (anchor.place, distance) }
        }
        return nearest
    }

    /// How much speaks for a place that itself says nothing: 0 where the report has to do with nothing near it.
    func support(for place: GazetteerPlace, group: Int) -> Double {
        var support = 0.0
        let share = share(of: place.country, without: group)
        if share > 0 { support += 0.8 + 2.2 * share }
        if !place.rank.isArea || place.rank == .district, names(divisionOf: place, without: group) { support += 1.5 }
        if let near = nearest(to: place, group: group) { support += 1.5 * max(0, 1 - near.distance / 300) }
        return support
    }
}

extension GazetteerPlace {
    /// Whether another place lies in this one, as far as the gazetteer tells.
    func holds(_ other: GazetteerPlace) -> Bool {
        if source == other.source { return false }
        switch rank {
        case .country: return other.country == country && country != nil && other.rank != .country
        case .province where other.country == country:
            if let admin1 = other.admin1 { return PlaceName(admin1) == PlaceName(name) }
            return other.rank != .country && other.rank != .province && coordinates.distance(to: other.coordinates) < radius
        case .district where other.country == country:
            if let admin2 = other.admin2 { return PlaceName(admin2) == PlaceName(name) }
            return !other.rank.isArea && coordinates.distance(to: other.coordinates) < radius
        case .province, .district: return false
        case .continent, .region, .valley, .island:
            return other.radius < radius && coordinates.distance(to: other.coordinates) < radius * 1.1
        case .town:
            return [.town, .quarter, .site, .unknown].contains(other.rank)
                && coordinates.distance(to: other.coordinates) < max(25, radius * 1.5) && population > other.population
        case .quarter, .water, .height, .site, .unknown: return false
        }
    }
}
