extension Schema {
    /// What the desk asks for that the tables before did not hold, and indexes for its lists.
    static let deskTables = """
        -- The place from which another one is told ("20 km north of X"); of readings from here on.
        CREATE TABLE relative_place (
            place_id INTEGER PRIMARY KEY REFERENCES place (id),
            anchor_id INTEGER NOT NULL REFERENCES place (id)
        ) STRICT;

        CREATE INDEX place_unresolved ON place (words COLLATE NOCASE) WHERE lat IS NULL;
        CREATE INDEX failure_of_import ON failure (import_id) WHERE ended IS NULL;
        CREATE INDEX import_what ON import (what);

        -- The same table as before, which knows one action more.
        CREATE TABLE correction_new (
            id INTEGER PRIMARY KEY,
            action TEXT NOT NULL CHECK (action IN ('accept', 'reject', 'edit', 'move', 'merge', 'split')),
            kind TEXT NOT NULL,
            thing_id INTEGER NOT NULL,
            report_id INTEGER REFERENCES report (id),
            spans TEXT,
            field TEXT,
            old TEXT,
            new TEXT,
            into_id INTEGER,
            reason TEXT,
            by TEXT NOT NULL,
            carried_from INTEGER REFERENCES correction (id),
            made INTEGER NOT NULL,
            ended INTEGER
        ) STRICT;
        INSERT INTO correction_new SELECT * FROM correction;
        DROP TABLE correction;
        ALTER TABLE correction_new RENAME TO correction;
        CREATE INDEX correction_of ON correction (kind, thing_id, action);
        CREATE INDEX correction_field ON correction (kind, field, new) WHERE action = 'edit';
        """
}
