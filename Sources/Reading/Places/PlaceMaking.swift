/// Puts places together: one for each place that the report names, with every mention of it.
struct PlaceMaking {
    private let document: Document
    private let mentions: [PlaceMention]
    private(set) var places: [Place] = []
    /// The place of each mention, as an index.
    private(set) var placeOf: [Int] = []
    private var doubts: [(place: Int, kind: Doubt.Kind, reason: String)] = []

    init(_ document: Document, mentions: [PlaceMention]) {
        self.document = document
        self.mentions = mentions
    }

    mutating func add(_ chooser: PlaceChooser) {
        var bySource: [GazetteerPlace.Source: Int] = [:]
        placeOf = [Int](repeating: -1, count: mentions.count)
        var byGroup: [Int: Int] = [:], byName: [PlaceName: Int] = [:]
        var unknown: [Int] = []
        for (index, mention) in mentions.enumerated() {
            let number = chooser.groupOf[index]
            let group = chooser.groups[number]
            let chosen = group.chosen.map { group.candidates[$0] }
            let holder = chosen == nil ? chooser.holder(of: group) : nil
            // A name that no list knows is one place, whatever stands beside it, unless it is said to lie in two.
            let core = chosen == nil ? group.names.last : nil
            let namesake = core.flatMap { byName[$0] }.flatMap { holder == nil || places[$0].country == nil ? $0 : nil }
            if let known = chosen.flatMap({ bySource[$0.place.source] }) ?? byGroup[number] ?? namesake {
                places[known].mentions.append(mention.tokens)
                placeOf[index] = known
                if let holder, places[known].country == nil { places[known].lie(holder) }
                continue
            }
            placeOf[index] = places.count
            byGroup[number] = places.count
            if let chosen { bySource[chosen.place.source] = places.count }
            if let core { byName[core] = places.count }
            places.append(place(mention, chosen, group))
            if chosen == nil { unknown.append(index) }
            if let holder { places[places.count - 1].lie(holder) }
            noteDoubt(group, chosen)
        }
        if !chooser.isUnknownWorld { for index in unknown { surmise(index, chooser) } }
    }

    /// What the places named beside an unknown one say of where it lies: its town, where it is part of one, and its state.
    private mutating func surmise(_ index: Int, _ chooser: PlaceChooser) {
        let number = placeOf[index]
        guard places[number].country == nil else { return }
        if let town = town(around: index, isBare: chooser.groups[chooser.groupOf[index]].isBare) {
            places[number].lie(beside: places[town])
            return
        }
        let states = Set(companions(of: index).compactMap { places[placeOf[$0]].country })
        guard let state = states.isEmpty ? chooser.context.leading : states.count == 1 ? states.first : nil else { return }
        places[number].country = state
        places[number].why += "; of \(states.isEmpty ? "the report" : "its sentence") the state is taken"
    }

    /// The town that a quarter, a bare "Old City" or a facility is taken to be in: the one named last before it, of a facility the only
    /// one in its sentence.
    private func town(around index: Int, isBare: Bool) -> Int? {
        let isTown = { (mention: Int) in places[placeOf[mention]].precision == .town && places[placeOf[mention]].latitude != nil }
        if isBare || mentions[index].hints.contains(.quarter) {
            return (mentions[..<index].indices.last(where: isTown) ?? mentions[index...].indices.first(where: isTown)).map { placeOf[$0] }
        }
        guard mentions[index].hints.contains(.site) else { return nil }
        let towns = Set(companions(of: index).filter(isTown).map { placeOf[$0] })
        return towns.count == 1 ? towns.first : nil
    }

    /// Other mentions in the sentence of one.
    private func companions(of index: Int) -> [Int] {
        let low = mentions[..<index].lastIndex { $0.sentence != mentions[index].sentence }.map { $0 + 1 } ?? 0
        let high = mentions[index...].firstIndex { $0.sentence != mentions[index].sentence } ?? mentions.count
        return (low..<high).filter { $0 != index }
    }

    private func place(_ mention: PlaceMention, _ chosen: PlaceChooser.Candidate?, _ group: PlaceChooser.Group) -> Place {
        var place = Place(id: Place.ID(rawValue: ""), tokens: mention.tokens, why: group.why)
        place.candidates = group.exactCount
        guard let entry = chosen?.place else { return place }
        place.geonameid = entry.geonameid
        place.name = entry.name
        place.feature = entry.feature.isEmpty ? nil : entry.feature
        place.country = entry.country
        place.admin1 = entry.admin1
        place.admin2 = entry.admin2
        place.latitude = entry.latitude
        place.longitude = entry.longitude
        place.radius = entry.radius
        place.precision = PlaceMaking.precision(of: entry.rank)
        return place
    }

