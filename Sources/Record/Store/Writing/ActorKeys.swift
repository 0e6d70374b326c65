import GRDB
import Reading

/// Who of a report is whom in the record.
///
/// An actor that the lexicon knows is the same in every report. Anybody else who has a name is known by kind, country and name: two
/// reports that write one name mean one actor, until somebody splits them. "The Defence Ministry" of no country is that of the
/// country that its report speaks of most. Who is only described ("a statement", "local officials") is somebody else in every report.
struct ActorKeys {
    private let db: Database
    private let find: GRDB.Statement
    private let insert: Inserter
    private let report: Report.ID
    private let country: String

    init(_ db: Database, of finding: Finding) throws {
        self.db = db
        report = finding.report.id
        country = ActorKeys.country(of: finding)
        find = try db.cachedStatement(sql: "SELECT id FROM actor WHERE key = ?")
        insert = try Inserter(db, into: "actor", ["key", "ref", "name", "kind", "country", "sector"])
    }

    func number(of entity: FoundEntity) throws -> Int64 {
        let key = key(of: entity)
        if let known = try Int64.fetchOne(find, arguments: [key]) { return known }
        try insert.insert([
            key, entity.actor?.rawValue, entity.name, entity.kind.rawValue, entity.country, entity.sector?.rawValue,
        ])
        return db.lastInsertedRowID
    }

    private func key(of entity: FoundEntity) -> String {
        if let actor = entity.actor { return "=" + actor.rawValue }
        guard entity.mentions.contains(where: { $0.form == .name }) else {
            return "\(report.rawValue.prefix(16))|\(entity.id.rawValue)"
        }
        let own = ActorKeys.bodies.contains(entity.kind) ? "~" + country : ""
        return "\(entity.kind.rawValue)|\(entity.country ?? own)|\(ActorKeys.foldedName(entity.name))"
    }

    /// Kinds whose names are those of an office, which every country has.
    private static let bodies: Set<Entity.Kind> = [.government, .military, .police, .state, .political]

    /// The country that most places and names of a report are of; of several the first in the alphabet.
    private static func country(of finding: Finding) -> String {
        var counts: [String: Int] = [:]
        for country in finding.places.compactMap(\.place.country) + finding.entities.compactMap(\.country) { counts[country, default: 0] += 1 }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    }

    /// Small letters, no article, one blank between words: "The  Hill Congress" is "hill congress".
    static func foldedName(_ name: String) -> String {
        var words = name.lowercased().split(whereSeparator: \.isWhitespace)
        if words.count > 1, words[0] == "the" { words.removeFirst() }
        return words.joined(separator: " ")
    }
}
