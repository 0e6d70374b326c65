/// Places told by their way from others, as points or lines with a radius: "25 kilometres north of X", "the road from A to B".
///
/// Which words tell such a way is written in `Data/rules/relative-places.rules`; what follows for the map is here.
struct RelativePlaces {
    /// A place told by others, with those as indices.
    struct Found {
        var place: Place
        var anchor: Int?
        var other: Int?
    }

    private let account: Account
    private let mentions: [PlaceMention]
    private let rules: RelativeRules
    private let words: PlaceWords
    private(set) var found: [Found] = []

    init(_ account: Account, mentions: [PlaceMention], rules: RelativeRules, words: PlaceWords) {
        self.account = account
        self.mentions = mentions
        self.rules = rules
        self.words = words
    }

    /// - Parameter placeOf: the place of each mention, as an index of `places`.
    mutating func find(_ placeOf: [Int], _ places: [Place]) {
        for (index, mention) in mentions.enumerated() {
            let sentence = account.document.sentences[account.document.sentence(of: mention.tokens.lowerBound)].tokens
            guard let told = rules.match(in: account.view, sentence: sentence, anchor: mention.tokens) else { continue }
            let next = index + 1 < mentions.count && mentions[index + 1].tokens.lowerBound < sentence.upperBound ? index + 1 : nil
            add(told, anchor: placeOf[index], next.map { (placeOf[$0], mentions[$0].tokens) }, mention.tokens, places)
        }
        for sentence in account.document.sentences {
            guard let told = rules.matchExtent(in: account.view, sentence: sentence.tokens) else { continue }
            addExtent(told, placeOf, places)
        }
    }

    private mutating func add(
        _ told: RelativeRules.Told, anchor: Int, _ next: (place: Int, tokens: Range<Int>)?, _ tokens: Range<Int>,
        _ places: [Place]
    ) {
        let measure = RelativeMeasure(told.words, view: account.view, words: words)
        var other: Int?
        var end = tokens.upperBound
        if told.kind == .between || told.kind == .road {
            guard let next, next.place != anchor, next.tokens.lowerBound - tokens.upperBound < 6 else { return }
            other = next.place
            end = next.tokens.upperBound
        }
        let start = min(told.words.lowerBound, tokens.lowerBound)
        var place = Place(id: Place.ID(rawValue: ""), tokens: start..<max(end, told.words.upperBound), why: "rule \(told.rule)")
        let base = places[anchor]
        if told.kind == .part, base.precision != .region, base.precision != .district, base.precision != .country { return }
        if base.latitude != nil { place.admin1 = base.admin1 }
        place.country = base.country
        place.relative = Place.Relative(distance: measure.distance, bearing: measure.bearing)
        guard let center = base.coordinates else {
            // "Near X" says no more than X where nobody knows X.
            if told.kind == .near || told.kind == .outskirts || measure.distance == nil && told.kind == .bearing { return }
            place.why += "; the place it is told by is not known"
            return found.append(Found(place: place, anchor: anchor, other: other))
        }
        let geometry = RelativeGeometry(
            kind: told.kind, anchor: center, radius: base.radius ?? 2, other: other.flatMap { places[$0].coordinates },
            distance: measure.distance, degrees: measure.degrees)
        guard let result = geometry.result else {
            place.why += "; the other end is not known"
            return found.append(Found(place: place, anchor: anchor, other: other))
        }
        place.latitude = result.middle.latitude
        place.longitude = result.middle.longitude
        place.radius = result.radius
        place.precision = other != nil ? .line : told.kind == .part ? base.precision : .near
        place.why += "; reckoned from \(base.name ?? "its anchor")"
        found.append(Found(place: place, anchor: anchor, other: other))
    }

