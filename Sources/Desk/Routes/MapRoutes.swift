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
        var rows = ""
        var lines = ""
        for point in points {
            rows += (rows.isEmpty ? "" : ",") + copy.row(point)
            if let line = copy.line(point) { lines += (lines.isEmpty ? "" : ",") + line }
        }
        var json = JSONWriter()
        json.object {
            $0.field("columns", MapJSON.columns)
            $0.field("words", copy.words)
            $0.field("more", isMore)
        }
        let tail = ",\"points\":[\(rows)],\"lines\":[\(lines)]}"
        return json.bytes.dropLast() + Array(tail.utf8)
    }

    private mutating func row(_ point: MapPoint) -> String {
        let day = point.date.map { "\"\($0)\"" } ?? "null"
        let place = number(veil.words(point.place, of: ThingID(.event, point.event)))
        let parts = [
            "\(point.event)", MapJSON.text(point.latitude), MapJSON.text(point.longitude),
            point.radius.map { MapJSON.text($0, 1) } ?? "null", day,
            number(point.type), number(point.status), point.certainty.map { number($0) } ?? "null", place,
            point.occurrence.map(String.init) ?? "null",
        ]
        return "[" + parts.joined(separator: ",") + "]"
    }

    private func line(_ point: MapPoint) -> String? {
        point.anchor.map { anchor in
            let ends = [anchor.latitude, anchor.longitude, point.latitude, point.longitude].map { MapJSON.text($0) }
            return "[\(point.event)," + ends.joined(separator: ",") + "]"
        }
    }

    private mutating func number(_ word: String) -> String {
        if let known = numbers[word] { return String(known) }
        numbers[word] = words.count
        words.append(word)
        return String(words.count - 1)
    }

    private static func text(_ number: Double, _ decimals: Int = 5) -> String { FixedDecimal.text(number, decimals) ?? "null" }
}
