import Crypto
import Reading

/// Events as a bundle of STIX 2.1: each an `incident` with its `observed` words, its parties as `identity`, its place as `location`,
/// tied by `relationship`.
///
/// Ids are UUIDs of version 5 made from what the thing is, so that the same event has the same id in every export.
package struct StixBundle: EventWriter {
    private let made: Moment

    package init(made: Moment) { self.made = made }

    package var head: [UInt8] {
        Array("{\"type\":\"bundle\",\"id\":\"bundle--\(StixID.uuid("bundle \(made)"))\",\"objects\":[\n".utf8)
    }
    package var separator: [UInt8] { Array(",\n".utf8) }
    package var tail: [UInt8] { Array("\n]}\n".utf8) }

    package func row(_ event: EventRow) -> [UInt8] {
        let incident = "incident--" + StixID.uuid("event " + event.globalID)
        var objects = [object("incident", incident) { self.write(event, to: &$0) }]
        for (role, parties) in [("attributed-to", event.actors), ("targets", event.recipients)] {
            for (position, party) in parties.enumerated() {
                let identity = "identity--" + StixID.uuid("\(event.globalID) \(role) \(position)")
                objects.append(
                    object("identity", identity) {
                        $0.field("name", party.name)
                        $0.field("identity_class", Self.identityClass(party.kind))
                    })
                objects.append(relationship(role, from: incident, to: identity))
            }
        }
        if let place = event.place, let latitude = place.latitude, let longitude = place.longitude {
            let location = "location--" + StixID.uuid("\(event.globalID) place")
            objects.append(
                object("location", location) {
                    $0.field("name", place.name)
                    $0.field("latitude", latitude, decimals: 5)
                    $0.field("longitude", longitude, decimals: 5)
                    $0.field("precision", (place.radius ?? 0) * 1000, decimals: 1)
                })
            objects.append(relationship("located-at", from: incident, to: location))
        }
        return Array(objects.joined(separator: separator))
    }

    private func object(_ type: String, _ id: String, _ fields: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter()
        json.object {
            $0.field("type", type)
            $0.field("spec_version", "2.1")
            $0.field("id", id)
            $0.field("created", stamp)
            $0.field("modified", stamp)
            fields(&$0)
        }
        return json.bytes
    }

    private var stamp: String { made.description.replacing("Z", with: ".000Z") }

    private func write(_ event: EventRow, to json: inout JSONWriter) {
        json.field("name", [event.type, event.words, event.place?.name].compactMap(\.self).joined(separator: " · "))
        json.field("description", event.teller.map { "\(event.standing): \($0.content)" } ?? event.standing)
        json.field("labels", [event.type, event.mode, event.status].compactMap(\.self))
        json.field("external_references", objects: [event.report]) {
            $0.field("source_name", $1.outlet ?? "report \($1.sha256.prefix(16))")
            if let url = $1.url { $0.field("url", url) }
            $0.field("external_id", event.globalID)
            $0.field("description", $1.engine)
        }
    }

    private func relationship(_ type: String, from: String, to: String) -> [UInt8] {
        object("relationship", "relationship--" + StixID.uuid("\(type) \(from) \(to)")) {
            $0.field("relationship_type", type)
            $0.field("source_ref", from)
            $0.field("target_ref", to)
        }
    }

    /// The open vocabulary identity-class-ov.
    private static func identityClass(_ kind: Entity.Kind?) -> String {
        switch kind {
        case .person: "individual"
        case .civilians, .people: "class"
        case .armedGroup, .military, .police: "group"
        case .state, .government, .international, .ngo, .media, .political, .religious, .business, .facility: "organization"
        case .place, .other, nil: "unknown"
        }
    }
}

/// Ids of STIX: UUIDs of version 5 (RFC 9562), which depend on nothing but their words.
enum StixID {
    /// A namespace of this program's own.
    private static let namespace: [UInt8] = [
        0x6f, 0x2b, 0x1c, 0x58, 0x9d, 0x07, 0x4f, 0x3e, 0x8a, 0x41, 0x52, 0x61, 0x70, 0x70, 0x6f, 0x72,
    ]

    static func uuid(_ words: String) -> String {
        var bytes = Array(Insecure.SHA1.hash(data: namespace + Array(words.utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x50
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = RowReading.hex(Blob(bytes))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(index) { text += "-" }
            text.append(digit)
        }
        return text
    }
}
