import Reading

/// An event with its parties, its place, who tells it, and where the words stand: one wide row.
package struct EventRow: ListedRow {
    package struct Party: Hashable, Sendable {
        package var actor: ThingID?
        /// The name of the lexicon's actor that it is.
        package var ref: String?
        package var name: String
        package var words: String
        package var kind: Entity.Kind?
        package var country: String?
        package var sector: String?
        package var role: String?
    }

    package struct Location: Hashable, Sendable {
        package var id: ThingID
        package var name: String
        package var words: String
        package var geonameid: Int?
        package var feature: String?
        package var country: String?
        package var admin1: String?
        package var admin2: String?
        package var latitude: Double?
        package var longitude: Double?
        package var radius: Double?
        package var precision: String
    }

    /// A number that hangs off the event and is no part of another one.
    package struct Toll: Hashable, Sendable {
        package var kind: Figure.Kind
        package var low: Int?
        package var high: Int?
        package var qualifier: Figure.Qualifier
        /// The side that it is of.
        package var side: ThingID?
    }

    /// Whom and where else its report names, for POLECAT.
    package struct Story: Hashable, Sendable {
        package var people: [String]
        package var organisations: [String]
        package var places: [String]
    }

    package var id: ThingID
    /// Its name inside its report's finding: with the report's hash it is the same in every record.
    package var local: String
    package var type: String
    package var mode: String?
    package var contexts: [String]
    package var quad: Int
    package var scale: Double
    package var cameo: String?
    package var acledEvent: String?
    package var acledSubEvent: String?
    package var status: String
    package var actors: [Party]
    package var recipients: [Party]
    package var place: Location?
    package var start: String?
    package var end: String?
    package var grain: String?
    package var timeWords: String?
    package var tolls: [Toll]
    package var means: String?
    package var words: String
    package var spans: String
    package var line: Int
    package var rule: String
    package var teller: TellerRow?
    /// Everybody who tells it, the first first.
    package var tellers: [String]
    package var report: ReportRow
    package var story = Story(people: [], organisations: [], places: [])
    /// What people said of it.
    package var review: String?

    package var fields: [ListedField] {
        [
            ListedField("id", id), ListedField("date", start ?? report.published), ListedField("date_end", end),
            ListedField("date_grain", grain), ListedField("date_told", timeWords), ListedField("type", type), ListedField("mode", mode),
            ListedField("contexts", contexts), ListedField("quad", quad), ListedField("scale", scale, decimals: 1),
            ListedField("cameo", cameo), ListedField("acled_event_type", acledEvent),
            ListedField("acled_sub_event_type", acledSubEvent), ListedField("status", status),
            ListedField("actors", actors.map(\.name)), ListedField("recipients", recipients.map(\.name)),
            ListedField("place", place?.name), ListedField("admin1", place?.admin1), ListedField("admin2", place?.admin2),
            ListedField("country", place?.country),
            ListedField("lat", place?.latitude, decimals: 5), ListedField("lon", place?.longitude, decimals: 5),
            ListedField("radius_km", place?.radius, decimals: 1), ListedField("precision", place?.precision),
            ListedField("killed_low", lowest(.killed)), ListedField("killed_high", highest(.killed)),
            ListedField("wounded_low", lowest(.wounded)), ListedField("wounded_high", highest(.wounded)), ListedField("means", means),
            ListedField("source", teller?.source), ListedField("source_words", teller?.words), ListedField("source_kind", teller?.anonymous),
            ListedField("certainty", teller?.certainty), ListedField("verification", teller?.verification),
            ListedField("statement", teller?.id), ListedField("words", words), ListedField("said", teller?.content),
        ] + report.fields(behind: line, spans, ListedField("rule", rule), review)
    }
}

extension EventRow {
    /// The lowest number told of a kind; figures of one event are rival accounts of one thing.
    package func lowest(_ kind: Figure.Kind) -> Int? { tolls.filter { $0.kind == kind }.compactMap(\.low).min() }

    package func highest(_ kind: Figure.Kind) -> Int? {
        tolls.filter { $0.kind == kind }.compactMap { $0.high ?? $0.low }.max()
    }

