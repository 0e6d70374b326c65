extension Schema {
    /// What the desk asks for that the tables before did not hold, and indexes for its lists.
    static let deskTables = """
        -- The place from which another one is told ("20 km north of X"); of readings from here on.
        CREATE TABLE relative_place (
            place_id INTEGER PRIMARY KEY REFERENCES place (id),
            anchor_id INTEGER NOT NULL REFERENCES place (id)
        ) STRICT;

        -- What people look through first: statements of which the model is not sure, and what the reader doubts.
        CREATE INDEX statement_unsure ON statement (reading_id) WHERE score < 0.6;
        CREATE INDEX doubt_about ON doubt (reading_id) WHERE about IS NOT NULL;

        CREATE INDEX place_unresolved ON place (words COLLATE NOCASE) WHERE lat IS NULL;
        CREATE INDEX failure_of_import ON failure (import_id) WHERE ended IS NULL;
        CREATE INDEX import_what ON import (what);
        """
}
