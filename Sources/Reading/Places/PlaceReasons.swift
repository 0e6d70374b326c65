/// Says in one line why a place was chosen, or why none was.
struct PlaceReasons {
    let group: PlaceChooser.Group
    let context: PlaceContext
    let index: Int
    let finder: PlaceFinder

    var sentence: String {
        guard let chosen = group.chosen else { return unknown }
        let candidate = group.candidates[chosen]
        return ([count] + reasons(candidate)).joined(separator: "; ")
    }

    private var unknown: String {
        if group.candidates.isEmpty {
            return finder.gazetteer.hasWorld
                ? "no place of the gazetteer is called so" : "no list of towns is there to look it up in"
        }
        let places = group.candidates.filter { $0.distance == 0 }
        if places.isEmpty {
            return "no place of the gazetteer is called so, and none that is spelt nearly so lies near the report's places"
        }
        let states = Set(places.compactMap { $0.place.country.flatMap(finder.gazetteer.countries.name) }).sorted().prefix(3)
        return "places of that name lie in \(states.joined(separator: ", ")), and nothing in the report leads there"
    }

    private var count: String {
        let exact = group.exactCount
        return exact == 1 ? "one place is called so" : exact == 0 ? "no place is called so" : "\(exact) places are called so"
    }

    private func reasons(_ candidate: PlaceChooser.Candidate) -> [String] {
        let place = candidate.place
        var reasons: [String] = []
        if candidate.distance > 0 { reasons.append("\(place.name) is spelt nearly so") }
        if let within = candidate.within { reasons.append("it lies in \(within.name), named beside it") }
        if group.hints.contains(place.rank) { reasons.append("a word beside the name says that it is a \(place.rank)") }
        let share = context.share(of: place.country, without: index)
        if share > 0, place.rank != .country, let country = place.country {
            let name = finder.gazetteer.countries.name(country) ?? country
            reasons.append(share >= 0.99 ? "the report is most about \(name)" : "the report speaks of \(name)")
        }
        if candidate.within == nil, context.names(divisionOf: place, without: index), let admin1 = place.admin1 {
            reasons.append("\(admin1) has other places of the report")
        }
        if !place.rank.isArea, let near = context.nearest(to: place, group: index), near.distance < 150 {
            reasons.append("\(Int(near.distance.rounded())) km from \(near.place.name)")
        }
        if group.isClustered { reasons.append("places of other names in the report lie near it") }
        if reasons.isEmpty, group.candidates.count > 1 {
            reasons.append(
                place.population > 0 && !place.rank.isArea
                    ? "the greatest of them, \(place.population) people" : "the best known of them")
        }
        return reasons
    }
}