    /// The day it happened where a time is told, else the day of publication.
    package var day: String? { start ?? report.published }

    /// What its report tells as done. What is denied, threatened, promised, asked for or hangs on a condition did not happen by
    /// this report.
    package var isToldAsDone: Bool {
        [.reported, .claimed, .unconfirmed, .historical].contains(Event.Status(rawValue: status))
    }

    /// The same in every record that holds the report.
    package var globalID: String { "\(report.sha256.prefix(16))-\(local)" }

    /// On whose word it stands and how surely: `claimed by Ilan Vesk; army`.
    package var standing: String { status + (tellers.isEmpty ? "" : " by " + tellers.joined(separator: "; ")) }
}

extension EventRow {
    package func changed(_ change: (String) -> String) -> EventRow {
        var row = self
        func party(_ party: Party) -> Party {
            var changed = party
            changed.name = change(party.name)
            changed.words = change(party.words)
            changed.role = party.role.map(change)
            // The lexicon's name would tell who it is.
            if changed.name != party.name { changed.ref = nil }
            return changed
        }
        row.actors = actors.map(party)
        row.recipients = recipients.map(party)
        row.place = place.map { place in
            var place = place
            place.name = change(place.name)
            place.words = change(place.words)
            return place
        }
        row.words = change(words)
        row.means = means.map(change)
        row.teller = teller.map { $0.changed(change) }
        row.tellers = tellers.map(change)
        row.report = report.changed(change)
        row.story = Story(
            people: story.people.map(change), organisations: story.organisations.map(change), places: story.places.map(change))
        return row
    }
}

/// The statement that tells something, in short.
package struct TellerRow: Hashable, Sendable {
    package var id: ThingID
    /// Who says it by name, where the report tells who it is; otherwise as its words do.
    package var source: String
    /// The words that stand for the source.
    package var words: String
    package var actor: ThingID?
    package var anonymous: String?
    package var cue: String
    package var content: String
    package var certainty: String
    package var verification: String
}

extension TellerRow {
    /// The source, how surely it speaks, and its statement; empty where the narrator tells.
    static func fields(of teller: TellerRow?) -> [ListedField] {
        [
            ListedField("source", teller?.source), ListedField("source_kind", teller?.anonymous),
            ListedField("certainty", teller?.certainty), ListedField("statement", teller?.id),
        ]
    }

    func changed(_ change: (String) -> String) -> TellerRow {
        var row = self
        row.source = change(source)
        row.words = change(words)
        row.cue = change(cue)
        row.content = change(content)
        return row
    }
}

/// A report as the rows of what stands in it tell it.
package struct ReportRow: ListedRow, Hashable {
    package var id: ThingID
    package var sha256: String
    package var title: String?
    package var outlet: String?
    package var url: String?
    package var language: String?
    package var published: String?
    /// The version of the program that read it.
    package var program: String
    /// Program, model, rules and gazetteer that read it.
    package var engine: String

    package var fields: [ListedField] {
        [
            ListedField("id", id), ListedField("published", published), ListedField("outlet", outlet), ListedField("title", title),
            ListedField("url", url), ListedField("language", language), ListedField("sha256", sha256), ListedField("engine", engine),
        ]
    }

    /// The same under names that leave no doubt beside other fields.
    var fieldsForOthers: [ListedField] {
        [
            ListedField("report", id), ListedField("published", published), ListedField("outlet", outlet),
            ListedField("title", title), ListedField("url", url), ListedField("sha256", sha256), ListedField("engine", engine),
        ]
    }

    /// How the row of a thing ends: its report, where in it the thing stands, what found it, and what people said of it.
    func fields(behind line: Int, _ spans: String, _ origin: ListedField, _ review: String?) -> [ListedField] {
        fieldsForOthers + [ListedField("line", line), ListedField("spans", spans), origin, ListedField("review", review)]
    }
}

extension ReportRow {
    package func changed(_ change: (String) -> String) -> ReportRow {
        var row = self
        row.title = title.map(change)
        row.outlet = outlet.map(change)
        row.url = url.map(change)
        return row
    }
}
