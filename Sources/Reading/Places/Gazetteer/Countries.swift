#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The states and territories of the world: how they are coded and called (`Data/gazetteer/countries.txt`,
/// `Data/lexicons/states.txt`).
package struct Countries: Sendable {
    struct Country: Sendable {
        /// ISO 3166 alpha-3 and alpha-2.
        var code: String
        var short: String
        var middle: Coordinates
        var radius: Double
        var geonameid: Int
        var population: Int
        var names: [String]
    }

    private(set) var all: [Country] = []
    private var byShort: [String: Int] = [:]
    private var byCode: [String: Int] = [:]
    private var byDemonym: [PlaceName: String] = [:]
    private var byCapital: [PlaceName: String] = [:]

    init(data: DataDirectory) throws(DataError) {
        let path = data.file("gazetteer/countries.txt")
        for (line, fields) in try LineFields.all(path: path) {
            guard fields.count == 6, let country = Country(fields) else {
                throw DataError(
                    file: path, fault: .wrong(line: line, "expected: AAA AA | latitude longitude | radius | id | people | names"))
            }
            byCode[country.code] = all.count
            byShort[country.short] = all.count
            all.append(country)
        }
        try addNames(path: data.file("lexicons/states.txt"))
    }

    private mutating func addNames(path: String) throws(DataError) {
        for (_, fields) in try LineFields.all(path: path) where fields.count > 1 {
            let lists = fields.dropFirst().map(LineFields.list)
            // A code may have further lines for lands that are no state, as South Ossetia under Georgia's: they lack its usual name.
            if let index = byCode[fields[0]], let usual = all[index].names.first, lists[0].contains(usual) {
                all[index].names = lists[0] + all[index].names.filter { !lists[0].contains($0) }
            }
            for demonym in lists.dropFirst().first ?? [] where byDemonym[PlaceName(demonym)] == nil {
                byDemonym[PlaceName(demonym)] = fields[0]
            }
            for capital in lists.dropFirst(2).first ?? [] where byCapital[PlaceName(capital)] == nil {
                byCapital[PlaceName(capital)] = fields[0]
            }
        }
    }

    func name(_ code: String) -> String? { byCode[code].flatMap { all[$0].names.first } }

    /// Alpha-3 of an alpha-2 code.
    func code(short: [UInt8]) -> String? { byShort[String(decoding: short, as: UTF8.self)].map { all[$0].code } }

    /// The state whose people a word names: "Syrian".
    func demonym(_ name: PlaceName) -> String? { byDemonym[name] }

    /// The state whose government is spoken of by a place's name: "Moscow".
    func capital(_ name: PlaceName) -> String? { byCapital[name] }
}

extension Countries.Country {
    fileprivate init?(_ fields: [String]) {
        let codes = fields[0].split(separator: " ")
        guard codes.count == 2, let middle = Coordinates(fields[1]), let radius = Double(fields[2]), let id = Int(fields[3]),
            let people = Int(fields[4])
        else { return nil }
        self.init(
            code: String(codes[0]), short: String(codes[1]), middle: middle, radius: radius, geonameid: id, population: people,
            names: LineFields.list(fields[5]))
    }
}

extension Coordinates {
    /// Latitude and longitude with a blank between.
    init?(_ text: String) {
        let parts = text.split(separator: " ").compactMap { Double($0) }
        guard parts.count == 2, abs(parts[0]) <= 90, abs(parts[1]) <= 180 else { return nil }
        self.init(latitude: parts[0], longitude: parts[1])
    }
}

/// Data files of the form `field | field | list; of; names`, `#` before a remark.
enum LineFields {
    static func all(path: String) throws(DataError) -> [(line: Int, fields: [String])] {
        guard let bytes = FileManager.default.contents(atPath: path) else { throw DataError(file: path, fault: .missing) }
        var found: [(Int, [String])] = []
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard let first = line.first, first != UInt8(ascii: "#") else { continue }
            let fields = line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false).map(trimmed)
            found.append((index + 1, fields))
        }
        return found
    }

    static func list(_ field: String) -> [String] {
        Array(field.utf8).split(separator: UInt8(ascii: ";")).map(trimmed).filter { !$0.isEmpty }
    }

    private static func trimmed(_ part: some BidirectionalCollection<UInt8>) -> String {
        String(decoding: Array(part)[...].trimmed, as: UTF8.self)
    }
}
