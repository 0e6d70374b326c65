/// What reading one report gives, in the form of the contract `rapporteur.finding/1`.
///
/// The room turns what was read into what others rely on: spans lead into the original and count in the unit that the
/// finding names, absent knowledge is nil or an empty list. Everything needed to show a finding is in it; the report's
/// text is not.
package struct Finding: Hashable, Sendable {
    package static let schema = "rapporteur.finding/1"

    package var offsets: OffsetUnit
    package var engine: EngineVersions
    package var report: FoundReport
    package var sentences: [FoundSentence]
    package var entities: [FoundEntity]
    package var statements: [FoundStatement]
    package var events: [FoundEvent] = []
    package var figures: [FoundFigure] = []
    package var offers: [FoundOffer] = []
    package var control: [FoundControl] = []
    package var humanitarian: [FoundHumanitarian] = []
    package var places: [FoundPlace] = []
    package var times: [FoundTime] = []
    package var doubts: [FoundDoubt]

    package init(
        report: FoundReport, engine: EngineVersions, offsets: OffsetUnit = .utf8, sentences: [FoundSentence] = []
    ) {
        self.offsets = offsets
        self.engine = engine
        self.report = report
        self.sentences = sentences
        entities = []
        statements = []
        doubts = []
    }
}

/// Words of the report: where they stand in the original, and they themselves.
package struct FoundWords: Hashable, Sendable {
    package var spans: [Span]
    /// Verbatim as the text has them (entities of a page resolved); ` … ` where something between spans is left out.
    package var text: String

    package init(spans: [Span] = [], text: String = "") {
        self.spans = spans
        self.text = text
    }

    /// From the first word to the last.
    var span: Span? {
        guard let first = spans.first, let last = spans.last else { return nil }
        return Span(first.start, max(first.start, last.end))
    }
}

extension FoundWords {
    func writeSpans(to json: inout JSONWriter) {
        json.field("spans", spans)
        json.field("text", text)
    }

    func writeSpan(to json: inout JSONWriter) {
        json.field("span", span)
        json.field("text", text)
    }
}

extension Finding {
    /// The finding as one JSON object, without a line end.
    package func json(_ layout: JSONWriter.Layout = .compact) -> [UInt8] {
        var json = JSONWriter(layout: layout)
        json.object(write)
        return json.bytes
    }

    private func write(to json: inout JSONWriter) {
        json.field("schema", Finding.schema)
        json.field("offsets", offsets.rawValue)
        json.field(
            "engine",
            object: {
                $0.field("version", engine.version)
                $0.field("model", engine.model)
                $0.field("rules", engine.rules)
                $0.field("gazetteer", engine.gazetteer)
            })
        json.field("report", object: report.write)
        json.field("sentences", objects: sentences) { $1.write(to: &$0) }
        json.field("entities", objects: entities) { $1.write(to: &$0) }
        json.field("statements", objects: statements) { $1.write(to: &$0) }
        json.field("events", objects: events) { $1.write(to: &$0) }
        json.field("figures", objects: figures) { $1.write(to: &$0) }
        json.field("offers", objects: offers) { $1.write(to: &$0) }
        json.field("control", objects: control) { $1.write(to: &$0) }
        json.field("humanitarian", objects: humanitarian) { $1.write(to: &$0) }
        json.field("places", objects: places) { $1.write(to: &$0) }
        json.field("times", objects: times) { $1.write(to: &$0) }
        json.field("doubts", objects: doubts) { $1.write(to: &$0) }
    }
}
