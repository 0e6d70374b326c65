/// Chooses for each name of a report one of the places that bear it, and says why.
///
/// Mentions of one name with the same hints are one group and mean one place. What speaks for a place: how great it is, what
/// kind of thing the words say it is, the division named beside it, the states and divisions that the report speaks of, the
/// other places in it. The last two come from the choice itself, so it is made three times.
struct PlaceChooser {
    struct Group {
        var mentions: [Int]
        var names: [PlaceName]
        var hints: Set<GazetteerPlace.Rank>
        var candidates: [Candidate]
        /// Its words tell what it is and not which: "Old City".
        var isBare = false
        /// Candidates by the name as written; 0 where only other spellings were found.
        var exactCount: Int
        var chosen: Int?
        /// Places of other names in the report lie near the chosen one, and nothing else leads there.
        var isClustered = false
        /// By how much the chosen one is ahead of the next that lies elsewhere.
        var margin = 0.0
        var why = ""
    }

    struct Candidate {
        var place: GazetteerPlace
        /// How far its name is from the one written; 0 for the same.
        var distance = 0
        var score = 0.0
        /// The division named beside it in which it lies.
        var within: GazetteerPlace?
        var support = 0.0
    }

    let finder: PlaceFinder
    let mentions: [PlaceMention]
    let latin: Set<String>
    private let demonyms: [String: Int]
    var groups: [Group] = []
    /// The group of each mention.
    private(set) var groupOf: [Int] = []
    private(set) var context = PlaceContext()
    /// The report names no state, and of most of its places no list knows anything: its world may be none of ours.
    private(set) var isUnknownWorld = false

    /// What names mean where the division named beside them has told.
    private var sure: [PlaceName: Set<GazetteerPlace.Source>] = [:]

    /// Candidates that are weighed at most.
    private static let candidateLimit = 60

    /// - Parameters:
    ///   - demonyms: how often the report speaks of the people of each state.
    ///   - latin: states whose names of places are not spelt otherwise.
    init(_ mentions: [PlaceMention], finder: PlaceFinder, demonyms: [String: Int], latin: Set<String> = []) {
        self.mentions = mentions
        self.latin = latin
        self.finder = finder
        self.demonyms = demonyms
    }

    mutating func choose() {
        gather()
        for round in 0..<3 {
            context = makeContext(isFirst: round == 0)
            if round == 0 { isUnknownWorld = context.isEmpty && hasFewKnown }
            if round > 0 { addOtherSpellings() }
            sure = sureChoices
            for group in groups.indices { weigh(group) }
        }
        if !isUnknownWorld { chooseClusters() }
        for group in groups.indices { explain(group) }
    }

    private var sureChoices: [PlaceName: Set<GazetteerPlace.Source>] {
        var sure: [PlaceName: Set<GazetteerPlace.Source>] = [:]
        for group in groups {
            guard let chosen = group.chosen.map({ group.candidates[$0] }), chosen.within != nil else { continue }
            sure[group.names[0], default: []].insert(chosen.place.source)
        }
        return sure
    }

    private var hasFewKnown: Bool {
        let names = Set(groups.map { $0.names[0] }), known = Set(groups.filter { $0.exactCount > 0 }.map { $0.names[0] })
        return names.count > 2 && known.count * 2 < names.count
    }

    private struct Key: Hashable {
        var name: PlaceName
        var hints: Set<GazetteerPlace.Rank>
        var country: String?
        var isParent: Bool
        /// The place that it is said to lie in: "X, Y" and "X, Z" are two places.
        var parent: PlaceName?
    }

    private mutating func gather() {
        var byKey: [Key: Int] = [:]
        let parents = Set(mentions.compactMap(\.within))
        for (index, mention) in mentions.enumerated() {
            // "Buffalo, New York" and "New York" alone may be two places.
            let key = Key(
                name: mention.names[0], hints: mention.hints, country: mention.country, isParent: parents.contains(index),
                parent: mention.within.map { mentions[$0].names[0] })
            if let known = byKey[key] {
                groups[known].mentions.append(index)
                groupOf.append(known)
                continue
            }
            byKey[key] = groups.count
            groupOf.append(groups.count)
            var places = finder.places(mention)
            if places.count > PlaceChooser.candidateLimit {
                places.sort { ($0.population, $1.name) > ($1.population, $0.name) }
            }
            let count = places.count
            let kept = places.prefix(PlaceChooser.candidateLimit).map { Candidate(place: $0) }
            groups.append(
                Group(
                    mentions: [index], names: mention.names, hints: mention.hints, candidates: kept, isBare: mention.isBare,
                    exactCount: count))
        }
    }

