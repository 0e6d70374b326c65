import Reading

/// Events as PLOVER 2.0 records, one JSON object a line.
///
/// Codes of actors are the country (`AFG`), or `IGO` and its like for what is of none; `---` where the country is not known, as the
/// sector is `UNK` where that is not.
package struct PloverRecords: EventWriter {
    package init() {}

    package func row(_ event: EventRow) -> [UInt8] {
        guard event.isToldAsDone else { return [] }
        var json = JSONWriter()
        json.object { write(event, to: &$0) }
        return json.bytes + [UInt8(ascii: "\n")]
    }

    private func write(_ event: EventRow, to json: inout JSONWriter) {
        json.field("id", event.globalID)
        json.field("has_event", true)
        json.field("date", event.day)
        json.field("enddate", event.start == nil ? nil : event.end)
        write("actor", event.actors, isRequired: true, to: &json)
        write("recipient", event.recipients, isRequired: Self.needsRecipient.contains(event.type), to: &json)
        json.field("event", [event.type])
        json.field("mode", [event.mode].compactMap(\.self))
        json.field("context", event.contexts)
        json.field("quad_code", event.quad)
        json.field("event_scale", event.scale, decimals: 1)
        json.field("event_text", event.words)
        json.field("event_loc", object: event.place) { write($1, to: &$0) }
        json.field("size", object: { writeSize(of: event, to: &$0) })
        json.field("text", text(of: event))
        json.field("cite_info", object: { writeCitation(event.report, to: &$0) })
        json.field("comment", event.standing)
        json.field("coder", "rapporteur \(event.report.program)")
    }

    /// What stands in the place of a country for some sectors.
    private static let international = [
        "IGO": "IGO", "UNO": "IGO", "EUR": "IGO", "NGO": "NGO", "ISM": "ISM", "IMG": "IMG", "MNC": "MNC",
    ]

    /// Types whose recipient the manual asks for.
    private static let needsRecipient: Set<String> = ["COOPERATE", "AID", "SANCTION"]

    /// A side that the manual asks for and the report does not name is one of unknown country and sector.
    private func write(_ name: StaticString, _ side: [EventRow.Party], isRequired: Bool, to json: inout JSONWriter) {
        if side.isEmpty, isRequired {
            json.field(name, objects: ["UNK"]) {
                $0.field("code", "---")
                $0.field("sector", $1)
            }
        } else {
            json.field(name, objects: side) { write($1, to: &$0) }
        }
    }

    private func write(_ party: EventRow.Party, to json: inout JSONWriter) {
        let sector = party.sector ?? "UNK"
        json.field("code", party.country ?? Self.international[sector] ?? "---")
        json.field("sector", sector)
        json.field("entity_text", party.words)
        json.field("identifier_id", party.ref)
        json.field("identifier_text", party.kind == nil ? nil : party.name)
        json.field("office", party.role)
    }

    private func write(_ place: EventRow.Location, to json: inout JSONWriter) {
        json.field("extracted_place", place.words)
        json.field("resolved_place", place.latitude == nil ? nil : place.name)
        json.field("geonameid", place.geonameid)
        json.field("lat", place.latitude, decimals: 5)
        json.field("lon", place.longitude, decimals: 5)
        json.field("district", place.admin2)
        json.field("province", place.admin1)
        json.field("country_code", place.country)
        json.field("feature_code", place.feature)
        json.field("resolution", place.precision)
    }

    private func writeSize(of event: EventRow, to json: inout JSONWriter) {
        json.field("dead", event.lowest(.killed))
        json.field("injured", event.lowest(.wounded))
        json.field("arrested", event.lowest(.arrested))
    }

    /// The words of the sentence it is told in are not kept in a finding: anchor and sides say what was read.
    private func text(of event: EventRow) -> String {
        let sides = [event.actors, event.recipients].map { $0.map(\.words).joined(separator: ", ") }
        return [sides[0], event.words, sides[1]].filter { !$0.isEmpty }.joined(separator: " | ")
    }

    private func writeCitation(_ report: ReportRow, to json: inout JSONWriter) {
        json.field("url", report.url)
        json.field("title", report.title)
        json.field("publication", report.outlet)
        json.field("language", report.language)
        json.field("codebook", "PLOVER 2.0")
        json.field("version", report.program)
    }
}
