import GRDB

/// What the record says belongs together; `at` asks for an earlier moment.
extension RecordStore {
    /// The occurrences that these events tell, by event; events that stand alone tell one of their own once they are linked.
    package func occurrenceIDs(of events: [Int64], at moment: Moment? = nil) throws(RecordError) -> [Int64: ThingID] {
        try read { try LinkRows(db: $0, moment: moment).groups(.occurrence, of: events) }
    }

    /// The claims that these statements make, by statement.
    package func claimIDs(of statements: [Int64], at moment: Moment? = nil) throws(RecordError) -> [Int64: ThingID] {
        try read { try LinkRows(db: $0, moment: moment).groups(.claim, of: statements) }
    }

    /// The occurrences by these numbers, with all tellings and their sources, in the order asked; unknown ones are left out.
    package func occurrences(_ ids: [ThingID], at moment: Moment? = nil) throws(RecordError) -> [Occurrence] {
        try read { try LinkRows(db: $0, moment: moment).occurrences(ids.map(\.number)) }
    }

    /// A claim with its statements.
    package func claims(_ ids: [ThingID], at moment: Moment? = nil) throws(RecordError) -> [ClaimGroup] {
        try read { try LinkRows(db: $0, moment: moment).claims(ids.map(\.number)) }
    }

    /// Contradictions that have two sides standing, the latest first; of one occurrence where it is named.
    package func contradictions(of occurrence: ThingID? = nil, at moment: Moment? = nil) throws(RecordError) -> [Contradiction] {
        try read { try LinkRows(db: $0, moment: moment).contradictions(of: occurrence?.number) }
    }

    /// A page of those that a filter lets through, the latest first.
    package func contradictions(_ filter: ContradictionFilter, _ request: PageRequest, at moment: Moment? = nil) throws(RecordError)
        -> Page<Contradiction>
    {
        try read { try LinkRows(db: $0, moment: moment).contradictions(filter, request) }
    }

    package func contradiction(_ id: ThingID) throws(RecordError) -> Contradiction? {
        try read { try LinkRows(db: $0).contradiction(id.number) }
    }

    /// The bonds that hold an occurrence together.
    package func bonds(within occurrence: Occurrence) throws(RecordError) -> [Bond] {
        try read { try LinkRows(db: $0).bonds(between: occurrence.tellings.map(\.event)) }
    }

    /// The reports of readings, by reading.
    package func reportIDs(of readings: [Int64]) throws(RecordError) -> [Int64: ThingID] {
        try read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT id, report_id FROM reading WHERE id IN \(LinkRows.list(readings))")
            return Dictionary(rows.map { ($0["id"], ThingID(.report, $0["report_id"])) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// Negotiations with their steps, the latest first.
    package func negotiations(at moment: Moment? = nil) throws(RecordError) -> [Negotiation] {
        try read { try LinkRows(db: $0, moment: moment).negotiations() }
    }

    /// The reports that are copies or cuts of one story with this one; nil where there is none.
    package func wireFamily(of report: ThingID, at moment: Moment? = nil) throws(RecordError) -> WireFamily? {
        try read { try LinkRows(db: $0, moment: moment).wireFamily(of: report.number) }
    }

    /// Standing bonds of a thing, from it and to it, the surest first.
    package func bonds(of thing: ThingID, at moment: Moment? = nil) throws(RecordError) -> [Bond] {
        try read { try LinkRows(db: $0, moment: moment).bonds(of: thing) }
    }

    /// Who holds which place on a day (ISO 8601), as each side claims it.
    ///
    /// - Parameter place: a GeoNames id; nil for every place of which anybody speaks.
    package func control(on day: String, place: Int64? = nil, at moment: Moment? = nil) throws(RecordError) -> [ControlAt] {
        try read { try LinkRows(db: $0, moment: moment).control(on: day, place: place) }
    }

    /// Figures of one kind told of an occurrence, in order of the day: how a number came to be what it is.
    package func figureHistory(of occurrence: ThingID, kind: String, at moment: Moment? = nil) throws(RecordError) -> [FigureStep] {
        try read { try LinkRows(db: $0, moment: moment).figureHistory(of: occurrence.number, kind: kind) }
    }
}

/// A number that somebody gave for an occurrence on a day.
package struct FigureStep: Hashable, Sendable {
    package var figure: ThingID
    package var kind: String
    package var low: Int64?
    package var high: Int64?
    package var qualifier: String
    package var words: String
    package var source: SourceKey?
    package var report: ThingID
    package var published: String?
}
