/// A report with everything that was read from it, spans still in its own text.
///
/// What the pipeline hands on: `Finding` is this value in the form of the contract, `rapporteur explain` looks into it.
package struct ReadReport: Sendable {
    package var document: Document
    package var entities: [Entity]
    package var statements: [Statement]
    package var happenings = Happenings()
    /// How events look among the others of the report, where asked for.
    package var views: EventViewSet?
    /// What the stages after the Text room were not sure of; the report has its own.
    package var doubts: [Doubt]
    package var engine: EngineVersions

    package var report: Report { document.report }

    package init(
        document: Document, entities: [Entity], statements: [Statement], doubts: [Doubt], engine: EngineVersions
    ) {
        self.document = document
        self.entities = entities
        self.statements = statements
        self.doubts = doubts
        self.engine = engine
    }
}

/// What read a report: enough to get the same finding again.
package struct EngineVersions: Hashable, Sendable {
    /// The version of this program.
    package static let program = "0.9.0"

    package var version = EngineVersions.program
    /// Name and version of the model; nil where none was used.
    package var model: String?
    package var rules: String?
    package var gazetteer: String?

    package init(model: String?, rules: String?, gazetteer: String? = nil) {
        self.model = model
        self.rules = rules
        self.gazetteer = gazetteer
    }
}

/// What a report says happened, was offered and is so: everything that hangs off its statements or its narrator.
package struct Happenings: Sendable {
    package var places: [Place] = []
    package var times: [TimeExpression] = []
    package var saidTimes = SaidTimes()
    package var figures: [Figure] = []
    package var events: [Event] = []
    package var offers: [Offer] = []
    package var control: [ControlClaim] = []
    package var humanitarian: [HumanitarianNote] = []
    /// What these rooms were not sure of.
    package var doubts: [Doubt] = []

    package init() {}
}
