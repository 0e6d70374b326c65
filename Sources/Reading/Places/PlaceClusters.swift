/// Names that nothing in the report leads to may lead to each other: two rare names that places near each other bear.
extension PlaceChooser {
    /// Places of a name up to which it is rare.
    private static let rare = 3
    /// Kilometres between places that speak for each other.
    private static let reach = 60.0

    mutating func chooseClusters() {
        let open = groups.indices.filter { groups[$0].chosen == nil && !groups[$0].isBare && isRare(groups[$0]) }
        guard !open.isEmpty else { return }
        let known = groups.indices.filter { isRare(groups[$0]) }
        let found = open.compactMap { index in together(index, known).map { (index, $0) } }
        for (index, candidate) in found {
            groups[index].chosen = candidate
            groups[index].isClustered = true
        }
    }

    private func isRare(_ group: Group) -> Bool {
        (1...PlaceChooser.rare).contains(group.exactCount) && group.names[0].length > 3
    }

    /// The candidate of a group near which most other groups have one; nil where none has.
    private func together(_ index: Int, _ others: [Int]) -> Int? {
        let candidates = groups[index].candidates.indices.filter { groups[index].candidates[$0].distance == 0 }
        let counts = candidates.map { at in others.filter { $0 != index && isNear(groups[index].candidates[at].place, $0) }.count }
        guard let most = counts.max(), most > 0, counts.filter({ $0 == most }).count == 1 else { return nil }
        let best = candidates[counts.firstIndex(of: most) ?? 0]
        return isTold(groups[index].candidates[best].place, groups[index]) ? best : nil
    }

    /// Whether a place that another group means, or may mean where it is not settled, lies near.
    private func isNear(_ place: GazetteerPlace, _ other: Int) -> Bool {
        let group = groups[other]
        let options = group.chosen.map { [group.candidates[$0]] } ?? group.candidates.filter { $0.distance == 0 }
        return options.contains {
            $0.place.source != place.source && !$0.place.rank.isState
                && $0.place.coordinates.distance(to: place.coordinates) < PlaceChooser.reach
        }
    }

    /// Whether words do not say that it lies in another state.
    private func isTold(_ place: GazetteerPlace, _ group: Group) -> Bool {
        guard let state = holder(of: group)?.place.country, let home = place.country else { return true }
        return state == home
    }
}

extension GazetteerPlace.Rank {
    fileprivate var isState: Bool { self == .country || self == .continent || self == .region }
}