    /// What the report is about: its states and peoples at first, then also where the chosen places are.
    private func makeContext(isFirst: Bool) -> PlaceContext {
        var context = PlaceContext()
        for (country, count) in demonyms.sorted(by: { $0.key < $1.key }) {
            context.note(country: country, 0.6 + 0.4 * Double(min(count, 6)))
        }
        for (index, group) in groups.enumerated() {
            let weight = Double(min(group.mentions.count, 5))
            if isFirst {
                let states = group.candidates.filter { $0.place.rank == .country && $0.distance == 0 }
                guard let state = states.first?.place else { continue }
                let isShared = group.candidates.contains { $0.place.rank == .province && $0.place.country != state.country }
                context.note(country: state.country, (isShared ? 0.3 : 1) * (0.5 + 0.5 * weight))
            } else if let chosen = group.chosen {
                let candidate = group.candidates[chosen]
                guard candidate.distance == 0 || candidate.support > 0 else { continue }
                let isSure =
                    candidate.within != nil || candidate.place.rank == .country
                    || group.margin > 1 && (candidate.support > 0 || isGreat(candidate.place) || isOnlyOne(candidate.place, group))
                if isSure { context.note(candidate.place, group: index, weight: 0.5 + 0.5 * weight) }
            }
        }
        context.close()
        return context
    }

    /// Names that no place near the report bears as they are written may be spelt otherwise there.
    private mutating func addOtherSpellings() {
        for index in groups.indices where !groups[index].candidates.contains(where: { $0.distance > 0 }) {
            guard groups[index].mentions.contains(where: { isSpeltFreely(mentions[$0]) }) else { continue }
            let hasGreat = groups[index].candidates.contains { isGreat($0.place) }
            let isAtHome = groups[index].candidates.contains { $0.within != nil || $0.support > 0 }
            let lacksParent =
                groups[index].candidates.allSatisfy { $0.within == nil }
                && groups[index].mentions.contains { mentions[$0].within != nil }
            guard !hasGreat, !isAtHome || lacksParent else { continue }
            guard let mention = groups[index].mentions.first.map({ mentions[$0] }) else { continue }
            let known = Set(groups[index].candidates.map(\.place.source))
            let near = finder.placesLike(mention).filter { !known.contains($0.place.source) }.prefix(40)
            groups[index].candidates += near.map { Candidate(place: $0.place, distance: max(1, $0.distance)) }
        }
    }

    /// A place that its name means first of all, wherever the report is about.
    func isGreat(_ place: GazetteerPlace) -> Bool {
        (place.rank.isArea && place.rank != .district && !place.isMinorRegion) || place.rank == .water || place.population > PlaceChooser.wellKnown
            || place.feature == "PPLC"
    }

    /// The gazetteer may be asked for other spellings only of what somebody else calls a place.
    private func isSpeltFreely(_ mention: PlaceMention) -> Bool {
        switch mention.origin {
        case .encoder(let label): label != "facility"
        case .given: true
        case .lookUp: false
        }
    }

