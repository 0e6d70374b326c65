/// The places that stand in no list of towns, and the states, in memory (`Data/gazetteer/regions.txt`, `countries.txt`).
struct RegionTable: Sendable {
    private(set) var places: [GazetteerPlace] = []
    private var byName: [[UInt8]: [Int]] = [:]
    private var bySkeleton: [[UInt8]: [(place: Int, name: PlaceName)]] = [:]

    init(data: DataDirectory, countries: Countries) throws(DataError) {
        for country in countries.all {
            add(
                GazetteerPlace(
                    source: .own(places.count), geonameid: country.geonameid, name: country.names.first ?? country.code,
                    feature: "PCLI",
                    country: country.code, coordinates: country.middle, population: country.population, radius: country.radius),
                names: country.names)
        }
        let path = data.file("gazetteer/regions.txt")
        for (line, fields) in try LineFields.all(path: path) {
            let codes = fields[0].split(separator: " ")
            guard fields.count == 4, codes.count == 2, let middle = Coordinates(fields[1]), let radius = Double(fields[2]) else {
                throw DataError(
                    file: path, fault: .wrong(line: line, "expected: FEATURE AA | latitude longitude | radius | names"))
            }
            let names = LineFields.list(fields[3])
            add(
                GazetteerPlace(
                    source: .own(places.count), geonameid: nil, name: names.first ?? "", feature: String(codes[0]),
                    country: countries.code(short: Array(codes[1].utf8)), coordinates: middle, population: 0, radius: radius),
                names: names)
        }
    }

    private mutating func add(_ place: GazetteerPlace, names: [String]) {
        for name in names.map({ PlaceName($0) }) {
            let letters = RegionTable.letters(name)
            if byName[letters]?.contains(places.count) != true { byName[letters, default: []].append(places.count) }
            if name.length > 4 { bySkeleton[NameSound(name).skeleton, default: []].append((places.count, name)) }
        }
        places.append(place)
    }

    private static func letters(_ name: PlaceName) -> [UInt8] { name.words.filter { $0 != UInt8(ascii: " ") } }

    func places(named name: PlaceName) -> [GazetteerPlace] { (byName[RegionTable.letters(name)] ?? []).map { places[$0] } }

    func names(skeleton: [UInt8]) -> [(place: GazetteerPlace, name: PlaceName)] {
        (bySkeleton[skeleton] ?? []).map { (places[$0.place], $0.name) }
    }
}
