import GRDB

extension RecordStore {
    /// How it stands with feeds, in their order; one that was never watched gets a row.
    package func feeds(_ addresses: [WebAddress]) throws(RecordError) -> [FeedState] {
        try write { db in
            try addresses.map { address in
                if let row = try Row.fetchOne(db, sql: "SELECT * FROM feed WHERE url = ?", arguments: [address.description]) {
                    return FeedState(row, address)
                }
                try db.execute(sql: "INSERT INTO feed (url) VALUES (?)", arguments: [address.description])
                return FeedState(number: db.lastInsertedRowID, address: address)
            }
        }
    }

    /// Keeps how it stands; a feed that came is no failure any more.
    func keep(_ state: FeedState) throws(RecordError) {
        let now = clock.now().milliseconds
        let validators = state.validators
        try write { db in
            try db.execute(
                sql: """
                    UPDATE feed SET validated = ?, etag = ?, modified = ?, visited = ?, succeeded = ?, failures = ?, reason = ?, due = ?,
                        gone = ? WHERE id = ?
                    """,
                arguments: [
                    validators?.address.description, validators?.etag, validators?.modified, state.visited?.milliseconds,
                    state.succeeded?.milliseconds, state.failures, state.reason, state.due?.milliseconds, state.isGone,
                    state.number,
                ])
            guard state.failures == 0 else { return }
            try db.execute(
                sql: "UPDATE failure SET ended = ? WHERE path = ? AND ended IS NULL", arguments: [now, state.address.description])
        }
    }

    /// What robots.txt of a site said, if that was not before `moment`.
    func robots(of origin: String, since moment: Moment) throws(RecordError) -> String? {
        try read { db in
            try String.fetchOne(
                db, sql: "SELECT robots FROM site WHERE origin = ? AND fetched >= ?", arguments: [origin, moment.milliseconds])
        }
    }

    func keepRobots(_ words: String, of origin: String) throws(RecordError) {
        let now = clock.now().milliseconds
        try write { db in
            try db.execute(
                sql: """
                    INSERT INTO site (origin, robots, fetched) VALUES (?, ?, ?)
                    ON CONFLICT (origin) DO UPDATE SET robots = excluded.robots, fetched = excluded.fetched
                    """, arguments: [origin, words, now])
        }
    }
}

extension FeedState {
    fileprivate init(_ row: Row, _ address: WebAddress) {
        self.init(number: row["id"], address: address)
        if let written: String = row["validated"], let validated = try? WebAddress(written) {
            validators = Visitor.Validators(address: validated, etag: row["etag"], modified: row["modified"])
        }
        visited = RecordStore.moment(row["visited"])
        succeeded = RecordStore.moment(row["succeeded"])
        failures = row["failures"]
        reason = row["reason"]
        due = RecordStore.moment(row["due"])
        isGone = row["gone"]
    }
}
