import GRDB
import Reading

/// One thing that a report's standing reading found, with where its words stand in the original.
package struct FoundThing: Sendable {
    package var id: ThingID
    package var statement: ThingID?
    package var spans: [Span]
    /// Of a statement its source and cue.
    package var otherSpans: [(name: StaticString, spans: [Span])] = []
    package var chain: [ChainLink] = []
    /// What its kind alone has.
    package var fields: [ListedField]
    package var line: Int?
    package var origin: String?
    package var review: String?
}

/// Somebody in a chain of tellers, the outermost first.
package struct ChainLink: Hashable, Sendable {
    package var statement: ThingID
    package var name: String
    package var actor: ThingID?
}

/// A doubt of a report with where it stands.
package struct FoundDoubtRow: Sendable {
    package var kind: String
    package var words: String?
    package var reason: String
    package var spans: [Span]
    package var line: Int?
}

/// All that stands in a report.
package struct FoundThings: Sendable {
    package var statements: [FoundThing] = []
    package var events: [FoundThing] = []
    package var figures: [FoundThing] = []
    package var offers: [FoundThing] = []
    package var control: [FoundThing] = []
    package var places: [FoundThing] = []
    package var doubts: [FoundDoubtRow] = []
    package var author: String?
    package var dateline: String?
}

extension RecordStore {
    /// What the standing reading of a report found, or its last one where the report left the record.
    package func found(in report: ThingID) throws(RecordError) -> FoundThings {
        try read { db in
            let reading = try Int64.fetchOne(
                db, sql: "SELECT id FROM reading WHERE report_id = ? ORDER BY ended IS NULL DESC, made DESC",
                arguments: [report.number])
            guard let reading else { throw RecordError.unknown(report.description) }
            return try FoundRows(db: db, reading: reading).things(of: report.number)
        }
    }

    /// Everybody through whom a statement comes, the outermost first.
    package func chain(of statement: ThingID) throws(RecordError) -> [ChainLink] {
        try read { db in
            let reading = try Int64.fetchOne(
                db, sql: "SELECT reading_id FROM statement WHERE id = ?", arguments: [statement.number])
            guard let reading else { return [] }
            return try FoundRows(db: db, reading: reading).chains()[statement.number] ?? []
        }
    }
}

private struct FoundRows {
    let db: Database
    let reading: Int64

    func things(of report: Int64) throws -> FoundThings {
        var things = FoundThings()
        things.statements = try statements()
        things.events = try events()
        things.figures = try figures()
        things.offers = try offers()
        things.control = try control()
        things.places = try places()
        things.doubts = try rows("SELECT * FROM doubt WHERE reading_id = ? ORDER BY id").map { row in
            FoundDoubtRow(
                kind: row["kind"], words: row["words"], reason: row["reason"], spans: SpanText.spans(in: row["spans"] ?? ""),
                line: row["line"])
        }
        let head = try Row.fetchOne(db, sql: "SELECT author, dateline FROM report WHERE id = ?", arguments: [report])
        things.author = head?["author"]
        things.dateline = head?["dateline"]
        return things
    }

    private func rows(_ sql: String) throws -> [Row] { try Row.fetchAll(db, sql: sql, arguments: [reading]) }

    private func overlay(_ kind: ThingID.Kind, _ rows: [Row]) throws -> Overlay {
        try Overlay(db, kind, rows.map { $0["id"] }, asOf: nil)
    }

    private func thing(_ kind: ThingID.Kind, _ row: Row, _ overlay: Overlay, _ fields: [ListedField]) -> FoundThing {
        let number: Int64 = row["id"]
        return FoundThing(
            id: ThingID(kind, number), statement: (row["statement_id"] as Int64?).map { ThingID(.statement, $0) },
            spans: SpanText.spans(in: row["spans"]), fields: fields, line: row["line"], origin: row["origin"],
            review: overlay.review(of: number))
    }

    private func statements() throws -> [FoundThing] {
        let rows = try rows(
            """
            SELECT statement.*, statement.parent_id AS statement_id, entity.name AS entity_name, audience.name AS audience_name
            FROM statement LEFT JOIN entity ON entity.id = entity_id LEFT JOIN entity AS audience ON audience.id = audience_id
            WHERE statement.reading_id = ? ORDER BY statement.id
            """)
        let overlay = try overlay(.statement, rows)
        let chains = try chains()
        return rows.map { row in
            let number: Int64 = row["id"]
            let words: String = row["source"]
            var found = thing(
                .statement, row, overlay,
                [
                    ListedField("certainty", overlay.value(.certainty, of: number) ?? row["certainty"]),
                    ListedField("verification", overlay.value(.verification, of: number) ?? row["verification"]),
                    ListedField("source", row["entity_name"] ?? words), ListedField("source_words", words),
                    ListedField("source_kind", row["anonymous"] as String?),
                    ListedField("source_actor", (row["actor_id"] as Int64?).map { ThingID(.actor, $0) }),
                    ListedField("cue", row["cue"] as String?), ListedField("said", row["content"] as String?),
                    ListedField("manner", row["manner"] as String?), ListedField("channel", row["channel"] as String?),
                    ListedField("channel_name", row["channel_name"] as String?),
                    ListedField("audience", row["audience_name"] as String?),
                    ListedField("date", row["at"] as String?), ListedField("score", row["score"] as Double?, decimals: 3),
                ])
            found.otherSpans = [
                ("source_spans", SpanText.spans(in: row["source_spans"])), ("cue_spans", SpanText.spans(in: row["cue_spans"])),
            ]
            found.chain = chains[number] ?? []
            return found
        }
    }

