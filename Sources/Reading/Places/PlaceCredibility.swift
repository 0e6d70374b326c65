/// Whether there is reason enough to take a place of the gazetteer for the one that the report names.
extension PlaceChooser {
    /// People of a place that may be named in a report about another country.
    static let wellKnown = 100_000

    /// Another spelling where spellings do not vary, but for a slip of one letter in a long name.
    private func isAlien(_ candidate: Candidate, _ group: Group) -> Bool {
        guard let state = candidate.place.country, latin.contains(state) else { return false }
        let name = PlaceName(candidate.place.name)
        return group.names[0].length < 8 || !LetterSlips.isOneApart(group.names[0], name)
    }

    /// Whether there is reason enough to take a place for the one named.
    func isCredible(_ candidate: Candidate, _ group: Group) -> Bool {
        if candidate.within != nil { return true }
        if let holder = holder(of: group), isElsewhere(candidate.place, than: holder) { return false }
        if isUnknownWorld {
            return candidate.distance == 0 && (isGreat(candidate.place) || finder.gazetteer.isUsers(candidate.place))
        }
        if group.isBare, !isNear(candidate.place, group, within: 30) { return false }
        if candidate.distance > 0 { return isCredibleSpelling(candidate, group) }
        if context.isEmpty { return isCredibleAlone(candidate.place, group) }
        if isSmallLatin(candidate.place), !group.mentions.contains(where: { isPlaced(mentions[$0]) }) { return false }
        let isForeign = candidate.support == 0
        if isOnlyOne(candidate.place, group) { return true }
        let isWide = candidate.place.rank.isArea && candidate.place.rank != .district && !candidate.place.isMinorRegion
        guard isForeign, !isWide else { return true }
        return candidate.place.population > PlaceChooser.wellKnown || candidate.place.feature == "PPLC" || candidate.place.isRenowned
            || ![.town, .quarter, .site, .unknown, .district, .region].contains(candidate.place.rank)
    }

    /// A long name that only one place in the world bears is hardly another's.
    func isOnlyOne(_ place: GazetteerPlace, _ group: Group) -> Bool {
        group.exactCount == 1 && (place.population > PlaceChooser.small || place.isNoted)
            && group.names[0].length > 6
    }

    /// The place that words say a group's lies in or near: "the Karsa district of Tessel", "Kavri, Tessel".
    func holder(of group: Group) -> (place: GazetteerPlace, tie: PlaceMention.Tie)? {
        for mention in group.mentions where mentions[mention].tie != .beside {
            guard let parent = mentions[mention].within else { continue }
            let holder = groups[groupOf[parent]], tie = mentions[mention].tie
            guard let place = holder.chosen.map({ holder.candidates[$0].place }), place.rank != .water else { continue }
            if tie != .apposed || [.country, .province, .district].contains(place.rank) { return (place, tie) }
        }
        return nil
    }

    /// Whether a place lies in another state than the one in which words say it does, or far from the division named.
    private func isElsewhere(_ place: GazetteerPlace, than holder: (place: GazetteerPlace, tie: PlaceMention.Tie)) -> Bool {
        if place.rank.isArea, place.rank != .district, !holder.place.rank.isArea { return false }
        if place.rank == .country || holder.tie != .told && isGreat(place) { return false }
        let distance = place.coordinates.distance(to: holder.place.coordinates)
        if holder.tie == .near { return distance > holder.place.radius + 100 }
        if let home = place.country, let state = holder.place.country, home != state { return true }
        return [.province, .district].contains(holder.place.rank) && distance > 1.5 * holder.place.radius + 50
    }

    private func isNear(_ place: GazetteerPlace, _ group: Group, within limit: Double) -> Bool {
        context.nearest(to: place, group: groupOf[group.mentions[0]]).map { $0.distance < limit } ?? false
    }

    /// People of a town that may be meant in a report that names nothing else known.
    private static let knownAlone = 15_000
    /// People of a town that may be meant where it alone bears the name.
    private static let small = 5_000

    /// Whether a place may be meant where nothing in the report tells about where it is: a great one, the only one, one of the
    /// user's.
    private func isCredibleAlone(_ place: GazetteerPlace, _ group: Group) -> Bool {
        isGreat(place) || place.population > PlaceChooser.knownAlone || finder.gazetteer.isUsers(place)
            || group.exactCount == 1 && group.names[0].length > 4 && (place.population > PlaceChooser.small || place.isNoted)
    }

    /// A small town of a state whose towns bear the names of people and of common things: "Key", "Shelby".
    private func isSmallLatin(_ place: GazetteerPlace) -> Bool {
        guard let state = place.country, latin.contains(state), !place.isNoted else { return false }
        return [.town, .quarter, .unknown].contains(place.rank) && place.population < PlaceChooser.knownAlone
    }

    /// Whether words show that a mention is of a place.
    private func isPlaced(_ mention: PlaceMention) -> Bool {
        mention.isLocative || mention.origin == .given || mention.within != nil || !mention.hints.isEmpty
    }

    /// Whether another spelling is to be believed: the greater the difference, the more must lead there.
    private func isCredibleSpelling(_ candidate: Candidate, _ group: Group) -> Bool {
        let place = candidate.place
        guard !context.isEmpty, PlaceWeights.fit(place.rank, group.hints) >= 0, !isAlien(candidate, group) else { return false }
        let isStrange = candidate.distance > 1 && context.share(of: place.country, without: groupOf[group.mentions[0]]) < 0.5
        let isBeside = isNear(place, group, within: candidate.distance > 1 ? 100 : 300)
        let isInDivision = context.names(divisionOf: place, without: groupOf[group.mentions[0]])
        if !isStrange, isBeside || isInDivision { return candidate.distance < 2 || group.names[0].length > 4 }
        guard context.share(of: place.country, without: groupOf[group.mentions[0]]) > 0.9, group.names[0].length > 5 else {
            return false
        }
        // With nothing but the country to go by, it must be the only place that may be meant.
        return candidate.distance < 2
            || !group.candidates.contains { $0.place.source != place.source && $0.place.country == place.country }
    }
}
