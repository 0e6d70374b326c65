import GRDB

/// Whom a name on the command line means.
struct ActorNames {
    var numbers: [Int64]

    /// By id, by the lexicon's id, by name, and where no name is quite so, by a part of one.
    init(_ words: String, _ db: Database) throws {
        if let id = ThingID(words), id.kind == .actor {
            numbers = try Int64.fetchAll(db, sql: "SELECT id FROM actor WHERE id = ?", arguments: [id.number])
            return
        }
        numbers = try Int64.fetchAll(
            db, sql: "SELECT id FROM actor WHERE ref = ?1 OR name = ?1 COLLATE NOCASE ORDER BY id", arguments: [words])
        if numbers.isEmpty {
            numbers = try Int64.fetchAll(
                db, sql: "SELECT id FROM actor WHERE name LIKE ? ESCAPE '\\' ORDER BY id LIMIT 200",
                arguments: ["%" + ActorNames.literal(words) + "%"])
        }
    }

    private static func literal(_ words: String) -> String {
        words.reduce(into: "") { text, character in
            if "%_\\".contains(character) { text.append("\\") }
            text.append(character)
        }
    }
}
