#if canImport(FoundationEssentials)
    import FoundationEssentials
#endif
#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A point on the globe in degrees, WGS 84, and what is measured between points.
package struct Coordinates: Hashable, Sendable {
    package var latitude: Double
    package var longitude: Double

    /// Mean radius (IUGG), kilometres.
    private static let earthRadius = 6371.0088
    package static let kilometresADegree = earthRadius * .pi / 180

    package init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }

    /// Kilometres on the great circle.
    package func distance(to other: Coordinates) -> Double {
        let a = latitude * .pi / 180, b = other.latitude * .pi / 180
        let across = sin((b - a) / 2), along = sin((other.longitude - longitude) * .pi / 360)
        return 2 * Coordinates.earthRadius * asin(min(1, (across * across + cos(a) * cos(b) * along * along).squareRoot()))
    }

    /// The point so many kilometres away at a bearing in degrees from north over east.
    func moved(_ distance: Double, bearing: Double) -> Coordinates {
        let angle = distance / Coordinates.earthRadius, course = bearing * .pi / 180
        let lat = latitude * .pi / 180, lon = longitude * .pi / 180
        let to = asin(max(-1, min(1, sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(course))))
        let east = lon + atan2(sin(course) * sin(angle) * cos(lat), cos(angle) - sin(lat) * sin(to))
        return Coordinates(latitude: to * 180 / .pi, longitude: Coordinates.wrapped(east * 180 / .pi))
    }

    /// Degrees from north over east at which another point lies.
    func bearing(to other: Coordinates) -> Double {
        let a = latitude * .pi / 180, b = other.latitude * .pi / 180, along = (other.longitude - longitude) * .pi / 180
        let angle = atan2(sin(along) * cos(b), cos(a) * sin(b) - sin(a) * cos(b) * cos(along)) * 180 / .pi
        return angle < 0 ? angle + 360 : angle
    }

    func halfway(to other: Coordinates) -> Coordinates { moved(distance(to: other) / 2, bearing: bearing(to: other)) }

    /// The middle one by latitude and by longitude, which a few points far off do not move.
    static func median(of points: [Coordinates]) -> Coordinates? {
        guard let first = points.first else { return nil }
        let latitudes = points.map(\.latitude).sorted(),
            longitudes = points.map { wrapped($0.longitude - first.longitude) }.sorted()
        return Coordinates(
            latitude: latitudes[latitudes.count / 2], longitude: wrapped(longitudes[longitudes.count / 2] + first.longitude))
    }

    static func wrapped(_ longitude: Double) -> Double {
        longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude
    }

    /// The middle of the points: of the area that they span, where they span one; nil without points.
    ///
    /// The centroid of their convex hull: towns crowd in corners of a province, its middle is where the land is.
    static func middle(of points: [Coordinates]) -> Coordinates? {
        guard let first = points.first else { return nil }
        // Longitudes are measured from the first point, so that the date line parts nothing.
        let flat = points.map { (x: wrapped($0.longitude - first.longitude), y: $0.latitude) }
        let hull = ConvexHull.hull(of: flat)
        let middle = ConvexHull.centroid(of: hull)
        return Coordinates(latitude: middle.y, longitude: wrapped(middle.x + first.longitude))
    }
}

/// Convex hulls of flat points.
enum ConvexHull {
    typealias Point = (x: Double, y: Double)

    /// Andrew's monotone chain, anticlockwise.
    static func hull(of points: [Point]) -> [Point] {
        let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        guard sorted.count > 2 else { return sorted }
        func half(_ points: some Sequence<Point>) -> [Point] {
            var chain: [Point] = []
            for point in points {
                while chain.count > 1, turn(chain[chain.count - 2], chain[chain.count - 1], point) <= 0 { chain.removeLast() }
                chain.append(point)
            }
            chain.removeLast()
            return chain
        }
        let hull = half(sorted) + half(sorted.reversed())
        return hull.isEmpty ? [sorted[0]] : hull
    }

    private static func turn(_ a: Point, _ b: Point, _ c: Point) -> Double {
        (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    }

    /// Of the area; the mean of the corners where there is none.
    static func centroid(of hull: [Point]) -> Point {
        var area = 0.0, x = 0.0, y = 0.0
        for (index, point) in hull.enumerated() {
            let next = hull[(index + 1) % hull.count]
            let cross = point.x * next.y - next.x * point.y
            area += cross
            x += (point.x + next.x) * cross
            y += (point.y + next.y) * cross
        }
        guard abs(area) > 1e-9 else {
            let count = Double(max(1, hull.count))
            return (hull.reduce(0) { $0 + $1.x } / count, hull.reduce(0) { $0 + $1.y } / count)
        }
        return (x / (3 * area), y / (3 * area))
    }
}
