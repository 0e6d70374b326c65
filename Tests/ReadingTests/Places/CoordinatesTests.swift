import Testing

@testable import Reading

@Suite struct CoordinatesTests {
    private let kabul = Coordinates(latitude: 34.528, longitude: 69.172)

    @Test func aDegreeIsSome111Kilometres() {
        #expect(abs(kabul.distance(to: Coordinates(latitude: 35.528, longitude: 69.172)) - 111.19) < 0.1)
    }

    @Test(arguments: [0.0, 45, 90, 180, 270, 359]) func goingAndMeasuringAgree(bearing: Double) {
        let there = kabul.moved(120, bearing: bearing)
        #expect(abs(kabul.distance(to: there) - 120) < 0.01)
        #expect(abs(kabul.bearing(to: there) - bearing) < 0.01)
    }

    @Test func theDateLinePartsNothing() {
        let middle = Coordinates.middle(of: [
            Coordinates(latitude: -18, longitude: 178), Coordinates(latitude: -16, longitude: -178),
            Coordinates(latitude: -17, longitude: 179),
        ])
        #expect(abs(middle?.longitude ?? 0) > 178)
        #expect(abs(kabul.moved(20_000, bearing: 77).longitude) <= 180)
    }

    @Test func theMiddleIsThatOfTheLandAndNotOfTheTowns() {
        var points = [(0.0, 0.0), (0, 10), (10, 0), (10, 10)].map { Coordinates(latitude: $0.0, longitude: $0.1) }
        points += [Coordinates](repeating: Coordinates(latitude: 1, longitude: 1), count: 50)
        let middle = Coordinates.middle(of: points)
        #expect(abs((middle?.latitude ?? 0) - 5) < 0.01 && abs((middle?.longitude ?? 0) - 5) < 0.01)
    }

    @Test func oneAndTwoPointsHaveAMiddle() {
        #expect(Coordinates.middle(of: []) == nil)
        #expect(Coordinates.middle(of: [kabul]) == kabul)
        #expect(Coordinates.middle(of: [kabul, Coordinates(latitude: 36.528, longitude: 69.172)])?.latitude == 35.528)
    }
}
