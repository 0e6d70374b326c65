import Reading
import Record

/// What a map shows, in few bytes.
enum MapRoutes {
    private static let most = 10_000

    static let all: [Endpoint] = [
        .get("/map", .reader, FilterNames.all + ["limit"]) { ask, desk in
            let filter = try desk.filter(ask)
            let limit = try ask.query.number("limit", in: 1...most, otherwise: most)
            let (points, isMore) = try desk.store.map(filter, limit: limit)
            let veil = try Veil(ask, desk.store)
            let bytes = MapJSON(veil).bytes(points, isMore: isMore)
            try veil.close()
            return .json(bytes)
        }
    ]
}

/// Points as lists of numbers; words that come again and again stand once.
struct MapJSON {
    private let veil: Veil
    private var numbers: [String: Int] = [:]
    private var words: [String] = []

    init(_ veil: Veil) { self.veil = veil }

    static let columns = ["id", "lat", "lon", "radius_km", "date", "type", "status", "certainty", "place", "occurrence"]

    func bytes(_ points: [MapPoint], isMore: Bool) -> [UInt8] {
        var copy = self
        var rows: [UInt8] = []
        rows.reserveCapacity(points.count * 64)
        var lines: [UInt8] = []
        for point in points {
            copy.add(point, to: &rows)
            MapJSON.addLine(of: point, to: &lines)
        }
        var json = JSONWriter()
        json.object {
            $0.field("columns", MapJSON.columns)
            $0.field("words", copy.words)
            $0.field("more", isMore)
        }
        return json.bytes.dropLast() + Array(",\"points\":[".utf8) + rows + Array("],\"lines\":[".utf8) + lines + Array("]}".utf8)
    }

    private mutating func add(_ point: MapPoint, to bytes: inout [UInt8]) {
        let place = number(veil.words(point.place, of: ThingID(.event, point.event)))
        bytes += (bytes.isEmpty ? "[" : ",[").utf8
        bytes += String(point.event).utf8
        MapJSON.add(MapJSON.text(point.latitude), to: &bytes)
        MapJSON.add(MapJSON.text(point.longitude), to: &bytes)
        MapJSON.add(point.radius.map { MapJSON.text($0, 1) } ?? "null", to: &bytes)
        MapJSON.add(point.date.map { "\"\($0)\"" } ?? "null", to: &bytes)
        MapJSON.add(number(point.type), to: &bytes)
        MapJSON.add(number(point.status), to: &bytes)
        MapJSON.add(point.certainty.map { number($0) } ?? "null", to: &bytes)
        MapJSON.add(place, to: &bytes)
        MapJSON.add(point.occurrence.map(String.init) ?? "null", to: &bytes)
        bytes.append(UInt8(ascii: "]"))
    }

    private static func add(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: ","))
        bytes += text.utf8
    }

    private static func addLine(of point: MapPoint, to bytes: inout [UInt8]) {
        guard let anchor = point.anchor else { return }
        bytes += (bytes.isEmpty ? "[" : ",[").utf8
        bytes += String(point.event).utf8
        for end in [anchor.latitude, anchor.longitude, point.latitude, point.longitude] { add(text(end), to: &bytes) }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func number(_ word: String) -> String {
        if let known = numbers[word] { return String(known) }
        numbers[word] = words.count
        words.append(word)
        return String(words.count - 1)
    }

    private static func text(_ number: Double, _ decimals: Int = 5) -> String { FixedDecimal.text(number, decimals) ?? "null" }
}
