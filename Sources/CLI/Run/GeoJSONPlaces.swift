import Reading
import Record

/// The places of a finding that have coordinates, as features of GeoJSON (RFC 7946), each with the events told of it.
struct GeoJSONPlaces {
    static let head = Array(#"{"type":"FeatureCollection","features":["#.utf8)
    static let tail = Array("\n]}\n".utf8)

    private let finding: Finding
    private let events: [EventRow]

    init(_ finding: Finding) {
        self.finding = finding
        events = EventRow.rows(of: finding)
    }

    /// One feature a place.
    var features: [[UInt8]] {
        finding.places.compactMap { place in
            guard let longitude = place.place.longitude, let latitude = place.place.latitude else { return nil }
            var json = JSONWriter()
            json.object {
                $0.field("type", "Feature")
                $0.field("geometry", object: { write(longitude, latitude, to: &$0) })
                $0.field("properties", object: { write(place, to: &$0) })
            }
            return json.bytes
        }
    }

    private func write(_ longitude: Double, _ latitude: Double, to json: inout JSONWriter) {
        json.field("type", "Point")
        json.field("coordinates", [longitude, latitude], decimals: 5)
    }

    private func write(_ found: FoundPlace, to json: inout JSONWriter) {
        let place = found.place
        json.field("report", finding.report.id.rawValue)
        json.field("place", place.id.rawValue)
        json.field("text", found.words.text)
        json.field("name", place.name)
        json.field("country", place.country)
        json.field("radius_km", place.radius, decimals: 1)
        json.field("precision", place.precision.rawValue)
        json.field("why", place.why)
        json.field("events", objects: zip(finding.events, events).filter { $0.0.event.place == place.id }.map(\.1)) {
            $0.field("id", $1.local)
            $0.field("type", $1.type)
            $0.field("mode", $1.mode)
            $0.field("status", $1.status)
            $0.field("told", $1.standing)
            $0.field("text", $1.words)
        }
    }
}
