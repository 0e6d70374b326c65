import Reading

/// Events that have a place with coordinates, as features of GeoJSON (RFC 7946).
package struct EventGeoJSON: EventWriter {
    package init() {}

    package var head: [UInt8] { Array("{\"type\":\"FeatureCollection\",\"features\":[\n".utf8) }
    package var separator: [UInt8] { Array(",\n".utf8) }
    package var tail: [UInt8] { Array("\n]}\n".utf8) }

    package func row(_ event: EventRow) -> [UInt8] {
        guard let latitude = event.place?.latitude, let longitude = event.place?.longitude else { return [] }
        var json = JSONWriter()
        json.object {
            $0.field("type", "Feature")
            $0.field("id", event.globalID)
            $0.field(
                "geometry",
                object: {
                    $0.field("type", "Point")
                    $0.field("coordinates", [longitude, latitude], decimals: 5)
                })
            $0.field("properties", object: { ListedTables.write(event, to: &$0) })
        }
        return json.bytes
    }
}
