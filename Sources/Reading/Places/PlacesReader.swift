/// Finds the places that a report names and where they are.
///
/// The room takes the words that may name places (`MentionFinder`), looks them up, chooses among the places of one name
/// (`PlaceChooser`), and turns "25 kilometres north of X" into a point with a radius (`RelativePlaces`). What it cannot find stays
/// in the finding without coordinates and with the reason.
package struct PlacesReader: Sendable {
    let gazetteer: Gazetteer
    private let words: PlaceWords
    private let relative: RelativeRules

    package init(data: DataDirectory, user: UserGazetteers? = nil) throws(DataError) {
        gazetteer = try Gazetteer(data: data, user: user)
        words = try PlaceWords(path: data.file("lexicons/place-words.txt"))
        relative = try RelativeRules(path: data.file("rules/relative-places.rules"))
    }

    struct Outcome {
        var places: [Place] = []
        var doubts: [Doubt] = []
    }

    /// - Parameter given: the names of places, where they are known already; found by the room itself otherwise.
    func read(_ account: Account, given: [Range<Int>]? = nil) -> Outcome {
        let finder = PlaceFinder(gazetteer, account.document)
        var search = MentionFinder(account, words: words, finder: finder)
        if let given { search.take(given: given) } else { search.find() }
        var chooser = PlaceChooser(search.mentions, finder: finder, demonyms: demonyms(in: account.document))
        chooser.choose()
        var making = PlaceMaking(account.document, mentions: search.mentions)
        making.add(chooser)
        var geometry = RelativePlaces(account, mentions: search.mentions, rules: relative, words: words)
        geometry.find(making.placeOf, making.places)
        making.add(geometry.found)
        var outcome = making.outcome
        if let complaint = gazetteer.complaints.first { outcome.doubts.insert(Doubt(.placeUnknown, complaint), at: 0) }
        return outcome
    }

    /// How often the report speaks of the people of each state.
    private func demonyms(in document: Document) -> [String: Int] {
        var counts: [String: Int] = [:]
        for token in 0..<document.tokens.count {
            let bytes = document.bytes(token)
            guard let first = bytes.first, (0x41...0x5A).contains(first), bytes.count > 3 else { continue }
            if let country = gazetteer.countries.demonym(PlaceName(bytes)) { counts[country, default: 0] += 1 }
        }
        return counts
    }
}

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
        for (index, mention) in mentions.enumerated() {
            let number = chooser.groupOf[index]
            var group = chooser.groups[number]
            let chosen = group.chosen.map { group.candidates[$0] }
            let holder = chosen == nil ? chooser.toldHolder(of: group) : nil
            // A name that no list knows is one place, whatever stands beside it.
            let core = chosen == nil && holder == nil ? group.names.last : nil
            if let known = chosen.flatMap({ bySource[$0.place.source] }) ?? byGroup[number] ?? core.flatMap({ byName[$0] }) {
                places[known].mentions.append(mention.tokens)
                placeOf[index] = known
                continue
            }
            placeOf[index] = places.count
            byGroup[number] = places.count
            if let chosen { bySource[chosen.place.source] = places.count }
            if let core { byName[core] = places.count }
            if let holder { group.why += "; it is said to lie in \(holder.name)" }
            places.append(place(mention, chosen, group))
            if let holder { places[places.count - 1].lie(in: holder) }
            noteDoubt(group, chosen)
        }
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
            place.relative?.anchor = relative.anchor.map { Place.ID(rawValue: "\($0)") }
            place.relative?.other = relative.other.map { Place.ID(rawValue: "\($0)") }
            places.append(place)
        }
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
    /// No list knows it, and words say what it lies in: somewhere in there.
    fileprivate mutating func lie(in holder: GazetteerPlace) {
        country = holder.country
        guard holder.rank != .country, holder.rank != .continent else { return }
        admin1 = holder.rank == .province ? holder.name : holder.admin1
        (latitude, longitude, radius) = (holder.latitude, holder.longitude, max(holder.radius, 5))
        precision = PlaceMaking.precision(of: holder.rank)
    }
}
