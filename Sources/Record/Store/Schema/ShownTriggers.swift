extension Schema {
    /// Made once the narrow rows are filled in: an old record has many.
    static let shownIndexes = """
        CREATE INDEX shown_event_at ON shown_event (at, id, place_id, type, status);
        CREATE INDEX shown_statement_at ON shown_statement (at);
        CREATE INDEX shown_statement_among ON shown_statement (report_id, actor_id) WHERE actor_id IS NOT NULL;
        CREATE INDEX shown_statement_by ON shown_statement (actor_id, at) WHERE actor_id IS NOT NULL;
        CREATE INDEX shown_statement_carried ON shown_statement (actor_id, outlet, at) WHERE actor_id IS NOT NULL;
        CREATE INDEX shown_statement_outlet ON shown_statement (outlet COLLATE NOCASE);
        CREATE INDEX shown_statement_later ON shown_statement (at, earlier, actor_id) WHERE earlier < at;
        CREATE INDEX source_count_all ON source_count (statements DESC, actor_id) WHERE month = 'all';

        -- What was looked for row by row.
        CREATE INDEX place_called ON place (name COLLATE NOCASE);
        CREATE INDEX place_worded ON place (words COLLATE NOCASE);
        CREATE INDEX actor_ref ON actor (ref) WHERE ref IS NOT NULL;
        CREATE INDEX contradiction_since ON contradiction (coalesce(since, '') DESC, id DESC);
        CREATE INDEX control_of_holder ON control (holder_actor_id);
        CREATE INDEX control_of_loser ON control (from_actor_id);
        """

    /// Keep the narrow rows what the wide ones say, and the counts what the narrow ones say, in the transaction that writes, whoever writes.
    static var shownTriggers: String {
        [countTriggers, readTriggers, judgedTriggers("event", "v"), judgedTriggers("statement", "s")].joined(separator: "\n")
    }

    private static let countTriggers = """
        CREATE TRIGGER shown_event_in AFTER INSERT ON shown_event BEGIN
            INSERT INTO event_count VALUES (coalesce(NEW.at, ''), NEW.type, NEW.status, coalesce(NEW.country, ''), 1)
            ON CONFLICT DO UPDATE SET events = events + 1;
        END;
        CREATE TRIGGER shown_event_out AFTER DELETE ON shown_event BEGIN
            UPDATE event_count SET events = events - 1
            WHERE at = coalesce(OLD.at, '') AND type = OLD.type AND status = OLD.status AND country = coalesce(OLD.country, '');
            DELETE FROM event_count
            WHERE at = coalesce(OLD.at, '') AND type = OLD.type AND status = OLD.status AND country = coalesce(OLD.country, '') AND events = 0;
        END;

        CREATE TRIGGER shown_statement_in AFTER INSERT ON shown_statement WHEN NEW.actor_id IS NOT NULL BEGIN
            \(statementAdded)
            \(reportsCounted("NEW"))
        END;
        CREATE TRIGGER shown_statement_out AFTER DELETE ON shown_statement WHEN OLD.actor_id IS NOT NULL BEGIN
            \(statementTaken)
            \(reportsCounted("OLD"))
        END;
        CREATE TRIGGER shown_statement_other AFTER UPDATE OF earlier, denied ON shown_statement WHEN NEW.actor_id IS NOT NULL BEGIN
            \(statementTaken)
            \(statementAdded)
        END;
        """

    private static let statementAdded = """
        INSERT INTO source_count
            SELECT NEW.actor_id, month, 1, NEW.earlier IS NULL, NEW.certainty = 'denied', NEW.denied
            FROM (SELECT 'all' AS month UNION ALL SELECT substr(coalesce(NEW.at, ''), 1, 7)) WHERE TRUE
        ON CONFLICT DO UPDATE SET statements = statements + 1, reports = reports + excluded.reports, denies = denies + excluded.denies,
            denied = denied + excluded.denied;
        """

    private static let statementTaken = """
        UPDATE source_count SET statements = statements - 1, reports = reports - (OLD.earlier IS NULL), denies = denies - (OLD.certainty = 'denied'),
            denied = denied - OLD.denied
        WHERE actor_id = OLD.actor_id AND month IN ('all', substr(coalesce(OLD.at, ''), 1, 7));
        DELETE FROM source_count WHERE actor_id = OLD.actor_id AND month IN ('all', substr(coalesce(OLD.at, ''), 1, 7)) AND statements = 0;
        """

    /// What stands before what, among the statements of one actor in one report.
    private static func reportsCounted(_ row: String) -> String {
        """
        UPDATE shown_statement SET earlier = known.day FROM (
            SELECT id AS number, lag(coalesce(at, '')) OVER (ORDER BY coalesce(at, ''), id) AS day
            FROM shown_statement WHERE report_id = \(row).report_id AND actor_id = \(row).actor_id
        ) AS known WHERE id = known.number AND earlier IS NOT known.day;
        """
    }

    private static let readTriggers = """
        CREATE TRIGGER event_in AFTER INSERT ON event BEGIN
            INSERT INTO shown_event SELECT * FROM event_stands WHERE id = NEW.id;
        END;
        CREATE TRIGGER event_other AFTER UPDATE OF at, place_id, statement_id, type, status ON event BEGIN
            \(renewed("event", "= NEW.id"))
        END;
        CREATE TRIGGER statement_in AFTER INSERT ON statement BEGIN
            INSERT INTO shown_statement SELECT *, NULL FROM statement_stands WHERE id = NEW.id;
        END;
        CREATE TRIGGER statement_other AFTER UPDATE OF at, actor_id, certainty ON statement BEGIN
            \(renewed("statement", "= NEW.id"))
        END;
        CREATE TRIGGER answer_in AFTER INSERT ON answer WHEN NEW.relation IN ('denies', 'rejects') BEGIN
            UPDATE shown_statement SET denied = 1 WHERE id = NEW.to_id AND denied = 0;
        END;
        CREATE TRIGGER reading_ended AFTER UPDATE OF ended ON reading BEGIN
            \(renewed("event", "IN (SELECT id FROM event WHERE reading_id = NEW.id)"))
            \(renewed("statement", "IN (SELECT id FROM statement WHERE reading_id = NEW.id)"))
        END;
        """

    private static func judgedTriggers(_ table: String, _ kind: String) -> String {
        correctionTriggers(
            "\(table)_judged", when: "NEW.kind = '\(kind)' AND NEW.action IN ('reject', 'merge')", renewed(table, "= NEW.thing_id"))
    }

    /// What is renewed once a correction of some kind is made, or ends.
    static func correctionTriggers(_ name: String, when isMeant: String, _ renewed: String) -> String {
        """
        CREATE TRIGGER \(name) AFTER INSERT ON correction WHEN \(isMeant) BEGIN
            \(renewed)
        END;
        CREATE TRIGGER \(name)_otherwise AFTER UPDATE OF ended ON correction WHEN \(isMeant) BEGIN
            \(renewed)
        END;
        """
    }

    private static func renewed(_ table: String, _ which: String) -> String {
        let columns = table == "statement" ? "*, NULL" : "*"
        return """
            DELETE FROM shown_\(table) WHERE id \(which);
            INSERT INTO shown_\(table) SELECT \(columns) FROM \(table)_stands WHERE id \(which);
            """
    }
}