    static func precision(of rank: GazetteerPlace.Rank) -> Place.Precision {
        switch rank {
        case .country, .continent: .country
        case .province, .region, .island: .region
        case .district, .valley, .height: .district
        case .water: .region
        case .town: .town
        case .quarter, .site: .point
        case .unknown: .town
        }
    }

    /// A choice that is ahead of the next by less is a doubt.
    private static let sureMargin = 0.7

    private mutating func noteDoubt(_ group: PlaceChooser.Group, _ chosen: PlaceChooser.Candidate?) {
        if chosen == nil {
            doubts.append((places.count - 1, .placeUnknown, group.why))
        } else if group.margin < PlaceMaking.sureMargin {
            doubts.append(
                (
                    places.count - 1, .placeAmbiguous,
                    "\(max(group.exactCount, group.candidates.count)) places may be meant; \(group.why)"
                ))
        }
    }

    /// Adds places told by others; `anchor` and `other` of each are indices of places here.
    mutating func add(_ found: [RelativePlaces.Found]) {
        for relative in found {
            var place = relative.place
            lead(to: place)
            place.relative?.anchor = relative.anchor.map { Place.ID(rawValue: "\($0)") }
            place.relative?.other = relative.other.map { Place.ID(rawValue: "\($0)") }
            places.append(place)
        }
    }

    /// "Kavri, 30 kilometres north of Tessel": a place that no list knows lies where the words behind it say.
    private mutating func lead(to relative: Place) {
        guard relative.latitude != nil, relative.precision == .near,
            let index = mentions.lastIndex(where: { $0.tokens.upperBound <= relative.tokens.lowerBound })
        else { return }
        let number = placeOf[index], gap = mentions[index].tokens.upperBound..<relative.tokens.lowerBound
        guard places[number].latitude == nil, places[number].name == nil, gap.count < 6,
            document.sentence(of: mentions[index].tokens.lowerBound) == document.sentence(of: relative.tokens.lowerBound),
            let first = gap.first, document.bytes(first).elementsEqual(",".utf8) || document.bytes(first).elementsEqual("(".utf8),
            gap.dropFirst().allSatisfy({ !document.bytes($0).elementsEqual(",".utf8) })
        else { return }
        places[number].country = relative.country
        places[number].admin1 = relative.admin1
        (places[number].latitude, places[number].longitude) = (relative.latitude, relative.longitude)
        places[number].radius = relative.radius
        places[number].precision = .near
        places[number].why += "; the words behind it tell where"
    }

    /// Places in order of their first words, numbered in that order.
    var outcome: PlacesReader.Outcome {
        let order = places.indices.sorted {
            (places[$0].tokens.lowerBound, places[$0].tokens.upperBound, $0) < (
                places[$1].tokens.lowerBound, places[$1].tokens.upperBound, $1
            )
        }
        var ids = [Place.ID](repeating: Place.ID(rawValue: ""), count: places.count)
        for (number, index) in order.enumerated() { ids[index] = Place.ID(rawValue: "p\(number + 1)") }
        var outcome = PlacesReader.Outcome()
        for index in order {
            var place = places[index]
            place.id = ids[index]
            if var relative = place.relative {
                relative.anchor = relative.anchor.flatMap { Int($0.rawValue) }.map { ids[$0] }
                relative.other = relative.other.flatMap { Int($0.rawValue) }.map { ids[$0] }
                place.relative = relative
            }
            outcome.places.append(place)
        }
        for doubt in doubts.sorted(by: { places[$0.place].tokens.lowerBound < places[$1.place].tokens.lowerBound }) {
            outcome.doubts.append(
                Doubt(doubt.kind, at: document.span(places[doubt.place].tokens), about: .place(ids[doubt.place]), doubt.reason))
        }
        return outcome
    }
}

extension Place {
    /// No list knows it, and words say what it lies in or near: somewhere there.
    fileprivate mutating func lie(_ holder: (place: GazetteerPlace, tie: PlaceMention.Tie)) {
        let other = holder.place, isNear = holder.tie == .near
        why += "; it is said to lie \(isNear ? "near" : "in") \(other.name)"
        country = other.country
        guard other.rank != .country, other.rank != .continent, other.radius < Place.widest else { return }
        admin1 = other.rank == .province ? other.name : other.admin1
        (latitude, longitude, radius) = (other.latitude, other.longitude, max(other.radius, 5) + (isNear ? 10 : 0))
        precision = isNear ? .near : PlaceMaking.precision(of: other.rank)
    }

    /// Kilometres around the middle of an area beyond which the middle says nothing of a place in it.
    private static let widest = 700.0

    /// Nothing but the town named beside it says where it is.
    fileprivate mutating func lie(beside town: Place) {
        why += "; it is taken to lie in \(town.name ?? "the town named beside it")"
        (country, admin1) = (town.country, town.admin1)
        (latitude, longitude, radius) = (town.latitude, town.longitude, max(town.radius ?? 0, 5))
        precision = .near
    }
}
