#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Every list of places that is at hand: the user's own, the world's, and the program's table of states and regions.
///
/// The room's memory: it knows names and places and chooses nothing. Files are mapped; the world's file may be missing, and
/// then only states and regions are known.
package struct Gazetteer: Sendable {
    package let countries: Countries
    let regions: RegionTable
    /// The user's first.
    let files: [PlaceIndex]
    private let shortNames: ShortNames
    /// What could not be opened, in sentences.
    package let complaints: [String]
    /// Whether the world's list of towns is there.
    package let hasWorld: Bool

    /// - Parameter folder: where the user's gazetteers are; nil for none.
    package init(data: DataDirectory, user folder: UserGazetteers? = nil) throws(DataError) {
        countries = try Countries(data: data)
        regions = try RegionTable(data: data, countries: countries)
        shortNames = try ShortNames(path: data.file("gazetteer/short-names.txt"), countries: countries)
        var files: [PlaceIndex] = [], complaints: [String] = []
        for path in folder?.paths ?? [] {
            do throws(DataError) { files.append(try PlaceIndex(path: path)) } catch {
                complaints.append(
                    "\(path) is damaged or of another version and is left out; add it again with rapporteur gazetteer add")
            }
        }
        let world = Gazetteer.worldPath(in: data)
        var hasWorld = false
        do throws(DataError) {
            files.append(try PlaceIndex(path: world))
            hasWorld = true
        } catch {
            if error.fault == .missing {
                complaints.append("the gazetteer is not there (run ./setup): of places only states and great regions are known")
            } else {
                complaints.append("\(error)")
            }
        }
        self.files = files
        self.complaints = complaints
        self.hasWorld = hasWorld
    }

    package static func worldPath(in data: DataDirectory) -> String { data.file("gazetteer/places.idx") }

    /// Names of all files, for the finding.
    package var version: String? { files.isEmpty ? nil : files.map(\.title).joined(separator: ", ") }

    /// The division that an abbreviation stands for: its name and state; only behind a place and a comma where it is short.
    func division(short: String, isBehindPlace: Bool) -> (name: PlaceName, country: String)? {
        shortNames.division(short, isBehindPlace: isBehindPlace)
    }

    /// Places that bear the name as it is written, but for case, accents, apostrophes, hyphens and blanks; the user's first.
    package func places(named text: String) -> [GazetteerPlace] { places(PlaceName(text)) }

    func places(_ name: PlaceName) -> [GazetteerPlace] {
        guard name.length > 1 else { return [] }
        var found = regions.places(named: name)
        for (index, file) in files.enumerated() {
            for number in file.places(named: name) {
                if let place = place(index, number) { Gazetteer.add(place, to: &found) }
            }
        }
        return found
    }

    /// One place that stands in two lists counts once, and what one list lacks comes from the other.
    private static func add(_ place: GazetteerPlace, to found: inout [GazetteerPlace]) {
        let known = found.firstIndex { other in
            if let id = place.geonameid, id == other.geonameid { return true }
            guard place.rank == other.rank || place.rank == .unknown || other.rank == .unknown else { return false }
            if place.rank == .province || place.rank == .country { return place.country == other.country && place.country != nil }
            return place.coordinates.distance(to: other.coordinates) < (place.rank == .district ? 40 : 6)
        }
        if let known { found[known].complete(from: place) } else { found.append(place) }
    }

    /// A place whose name differs from the one asked for, and by how much (1 a vowel, 2 a consonant, 0 a way of writing).
    struct Near: Hashable {
        var place: GazetteerPlace
        var name: PlaceName
        var distance: Int
    }

    /// Names of one skeleton that are compared at most.
    private static let skeletonLimit = 4000

    /// Places whose names sound like the one asked for; nearest first.
    func places(like name: PlaceName) -> [Near] {
        guard name.length > 3, name.words.allSatisfy({ $0 < 0x80 }) else { return [] }
        let sound = NameSound(name)
        var best: [GazetteerPlace.Source: Near] = [:]
        let neighbours = SkeletonNeighbours.all(of: sound.skeleton)
        for skeleton in neighbours + LetterSlips.skeletons(of: name).filter({ !neighbours.contains($0) }) {
            for (place, other) in regions.names(skeleton: skeleton) { note(place, other, (name, sound), &best) }
            for (index, file) in files.enumerated() {
                file.names(skeleton: skeleton, limit: Gazetteer.skeletonLimit) { number, other in
                    guard abs(other.length - name.length) <= 4,
                        let distance = Gazetteer.distance(other, (name, sound)),
                        distance < best[.file(index, number)]?.distance ?? 99,
                        let place = place(index, number)
                    else { return }
                    best[.file(index, number)] = Near(place: place, name: other, distance: distance)
                }
            }
        }
        var found: [Near] = []
        for near in best.values.sorted(by: Gazetteer.isBefore)
        where !found.contains(where: { Gazetteer.isSame($0.place, near.place) }) {
            found.append(near)
        }
        return found
    }

    private func note(
        _ place: GazetteerPlace, _ name: PlaceName, _ asked: (name: PlaceName, sound: NameSound),
        _ best: inout [GazetteerPlace.Source: Near]
    ) {
        guard let distance = Gazetteer.distance(name, asked), distance < best[place.source]?.distance ?? 99 else { return }
        best[place.source] = Near(place: place, name: name, distance: distance)
    }

    /// How far a name is from the one asked for; nil where too far. One letter counts at most as one consonant.
    private static func distance(_ name: PlaceName, _ asked: (name: PlaceName, sound: NameSound)) -> Int? {
        let limit = asked.sound.sounds.count > 7 ? 3 : 2
        let distance = NameSound(name).distance(to: asked.sound, limit: limit)
        if let distance, distance <= 2 { return distance }
        return LetterSlips.isOneApart(name, asked.name) ? 2 : distance
    }

    private static func isSame(_ one: GazetteerPlace, _ other: GazetteerPlace) -> Bool {
        one.rank == other.rank && one.coordinates.distance(to: other.coordinates) < 6
    }

    private static func isBefore(_ left: Near, _ right: Near) -> Bool {
        if left.distance != right.distance { return left.distance < right.distance }
        if left.place.population != right.place.population { return left.place.population > right.place.population }
        return (left.place.name, left.place.latitude, left.place.longitude) < (
            right.place.name, right.place.latitude, right.place.longitude
        )
    }

    func place(_ index: Int, _ number: UInt32) -> GazetteerPlace? {
        let file = files[index]
        guard let record = file.record(number) else { return nil }
        var place = GazetteerPlace(
            source: .file(index, number), geonameid: record.id == 0 ? nil : Int(record.id), name: file.string(record.name),
            feature: record.feature, country: countries.code(short: record.country),
            coordinates: Coordinates(latitude: record.latitude, longitude: record.longitude), population: record.population,
            radius: record.radius)
        place.admin1 = file.division(record.admin1)?.name
        place.admin2 = file.division(record.admin2)?.name
        if place.radius == 0 {
            place.radius = Gazetteer.usualRadius(place)
            place.isRadiusUsual = true
        }
        return place
    }

    /// A town's extent grows with the root of its people; others as their kind usually is.
    fileprivate static func usualRadius(_ place: GazetteerPlace) -> Double {
        switch place.rank {
        case .province: 120
        case .district: 25
        case .valley, .height: 15
        case .water, .region, .island: 30
        case .country, .continent: 500
        case .town, .quarter, .site, .unknown: max(1.5, min(40, Double(place.population).squareRoot() / 150))
        }
    }
}

