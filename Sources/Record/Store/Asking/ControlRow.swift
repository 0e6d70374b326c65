import GRDB

/// Who is said to hold, take or lose a place, and by whom.
package struct ControlRow: ListedRow {
    package var id: ThingID
    package var date: String?
    package var place: EventRow.Location?
    package var placeWords: String
    package var relation: String
    package var isNegated: Bool
    package var holder: String?
    package var holderActor: ThingID?
    package var from: String?
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
            ListedField("id", id), ListedField("date", date), ListedField("place", place?.name ?? placeWords),
            ListedField("admin1", place?.admin1), ListedField("admin2", place?.admin2),
            ListedField("country", place?.country),
            ListedField("lat", place?.latitude, decimals: 5), ListedField("lon", place?.longitude, decimals: 5),
            ListedField("relation", isNegated ? "not " + relation : relation), ListedField("holder", holder),
            ListedField("from", from),
        ] + TellerRow.fields(of: teller) + [ListedField("words", words)]
            + report.fields(behind: line, spans, ListedField("rule", rule), review)
    }
}

extension ControlRow {
    package func changed(_ change: (String) -> String) -> ControlRow {
        var row = self
        row.holder = holder.map(change)
        row.from = from.map(change)
        row.words = change(words)
        row.teller = teller.map { $0.changed(change) }
        row.report = report.changed(change)
        return row
    }
}

extension ControlRow: DatedRow {
    static let kind = ThingID.Kind.control
    static let columns = ["holder.name AS holder_name", "loser.name AS loser_name", RowReading.placeColumns]

    static func joins(asOf: Moment?) -> SQL {
        """
        LEFT JOIN statement ON statement.id = control.statement_id LEFT JOIN place ON place.id = \(Overlay.place("control", kind, asOf: asOf))
        LEFT JOIN entity AS holder ON holder.id = holder_id LEFT JOIN entity AS loser ON loser.id = from_id
        """
    }

    static func narrow(_ question: inout DatedQuestion, by filter: Filter, _ db: Database) throws {
        question.among("relation", filter.types)
        question.placed(filter)
        if let actor = filter.actor {
            let actors = try ActorNames(actor, filter, db).numbers
            question.narrowings.append(
                Narrowing(
                    list: "SELECT id FROM control WHERE holder_actor_id IN \(actors) UNION SELECT id FROM control WHERE from_actor_id IN \(actors)",
                    holds: "(holder_actor_id IN \(actors) OR from_actor_id IN \(actors))"))
        }
        try question.told(filter, db)
    }

    static func parts(of numbers: [Int64], _ db: Database, asOf: Moment?) throws {}

    init?(_ row: Row, number: Int64, _ parts: Void, _ overlay: Overlay) {
        let holderWords: String? = row["holder_words"]
        let day = overlay.value(.date, of: number).flatMap(DaySpan.init)
        self.init(
            id: ThingID(.control, number), date: day?.first ?? row["time_start"] ?? row["published"], place: RowReading.place(row),
            placeWords: row["place_words"], relation: overlay.value(.relation, of: number) ?? row["relation"], isNegated: row["negated"],
            holder: row["holder_name"] ?? holderWords, holderActor: (row["holder_actor_id"] as Int64?).map { ThingID(.actor, $0) },
            from: row["loser_name"], words: row["words"], spans: row["spans"], line: row["line"], rule: row["origin"],
            teller: RowReading.teller(row, overlay), report: RowReading.report(row), review: overlay.review(of: number))
    }
}
