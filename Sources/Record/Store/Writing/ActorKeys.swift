import GRDB
import Reading

/// Who of a report is whom in the record.
///
/// An actor that the lexicon knows is the same in every report. Anybody else is known by kind, country and name: two reports that
/// write one name mean one actor, until somebody splits them.
struct ActorKeys {
    private let db: Database
    private let find: GRDB.Statement
    private let insert: Inserter

    init(_ db: Database) throws {
        self.db = db
        find = try db.cachedStatement(sql: "SELECT id FROM actor WHERE key = ?")
        insert = try Inserter(db, into: "actor", ["key", "ref", "name", "kind", "country", "sector"])
    }

    func number(of entity: FoundEntity) throws -> Int64 {
        let key = ActorKeys.key(of: entity)
        if let known = try Int64.fetchOne(find, arguments: [key]) { return known }
        try insert.insert([
            key, entity.actor?.rawValue, entity.name, entity.kind.rawValue, entity.country, entity.sector?.rawValue,
        ])
        return db.lastInsertedRowID
    }

    static func key(of entity: FoundEntity) -> String {
        if let actor = entity.actor { return "=" + actor.rawValue }
        return "\(entity.kind.rawValue)|\(entity.country ?? "")|\(foldedName(entity.name))"
    }

    /// Small letters, no article, one blank between words: "The  Hill Congress" is "hill congress".
    static func foldedName(_ name: String) -> String {
        var words = name.lowercased().split(whereSeparator: \.isWhitespace)
        if words.count > 1, words[0] == "the" { words.removeFirst() }
        return words.joined(separator: " ")
    }
}
