extension Schema {
    /// What the watch of feeds remembers between two visits; what the visits brought stands in the tables of arrivals and failures.
    ///
    /// These rows are changed in place, for they say how things are now and no question about earlier days asks them. All times
    /// are milliseconds since 1970.
    static let feedTables = """
        -- `validated` is the address that `etag` and `modified` are of; `due` is the next visit, none for "now".
        CREATE TABLE feed (
            id INTEGER PRIMARY KEY,
            url TEXT NOT NULL UNIQUE,
            validated TEXT, etag TEXT, modified TEXT,
            visited INTEGER,
            succeeded INTEGER,
            failures INTEGER NOT NULL DEFAULT 0,
            reason TEXT,
            due INTEGER,
            gone INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        -- Items that were seen, by their own name or address, with the SHA-256 of their words. One with a `link` and no `done` waits
        -- for its page, from `due` on; `published` is the day that the feed tells of it.
        CREATE TABLE feed_item (
            feed_id INTEGER NOT NULL REFERENCES feed (id),
            key TEXT NOT NULL,
            digest BLOB NOT NULL,
            seen INTEGER NOT NULL,
            link TEXT,
            published TEXT,
            tries INTEGER NOT NULL DEFAULT 0,
            due INTEGER,
            done INTEGER,
            PRIMARY KEY (feed_id, key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX feed_item_awaited ON feed_item (feed_id, due) WHERE done IS NULL;

        -- What a site lets robots fetch, as it last said.
        CREATE TABLE site (
            origin TEXT PRIMARY KEY,
            robots TEXT NOT NULL,
            fetched INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
