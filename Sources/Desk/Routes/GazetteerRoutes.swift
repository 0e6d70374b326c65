import Reading
import Record

/// Names of places, for the labels of a map and for putting a place right.
enum GazetteerRoutes {
    static let all: [Endpoint] = [
        .get("/gazetteer", .reader, ["bbox", "name", "limit"]) { ask, desk in
            let limit = try ask.query.number("limit", in: 1...500, otherwise: 150)
            let places: [GazetteerPlace]
            if let words = try ask.query.value("bbox") {
                guard let box = MapBox(words) else { throw Problem(.badValue, "bbox is west,south,east,north in degrees") }
                places = desk.gazetteer.places(in: box, limit: limit)
            } else if let name = try ask.query.value("name") {
                let whole = desk.gazetteer.places(named: name).sorted { $0.population > $1.population }
                places = Array((whole + desk.gazetteer.places(beginning: name, limit: limit)).prefix(2 * limit))
            } else {
                places = MapBox("-180,-90,180,90").map { desk.gazetteer.places(in: $0, limit: limit) } ?? []
            }
            var seen: Set<GazetteerPlace.Source> = []
            let shown = Array(places.filter { seen.insert($0.source).inserted }.prefix(limit))
            return .list(shown, next: nil) {
                $0.field("name", $1.name)
                $0.field("lat", $1.latitude, decimals: 5)
                $0.field("lon", $1.longitude, decimals: 5)
                $0.field("population", $1.population)
                $0.field("geonameid", $1.geonameid)
                $0.field("feature", $1.feature)
                $0.field("country", $1.country)
                $0.field("admin1", $1.admin1)
            }
        }
    ]
}
