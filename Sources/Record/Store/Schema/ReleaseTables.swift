extension Schema {
    /// Views that were frozen, so that what was published of them can be recomputed; and what people say of several things at once.
    ///
    /// `lines` are packed JSON Lines as `export --format jsonl` writes them, in order of the things' numbers; `sha256` is that of all of
    /// them together.
    static let releaseTables = """
        CREATE TABLE release (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            list TEXT NOT NULL CHECK (list IN ('events', 'claims', 'offers', 'control')),
            filter TEXT NOT NULL,
            program TEXT NOT NULL,
            as_of INTEGER NOT NULL,
            count INTEGER NOT NULL,
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
            reason TEXT,
            by TEXT NOT NULL,
            made INTEGER NOT NULL
        ) STRICT;

        -- What read the reports of the view.
        CREATE TABLE release_engine (
            release_id INTEGER NOT NULL REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED,
            position INTEGER NOT NULL,
            program TEXT NOT NULL, model TEXT, rules TEXT, gazetteer TEXT,
            count INTEGER NOT NULL,
            PRIMARY KEY (release_id, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE release_row (
            release_id INTEGER NOT NULL REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED,
            thing_id INTEGER NOT NULL,
            PRIMARY KEY (release_id, thing_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE release_part (
            release_id INTEGER NOT NULL REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED,
            position INTEGER NOT NULL,
            lines BLOB NOT NULL,
            PRIMARY KEY (release_id, position)
        ) STRICT;

        -- As before, with what people say of two things: `into_id` is the actor or event that is merged into or joined with, the event
        -- that a statement is split off, the place that was moved to.
        CREATE TABLE wider_correction (
            id INTEGER PRIMARY KEY,
            action TEXT NOT NULL CHECK (action IN ('accept', 'reject', 'edit', 'move', 'merge', 'join', 'part', 'split')),
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
        INSERT INTO wider_correction SELECT * FROM correction;
        DROP TABLE correction;
        ALTER TABLE wider_correction RENAME TO correction;
        CREATE INDEX correction_of ON correction (kind, thing_id, action);
        CREATE INDEX correction_field ON correction (kind, field, new) WHERE action = 'edit';
        CREATE INDEX correction_into ON correction (into_id, kind, action) WHERE into_id IS NOT NULL;

        -- The events with which a parted one is not one.
        CREATE TABLE correction_other (
            correction_id INTEGER NOT NULL REFERENCES correction (id),
            event_id INTEGER NOT NULL REFERENCES event (id),
            PRIMARY KEY (correction_id, event_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX correction_other_of ON correction_other (event_id);

        CREATE INDEX place_division ON place (admin1 COLLATE NOCASE);
        CREATE INDEX place_district ON place (admin2 COLLATE NOCASE);
        """
}
