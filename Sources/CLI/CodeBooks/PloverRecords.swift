import Reading

/// Events as PLOVER 2.0 records, one JSON object a line.
///
/// Codes of actors are the country (`AFG`), or `IGO` and its like for what is of none; `---` where the country is not known, as the
/// sector is `UNK` where that is not.
struct PloverRecords {
    let report: CodedReport

    var bytes: [UInt8] {
        report.events.flatMap { event in
            var json = JSONWriter()
            json.object { write(event, to: &$0) }
            return json.bytes + [UInt8(ascii: "\n")]
        }
    }

    private func write(_ found: FoundEvent, to json: inout JSONWriter) {
        let event = found.event
        json.field("id", report.id(of: found))
        json.field("has_event", true)
        json.field("date", report.date(of: found)?.day.description)
        json.field("enddate", report.lastDay(of: found)?.description)
        write("actor", found.actors, isRequired: true, to: &json)
        write("recipient", found.recipients, isRequired: Self.needsRecipient.contains(event.plover.type), to: &json)
        json.field("event", [event.plover.type])
        json.field("mode", [event.plover.mode].compactMap(\.self))
        json.field("context", event.plover.contexts)
        json.field("quad_code", event.plover.quad)
        json.field("event_scale", event.plover.scale, decimals: 1)
        json.field("event_text", found.anchor.text)
        json.field("event_loc", object: report.place(of: found)) { write($1, to: &$0) }
        json.field("size", object: { writeSize(of: found, to: &$0) })
        json.field("text", text(of: found))
        json.field("cite_info", object: writeCitation)
        json.field("comment", report.teller(of: found))
        json.field("coder", "rapporteur \(report.finding.engine.version)")
    }

    /// What stands in the place of a country for some sectors.
    private static let international = [
        "IGO": "IGO", "UNO": "IGO", "EUR": "IGO", "NGO": "NGO", "ISM": "ISM", "IMG": "IMG", "MNC": "MNC",
    ]

    /// Types whose recipient the manual asks for.
    private static let needsRecipient: Set<String> = ["COOPERATE", "AID", "SANCTION"]

    /// A side that the manual asks for and the report does not name is one of unknown country and sector.
    private func write(_ name: StaticString, _ side: [FoundEvent.Participant], isRequired: Bool, to json: inout JSONWriter) {
        if side.isEmpty, isRequired {
            json.field(name, objects: ["UNK"]) {
                $0.field("code", "---")
                $0.field("sector", $1)
            }
        } else {
            json.field(name, objects: side) { write($1, to: &$0) }
        }
    }

    private func write(_ participant: FoundEvent.Participant, to json: inout JSONWriter) {
        let entity = report.entity(participant)
        let sector = entity?.sector?.rawValue ?? "UNK"
        json.field("code", entity?.country ?? Self.international[sector] ?? "---")
        json.field("sector", sector)
        json.field("entity_text", participant.words.text)
        json.field("identifier_id", entity?.actor?.rawValue)
        json.field("identifier_text", entity?.name)
        json.field("office", entity?.role)
    }

    private func write(_ found: FoundPlace, to json: inout JSONWriter) {
        let place = found.place
        json.field("extracted_place", found.words.text)
        json.field("resolved_place", place.name)
        json.field("geonameid", place.geonameid)
        json.field("lat", place.latitude, decimals: 5)
        json.field("lon", place.longitude, decimals: 5)
        json.field("district", place.admin2)
        json.field("province", place.admin1)
        json.field("country_code", place.country)
        json.field("feature_code", place.feature)
        json.field("resolution", place.precision.rawValue)
    }

    private func writeSize(of found: FoundEvent, to json: inout JSONWriter) {
        let figures = report.figures(of: found)
        func lowest(_ kind: Figure.Kind) -> Int? { figures.filter { $0.kind == kind }.compactMap(\.low).min() }
        json.field("dead", lowest(.killed))
        json.field("injured", lowest(.wounded))
        json.field("arrested", lowest(.arrested))
    }

    /// The words of the sentence it is told in are not kept in a finding: anchor and sides say what was read.
    private func text(of found: FoundEvent) -> String {
        let sides = [found.actors, found.recipients].map { $0.map(\.words.text).joined(separator: ", ") }
        return [sides[0], found.anchor.text, sides[1]].filter { !$0.isEmpty }.joined(separator: " | ")
    }

    private func writeCitation(to json: inout JSONWriter) {
        let head = report.finding.report.head
        json.field("url", head.url)
        json.field("title", head.title)
        json.field("publication", head.outlet)
        json.field("language", head.language)
        json.field("codebook", "PLOVER 2.0")
        json.field("version", report.finding.engine.version)
    }
}
