import GRDB

/// Somebody who has logged in at the page: only the hash of what their cookie holds is kept.
package struct StoredSession: Hashable, Sendable {
    package var hash: [UInt8]
    package var person: String
    package var made: Moment
    package var seen: Moment

    package init(hash: [UInt8], person: String, made: Moment, seen: Moment) {
        self.hash = hash
        self.person = person
        self.made = made
        self.seen = seen
    }

    /// Rows of sessions that are over are of no use to anybody and go.
    static let table = """
        CREATE TABLE session (
            hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
            person_id INTEGER NOT NULL REFERENCES person (id),
            made INTEGER NOT NULL,
            seen INTEGER NOT NULL
        ) STRICT;
        """
}

extension PeopleStore {
    package func addSession(_ session: StoredSession) throws(RecordError) {
        try write { db in
            try db.execute(
                sql: "INSERT INTO session SELECT ?, id, ?, ? FROM person WHERE name = ? AND ended IS NULL",
                arguments: [Blob(session.hash), session.made.milliseconds, session.seen.milliseconds, session.person])
            guard db.changesCount > 0 else { throw RecordError.unknown(session.person) }
        }
    }

    /// The session of a hash, if its person stands.
    package func session(hash: [UInt8]) throws(RecordError) -> StoredSession? {
        try read { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT session.*, person.name AS person FROM session JOIN person ON person.id = person_id
                    WHERE session.hash = ? AND person.ended IS NULL
                    """, arguments: [Blob(hash)]
            ).map { row in
                StoredSession(
                    hash: hash, person: row["person"], made: Moment(milliseconds: row["made"]),
                    seen: Moment(milliseconds: row["seen"]))
            }
        }
    }

    /// Writes when somebody was last seen.
    package func saw(_ session: StoredSession) throws(RecordError) {
        try write { db in
            try db.execute(
                sql: "UPDATE session SET seen = ? WHERE hash = ?", arguments: [session.seen.milliseconds, Blob(session.hash)])
        }
    }

    package func endSession(hash: [UInt8]) throws(RecordError) {
        try write { try $0.execute(sql: "DELETE FROM session WHERE hash = ?", arguments: [Blob(hash)]) }
    }

    /// Ends those that were made or last seen too long ago, and those of people who are gone.
    package func endSessions(madeBefore made: Int64, seenBefore seen: Int64) throws(RecordError) {
        try write { db in
            try db.execute(
                sql: """
                    DELETE FROM session WHERE made < ? OR seen < ? OR person_id IN (SELECT id FROM person WHERE ended IS NOT NULL)
                    """, arguments: [made, seen])
        }
    }
}
