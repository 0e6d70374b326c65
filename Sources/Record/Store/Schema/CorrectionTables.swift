extension Schema {
    /// What people say of what the machine read, kept apart from it, and the log of everything that people did.
    static let correctionTables = """
        -- Accepted, rejected, edited or merged, with what it was about, so that a later reading of the same report can be told.
        CREATE TABLE correction (
            id INTEGER PRIMARY KEY,
            action TEXT NOT NULL CHECK (action IN ('accept', 'reject', 'edit', 'move', 'merge')),
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
        CREATE INDEX correction_of ON correction (kind, thing_id, action);
        CREATE INDEX correction_field ON correction (kind, field, new) WHERE action = 'edit';

        -- Sources whose names do not leave the record when it is asked to redact.
        CREATE TABLE redaction (
            id INTEGER PRIMARY KEY,
            actor_id INTEGER NOT NULL REFERENCES actor (id),
            label TEXT NOT NULL,
            reason TEXT,
            by TEXT NOT NULL,
            made INTEGER NOT NULL,
            ended INTEGER
        ) STRICT;
        CREATE INDEX redaction_of ON redaction (actor_id);

        -- A chain: each hash is that of the hash before it and of the entry.
        CREATE TABLE log (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            by TEXT NOT NULL,
            what TEXT NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;
        """
}
