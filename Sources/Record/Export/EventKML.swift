import Reading

/// Events that have a place with coordinates, as placemarks of KML 2.2 (OGC 07-147r2).
package struct EventKML: EventWriter {
    package init() {}

    package var head: [UInt8] {
        Array(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Rapporteur: events</name>

            """.utf8)
    }

    package var tail: [UInt8] { Array("</Document></kml>\n".utf8) }

    package func row(_ event: EventRow) -> [UInt8] {
        guard let place = event.place, let latitude = place.latitude, let longitude = place.longitude else { return [] }
        let data = event.fields.map { field in
            "<Data name=\"\(field.name)\">" + XMLText.element("value", field.value.words) + "</Data>"
        }
        let time = event.start.map { "<TimeSpan><begin>\($0)</begin>" + XMLText.element("end", event.end) + "</TimeSpan>" } ?? ""
        return Array(
            ("<Placemark id=\"e-\(event.globalID)\">" + XMLText.element("name", "\(event.type): \(event.words)")
                + XMLText.element("description", event.standing) + time + "<ExtendedData>" + data.joined() + "</ExtendedData>"
                + "<Point><coordinates>\(FixedDecimal.cell(longitude, 5)),\(FixedDecimal.cell(latitude, 5))</coordinates></Point>"
                + "</Placemark>\n").utf8)
    }
}
