import GRDB
import Reading

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The smallest box of degrees that holds a circle on the earth.
struct GeoBox: Hashable {
    var south: Double
    var north: Double
    var west: Double
    var east: Double

    init(around circle: Filter.Circle) {
        let degrees = circle.kilometres / Coordinates.kilometresADegree
        south = max(-90, circle.latitude - degrees)
        north = min(90, circle.latitude + degrees)
        let narrowest = cos(min(89.9, max(abs(south), abs(north))) * .pi / 180)
        let width = degrees / narrowest
        // A circle over a pole or over the far side of the world is as wide as the world.
        let isWide = north >= 90 || south <= -90 || circle.longitude - width < -180 || circle.longitude + width > 180
        west = isWide ? -180 : circle.longitude - width
        east = isWide ? 180 : circle.longitude + width
    }
}

extension Coordinates {
    /// `km(lat, lon, lat, lon)` for SQL: kilometres on the great circle; null where a part is.
    static let distanceInSQL = DatabaseFunction("km", argumentCount: 4, pure: true) { values in
        let numbers = values.compactMap { Double.fromDatabaseValue($0) }
        guard numbers.count == 4 else { return nil }
        return Coordinates(latitude: numbers[0], longitude: numbers[1])
            .distance(to: Coordinates(latitude: numbers[2], longitude: numbers[3]))
    }
}
