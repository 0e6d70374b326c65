extension Schema {
    /// How an event looks among the others of its report, as the context model sees it: what it is compared by, `EventViewBytes` tells the form.
    static let viewTables = """
        CREATE TABLE event_view (
            event_id INTEGER PRIMARY KEY REFERENCES event (id),
            model TEXT NOT NULL,
            views BLOB NOT NULL
        ) STRICT;
        """
}
