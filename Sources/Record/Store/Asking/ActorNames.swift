import GRDB

/// Whom a name on the command line means.
struct ActorNames {
    var numbers: [Int64]

    /// By id, by the lexicon's id, by name, and where no name is quite so, by a part of one.
    ///
    /// - Parameters:
    ///   - asOf: whom the record knew at that moment.
    ///   - hidesSealed: names of sealed sources mean nobody, their labels and numbers still do.
    init(_ words: String, _ db: Database, asOf: Moment? = nil, hidesSealed: Bool = false) throws {
        if let id = ThingID(words), id.kind == .actor {
            numbers = try ActorNames.merged([id.number], db, asOf: asOf)
            return
        }
        let known = asOf.map { moment -> SQL in
            "EXISTS (SELECT 1 FROM entity JOIN reading ON reading.id = reading_id WHERE actor_id = actor.id AND made <= \(moment.milliseconds))"
        } ?? "1"
        let open = hidesSealed ? try ActorNames.open(db) : "1"
        let named: SQL = """
            SELECT id FROM actor WHERE (ref = \(words) OR name = \(words) COLLATE NOCASE) AND \(known) AND \(open)
            UNION SELECT actor_id FROM redaction WHERE ended IS NULL AND \(hidesSealed) AND label = \(words) COLLATE NOCASE ORDER BY 1
            """
        var numbers = try SQLRequest<Int64>(literal: named).fetchAll(db)
        if numbers.isEmpty {
            let part = "%" + ActorNames.literal(words) + "%"
            let like: SQL = "SELECT id FROM actor WHERE name LIKE \(part) ESCAPE '\\' AND \(known) AND \(open) ORDER BY id LIMIT 200"
            numbers = try SQLRequest<Int64>(literal: like).fetchAll(db)
        }
        self.numbers = try ActorNames.merged(numbers, db, asOf: asOf)
    }

    init(_ words: String, _ filter: Filter, _ db: Database) throws {
        try self.init(words, db, asOf: filter.asOf, hidesSealed: filter.hidesSealed ?? false)
    }

    /// That somebody is under no seal, nor merged with one who is.
    private static func open(_ db: Database) throws -> SQL {
        let sealed = try Int64.fetchAll(db, sql: "SELECT actor_id FROM redaction WHERE ended IS NULL")
        return sealed.isEmpty ? "1" : "id NOT IN \(try merged(sealed, db, asOf: nil))"
    }

    /// With everybody whom people have merged with them.
    private static func merged(_ numbers: [Int64], _ db: Database, asOf: Moment?) throws -> [Int64] {
        let query: SQL = """
            WITH RECURSIVE pair (a, b) AS MATERIALIZED (
                SELECT thing_id, into_id FROM correction WHERE action = 'merge' AND kind = 'a' AND \(Overlay.standing(asOf))
                UNION ALL SELECT into_id, thing_id FROM correction WHERE action = 'merge' AND kind = 'a' AND \(Overlay.standing(asOf))
            ), same (id) AS (
                SELECT id FROM actor WHERE id IN \(numbers) UNION SELECT b FROM pair JOIN same ON a = same.id
            ) SELECT id FROM same ORDER BY id
            """
        return try SQLRequest<Int64>(literal: query).fetchAll(db)
    }

    private static func literal(_ words: String) -> String {
        words.reduce(into: "") { text, character in
            if "%_\\".contains(character) { text.append("\\") }
            text.append(character)
        }
    }
}
