#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a place weighs before the report is asked. The unit is one power of ten of people, a little less.
enum PlaceWeights {
    /// People for whom a place counts that our own list has for what happens there.
    private static let noted = 20_000

    /// How likely a place is to be named at all.
    static func greatness(of place: GazetteerPlace) -> Double {
        let people = 0.9 * log10(Double(place.isNoted ? noted : place.population) + 10), fame = fame(of: place.population)
        switch place.rank {
        case .continent: return 10
        case .country: return max(people + 3, 7)
        case .region: return place.isMinorRegion ? 5.2 : 7
        case .province: return max(people, 5.2) + 0.6
        case .water: return place.radius > 1000 ? 9 : place.radius > 250 ? 7.5 : 5.5
        case .island, .valley, .height: return 5.5
        case .district: return people - 0.6
        case .town: return people + fame + (place.feature == "PPLC" ? 1.2 : 0) + (place.isRenowned ? 2 : 0)
        case .quarter: return people - 0.5
        case .site: return people + 0.5
        case .unknown: return people
        }
    }

    /// Cities of millions are named in reports about anywhere.
    private static func fame(of people: Int) -> Double {
        people > 3_000_000 ? 2.2 : people > 1_000_000 ? 1.4 : people > 500_000 ? 0.7 : 0
    }

    /// What the nouns beside the name say for or against a place of this kind.
    static func fit(_ rank: GazetteerPlace.Rank, _ hints: Set<GazetteerPlace.Rank>) -> Double {
        guard !hints.isEmpty, rank != .unknown else { return 0 }
        if hints.contains(rank) { return 3 }
        if rank == .region, hints.contains(.province) || hints.contains(.valley) { return 1.5 }
        if rank == .district, hints.contains(.province) || hints.contains(.town) { return 1 }
        if rank == .province, hints.contains(.district) { return 0 }
        if rank == .town, hints.contains(.quarter) || hints.contains(.site) || hints.contains(.valley) { return 0 }
        return -2.5
    }
}
