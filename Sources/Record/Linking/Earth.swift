#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Distances on the ground.
enum Earth {
    private static let radius = 6371.0

    /// Along the great circle (haversine).
    static func kilometres(_ a: PlaceFacts, _ b: PlaceFacts) -> Double {
        let radians = Double.pi / 180
        let north = sin((b.latitude - a.latitude) * radians / 2)
        let east = sin((b.longitude - a.longitude) * radians / 2)
        let share = north * north + cos(a.latitude * radians) * cos(b.latitude * radians) * east * east
        return 2 * radius * asin(min(1, share.squareRoot()))
    }
}
