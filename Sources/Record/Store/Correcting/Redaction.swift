import GRDB
import Reading

/// A source whose name does not leave the record when it is asked to redact.
package struct Redaction: Hashable, Sendable {
    package var number: Int64
    package var actor: ThingID
    package var name: String
    /// What stands in the place of the name.
    package var label: String
    package var reason: String?
    package var by: String
    package var made: Moment
}

extension RecordStore {
    /// Seals a source: from now on its names give way to a label wherever the record is asked to redact. Nothing is taken out of
    /// the record itself.
    package func seal(_ actor: ThingID, label: String?, reason: String?, by: String) throws(RecordError) -> Redaction {
        let now = clock.now().milliseconds
        return try write { db in
            guard actor.kind == .actor, let name = try String.fetchOne(db, sql: "SELECT name FROM actor WHERE id = ?", arguments: [actor.number])
            else { throw RecordError.unknown(actor.description) }
            try db.execute(
                sql: "UPDATE redaction SET ended = ? WHERE actor_id = ? AND ended IS NULL", arguments: [now, actor.number])
            let label = label ?? "[source \(actor.number)]"
            try Inserter(db, into: "redaction", ["actor_id", "label", "reason", "by", "made"]).insert([
                actor.number, label, reason, by, now,
            ])
            // The log is shown to many: it tells the number, not the name.
            try Log(db: db).add("seal \(actor)", by: by, at: now)
            return Redaction(
                number: db.lastInsertedRowID, actor: actor, name: name, label: label, reason: reason, by: by,
                made: Moment(milliseconds: now))
        }
    }

    package func unseal(_ actor: ThingID, by: String) throws(RecordError) {
        let now = clock.now().milliseconds
        try write { db in
            try db.execute(
                sql: "UPDATE redaction SET ended = ? WHERE actor_id = ? AND ended IS NULL", arguments: [now, actor.number])
            guard db.changesCount > 0 else { throw RecordError.unknown("a seal of \(actor)") }
            try Log(db: db).add("unseal \(actor)", by: by, at: now)
        }
    }

    /// The seals that stand.
    package func redactions() throws(RecordError) -> [Redaction] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT redaction.*, actor.name FROM redaction JOIN actor ON actor.id = actor_id WHERE ended IS NULL ORDER BY redaction.id
                    """
            ).map { row in
                Redaction(
                    number: row["id"], actor: ThingID(.actor, row["actor_id"]), name: row["name"], label: row["label"],
                    reason: row["reason"], by: row["by"], made: Moment(milliseconds: row["made"]))
            }
        }
    }

    /// The same question, in which no sealed name finds anything: neither as somebody's name nor as words of a report.
    package func hidingSealed(_ filter: Filter) throws(RecordError) -> Filter {
        var filter = filter
        filter.hidesSealed = true
        if let words = filter.words { filter.words = try redactor().hiding(in: words) }
        return filter
    }

    /// What takes the sealed names out of words.
    package func redactor() throws(RecordError) -> Redactor {
        let seals = try redactions()
        return try read { db in
            var names: [(name: String, label: String)] = []
            for seal in seals {
                let actors = try ActorNames(seal.actor.description, db).numbers
                let query: SQL = """
                    SELECT name FROM actor WHERE id IN \(actors) UNION SELECT name FROM entity WHERE actor_id IN \(actors)
                    """
                var own = Set(try SQLRequest<String>(literal: query).fetchAll(db))
                let others: SQL = "SELECT DISTINCT aliases FROM entity WHERE actor_id IN \(actors)"
                for aliases in try SQLRequest<String>(literal: others).fetchAll(db) {
                    own.formUnion(WordList.words(in: aliases))
                }
                names += own.sorted().map { ($0, seal.label) }
            }
            return Redactor(names)
        }
    }
}

/// Takes names out of words, whatever their case, and puts labels in their stead; whole words only, longer names first.
package struct Redactor: Sendable {
    private let names: [(name: String, label: String)]

    init(_ names: [(name: String, label: String)]) {
        self.names = names.filter { $0.name.count > 1 }.sorted { ($0.name.count, $1.name) > ($1.name.count, $0.name) }
    }

    /// Nobody is sealed.
    package var isEmpty: Bool { names.isEmpty }

    package func redacted(_ words: String) -> String {
        var words = words
        for (name, label) in names { words = Redactor.replaced(name, in: words, with: label) }
        return words
    }

    /// Where names stand in words, and the labels for them, in order and apart from each other; places count bytes of UTF-8.
    package func places(in words: String) -> [(place: Span, label: String)] {
        var found: [(place: Span, label: String)] = []
        for (name, label) in names {
            var rest = Substring(words)
            var before: Character?
            while let next = rest.first {
                if before.map(Redactor.isWordPart) != true, let end = Redactor.match(name, at: rest), rest[end...].first.map(Redactor.isWordPart) != true {
                    let place = Span(words.utf8.distance(from: words.startIndex, to: rest.startIndex), words.utf8.distance(from: words.startIndex, to: end))
                    if !found.contains(where: { $0.place.overlaps(place) }) { found.append((place, label)) }
                    before = rest[..<end].last
                    rest = rest[end...]
                } else {
                    before = next
                    rest = rest.dropFirst()
                }
            }
        }
        return found.sorted { $0.place < $1.place }
    }

    /// A question of words, as `SearchWords` makes it, that leaves out what holds a sealed name where one of its words may mean it.
    package func hiding(in query: String) -> String {
        let asked = Redactor.roots(of: query)
        let meant = Set(names.map(\.name)).filter { name in
            Redactor.roots(of: name).contains { root in asked.contains { $0.hasPrefix(root) || root.hasPrefix($0) } }
        }
        guard !meant.isEmpty else { return query }
        return "(\(query)) NOT (\(meant.sorted().map { "\"\($0.replacing("\"", with: ""))\"" }.joined(separator: " OR ")))"
    }

    /// How words begin, without case and signs: what the search takes for one word begins alike.
    private static func roots(of words: String) -> [String] {
        NameKey.words(words).map { String($0.prefix(3)) }
    }

    private static func replaced(_ name: String, in words: String, with label: String) -> String {
        var result = ""
        var rest = Substring(words)
        var before: Character?
        while let next = rest.first {
            if before.map(isWordPart) != true, let end = match(name, at: rest), rest[end...].first.map(isWordPart) != true {
                result += label
                before = rest[..<end].last
                rest = rest[end...]
            } else {
                result.append(next)
                before = next
                rest = rest.dropFirst()
            }
        }
        return result
    }

    /// Where the name ends, if the words begin with it; a blank of it stands for any blanks.
    private static func match(_ name: String, at words: Substring) -> Substring.Index? {
        var at = words.startIndex
        for character in name {
            if character.isWhitespace {
                guard at < words.endIndex, words[at].isWhitespace else { return nil }
                while at < words.endIndex, words[at].isWhitespace { at = words.index(after: at) }
            } else {
                guard at < words.endIndex, words[at] == character || words[at].lowercased() == character.lowercased() else { return nil }
                at = words.index(after: at)
            }
        }
        return at
    }

    private static func isWordPart(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
