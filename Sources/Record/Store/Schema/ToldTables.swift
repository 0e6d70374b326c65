import GRDB

extension Schema {
    /// Who tells of what: each statement that lists show and whose actor is known, with each event that it tells; for counts of sources by what they speak of.
    ///
    /// `told_stands` says what is to be there; triggers keep it so, as with the narrow rows of `shownTables`.
    static let toldTables = """
        CREATE TABLE told (
            event_id INTEGER NOT NULL REFERENCES event (id), statement_id INTEGER NOT NULL REFERENCES statement (id), actor_id INTEGER NOT NULL,
            type TEXT NOT NULL, country TEXT NOT NULL,
            PRIMARY KEY (event_id, statement_id)
        ) STRICT, WITHOUT ROWID;
        CREATE VIEW told_stands AS
            SELECT telling.event_id, telling.statement_id, shown_statement.actor_id,
                coalesce((SELECT new FROM correction WHERE kind = 'v' AND thing_id = event.id AND field = 'type' AND ended IS NULL ORDER BY id DESC LIMIT 1),
                    event.type) AS type,
                coalesce(place.country, '') AS country
            FROM telling JOIN shown_statement ON shown_statement.id = telling.statement_id JOIN event ON event.id = telling.event_id
            LEFT JOIN place ON place.id = event.place_id
            WHERE shown_statement.actor_id IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM correction WHERE kind = 's' AND thing_id = telling.statement_id AND action = 'split' AND into_id = telling.event_id
                    AND correction.ended IS NULL);
        INSERT INTO told SELECT * FROM told_stands;
        CREATE INDEX told_of_type ON told (type, actor_id, statement_id);
        CREATE INDEX told_in_country ON told (country, actor_id, statement_id);

        CREATE TRIGGER telling_in AFTER INSERT ON telling BEGIN
            INSERT OR IGNORE INTO told SELECT * FROM told_stands WHERE event_id = NEW.event_id AND statement_id = NEW.statement_id;
        END;
        CREATE TRIGGER teller_in AFTER INSERT ON shown_statement WHEN NEW.actor_id IS NOT NULL BEGIN
            INSERT OR IGNORE INTO told SELECT * FROM told_stands WHERE statement_id = NEW.id;
        END;
        CREATE TRIGGER teller_out AFTER DELETE ON shown_statement WHEN OLD.actor_id IS NOT NULL BEGIN
            DELETE FROM told WHERE statement_id = OLD.id AND event_id IN (SELECT event_id FROM telling WHERE statement_id = OLD.id);
        END;
        CREATE TRIGGER told_otherwise AFTER UPDATE OF type, place_id ON event BEGIN
            \(toldRenewed("event_id = NEW.id"))
        END;
        \(correctionTriggers("type_edited", when: "NEW.kind = 'v' AND NEW.field = 'type'", toldRenewed("event_id = NEW.thing_id")))
        \(correctionTriggers(
            "telling_split", when: "NEW.kind = 's' AND NEW.action = 'split'", toldRenewed("event_id = NEW.into_id AND statement_id = NEW.thing_id")))
        """

    private static func toldRenewed(_ which: String) -> String {
        "DELETE FROM told WHERE \(which); INSERT INTO told SELECT * FROM told_stands WHERE \(which);"
    }
}