    private mutating func weigh(_ index: Int) {
        var group = groups[index]
        let state = group.candidates.first { $0.place.rank == .country && $0.distance == 0 }?.place.country
        let isTown = !group.hints.isDisjoint(with: [.town, .province, .quarter])
        let isOfTheWorld = group.candidates.contains { $0.place.isOfTheWorld && $0.distance == 0 }
        for at in group.candidates.indices {
            let place = group.candidates[at].place
            let within = container(of: place, group)
            let support = context.support(for: place, group: index)
            var score = PlaceWeights.greatness(of: place) + support - 1.4 * Double(group.candidates[at].distance)
            if let within { score += isSibling(of: within, group) ? 0.5 : 5 }
            if holdsAny(place, group) { score += 5 }
            if within == nil, isInSentence(place, group) { score += 2 }
            if sharesList(place, group) { score += 3 }
            if sure[group.names[0]]?.contains(place.source) == true { score += 2 }
            // "Mexico" is the state before it is the city.
            if state != nil, place.country == state, place.rank != .country, !isTown { score -= 4 }
            // And "Middle East" no quarter of Baltimore.
            if isOfTheWorld, !place.isOfTheWorld, within == nil, !isTown { score -= 4 }
            if group.names.contains(PlaceName(place.name)) { score += 0.7 }
            score += PlaceWeights.fit(place.rank, group.hints)
            group.candidates[at].within = within
            group.candidates[at].support = support
            group.candidates[at].score = score
        }
        let order = group.candidates.indices.sorted { left, right in
            let one = group.candidates[left], other = group.candidates[right]
            if one.score != other.score { return one.score > other.score }
            return (one.place.name, one.place.latitude, one.place.longitude) < (
                other.place.name, other.place.latitude, other.place.longitude
            )
        }
        group.chosen = order.first { isCredible(group.candidates[$0], group) }
        if let chosen = group.chosen {
            let best = group.candidates[chosen]
            let rival = order.first {
                $0 != chosen && group.candidates[$0].place.coordinates.distance(to: best.place.coordinates) > 50
            }
            group.margin = rival.map { best.score - group.candidates[$0].score } ?? 9
        }
        groups[index] = group
    }

    /// Whether a division that holds the place is named in one sentence with it.
    private func isInSentence(_ place: GazetteerPlace, _ group: Group) -> Bool {
        group.mentions.contains { index in
            companions(of: index).contains { other in
                let mate = groups[groupOf[other]]
                guard let chosen = mate.chosen.map({ mate.candidates[$0].place }) else { return false }
                return (chosen.rank == .province || chosen.rank == .district) && chosen.holds(place)
            }
        }
    }

    /// Other mentions in the sentence of one.
    private func companions(of index: Int) -> [Int] {
        let low = mentions[..<index].lastIndex { $0.sentence != mentions[index].sentence }.map { $0 + 1 } ?? 0
        let high = mentions[index...].firstIndex { $0.sentence != mentions[index].sentence } ?? mentions.count
        return (low..<high).filter { $0 != index }
    }

    /// Whether the name is also that of a neighbour of the place named behind it: "Wyoming, Michigan" in a list of states is no town of Michigan.
    private func isSibling(of parent: GazetteerPlace, _ group: Group) -> Bool {
        guard parent.rank == .province || parent.rank == .country else { return false }
        return group.candidates.contains {
            $0.distance == 0 && $0.place.rank == parent.rank && $0.place.source != parent.source
                && (parent.rank == .country || $0.place.country == parent.country)
        }
    }

    /// Whether it stands in a list with a place of its kind: states beside states, provinces of one country.
    private func sharesList(_ place: GazetteerPlace, _ group: Group) -> Bool {
        guard place.rank == .province || place.rank == .country else { return false }
        return group.mentions.contains { index in
            mentions[index].listed.contains { mate in
                let other = groups[groupOf[mate]]
                guard let chosen = other.chosen.map({ other.candidates[$0].place }) else { return false }
                return chosen.rank == place.rank && chosen.source != place.source
                    && (place.rank == .country || chosen.country == place.country)
            }
        }
    }

    private func container(of place: GazetteerPlace, _ group: Group) -> GazetteerPlace? {
        for mention in group.mentions {
            guard let parent = mentions[mention].within else { continue }
            let holder = groups[groupOf[parent]]
            let options = holder.chosen.map { [holder.candidates[$0]] } ?? holder.candidates
            if let found = options.first(where: { $0.place.holds(place) })
                ?? holder.candidates.prefix(12).first(where: { $0.place.holds(place) })
            {
                return found.place
            }
        }
        return nil
    }

    /// Whether a place named beside it is said to lie in it and does.
    private func holdsAny(_ place: GazetteerPlace, _ group: Group) -> Bool {
        guard place.rank.isArea || place.rank == .town else { return false }
        let own = Set(group.mentions)
        return mentions.indices.contains { index in
            guard let parent = mentions[index].within, own.contains(parent) else { return false }
            return groups[groupOf[index]].candidates.prefix(PlaceChooser.candidateLimit).contains { place.holds($0.place) }
        }
    }

    private mutating func explain(_ index: Int) {
        let group = groups[index]
        groups[index].why = PlaceReasons(group: group, context: context, index: index, finder: finder).sentence
    }
}
