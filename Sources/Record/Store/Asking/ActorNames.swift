import GRDB

/// Whom a name on the command line means.
struct ActorNames {
    var numbers: [Int64]

    /// By id, by the lexicon's id, by name, and where no name is quite so, by a part of one.
    init(_ words: String, _ db: Database) throws {
        if let id = ThingID(words), id.kind == .actor {
            numbers = try ActorNames.merged([id.number], db)
            return
        }
        var numbers = try Int64.fetchAll(
            db, sql: "SELECT id FROM actor WHERE ref = ?1 OR name = ?1 COLLATE NOCASE ORDER BY id", arguments: [words])
        if numbers.isEmpty {
            numbers = try Int64.fetchAll(
                db, sql: "SELECT id FROM actor WHERE name LIKE ? ESCAPE '\\' ORDER BY id LIMIT 200",
                arguments: ["%" + ActorNames.literal(words) + "%"])
        }
        self.numbers = try ActorNames.merged(numbers, db)
    }

    /// With everybody whom people have merged with them.
    private static func merged(_ numbers: [Int64], _ db: Database) throws -> [Int64] {
        let query: SQL = """
            WITH RECURSIVE pair (a, b) AS MATERIALIZED (
                SELECT thing_id, into_id FROM correction WHERE action = 'merge' AND kind = 'a' AND ended IS NULL
                UNION ALL SELECT into_id, thing_id FROM correction WHERE action = 'merge' AND kind = 'a' AND ended IS NULL
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
