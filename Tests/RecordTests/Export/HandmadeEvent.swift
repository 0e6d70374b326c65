@testable import Reading
@testable import Record

/// An event with everything that a form can show, some of it hostile.
enum HandmadeEvent {
    static var row: EventRow {
        EventRow(
            id: ThingID(.event, 7), local: "v3", type: "ASSAULT", mode: "aerial", contexts: ["military"], quad: 4, scale: -9.5,
            cameo: "195", acledEvent: "Explosions/Remote violence", acledSubEvent: "Air/drone strike", status: "claimed",
            actors: [
                EventRow.Party(
                    actor: ThingID(.actor, 1), ref: "air-force", name: "=cmd(\"Air Force\")", words: "the air force", kind: .military,
                    country: "COL", sector: "MIL", role: nil)
            ],
            recipients: [
                EventRow.Party(
                    actor: ThingID(.actor, 2), ref: nil, name: "Free <Front> & Co", words: "the front", kind: .armedGroup, country: nil,
                    sector: "REB", role: nil)
            ],
            place: EventRow.Location(
                id: ThingID(.place, 4), name: "Tibú", words: "Tibú", geonameid: 3_666_575, feature: "PPLA2", country: "COL",
                admin1: "Norte de Santander", admin2: nil, latitude: 8.63982, longitude: -72.735, radius: 3, precision: "town"),
            start: "2024-02-11", end: "2024-02-11", grain: "day", timeWords: "on Sunday",
            tolls: [
                EventRow.Toll(kind: .killed, low: 7, high: 7, qualifier: .exact, side: ThingID(.actor, 2)),
                EventRow.Toll(kind: .killed, low: 12, high: nil, qualifier: .atLeast, side: nil),
            ], means: nil, words: "bombed", spans: "[[10,16]]", line: 3, rule: "assault.aerial",
            teller: TellerRow(
                id: ThingID(.statement, 9), source: "The front", words: "the front", actor: ThingID(.actor, 2), anonymous: nil, cue: "said",
                content: "that planes bombed\nits <camp>", certainty: "asserted", verification: "unverified"),
            tellers: ["The front"],
            report: ReportRow(
                id: ThingID(.report, 5), sha256: String(repeating: "ab12", count: 16), title: "“No truce”, it says", outlet: "El Faro",
                url: "https://example.org/a?b=1&c=2", language: "en", published: "2024-02-12", program: "0.4.0",
                engine: "0.4.0 model/1"))
    }

    static func changed(_ change: (inout EventRow) -> Void) -> EventRow {
        var event = row
        change(&event)
        return event
    }
}
