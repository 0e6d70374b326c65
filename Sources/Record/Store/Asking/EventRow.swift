/// An event with its parties, its place, who tells it, and where the words stand: one wide row.
package struct EventRow: ListedRow {
    package struct Party: Hashable, Sendable {
        package var actor: ThingID?
        package var name: String
        package var kind: String?
        package var country: String?
        package var sector: String?
    }

    package struct Location: Hashable, Sendable {
        package var id: ThingID
        package var name: String
        package var words: String
        package var geonameid: Int?
        package var country: String?
        package var admin1: String?
        package var admin2: String?
        package var latitude: Double?
        package var longitude: Double?
        package var radius: Double?
        package var precision: String
    }

    /// How many were killed or wounded, by the figures that hang off the event; nil is not told.
    package struct Toll: Hashable, Sendable {
        package var low: Int?
        package var high: Int?
    }

    package var id: ThingID
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
    package var killed: Toll
    package var wounded: Toll
    package var means: String?
    package var words: String
    package var spans: String
    package var line: Int
    package var rule: String
    package var teller: TellerRow?
    package var report: ReportRow
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
            ListedField("place", place?.name), ListedField("admin1", place?.admin1), ListedField("country", place?.country),
            ListedField("lat", place?.latitude, decimals: 5), ListedField("lon", place?.longitude, decimals: 5),
            ListedField("radius_km", place?.radius, decimals: 1), ListedField("precision", place?.precision),
            ListedField("killed_low", killed.low), ListedField("killed_high", killed.high),
            ListedField("wounded_low", wounded.low), ListedField("wounded_high", wounded.high), ListedField("means", means),
            ListedField("source", teller?.source), ListedField("source_words", teller?.words), ListedField("source_kind", teller?.anonymous),
            ListedField("certainty", teller?.certainty), ListedField("verification", teller?.verification),
            ListedField("statement", teller?.id), ListedField("words", words), ListedField("said", teller?.content),
        ] + report.fieldsForOthers + [ListedField("line", line), ListedField("spans", spans), ListedField("rule", rule), ListedField("review", review)]
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

/// A report as the rows of what stands in it tell it.
package struct ReportRow: ListedRow, Hashable {
    package var id: ThingID
    package var sha256: String
    package var title: String?
    package var outlet: String?
    package var url: String?
    package var language: String?
    package var published: String?
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
}
