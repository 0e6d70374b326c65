import GRDB

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
        let degrees = circle.kilometres / GreatCircle.kilometresADegree
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

/// Distances on a sphere.
enum GreatCircle {
    /// Mean radius of the earth (IUGG).
    private static let radius = 6371.0088
    static let kilometresADegree = radius * .pi / 180

    /// Kilometres between two points, by the haversine formula.
    static func kilometres(_ lat1: Double, _ lon1: Double, _ lat2: Double, _ lon2: Double) -> Double {
        let toRadians = Double.pi / 180
        let a = sin((lat2 - lat1) * toRadians / 2)
        let b = sin((lon2 - lon1) * toRadians / 2)
        let h = a * a + cos(lat1 * toRadians) * cos(lat2 * toRadians) * b * b
        return 2 * radius * asin(min(1, h.squareRoot()))
    }

    /// `km(lat, lon, lat, lon)` for SQL; null where a part is.
    static let function = DatabaseFunction("km", argumentCount: 4, pure: true) { values in
        let numbers = values.compactMap { Double.fromDatabaseValue($0) }
        guard numbers.count == 4 else { return nil }
        return kilometres(numbers[0], numbers[1], numbers[2], numbers[3])
    }
}
