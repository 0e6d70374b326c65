import GRDB

/// Somebody of whom many reports speak.
package struct ActorRow: ListedRow {
    package var id: ThingID
    package var name: String
    package var kind: String
    package var country: String?
    package var sector: String?
    /// The lexicon's name of it.
    package var ref: String?
    /// Everything that reports call it, the most frequent first.
    package var names: [String]
    package var mergedWith: [ThingID]
    package var statements: Int
    package var events: Int

    package var fields: [ListedField] {
        [
            ListedField("id", id), ListedField("name", name), ListedField("kind", kind), ListedField("country", country),
            ListedField("sector", sector), ListedField("ref", ref), ListedField("names", names),
            ListedField("merged_with", mergedWith.map(\.description)), ListedField("statements", statements),
            ListedField("events", events),
        ]
    }

    package func changed(_ change: (String) -> String) -> ActorRow {
        var row = self
        row.name = change(name)
        // The lexicon's name would tell who it is.
        if row.name != name { row.ref = nil }
        row.names = names.map(change)
        return row
    }
}

extension RecordStore {
    package func actor(_ id: ThingID) throws(RecordError) -> ActorRow? {
        try read { db in
            guard let row = try Row.fetchOne(db, sql: "SELECT * FROM actor WHERE id = ?", arguments: [id.number]) else {
                return nil
            }
            let same = try ActorNames(id.description, db).numbers
            func count(_ sql: SQL) throws -> Int { try SQLRequest<Int>(literal: sql).fetchOne(db) ?? 0 }
            let names: SQL =
                "SELECT name FROM entity WHERE actor_id IN \(same) GROUP BY name ORDER BY count(*) DESC, name LIMIT 50"
            return ActorRow(
                id: id, name: row["name"], kind: row["kind"], country: row["country"], sector: row["sector"], ref: row["ref"],
                names: try SQLRequest<String>(literal: names).fetchAll(db),
                mergedWith: same.filter { $0 != id.number }.map { ThingID(.actor, $0) },
                statements: try count("SELECT count(*) FROM statement WHERE actor_id IN \(same)"),
                events: try count("SELECT count(DISTINCT event_id) FROM party WHERE actor_id IN \(same)"))
        }
    }

    /// The outlets that quote an actor and those merged with it, with how many statements each carries, the most first.
    package func outlets(quoting actor: ThingID) throws(RecordError) -> [(outlet: String?, statements: Int)] {
        try read { db in
            let same = try ActorNames(actor.description, db).numbers
            let query: SQL = """
                SELECT outlet, count(*) AS statements FROM statement JOIN reading ON reading.id = statement.reading_id
                JOIN report ON report.id = report_id WHERE statement.actor_id IN \(same) AND reading.ended IS NULL
                GROUP BY outlet ORDER BY statements DESC, outlet
                """
            return try SQLRequest<Row>(literal: query).fetchAll(db).map { ($0["outlet"], $0["statements"]) }
        }
    }

    /// Names of actors, by actor.
    package func actorNames(_ ids: [ThingID]) throws(RecordError) -> [ThingID: String] {
        try read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT id, name FROM actor WHERE id IN \(LinkRows.list(ids.map(\.number)))")
            return Dictionary(rows.map { (ThingID(.actor, $0["id"]), $0["name"]) }, uniquingKeysWith: { first, _ in first })
        }
    }
}
