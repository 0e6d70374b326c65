import GRDB

extension LinkRows {
    /// The occurrences by these numbers, with their tellings in order of arrival.
    func occurrences(_ ids: [Int64]) throws -> [Occurrence] {
        let members = try members(.occurrence, in: ids, table: "event")
        let events = ids.flatMap { members[$0] ?? [] }
        let tellings = try tellings(of: events)
        let families = try groups(.lineage, of: Set(tellings.values.map(\.telling.report.number)).sorted())
        return ids.compactMap { id in
            let told = (members[id] ?? []).compactMap { tellings[$0] }
            guard !told.isEmpty else { return nil }
            return Occurrence(
                id: ThingID(.occurrence, id), tellings: told.map(\.telling),
                independence: Independence(
                    of: told.map { witness in
                        var witness = witness
                        witness.family = families[witness.telling.report.number]
                        return witness
                    }))
        }
    }

    private func tellings(of events: [Int64]) throws -> [Int64: Independence.Witness] {
        let tellers = try Row.fetchAll(
            db,
            sql: """
                SELECT event_id, statement_id FROM telling WHERE event_id IN \(LinkRows.list(events)) AND NOT EXISTS (
                    SELECT 1 FROM correction WHERE kind = 's' AND action = 'split' AND thing_id = statement_id AND into_id = event_id
                        AND \(standing("correction")))
                ORDER BY event_id, statement_id
                """)
        let known = try SourceRows(db: db).sources(of: Set(tellers.map { $0["statement_id"] as Int64 }).sorted())
        var sources: [Int64: [SourceRows.Known]] = [:]
        for row in tellers { if let source = known[row["statement_id"]] { sources[row["event_id"], default: []].append(source) } }
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT event.id, event.anchor, event.type, event.mode, event.status, event.at, event.reading_id, report.id AS report,
                    report.outlet, report.published_start, coalesce(place.name, place.words) AS place
                FROM event JOIN reading ON reading.id = event.reading_id JOIN report ON report.id = reading.report_id
                LEFT JOIN place ON place.id = event.place_id WHERE event.id IN \(LinkRows.list(events))
                """)
        var tellings: [Int64: Independence.Witness] = [:]
        for row in rows {
            let id: Int64 = row["id"]
            let mine = sources[id] ?? []
            let firm = mine.filter { !$0.isMedium }
            let telling = Occurrence.Telling(
                event: ThingID(.event, id), report: ThingID(.report, row["report"]), reading: row["reading_id"], outlet: row["outlet"],
                published: row["published_start"], anchor: row["anchor"], type: row["type"], mode: row["mode"], status: row["status"],
                place: row["place"], at: row["at"], sources: firm.map(\.source))
            tellings[id] = Independence.Witness(
                telling: telling, media: mine.filter(\.isMedium).map(\.source), indefinite: firm.filter(\.isIndefinite).map(\.source),
                kinds: Dictionary(firm.compactMap { known in known.kind.map { (known.source, $0) } }, uniquingKeysWith: { first, _ in first }))
        }
        return tellings
    }

    func figureHistory(of occurrence: Int64, kind: String) throws -> [FigureStep] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT DISTINCT figure.id, figure.kind, figure.low, figure.high, figure.qualifier, figure.words, figure.statement_id,
                    report.id AS report, report.published_start
                FROM member JOIN event_figure ON event_figure.event_id = member.thing_id JOIN figure ON figure.id = figure_id
                JOIN reading ON reading.id = figure.reading_id JOIN report ON report.id = reading.report_id
                WHERE member.kind = 'w' AND member.grouping_id = ? AND figure.kind = ? AND \(standing("member"))
                    AND \(standing("reading")) ORDER BY report.published_start, figure.id
                """, arguments: [occurrence, kind])
        let sources = try SourceRows(db: db).sources(of: Set(rows.compactMap { $0["statement_id"] as Int64? }).sorted())
        return rows.map { row in
            FigureStep(
                figure: ThingID(.figure, row["id"]), kind: row["kind"], low: row["low"], high: row["high"], qualifier: row["qualifier"],
                words: row["words"], source: (row["statement_id"] as Int64?).flatMap { sources[$0]?.source },
                report: ThingID(.report, row["report"]), published: row["published_start"])
        }
    }
}
