import Reading
import Record

/// The server itself: whether it lives, what it counts, what it knows.
enum ServerRoutes {
    static let all: [Endpoint] = [
        .get("/health", nil, kept: false) { ask, desk in
            let schema = try? desk.store.schemaVersion()
            var answer = Answer.object {
                $0.field("status", schema == nil ? "the record cannot be read" : "ok")
                $0.field("version", EngineVersions.program)
                $0.field("schema", schema)
                $0.field("waiting", desk.queue.waiting)
            }
            if schema == nil { answer.status = .serviceUnavailable }
            return answer
        },
        .get("/meta") { ask, desk in
            let summary = try desk.store.summary()
            return .object { MetaJSON.write(summary, desk.settings, to: &$0) }
        },
        .get("/metrics", .admin, kept: false) { ask, desk in
            Answer(type: Metrics.type, body: .bytes(Array(desk.metrics.text(desk).utf8)))
        },
        .get("/openapi.json", nil, kept: false) { ask, desk in
            guard let bytes = desk.page.description else { throw Problem(.notFound, "Data/desk/openapi.json is missing") }
            return .json(bytes)
        },
    ]
}

/// What the forms of a page need: the closed sets of the record.
private enum MetaJSON {
    static func write(_ summary: RecordSummary, _ settings: DeskSettings, to json: inout JSONWriter) {
        json.field("version", EngineVersions.program)
        json.field("tiles", settings.tiles)
        json.field("types", PloverTypes.all)
        json.field(
            "statuses",
            object: {
                $0.field("events", Event.Status.allCases.map(\.rawValue))
                $0.field("offers", Offer.State.allCases.map(\.rawValue))
            })
        json.field("certainties", Statement.Certainty.allCases.map(\.rawValue))
        json.field("verifications", Statement.Verification.Status.allCases.map(\.rawValue))
        json.field(
            "kinds",
            object: {
                $0.field("offers", Offer.Kind.allCases.map(\.rawValue))
                $0.field("contradictions", Contradiction.Kind.allCases.map(\.rawValue))
                $0.field("losses", ["killed", "wounded", "casualties", "captured", "missing"])
            })
        json.field("relations", ControlClaim.Relation.allCases.map(\.rawValue))
        json.field("exports", ExportFormat.allCases.map(\.rawValue))
        json.field(
            "fields",
            object: { json in
                let kinds: [(StaticString, ThingID.Kind)] = [
                    ("event", .event), ("statement", .statement), ("figure", .figure), ("offer", .offer), ("control", .control),
                ]
                for (name, kind) in kinds { json.field(name, CorrectedField.fields(of: kind).map(\.rawValue)) }
            })
        json.field("roles", Role.allCases.map(\.rawValue))
        json.field(
            "record",
            object: {
                $0.field("reports", summary.reports)
                $0.field("statements", summary.statements)
                $0.field("events", summary.events)
                $0.field("first", summary.first)
                $0.field("last", summary.last)
            })
    }
}
