/// A place as a source gives it, on its way into an index.
struct PlaceRow: Sendable {
    /// The usual name first, as the source writes it.
    var names: [[UInt8]]
    var latitude: Double
    var longitude: Double
    /// GeoNames id; 0 where the source has none.
    var id: UInt32 = 0
    var population = 0
    /// ISO 3166 alpha-2, empty where not told.
    var country: [UInt8] = []
    /// A number of `PlaceFeature.known`.
    var feature: UInt8 = 0
    /// Codes of the divisions that it lies in, empty where not told.
    var admin1: [UInt8] = []
    var admin2: [UInt8] = []
    /// The code by which other rows name this one as their division.
    var own: [UInt8] = []
    /// Kilometres; 0 where the source does not tell.
    var radius = 0.0

    init(names: [[UInt8]], latitude: Double, longitude: Double) {
        self.names = names
        self.latitude = latitude
        self.longitude = longitude
    }

    var isSound: Bool { abs(latitude) <= 90 && abs(longitude) <= 180 && !(names.first?.isEmpty ?? true) }
}

extension PlaceRow {
    /// The folded forms under which the place is to be found, each once, the usual name's first.
    func keys() -> [PlaceName] {
        var keys: [PlaceName] = []
        for (index, written) in names.enumerated() where index == 0 || PlaceRow.isName(written) {
            let name = PlaceName(written)
            if name.length > 1, !keys.contains(name) { keys.append(name) }
        }
        return keys
    }

    /// Whether an alternate is a name that reports would use: no code of an airport, no mechanical romanisation, no address.
    private static func isName(_ written: [UInt8]) -> Bool {
        var upper = 0, lower = 0, other = 0
        for byte in written {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): lower += 1
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): upper += 1
            case 0x80...: other += 1
            case UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "@"): return false
            default: break
            }
        }
        if other > 0 { return true }
        return upper > 0 && (lower > 0 || upper > 4)
    }
}
