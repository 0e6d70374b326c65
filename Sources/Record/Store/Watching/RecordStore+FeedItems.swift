import GRDB

extension RecordStore {
    /// The digests of those of these items that were seen in the feed.
    func seen(_ keys: [String], in feed: Int64) throws(RecordError) -> [String: [UInt8]] {
        try read { db in
            let statement = try db.cachedStatement(sql: "SELECT digest FROM feed_item WHERE feed_id = ? AND key = ?")
            var seen: [String: [UInt8]] = [:]
            for key in keys { seen[key] = try Blob.fetchOne(statement, arguments: [feed, key])?.bytes }
            return seen
        }
    }

    /// Notes items that are in the record now, or in its list of failures; with a link, that their page is to be fetched.
    func note(_ items: [SeenItem], in feed: Int64) throws(RecordError) {
        let now = clock.now().milliseconds
        try write { db in
            let statement = try db.cachedStatement(
                sql: """
                    INSERT INTO feed_item (feed_id, key, digest, seen, link, published, done) VALUES (?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (feed_id, key) DO UPDATE SET digest = excluded.digest
                    """)
            for item in items {
                try statement.execute(arguments: [
                    feed, item.key, Blob(item.digest), now, item.link, item.published, item.link == nil ? now : nil,
                ])
            }
        }
    }

    /// Items of a feed whose page is to be fetched now, the longest seen first.
    func awaitedPages(of feed: Int64) throws(RecordError) -> [AwaitedPage] {
        let now = clock.now().milliseconds
        return try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT key, link, published, tries FROM feed_item
                    WHERE feed_id = ? AND done IS NULL AND link IS NOT NULL AND (due IS NULL OR due <= ?) ORDER BY seen, published, key
                    """, arguments: [feed, now]
            ).map { AwaitedPage(key: $0["key"], link: $0["link"], published: $0["published"], tries: $0["tries"]) }
        }
    }

    /// Notes that a page is in the record, or will never be.
    func endWaiting(for key: String, in feed: Int64) throws(RecordError) {
        let now = clock.now().milliseconds
        try write { db in
            try db.execute(sql: "UPDATE feed_item SET done = ? WHERE feed_id = ? AND key = ?", arguments: [now, feed, key])
        }
    }

    /// Notes when a page is to be tried again.
    ///
    /// - Parameter counts: whether it was tried, and not only its host left alone.
    func postpone(_ key: String, in feed: Int64, to due: Moment, counts: Bool) throws(RecordError) {
        try write { db in
            try db.execute(
                sql: "UPDATE feed_item SET due = ?, tries = tries + ? WHERE feed_id = ? AND key = ?",
                arguments: [due.milliseconds, counts ? 1 : 0, feed, key])
        }
    }
}
