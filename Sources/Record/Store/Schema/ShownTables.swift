import GRDB

extension Schema {
    /// What stands, once more in narrow rows, and how many events stand on which day: lists and counts are answered from these, not from
    /// the wide tables, their readings and what people say of each row.
    ///
    /// `event_stands` and `statement_stands` say what is to be there; triggers keep it so in the transaction that writes, whoever writes.
    static let shownTables = """
        -- Events that lists show: of readings that stand, neither rejected nor merged into others.
        CREATE TABLE shown_event (
            id INTEGER PRIMARY KEY REFERENCES event (id),
            reading_id INTEGER NOT NULL, report_id INTEGER NOT NULL, statement_id INTEGER, place_id INTEGER,
            at TEXT, type TEXT NOT NULL, status TEXT NOT NULL, country TEXT
        ) STRICT;
        CREATE VIEW event_stands AS
            SELECT event.id, event.reading_id, reading.report_id, event.statement_id, event.place_id, event.at, event.type, event.status, place.country
            FROM event JOIN reading ON reading.id = event.reading_id LEFT JOIN place ON place.id = event.place_id
            WHERE reading.ended IS NULL AND NOT EXISTS (
                SELECT 1 FROM correction WHERE kind = 'v' AND thing_id = event.id AND action IN ('reject', 'merge') AND correction.ended IS NULL);

        -- The same counted; '' is a day or a country that nobody knows.
        CREATE TABLE event_count (
            at TEXT NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL, country TEXT NOT NULL,
            events INTEGER NOT NULL,
            PRIMARY KEY (at, type, status, country)
        ) STRICT, WITHOUT ROWID;

        -- Statements that lists show, with the outlet that carries them and whether another one denies or rejects them. `earlier` is the day of the
        -- statement by the same actor before it in the same report, '' where that day is unknown: where it is null, the report is counted.
        CREATE TABLE shown_statement (
            id INTEGER PRIMARY KEY REFERENCES statement (id),
            reading_id INTEGER NOT NULL, report_id INTEGER NOT NULL, actor_id INTEGER,
            at TEXT, certainty TEXT NOT NULL, outlet TEXT, denied INTEGER NOT NULL, earlier TEXT
        ) STRICT;

        -- Those with an actor counted by month, '' where no day is known, and in all.
        CREATE TABLE source_count (
            actor_id INTEGER NOT NULL, month TEXT NOT NULL,
            statements INTEGER NOT NULL, reports INTEGER NOT NULL, denies INTEGER NOT NULL, denied INTEGER NOT NULL,
            PRIMARY KEY (actor_id, month)
        ) STRICT, WITHOUT ROWID;
        CREATE VIEW statement_stands AS
            SELECT statement.id, statement.reading_id, reading.report_id, statement.actor_id, statement.at, statement.certainty, report.outlet,
                EXISTS (SELECT 1 FROM answer WHERE to_id = statement.id AND relation IN ('denies', 'rejects')) AS denied
            FROM statement JOIN reading ON reading.id = statement.reading_id JOIN report ON report.id = reading.report_id
            WHERE reading.ended IS NULL AND NOT EXISTS (
                SELECT 1 FROM correction WHERE kind = 's' AND thing_id = statement.id AND action IN ('reject', 'merge') AND correction.ended IS NULL);
        """
}
