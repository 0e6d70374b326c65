extension Schema {
    /// Reports, where they came from, and what was read in them.
    ///
    /// `read_place_id` is the place that the machine read, `place_id` the one that people put in its stead, or the same.
    /// `made`, `ended` and an arrival's `at`: milliseconds since 1970. Days (every other `at`) are ISO 8601 text, sorted as such. `spans` are JSON lists of
    /// [start, end) in bytes of the original. `local` is the name a thing has inside its finding.
    static let firstTables = """
        PRAGMA application_id = \(applicationMark);

        CREATE TABLE import (
            id INTEGER PRIMARY KEY,
            what TEXT NOT NULL,
            by TEXT NOT NULL,
            started INTEGER NOT NULL,
            completed INTEGER,
            undone INTEGER
        ) STRICT;

        CREATE TABLE report (
            id INTEGER PRIMARY KEY,
            sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
            name TEXT, title TEXT, outlet TEXT, author TEXT, url TEXT, language TEXT, dateline TEXT,
            published_start TEXT, published_end TEXT, published_grain TEXT, published_origin TEXT,
            made INTEGER NOT NULL,
            ended INTEGER
        ) STRICT;
        CREATE INDEX report_published ON report (published_start);
        CREATE INDEX report_outlet ON report (outlet);

        -- The bytes as they came, packed by zlib where that is shorter; `text` is what was taken out of a form that
        -- holds none of its own (PDF), to which spans then lead.
        CREATE TABLE original (
            report_id INTEGER PRIMARY KEY REFERENCES report (id),
            size INTEGER NOT NULL,
            packing TEXT NOT NULL CHECK (packing IN ('none', 'zlib')),
            bytes BLOB NOT NULL,
            text BLOB
        ) STRICT;

        CREATE TABLE arrival (
            id INTEGER PRIMARY KEY,
            import_id INTEGER NOT NULL REFERENCES import (id),
            report_id INTEGER NOT NULL REFERENCES report (id),
            path TEXT NOT NULL,
            line INTEGER,
            element INTEGER,
            at INTEGER NOT NULL,
            ended INTEGER
        ) STRICT;
        CREATE INDEX arrival_of_report ON arrival (report_id);
        CREATE INDEX arrival_of_import ON arrival (import_id);

        -- What could not be read, until it can.
        CREATE TABLE failure (
            id INTEGER PRIMARY KEY,
            import_id INTEGER NOT NULL REFERENCES import (id),
            path TEXT NOT NULL,
            line INTEGER,
            element INTEGER,
            reason TEXT NOT NULL,
            at INTEGER NOT NULL,
            ended INTEGER
        ) STRICT;
        CREATE INDEX failure_open ON failure (path) WHERE ended IS NULL;

        CREATE TABLE reading (
            id INTEGER PRIMARY KEY,
            report_id INTEGER NOT NULL REFERENCES report (id),
            program TEXT NOT NULL, model TEXT, rules TEXT, gazetteer TEXT,
            finding BLOB NOT NULL,
            made INTEGER NOT NULL,
            ended INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX reading_current ON reading (report_id) WHERE ended IS NULL;
        CREATE INDEX reading_of_report ON reading (report_id, made);

        CREATE TABLE actor (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            ref TEXT, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, sector TEXT
        ) STRICT;
        CREATE INDEX actor_name ON actor (name COLLATE NOCASE);

        CREATE TABLE entity (
            id INTEGER PRIMARY KEY,
            reading_id INTEGER NOT NULL REFERENCES reading (id),
            local TEXT NOT NULL,
            actor_id INTEGER NOT NULL REFERENCES actor (id),
            kind TEXT NOT NULL, name TEXT NOT NULL, aliases TEXT NOT NULL, role TEXT, affiliation_id INTEGER, country TEXT,
            sector TEXT
        ) STRICT;
        CREATE INDEX entity_of_reading ON entity (reading_id);
        CREATE INDEX entity_of_actor ON entity (actor_id);

        CREATE TABLE place (
            id INTEGER PRIMARY KEY,
            reading_id INTEGER NOT NULL REFERENCES reading (id),
            local TEXT NOT NULL,
            words TEXT NOT NULL, spans TEXT NOT NULL,
            geonameid INTEGER, name TEXT, feature TEXT, country TEXT, admin1 TEXT, admin2 TEXT,
            lat REAL, lon REAL, radius_km REAL, precision TEXT NOT NULL
        ) STRICT;
        CREATE INDEX place_of_reading ON place (reading_id);
        CREATE INDEX place_named ON place (geonameid);
        CREATE INDEX place_admin ON place (country, admin1);
        CREATE VIRTUAL TABLE place_box USING rtree (id, min_lat, max_lat, min_lon, max_lon);

        -- `at` is the first day of when it was said, or of the report.
        CREATE TABLE statement (
            id INTEGER PRIMARY KEY,
            reading_id INTEGER NOT NULL REFERENCES reading (id),
            local TEXT NOT NULL,
            parent_id INTEGER REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
            entity_id INTEGER REFERENCES entity (id),
            actor_id INTEGER REFERENCES actor (id),
            anonymous TEXT, source_count INTEGER,
            source TEXT NOT NULL, cue TEXT NOT NULL, lemma TEXT, content TEXT NOT NULL,
            source_spans TEXT NOT NULL, cue_spans TEXT NOT NULL, spans TEXT NOT NULL,
            manner TEXT NOT NULL, channel TEXT NOT NULL, channel_name TEXT,
            audience_id INTEGER REFERENCES entity (id),
            certainty TEXT NOT NULL,
            verification TEXT NOT NULL, verified_by_id INTEGER REFERENCES entity (id), verification_words TEXT,
            said_start TEXT, said_end TEXT, at TEXT,
            line INTEGER NOT NULL,
            origin TEXT NOT NULL, score REAL
        ) STRICT;
        CREATE INDEX statement_of_reading ON statement (reading_id);
        CREATE INDEX statement_of_actor ON statement (actor_id, at);
        CREATE INDEX statement_at ON statement (at);

        CREATE TABLE answer (
            statement_id INTEGER NOT NULL REFERENCES statement (id),
            to_id INTEGER NOT NULL REFERENCES statement (id),
            relation TEXT NOT NULL,
            PRIMARY KEY (statement_id, to_id, relation)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX answer_to ON answer (to_id);

        -- `at` is the first day of its time, or of the report's publication where no time is told.
        CREATE TABLE event (
            id INTEGER PRIMARY KEY,
            reading_id INTEGER NOT NULL REFERENCES reading (id),
            local TEXT NOT NULL,
            statement_id INTEGER REFERENCES statement (id),
            anchor TEXT NOT NULL, spans TEXT NOT NULL,
            type TEXT NOT NULL, mode TEXT, contexts TEXT NOT NULL, quad INTEGER NOT NULL, scale REAL NOT NULL,
            cameo TEXT, acled_event TEXT, acled_sub_event TEXT,
            status TEXT NOT NULL,
            within_id INTEGER REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
            place_id INTEGER REFERENCES place (id), read_place_id INTEGER REFERENCES place (id),
            time_words TEXT, time_start TEXT, time_end TEXT, time_grain TEXT, at TEXT,
            means TEXT,
            line INTEGER NOT NULL,
            origin TEXT NOT NULL
        ) STRICT;
        CREATE INDEX event_of_reading ON event (reading_id);
        CREATE INDEX event_at ON event (at);
        CREATE INDEX event_type ON event (type, at);
        CREATE INDEX event_place ON event (place_id);

        -- Every statement that tells the event, the first among them.
        CREATE TABLE telling (
            event_id INTEGER NOT NULL REFERENCES event (id),
            statement_id INTEGER NOT NULL REFERENCES statement (id),
            PRIMARY KEY (event_id, statement_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX telling_of_statement ON telling (statement_id);

        CREATE TABLE party (
            event_id INTEGER NOT NULL REFERENCES event (id),
            side TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
            position INTEGER NOT NULL,
            entity_id INTEGER REFERENCES entity (id),
            actor_id INTEGER REFERENCES actor (id),
            words TEXT NOT NULL, spans TEXT NOT NULL,
            PRIMARY KEY (event_id, side, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX party_of_actor ON party (actor_id);

        CREATE TABLE figure (
            id INTEGER PRIMARY KEY,
            reading_id INTEGER NOT NULL REFERENCES reading (id),
            local TEXT NOT NULL,
            statement_id INTEGER REFERENCES statement (id),
            kind TEXT NOT NULL, low INTEGER, high INTEGER, qualifier TEXT NOT NULL,
            of_id INTEGER REFERENCES entity (id), of_actor_id INTEGER REFERENCES actor (id), counted TEXT,
            matter TEXT NOT NULL, unit TEXT, scope TEXT NOT NULL,
            part_of_id INTEGER REFERENCES figure (id) DEFERRABLE INITIALLY DEFERRED,
            words TEXT NOT NULL, spans TEXT NOT NULL,
            line INTEGER NOT NULL,
            origin TEXT NOT NULL
        ) STRICT;
        CREATE INDEX figure_of_reading ON figure (reading_id);

        CREATE TABLE event_figure (
            event_id INTEGER NOT NULL REFERENCES event (id),
            figure_id INTEGER NOT NULL REFERENCES figure (id),
            PRIMARY KEY (event_id, figure_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX event_of_figure ON event_figure (figure_id);

        CREATE TABLE offer (
            id INTEGER PRIMARY KEY,
            reading_id INTEGER NOT NULL REFERENCES reading (id),
            local TEXT NOT NULL,
            statement_id INTEGER REFERENCES statement (id),
            kind TEXT NOT NULL, state TEXT NOT NULL,
            by_words TEXT, words TEXT NOT NULL, spans TEXT NOT NULL,
            at TEXT,
            line INTEGER NOT NULL,
            origin TEXT NOT NULL
        ) STRICT;
        CREATE INDEX offer_of_reading ON offer (reading_id);
        CREATE INDEX offer_at ON offer (at);

        CREATE TABLE offer_party (
            offer_id INTEGER NOT NULL REFERENCES offer (id),
            role TEXT NOT NULL CHECK (role IN ('by', 'to', 'through')),
            position INTEGER NOT NULL,
            entity_id INTEGER NOT NULL REFERENCES entity (id),
            actor_id INTEGER NOT NULL REFERENCES actor (id),
            PRIMARY KEY (offer_id, role, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX offer_party_of_actor ON offer_party (actor_id);

        CREATE TABLE condition (
            offer_id INTEGER NOT NULL REFERENCES offer (id),
            position INTEGER NOT NULL,
            by_ids TEXT NOT NULL, place_ids TEXT NOT NULL,
            deadline_start TEXT, deadline_end TEXT,
            words TEXT NOT NULL, spans TEXT NOT NULL,
            PRIMARY KEY (offer_id, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE offer_answer (
            offer_id INTEGER NOT NULL REFERENCES offer (id),
            position INTEGER NOT NULL,
            statement_id INTEGER REFERENCES statement (id),
            state TEXT NOT NULL,
            PRIMARY KEY (offer_id, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE control (
            id INTEGER PRIMARY KEY,
            reading_id INTEGER NOT NULL REFERENCES reading (id),
            local TEXT NOT NULL,
            statement_id INTEGER REFERENCES statement (id),
            place_id INTEGER REFERENCES place (id), read_place_id INTEGER REFERENCES place (id), place_words TEXT NOT NULL,
            holder_id INTEGER REFERENCES entity (id), holder_actor_id INTEGER REFERENCES actor (id), holder_words TEXT,
            from_id INTEGER REFERENCES entity (id), from_actor_id INTEGER REFERENCES actor (id),
            relation TEXT NOT NULL, negated INTEGER NOT NULL,
            time_start TEXT, time_end TEXT, time_grain TEXT, at TEXT,
            words TEXT NOT NULL, spans TEXT NOT NULL,
            line INTEGER NOT NULL,
            origin TEXT NOT NULL
        ) STRICT;
        CREATE INDEX control_of_reading ON control (reading_id);
        CREATE INDEX control_at ON control (at);
        CREATE INDEX control_place ON control (place_id);

        CREATE TABLE note (
            id INTEGER PRIMARY KEY,
            reading_id INTEGER NOT NULL REFERENCES reading (id),
            local TEXT NOT NULL,
            statement_id INTEGER REFERENCES statement (id),
            kind TEXT NOT NULL,
            figure_id INTEGER REFERENCES figure (id),
            place_id INTEGER REFERENCES place (id),
            words TEXT NOT NULL, spans TEXT NOT NULL,
            line INTEGER NOT NULL,
            origin TEXT NOT NULL
        ) STRICT;
        CREATE INDEX note_of_reading ON note (reading_id);

        CREATE TABLE doubt (
            id INTEGER PRIMARY KEY,
            reading_id INTEGER NOT NULL REFERENCES reading (id),
            kind TEXT NOT NULL, words TEXT, spans TEXT, about TEXT, reason TEXT NOT NULL, line INTEGER
        ) STRICT;
        CREATE INDEX doubt_of_reading ON doubt (reading_id);
        CREATE INDEX doubt_kind ON doubt (kind);

        CREATE VIRTUAL TABLE report_words USING fts5 (
            title, text, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
        );
        CREATE VIRTUAL TABLE statement_words USING fts5 (
            source, content, content = 'statement', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
        );
        """
}