extension GazetteerPlace {
    /// Takes from another list's entry of the same place what this one does not tell.
    fileprivate mutating func complete(from other: GazetteerPlace) {
        geonameid = geonameid ?? other.geonameid
        admin1 = admin1 ?? other.admin1
        admin2 = admin2 ?? other.admin2
        country = country ?? other.country
        if feature.isEmpty || feature == "PPL" && other.rank == .town { feature = other.feature }
        population = max(population, other.population)
        guard isRadiusUsual else { return }
        radius = other.isRadiusUsual ? Gazetteer.usualRadius(self) : other.radius
        isRadiusUsual = other.isRadiusUsual
    }
}

extension Gazetteer {
    /// Whether a place stands in a list that the user has added.
    func isUsers(_ place: GazetteerPlace) -> Bool {
        if case .file(let index, _) = place.source { return index < files.count - (hasWorld ? 1 : 0) }
        return false
    }

    /// What is read, for people.
    package var overview: [(title: String, path: String, places: Int, names: Int)] {
        files.map { ($0.title, $0.path, $0.placeCount, $0.nameCount) }
    }

    /// Places whose names are nearly spelt so, nearest first.
    package func places(spelt text: String) -> [GazetteerPlace] { places(like: PlaceName(text)).map(\.place) }
}
