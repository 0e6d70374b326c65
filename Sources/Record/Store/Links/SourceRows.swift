import GRDB

/// The innermost sources of statements, as keys that are the same in every report.
struct SourceRows {
    let db: Database

    /// What a source is, beside its key.
    struct Known {
        var source: SourceKey
        /// A medium hands on what others say.
        var isMedium: Bool
        /// Kind of the body, as of an entity.
        var kind: String?
        /// "A local official": somebody who is named further on, more often than not.
        var isIndefinite = false
    }

    /// Statements whose source nobody can tell ("it", a passive without agent) have none.
    func sources(of statements: some Sequence<Int64>) throws -> [Int64: Known] {
        SourceRows.sources(try Row.fetchAll(db, sql: SourceRows.query + "statement.id IN \(LinkRows.list(statements))"))
    }

    /// The sources of all statements of a reading.
    func sources(in reading: Int64) throws -> [Int64: Known] {
        SourceRows.sources(
            try Row.fetchAll(db.cachedStatement(sql: SourceRows.query + "statement.reading_id = ?"), arguments: [reading]))
    }

    private static let query = """
        SELECT statement.id, statement.anonymous, statement.source, entity.kind, entity.name, entity.country,
            body.kind AS body_kind, body.name AS body_name, body.country AS body_country
        FROM statement LEFT JOIN entity ON entity.id = entity_id LEFT JOIN entity AS body ON body.id = entity.affiliation_id
        WHERE\u{20}
        """

    private static func sources(_ rows: [Row]) -> [Int64: Known] {
        var known: [Int64: Known] = [:]
        for row in rows {
            guard var source = SourceRows.known(row) else { continue }
            source.isIndefinite = SourceRows.isIndefinite(source, words: row["source"])
            known[row["id"]] = source
        }
        return known
    }

    private static let persons: Set<String> = ["person", "people", "civilians", "other"]
    /// Somebody of these speaks for the body; a person of a state, a place or a people speaks for nobody.
    private static let bodies: Set<String> = [
        "government", "armed-group", "military", "police", "international", "ngo", "political", "religious", "business", "media",
        "facility",
    ]

    private static func known(_ row: Row) -> Known? {
        let kind: String? = row["kind"]
        let bodyKind: String? = row["body_kind"]
        if let kind, persons.contains(kind), let bodyKind, bodies.contains(bodyKind), let name: String = row["body_name"] {
            return SourceKey(name: name, country: row["body_country"]).map { Known(source: $0, isMedium: bodyKind == "media", kind: bodyKind) }
        }
        if let kind, let name: String = row["name"], !isPronoun(name) {
            return SourceKey(name: name, country: row["country"]).map { Known(source: $0, isMedium: kind == "media", kind: kind) }
        }
        let words: String = row["source"]
        let anonymous: String? = row["anonymous"]
        guard !isPronoun(words), anonymous != nil || !words.isEmpty else { return nil }
        return SourceKey(name: words.isEmpty ? anonymous ?? "" : words, country: nil)
            .map { Known(source: $0, isMedium: anonymous == "media" || anonymous == "reports") }
    }

    /// "A local official", "the same force", "the band": a description that may stand for whoever is named beside it.
    private static func isIndefinite(_ known: Known, words: String) -> Bool {
        let words = words.lowercased()
        if ["a ", "an ", "one of ", "the same "].contains(where: words.hasPrefix) { return true }
        return (known.kind ?? "other") == "other" && !known.source.name.contains(where: \.isUppercase)
    }

    private static func isPronoun(_ words: String) -> Bool {
        ["he", "she", "it", "they", "who", "which", "this", "that", "i", "we"].contains(words.lowercased())
    }
}

/// Countries, names and numbers of actors and holders.
extension SourceRows {
    func actors(_ numbers: some Sequence<Int64>) throws -> [Int64: SourceKey] {
        let rows = try Row.fetchAll(db, sql: "SELECT id, name, country FROM actor WHERE id IN \(LinkRows.list(numbers))")
        var keys: [Int64: SourceKey] = [:]
        for row in rows { keys[row["id"]] = SourceKey(name: row["name"], country: row["country"]) }
        return keys
    }
}
