/// Whether there is reason enough to take a place of the gazetteer for the one that the report names.
extension PlaceChooser {
    /// People of a place that may be named in a report about another country.
    static let wellKnown = 100_000

    /// Whether there is reason enough to take a place for the one named.
    func isCredible(_ candidate: Candidate, _ group: Group) -> Bool {
        if candidate.within != nil { return true }
        if let home = candidate.place.country, candidate.place.rank != .country, let holder = toldHolder(of: group)?.country,
            home != holder
        {
            return false
        }
        if isUnknownWorld {
            return candidate.distance == 0 && (isGreat(candidate.place) || finder.gazetteer.isUsers(candidate.place))
        }
        if group.isBare, candidate.support == 0 { return false }
        if candidate.distance > 0 { return isCredibleSpelling(candidate, group) }
        if context.isEmpty { return isCredibleAlone(candidate.place, group) }
        let isForeign = candidate.support == 0
        if isOnlyOne(candidate.place, group) { return true }
        guard isForeign, !candidate.place.rank.isArea || candidate.place.rank == .district else { return true }
        return candidate.place.population > PlaceChooser.wellKnown || candidate.place.feature == "PPLC"
            || ![.town, .quarter, .site, .unknown, .district].contains(candidate.place.rank)
    }

    /// A long name that only one place in the world bears is hardly another's.
    func isOnlyOne(_ place: GazetteerPlace, _ group: Group) -> Bool {
        group.exactCount == 1 && place.population > PlaceChooser.small && group.names[0].length > 6
    }

    /// The place that words say a group's lies in: "the Karsa district of Tessel".
    func toldHolder(of group: Group) -> GazetteerPlace? {
        for mention in group.mentions where mentions[mention].isWithinTold {
            guard let parent = mentions[mention].within else { continue }
            let holder = groups[groupOf[parent]]
            if let chosen = holder.chosen { return holder.candidates[chosen].place }
        }
        return nil
    }

    /// People of a town that may be meant in a report that names nothing else known.
    private static let knownAlone = 15_000
    /// People of a town that may be meant where it alone bears the name.
    private static let small = 5_000

    /// Whether a place may be meant where nothing in the report tells about where it is: a great one, the only one, one of the
    /// user's.
    private func isCredibleAlone(_ place: GazetteerPlace, _ group: Group) -> Bool {
        isGreat(place) || place.population > PlaceChooser.knownAlone || finder.gazetteer.isUsers(place)
            || group.exactCount == 1 && group.names[0].length > 4 && place.population > PlaceChooser.small
    }

    /// Whether another spelling is to be believed: the greater the difference, the more must lead there.
    private func isCredibleSpelling(_ candidate: Candidate, _ group: Group) -> Bool {
        let place = candidate.place
        guard !context.isEmpty else { return false }
        let isNear =
            context.nearest(to: place, group: groupOf[group.mentions[0]]).map {
                $0.distance < (candidate.distance > 1 ? 100 : 300)
            } ?? false
        let isInDivision = context.names(divisionOf: place, without: groupOf[group.mentions[0]])
        if isNear || isInDivision { return candidate.distance < 2 || group.names[0].length > 4 }
        guard context.share(of: place.country, without: groupOf[group.mentions[0]]) > 0.9, group.names[0].length > 5 else {
            return false
        }
        // With nothing but the country to go by, it must be the only place that may be meant.
        return candidate.distance < 2
            || !group.candidates.contains { $0.place.source != place.source && $0.place.country == place.country }
    }
}
