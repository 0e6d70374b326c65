extension Schema {
    /// Searches that people keep, and how far each has been looked through.
    static let searchTables = """
        CREATE TABLE search (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            list TEXT NOT NULL,
            arguments TEXT NOT NULL,
            by TEXT NOT NULL,
            seen INTEGER NOT NULL,
            made INTEGER NOT NULL,
            ended INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX search_name ON search (name) WHERE ended IS NULL;
        """
}
