/// A part of the world in degrees; where west is greater than east it lies across the line of the date.
package struct MapBox: Hashable, Sendable {
    package var west: Double
    package var south: Double
    package var east: Double
    package var north: Double

    /// As `west,south,east,north`; nil for anything else.
    package init?(_ words: String) {
        let numbers = words.split(separator: ",", omittingEmptySubsequences: false).compactMap { Double($0) }
        guard numbers.count == 4, numbers.allSatisfy({ $0.isFinite && abs($0) <= 360 }), numbers[1] <= numbers[3] else {
            return nil
        }
        (west, south, east, north) = (numbers[0], numbers[1], numbers[2], numbers[3])
    }

    func contains(_ latitude: Double, _ longitude: Double) -> Bool {
        guard latitude >= south, latitude <= north else { return false }
        return west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east
    }
}

extension Gazetteer {
    /// Populated places of a part of the world, the most populous first: what a map writes names to.
    package func places(in box: MapBox, limit: Int) -> [GazetteerPlace] {
        var best: [(population: Int, file: Int, place: UInt32)] = []
        var least = 0
        for (index, file) in files.enumerated() {
            file.eachPlace { place, latitude, longitude, population in
                guard population > least || best.count < limit, box.contains(latitude, longitude) else { return }
                best.append((population, index, place))
                if best.count >= 4 * limit {
                    best = Gazetteer.first(best, limit)
                    least = best.last?.population ?? 0
                }
            }
        }
        return Gazetteer.first(best, limit).compactMap { place($0.file, $0.place) }
    }

    /// Places of which a name begins so, the most populous first.
    package func places(beginning words: String, limit: Int) -> [GazetteerPlace] {
        let asked = PlaceName(words)
        guard asked.length > 1 else { return [] }
        var found: [(population: Int, file: Int, place: UInt32)] = []
        for (index, file) in files.enumerated() {
            var seen: Set<UInt32> = []
            file.eachName(beginning: asked.words) { place in
                guard seen.insert(place).inserted, let record = file.record(place) else { return }
                found.append((record.population, index, place))
            }
        }
        return Gazetteer.first(found, limit).compactMap { place($0.file, $0.place) }
    }

    private static func first(_ all: [(population: Int, file: Int, place: UInt32)], _ limit: Int)
        -> [(population: Int, file: Int, place: UInt32)]
    {
        Array(all.sorted { ($1.population, $0.file, $0.place) < ($0.population, $1.file, $1.place) }.prefix(limit))
    }
}

extension PlaceIndex {
    /// Every place with its point and its people, in order.
    func eachPlace(_ take: (UInt32, Double, Double, Int) -> Void) {
        var at = section(.places).lowerBound
        for place in 0..<UInt32(placeCount) {
            let latitude = Double(Int32(bitPattern: number(at + 4))) / 1e5
            let longitude = Double(Int32(bitPattern: number(at + 8))) / 1e5
            take(place, latitude, longitude, Int(number(at + 12)))
            at += IndexFormat.placeSize
        }
    }

    /// The place of every name that begins with folded words.
    func eachName(beginning words: [UInt8], _ take: (UInt32) -> Void) {
        let names = section(.names)
        var at = names.lowerBound
        while at + 5 <= names.upperBound {
            let length = Int(base.load(fromByteOffset: at + 4, as: UInt8.self))
            guard at + 5 + length <= names.upperBound else { return }
            if length >= words.count, UnsafeRawBufferPointer(start: base + at + 5, count: words.count).elementsEqual(words) {
                take(number(at))
            }
            at += 5 + length
        }
    }
}
