extension Schema {
    /// What belongs together across reports: fingerprints, bonds, groups, contradictions.
    ///
    /// Nothing here is changed: a bond, a membership or a state is ended and another made. `thing` is the letter of a
    /// `ThingID`, `by` is 'machine' or a person's name. `reasons` are words, one a line.
    static let linkTables = """
        -- The smallest hashes of a text's runs of words (32 bits each, ascending), by which copies are known.
        CREATE TABLE fingerprint (
            report_id INTEGER PRIMARY KEY REFERENCES report (id),
            words INTEGER NOT NULL,
            sketch BLOB NOT NULL,
            credits TEXT NOT NULL
        ) STRICT;

        -- The sentence that tells an event: a hash of its words and the words themselves, folded, blanks between.
        CREATE TABLE event_sentence (
            event_id INTEGER PRIMARY KEY REFERENCES event (id),
            number INTEGER NOT NULL,
            hash INTEGER NOT NULL,
            words TEXT NOT NULL
        ) STRICT;

        -- By what readings are looked up that may speak of the same things: hashes of run, place, actor or word, with the week.
        CREATE TABLE reading_key (
            key INTEGER NOT NULL,
            reading_id INTEGER NOT NULL REFERENCES reading (id),
            PRIMARY KEY (key, reading_id)
        ) STRICT, WITHOUT ROWID;

        -- Which readings have been linked, with the version of the rules.
        CREATE TABLE linked (
            reading_id INTEGER PRIMARY KEY REFERENCES reading (id),
            rules TEXT NOT NULL,
            made INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE bond (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN
                ('copy', 'cut', 'rewrite', 'quotes', 'same-claim', 'same-event', 'same-negotiation')),
            thing TEXT NOT NULL,
            from_id INTEGER NOT NULL,
            to_id INTEGER NOT NULL,
            score REAL NOT NULL,
            reasons TEXT NOT NULL,
            by TEXT NOT NULL,
            made INTEGER NOT NULL,
            ended INTEGER,
            ended_by TEXT
        ) STRICT;
        CREATE INDEX bond_from ON bond (thing, from_id);
        CREATE INDEX bond_to ON bond (thing, to_id);

        -- `kind` is the letter of the ThingID: w occurrence (events), k claim (statements), l lineage (reports),
        -- n negotiation (offers). A thing is in at most one standing group of a kind.
        CREATE TABLE grouping (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('w', 'k', 'l', 'n')),
            made INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE member (
            id INTEGER PRIMARY KEY,
            grouping_id INTEGER NOT NULL REFERENCES grouping (id),
            kind TEXT NOT NULL,
            thing_id INTEGER NOT NULL,
            made INTEGER NOT NULL,
            ended INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX member_standing ON member (kind, thing_id) WHERE ended IS NULL;
        CREATE INDEX member_thing ON member (kind, thing_id, made);
        CREATE INDEX member_of ON member (grouping_id);

        CREATE TABLE contradiction (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('number', 'actor', 'place', 'time', 'occurrence', 'control')),
            -- What it is about: the occurrence where there is one; the place of a quarrel over control.
            grouping_id INTEGER REFERENCES grouping (id),
            about TEXT NOT NULL,
            place TEXT,
            since TEXT,
            score REAL NOT NULL,
            reasons TEXT NOT NULL,
            by TEXT NOT NULL,
            made INTEGER NOT NULL,
            ended INTEGER,
            ended_by TEXT
        ) STRICT;
        CREATE INDEX contradiction_of ON contradiction (grouping_id);
        CREATE INDEX contradiction_about ON contradiction (about);

        -- `party` is one of the values that stand against each other, from 0; each place where it is told is a row.
        CREATE TABLE contradiction_side (
            id INTEGER PRIMARY KEY,
            contradiction_id INTEGER NOT NULL REFERENCES contradiction (id),
            party INTEGER NOT NULL,
            value TEXT NOT NULL,
            thing TEXT NOT NULL,
            thing_id INTEGER NOT NULL,
            reading_id INTEGER NOT NULL REFERENCES reading (id),
            statement_id INTEGER REFERENCES statement (id),
            actor_id INTEGER REFERENCES actor (id),
            source TEXT,
            at TEXT,
            made INTEGER NOT NULL,
            ended INTEGER
        ) STRICT;
        CREATE INDEX side_of_contradiction ON contradiction_side (contradiction_id);
        CREATE INDEX side_of_thing ON contradiction_side (thing, thing_id);

        -- Open until a row says otherwise; the newest that stands counts.
        CREATE TABLE contradiction_state (
            id INTEGER PRIMARY KEY,
            contradiction_id INTEGER NOT NULL REFERENCES contradiction (id),
            state TEXT NOT NULL CHECK (state IN ('open', 'resolved')),
            thing TEXT,
            thing_id INTEGER,
            at TEXT,
            by TEXT NOT NULL,
            made INTEGER NOT NULL,
            ended INTEGER
        ) STRICT;
        CREATE INDEX state_of_contradiction ON contradiction_state (contradiction_id);
        """
}