    /// "The 115-kilometre valley": as long as told, in the valley named last before it.
    private mutating func addExtent(_ told: RelativeRules.Told, _ placeOf: [Int], _ places: [Place]) {
        let measure = RelativeMeasure(told.words, view: account.view, words: words)
        guard let length = measure.distance else { return }
        var place = Place(id: Place.ID(rawValue: ""), tokens: told.words, why: "rule \(told.rule)")
        place.relative = Place.Relative(distance: length)
        let earlier = mentions.indices.filter { mentions[$0].tokens.upperBound <= told.words.lowerBound }
        let before =
            earlier.last { mentions[$0].hints.contains(.valley) || places[placeOf[$0]].feature == "VAL" }
            ?? earlier.last { places[placeOf[$0]].feature == "ADM1" || places[placeOf[$0]].precision == .region }
        guard let before, let center = places[placeOf[before]].coordinates else {
            place.why += "; no valley named before it is known"
            return found.append(Found(place: place, anchor: nil, other: nil))
        }
        let anchor = places[placeOf[before]]
        place.country = anchor.country
        place.admin1 = anchor.admin1
        place.latitude = center.latitude
        place.longitude = center.longitude
        place.radius = length / 2
        place.precision = .district
        place.why += "; taken for \(anchor.name ?? "the place"), named before it"
        found.append(Found(place: place, anchor: placeOf[before], other: nil))
    }
}

extension Place {
    var coordinates: Coordinates? {
        guard let latitude, let longitude else { return nil }
        return Coordinates(latitude: latitude, longitude: longitude)
    }
}

/// The distance and bearing that words tell.
struct RelativeMeasure {
    /// Kilometres.
    private(set) var distance: Double?
    /// In words: "north", "south-east".
    private(set) var bearing: String?
    private(set) var degrees: Double?

    private static let names = ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"]

    init(_ range: Range<Int>, view: TokenView, words: PlaceWords) {
        var parts: [Double] = []
        for token in range {
            let form = view.forms[token]
            // The first measure counts; a second in brackets is the same in another unit.
            if distance == nil, let unit = words.units[view.lemmas[token]] ?? words.units[form] {
                distance = RelativeMeasure.number(before: token, range, view, words).map { $0 * unit }
            }
            if let angle = words.bearings[form] { parts.append(angle) }
        }
        guard let first = parts.first else { return }
        // "north - west" in three words, "south-south-west": the mean, over north where need be.
        degrees = parts.dropFirst().reduce(first) { mean, angle in
            let turn = (angle - mean + 540).truncatingRemainder(dividingBy: 360) - 180
            return (mean + turn / 2 + 360).truncatingRemainder(dividingBy: 360)
        }
        bearing = degrees.map { RelativeMeasure.names[Int(($0 / 45).rounded()) % 8] }
    }

    private static func number(before unit: Int, _ range: Range<Int>, _ view: TokenView, _ words: PlaceWords) -> Double? {
        var at = unit - 1
        while at >= range.lowerBound, view.forms[at] == "-" { at -= 1 }
        guard at >= range.lowerBound else { return nil }
        let digits = String(view.forms[at].utf8.filter { $0 != UInt8(ascii: ",") }.map { Character(Unicode.Scalar($0)) })
        return Double(digits) ?? words.numbers[view.forms[at]]
    }
}

/// Where on the map a relative place is.
struct RelativeGeometry {
    var kind: RelativeRules.Kind
    var anchor: Coordinates
    /// Of the anchor.
    var radius: Double
    var other: Coordinates?
    var distance: Double?
    var degrees: Double?

    /// Kilometres that "north of" a town and "near" it commonly mean where no distance is told.
    private static let usualWay = 15.0
    private static let nearness = 10.0

    /// The middle and the radius in which it lies; nil where an end is missing.
    var result: (middle: Coordinates, radius: Double)? {
        switch kind {
        case .offset:
            let way = distance ?? RelativeGeometry.usualWay
            guard let degrees else { return (anchor, way + radius) }
            // Reporters round, and measure by road or from the edge of a town.
            return (anchor.moved(way, bearing: degrees), max(2, 0.2 * way) + min(radius, 10) / 2)
        case .bearing:
            guard let degrees else { return (anchor, radius + RelativeGeometry.usualWay) }
            return (anchor.moved(radius + RelativeGeometry.usualWay, bearing: degrees), radius / 2 + RelativeGeometry.usualWay)
        case .outskirts:
            guard let degrees else { return (anchor, radius * 1.5) }
            return (anchor.moved(radius, bearing: degrees), max(2, radius * 0.7))
        case .near: return (anchor, radius + RelativeGeometry.nearness)
        case .part:
            guard let degrees else { return (anchor, radius) }
            return (anchor.moved(radius * 0.5, bearing: degrees), radius * 0.6)
        case .between, .road:
            guard let other else { return nil }
            return (anchor.halfway(to: other), max(2, anchor.distance(to: other) / 2))
        case .extent: return (anchor, (distance ?? radius * 2) / 2)
        }
    }
}
