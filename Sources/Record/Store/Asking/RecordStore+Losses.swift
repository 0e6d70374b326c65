import GRDB
import Reading

/// A number of killed, wounded, captured or missing, whose they are, and who claims it.
package struct LossRow: ListedRow {
    package var id: ThingID
    package var date: String?
    package var kind: String
    package var low: Int?
    package var high: Int?
    package var qualifier: String
    package var side: String?
    package var sideActor: ThingID?
    package var teller: TellerRow?
    package var claimant: String?
    package var words: String
    package var place: String?
    package var event: ThingID?
    package var occurrence: ThingID?
    package var line: Int
    package var rule: String
    package var report: ReportRow
    package var review: String?

    package var fields: [ListedField] {
        [
            ListedField("id", id), ListedField("date", date), ListedField("kind", kind), ListedField("low", low),
            ListedField("high", high),
            ListedField("qualifier", qualifier), ListedField("side", side), ListedField("side_actor", sideActor),
            ListedField("claimant", claimant), ListedField("claimant_actor", teller?.actor),
            ListedField("certainty", teller?.certainty),
            ListedField("words", words), ListedField("place", place), ListedField("event", event),
            ListedField("occurrence", occurrence),
            ListedField("statement", teller?.id),
        ] + report.fieldsForOthers + [ListedField("line", line), ListedField("rule", rule), ListedField("review", review)]
    }

    package func changed(_ change: (String) -> String) -> LossRow {
        var row = self
        row.side = side.map(change)
        row.teller = teller.map { $0.changed(change) }
        row.claimant = claimant.map(change)
        row.words = change(words)
        row.place = place.map(change)
        row.report = report.changed(change)
        return row
    }
}

extension RecordStore {
    /// Losses that meet a filter, in order of the day; types are kinds of figures, the actor is whose losses they are, the source who
    /// claims them.
    package func losses(_ filter: Filter, _ request: PageRequest) throws(RecordError) -> Page<LossRow> {
        try read { db in
            let query: SQL = """
                \(LossQuestion.columns) WHERE \(try LossQuestion.conditions(filter, db).joined(operator: .and))
                ORDER BY day, figure.id LIMIT \(request.limit + 1) OFFSET \(request.skipped)
                """
            return request.counted(try LossQuestion.rows(query, db, asOf: filter.asOf))
        }
    }

    package func figure(_ id: ThingID) throws(RecordError) -> LossRow? {
        try read { db in try LossQuestion.rows("\(LossQuestion.columns) WHERE figure.id = \(id.number)", db, asOf: nil).first }
    }
}

private enum LossQuestion {
    static let kinds: [Figure.Kind] = [.killed, .wounded, .casualties, .captured, .missing]

    /// The first event that a figure hangs off stands for its place.
    static let columns: SQL = """
        SELECT figure.*, coalesce(event.at, statement.at, report.published_start) AS day, side.name AS side_name, event.id AS event_number,
            member.grouping_id, coalesce(place.name, place.words) AS place_label, \(sql: RowReading.reportColumns), \(sql: RowReading.tellerColumns)
        FROM figure JOIN reading ON reading.id = figure.reading_id JOIN report ON report.id = reading.report_id
        LEFT JOIN statement ON statement.id = figure.statement_id
        LEFT JOIN event ON event.id = (SELECT min(event_id) FROM event_figure WHERE figure_id = figure.id)
        LEFT JOIN place ON place.id = event.place_id LEFT JOIN entity AS side ON side.id = figure.of_id
        LEFT JOIN member ON member.kind = 'w' AND member.thing_id = event.id AND member.ended IS NULL
        """

    static func conditions(_ filter: Filter, _ db: Database) throws -> [SQL] {
        let known = kinds.map(\.rawValue)
        let types = filter.types.isEmpty ? known : filter.types.filter(known.contains)
        var conditions: [SQL] = [DatedQuestion.standing(filter.asOf), "figure.part_of_id IS NULL", "figure.kind IN \(types)"]
        conditions.append(Overlay.listed("figure", .figure, withRejected: filter.withRejected, asOf: filter.asOf))
        let day: SQL = "coalesce(event.at, statement.at, report.published_start)"
        if let from = filter.from { conditions.append("\(day) >= \(from)") }
        if let to = filter.to { conditions.append("\(day) <= \(to)") }
        if let near = filter.near {
            conditions.append("km(place.lat, place.lon, \(near.latitude), \(near.longitude)) <= \(near.kilometres)")
        }
        if let country = filter.country { conditions.append("place.country = \(country) COLLATE NOCASE") }
        if let admin1 = filter.admin1 { conditions.append("place.admin1 = \(admin1) COLLATE NOCASE") }
        if let admin2 = filter.admin2 { conditions.append("place.admin2 = \(admin2) COLLATE NOCASE") }
        if let name = filter.place {
            conditions.append("(place.name = \(name) COLLATE NOCASE OR place.words = \(name) COLLATE NOCASE)")
        }
        if let actor = filter.actor {
            conditions.append("figure.of_actor_id IN \(try ActorNames(actor, filter, db).numbers)")
        }
        if let source = filter.source {
            conditions.append("statement.actor_id IN \(try ActorNames(source, filter, db).numbers)")
        }
        if !filter.statuses.isEmpty { conditions.append("event.status IN \(filter.statuses)") }
        if !filter.certainties.isEmpty { conditions.append("statement.certainty IN \(filter.certainties)") }
        if let outlet = filter.outlet { conditions.append("report.outlet = \(outlet) COLLATE NOCASE") }
        if let report = filter.report { conditions.append("report.id = \(report.number)") }
        if let words = filter.words {
            conditions.append("report.id IN (SELECT rowid FROM report_words WHERE report_words MATCH \(words))")
        }
        if let after = filter.after { conditions.append("reading.id > \(after.number)") }
        return conditions
    }

    static func rows(_ query: SQL, _ db: Database, asOf: Moment?) throws -> [LossRow] {
        let rows = try SQLRequest<Row>(literal: query).fetchAll(db)
        let overlay = try Overlay(db, .figure, rows.map { $0["id"] }, asOf: asOf)
        return rows.map { row in
            let number: Int64 = row["id"]
            let teller = RowReading.teller(row)
            return LossRow(
                id: ThingID(.figure, number), date: row["day"], kind: overlay.value(.kind, of: number) ?? row["kind"],
                low: overlay.value(.low, of: number).flatMap { Int($0) } ?? row["low"],
                high: overlay.value(.high, of: number).flatMap { Int($0) } ?? row["high"], qualifier: row["qualifier"],
                side: row["side_name"] ?? row["counted"], sideActor: (row["of_actor_id"] as Int64?).map { ThingID(.actor, $0) },
                teller: teller, claimant: teller.map { $0.source.isEmpty ? "unnamed " + ($0.anonymous ?? "source") : $0.source },
                words: row["words"], place: row["place_label"],
                event: (row["event_number"] as Int64?).map { ThingID(.event, $0) },
                occurrence: (row["grouping_id"] as Int64?).map { ThingID(.occurrence, $0) }, line: row["line"],
                rule: row["origin"],
                report: RowReading.report(row), review: overlay.review(of: number))
        }
    }
}
