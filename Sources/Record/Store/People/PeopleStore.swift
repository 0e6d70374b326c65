import GRDB

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Who may ask and change a record through the desk.
///
/// A small SQLite file of its own beside the record, readable by its owner alone: a record is copied and handed on, and what lets
/// people in must not go with it. Rows are ended, not deleted, as in the record.
package final class PeopleStore: Sendable {
    package let path: String
    private let database: DatabaseQueue
    private let clock: RecordClock

    /// - Parameter record: the path of the record.
    package init(beside record: String, clock: RecordClock = .system) throws(RecordError) {
        path = record + ".people"
        self.clock = clock
        let path = path
        database = try RecordError.catching(path) {
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw RecordError.cannotOpen(path: path) }
            close(descriptor)
            var configuration = Configuration()
            configuration.busyMode = .timeout(10)
            configuration.foreignKeysEnabled = true
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try PeopleStore.migrator.migrate(queue)
            return queue
        }
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 people") { try $0.execute(sql: PeopleStore.tables) }
        migrator.registerMigration("2 sessions") { try $0.execute(sql: StoredSession.table) }
        return migrator
    }

    /// `hash` of a person is argon2's own text, of a token SHA-256.
    private static let tables = """
        CREATE TABLE person (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('reader', 'analyst', 'admin')),
            hash TEXT NOT NULL,
            made INTEGER NOT NULL,
            ended INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX person_name ON person (name) WHERE ended IS NULL;
        CREATE TABLE token (
            id INTEGER PRIMARY KEY,
            person_id INTEGER NOT NULL REFERENCES person (id),
            name TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('reader', 'analyst', 'admin')),
            hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
            made INTEGER NOT NULL,
            expires INTEGER NOT NULL,
            ended INTEGER
        ) STRICT;
        """

    func read<Value>(_ body: (Database) throws -> Value) throws(RecordError) -> Value {
        try RecordError.catching(path) { try database.read(body) }
    }

    func write<Value>(_ body: (Database) throws -> Value) throws(RecordError) -> Value {
        try RecordError.catching(path) { try database.write(body) }
    }
}

/// Somebody who may log in.
package struct Person: Hashable, Sendable {
    package var name: String
    package var role: String
    /// Of the password, as argon2 writes it.
    package var hash: String
    package var made: Moment
}

/// What a script shows instead of a password.
package struct StoredToken: Hashable, Sendable {
    package var number: Int64
    package var person: String
    package var name: String
    package var role: String
    package var made: Moment
    package var expires: Moment
}

extension PeopleStore {
    package func people() throws(RecordError) -> [Person] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM person WHERE ended IS NULL ORDER BY name").map { row in
                Person(name: row["name"], role: row["role"], hash: row["hash"], made: Moment(milliseconds: row["made"]))
            }
        }
    }

    package func hasPeople() throws(RecordError) -> Bool {
        try read { try Int.fetchOne($0, sql: "SELECT 1 FROM person WHERE ended IS NULL LIMIT 1") != nil }
    }

    package func person(_ name: String) throws(RecordError) -> Person? { try people().first { $0.name == name } }

    package func add(_ name: String, role: String, hash: String) throws(RecordError) {
        let now = clock.now().milliseconds
        try write { db in
            guard try Int.fetchOne(db, sql: "SELECT 1 FROM person WHERE name = ? AND ended IS NULL", arguments: [name]) == nil
            else {
                throw RecordError.other(
                    path: path, reason: "“\(name)” is there already; remove them first, or choose another name")
            }
            try db.execute(
                sql: "INSERT INTO person (name, role, hash, made) VALUES (?, ?, ?, ?)", arguments: [name, role, hash, now])
        }
    }

    /// Their tokens end with them.
    package func remove(_ name: String) throws(RecordError) {
        let now = clock.now().milliseconds
        try write { db in
            guard
                let id = try Int64.fetchOne(db, sql: "SELECT id FROM person WHERE name = ? AND ended IS NULL", arguments: [name])
            else {
                throw RecordError.other(path: path, reason: "nobody is called “\(name)”")
            }
            try db.execute(sql: "UPDATE person SET ended = ? WHERE id = ?", arguments: [now, id])
            try db.execute(sql: "UPDATE token SET ended = ? WHERE person_id = ? AND ended IS NULL", arguments: [now, id])
        }
    }
}

/// Tokens: only their hash is kept.
extension PeopleStore {
    package func addToken(_ name: String, of person: String, role: String, hash: [UInt8], expires: Moment) throws(RecordError)
        -> StoredToken
    {
        let now = clock.now().milliseconds
        return try write { db in
            guard
                let id = try Int64.fetchOne(
                    db, sql: "SELECT id FROM person WHERE name = ? AND ended IS NULL", arguments: [person])
            else {
                throw RecordError.unknown(person)
            }
            try db.execute(
                sql: "INSERT INTO token (person_id, name, role, hash, made, expires) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [id, name, role, Blob(hash), now, expires.milliseconds])
            return StoredToken(
                number: db.lastInsertedRowID, person: person, name: name, role: role, made: Moment(milliseconds: now),
                expires: expires)
        }
    }

    /// Those that stand, expired ones too, so that they can be seen to be so.
    package func tokens(of person: String) throws(RecordError) -> [StoredToken] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT token.*, person.name AS person FROM token JOIN person ON person.id = person_id
                    WHERE token.ended IS NULL AND person.name = ? AND person.ended IS NULL ORDER BY token.id
                    """, arguments: [person]
            ).map(PeopleStore.token)
        }
    }

    /// The token of a hash, if it stands and its owner does.
    package func token(hash: [UInt8]) throws(RecordError) -> (token: StoredToken, owner: String)? {
        try read { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT token.*, person.name AS person, person.role AS owner FROM token JOIN person ON person.id = person_id
                    WHERE token.ended IS NULL AND person.ended IS NULL AND token.hash = ?
                    """, arguments: [Blob(hash)]
            ).map { (PeopleStore.token($0), $0["owner"]) }
        }
    }

    package func removeToken(_ number: Int64, of person: String) throws(RecordError) {
        let now = clock.now().milliseconds
        try write { db in
            try db.execute(
                sql: """
                    UPDATE token SET ended = ? WHERE id = ? AND ended IS NULL
                    AND person_id IN (SELECT id FROM person WHERE name = ? AND ended IS NULL)
                    """, arguments: [now, number, person])
            guard db.changesCount > 0 else { throw RecordError.unknown("token \(number)") }
        }
    }

    package var now: Moment { clock.now() }

    private static func token(_ row: Row) -> StoredToken {
        StoredToken(
            number: row["id"], person: row["person"], name: row["name"], role: row["role"],
            made: Moment(milliseconds: row["made"]),
            expires: Moment(milliseconds: row["expires"]))
    }
}