    private func events() throws -> [FoundThing] {
        let rows = try rows(
            """
            SELECT event.*, coalesce(place.name, place.words) AS place_label, member.grouping_id FROM event
            LEFT JOIN place ON place.id = event.place_id
            LEFT JOIN member ON member.kind = 'w' AND member.thing_id = event.id AND member.ended IS NULL
            WHERE event.reading_id = ? ORDER BY event.id
            """)
        let overlay = try overlay(.event, rows)
        return rows.map { row in
            let number: Int64 = row["id"]
            return thing(
                .event, row, overlay,
                [
                    ListedField("type", overlay.value(.type, of: number) ?? row["type"]),
                    ListedField("mode", overlay.value(.mode, of: number) ?? row["mode"] as String?),
                    ListedField("status", overlay.value(.status, of: number) ?? row["status"]),
                    ListedField("words", row["anchor"] as String?), ListedField("date", row["at"] as String?),
                    ListedField("place", row["place_label"] as String?),
                    ListedField("place_id", (row["place_id"] as Int64?).map { ThingID(.place, $0) }),
                    ListedField("occurrence", (row["grouping_id"] as Int64?).map { ThingID(.occurrence, $0) }),
                ])
        }
    }

    private func figures() throws -> [FoundThing] {
        let rows = try rows("SELECT * FROM figure WHERE reading_id = ? ORDER BY id")
        let overlay = try overlay(.figure, rows)
        return rows.map { row in
            let number: Int64 = row["id"]
            return thing(
                .figure, row, overlay,
                [
                    ListedField("kind", overlay.value(.kind, of: number) ?? row["kind"]),
                    ListedField("low", overlay.value(.low, of: number).flatMap { Int($0) } ?? row["low"] as Int?),
                    ListedField("high", overlay.value(.high, of: number).flatMap { Int($0) } ?? row["high"] as Int?),
                    ListedField("qualifier", row["qualifier"] as String?), ListedField("words", row["words"] as String?),
                ])
        }
    }

    private func offers() throws -> [FoundThing] {
        let rows = try rows("SELECT * FROM offer WHERE reading_id = ? ORDER BY id")
        let overlay = try overlay(.offer, rows)
        return rows.map { row in
            let number: Int64 = row["id"]
            return thing(
                .offer, row, overlay,
                [
                    ListedField("kind", overlay.value(.kind, of: number) ?? row["kind"]),
                    ListedField("state", overlay.value(.state, of: number) ?? row["state"]),
                    ListedField("words", row["words"] as String?), ListedField("date", row["at"] as String?),
                ])
        }
    }

    private func control() throws -> [FoundThing] {
        let rows = try rows(
            """
            SELECT control.*, coalesce(place.name, place_words) AS place_label, holder.name AS holder_name FROM control
            LEFT JOIN place ON place.id = control.place_id LEFT JOIN entity AS holder ON holder.id = holder_id
            WHERE control.reading_id = ? ORDER BY control.id
            """)
        let overlay = try overlay(.control, rows)
        return rows.map { row in
            let number: Int64 = row["id"]
            let relation: String = overlay.value(.relation, of: number) ?? row["relation"]
            return thing(
                .control, row, overlay,
                [
                    ListedField("relation", (row["negated"] as Bool ? "not " : "") + relation),
                    ListedField("words", row["words"] as String?),
                    ListedField("holder", row["holder_name"] as String?), ListedField("date", row["at"] as String?),
                    ListedField("place", row["place_label"] as String?),
                ])
        }
    }

    private func places() throws -> [FoundThing] {
        let rows = try rows(
            "SELECT place.*, NULL AS statement_id, NULL AS line, NULL AS origin FROM place WHERE reading_id = ? AND local <> 'by hand' ORDER BY id"
        )
        let overlay = try overlay(.place, rows)
        return rows.map { row in
            thing(
                .place, row, overlay,
                [
                    ListedField("name", row["name"] as String?), ListedField("words", row["words"] as String?),
                    ListedField("country", row["country"] as String?), ListedField("lat", row["lat"] as Double?, decimals: 5),
                    ListedField("lon", row["lon"] as Double?, decimals: 5),
                    ListedField("radius_km", row["radius_km"] as Double?, decimals: 1),
                    ListedField("precision", row["precision"] as String?),
                ])
        }
    }

    /// By statement; a report has few, and each chain is made from the links between them.
    func chains() throws -> [Int64: [ChainLink]] {
        let rows = try rows(
            """
            SELECT statement.id, parent_id, statement.actor_id,
                coalesce(entity.name, nullif(source, ''), 'unnamed ' || anonymous, 'nobody named') AS name
            FROM statement LEFT JOIN entity ON entity.id = entity_id WHERE statement.reading_id = ?
            """)
        var links: [Int64: (link: ChainLink, parent: Int64?)] = [:]
        for row in rows {
            let number: Int64 = row["id"]
            let link = ChainLink(
                statement: ThingID(.statement, number), name: row["name"],
                actor: (row["actor_id"] as Int64?).map { ThingID(.actor, $0) })
            links[number] = (link, row["parent_id"])
        }
        return links.mapValues { first in
            var chain = [first.link]
            var parent = first.parent
            while let number = parent, let next = links[number], !chain.contains(next.link) {
                chain.append(next.link)
                parent = next.parent
            }
            return chain.reversed()
        }
    }
}
