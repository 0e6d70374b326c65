"""A large record of invented findings, made by SQL and not read, so that it is there in minutes and the same on every machine.

Three statements and three events a report over 200 places and 120 actors (Benchmarks/linking/growth.py), five events an occurrence; every other report
has an offer, the others a claim of control; every tenth statement denies another, every twelfth is one of which the model is not sure, every fourth report stands in a contradiction; people
rejected, retyped and moved some. A finding weighs what findings of the examples weigh."""

import random
import sqlite3
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "linking"))
import growth  # noqa: E402

FINDING = 4200
TYPES = ["ASSAULT", "ASSAULT", "ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID", "PROTEST"]
CERTAINTIES = ["asserted", "asserted", "asserted", "denied", "unconfirmed", "promised"]

STATEMENTS = [
    ("UPDATE reading SET finding = zeroblob(?)", (FINDING,)),
    ("UPDATE place SET admin1 = 'Division ' || (geonameid % 10), admin2 = 'District ' || (geonameid % 50)", ()),
    # Five events of two reports that follow each other are one occurrence.
    ("INSERT INTO grouping (id, kind, made) SELECT DISTINCT id / 5 + 1, 'w', 0 FROM event", ()),
    ("INSERT INTO member (grouping_id, kind, thing_id, made) SELECT id / 5 + 1, 'w', id, 0 FROM event", ()),
    # The links are made here: a later ingest has none to make for these.
    ("INSERT INTO linked SELECT id, 'growth', 0 FROM reading", ()),
    ("INSERT INTO place_box SELECT id, lat, lat, lon, lon FROM place", ()),
    ("INSERT INTO statement_words (rowid, source, content) SELECT id, source, content FROM statement", ()),
    ("INSERT INTO report_words (rowid, title, text) SELECT report_id, '', group_concat(content, ' ') FROM statement "
     "JOIN reading ON reading.id = reading_id GROUP BY report_id", ()),
    ("UPDATE statement SET score = CASE WHEN id % 12 = 0 THEN 0.5 ELSE 0.9 END", ()),
    ("INSERT INTO doubt (reading_id, kind, words, spans, about, reason, line) SELECT id, 'place', 'Town', '[]', 'p1', 'two towns have that name', 1 "
     "FROM reading WHERE id % 3 = 0", ()),
    ("INSERT INTO answer SELECT id, id - 1, 'denies' FROM statement WHERE id % 10 = 4 AND local <> 's0'", ()),
    ("INSERT INTO offer (id, reading_id, local, statement_id, kind, state, words, spans, at, line, origin) SELECT id, reading_id, 'o1', id, "
     "CASE WHEN id % 4 = 0 THEN 'prisoner-swap' ELSE 'ceasefire' END, 'proposed', content, '[]', at, 1, 'growth' FROM statement "
     "WHERE reading_id % 2 = 0 AND local = 's0'", ()),
    ("INSERT INTO offer_party SELECT offer.id, CASE entity.local WHEN 'e0' THEN 'by' ELSE 'to' END, 0, entity.id, entity.actor_id FROM offer "
     "JOIN entity ON entity.reading_id = offer.reading_id AND entity.local IN ('e0', 'e1')", ()),
    ("INSERT INTO control (id, reading_id, local, statement_id, place_id, read_place_id, place_words, holder_id, holder_actor_id, holder_words, relation, "
     "negated, at, words, spans, line, origin) SELECT statement.id, statement.reading_id, 'c1', statement.id, place.id, place.id, place.words, entity_id, "
     "actor_id, source, CASE WHEN statement.id % 4 = 0 THEN 'captured' ELSE 'holds' END, 0, at, content, '[]', 1, 'growth' FROM statement "
     "JOIN place ON place.reading_id = statement.reading_id WHERE statement.reading_id % 2 = 1 AND statement.local = 's0'", ()),
    ("INSERT INTO contradiction (id, kind, grouping_id, about, place, since, score, reasons, by, made) SELECT event.id, "
     "CASE WHEN event.reading_id % 8 = 0 THEN 'number' ELSE 'occurrence' END, event.id / 5 + 1, 'w' || (event.id / 5 + 1) || '/' || event.id, place.name, at, 0.7, "
     "'two say otherwise', 'machine', 0 FROM event JOIN place ON place.id = place_id WHERE event.reading_id % 4 = 0 AND event.local = 'v0'", ()),
    ("INSERT INTO contradiction_side (contradiction_id, party, value, thing, thing_id, reading_id, statement_id, actor_id, source, at, made) "
     "SELECT contradiction.id, side, CASE side WHEN 0 THEN 'told' ELSE 'denied' END, 'v', event.id, event.reading_id, statement.id, actor_id, source, "
     "event.at, 0 FROM contradiction JOIN (SELECT 0 AS side UNION SELECT 1) JOIN event ON event.id = contradiction.id + side "
     "JOIN statement ON statement.id = event.statement_id", ()),
    ("INSERT INTO correction (action, kind, thing_id, report_id, spans, by, made) SELECT 'reject', 'v', id, reading_id, '[]', 'Ana', 0 FROM event "
     "WHERE id % 701 = 0", ()),
    ("INSERT INTO correction (action, kind, thing_id, report_id, spans, by, made) SELECT 'reject', 's', id, reading_id, '[]', 'Ana', 0 FROM statement "
     "WHERE id % 997 = 0", ()),
    ("INSERT INTO correction (action, kind, thing_id, report_id, spans, field, old, new, by, made) SELECT 'edit', 'v', id, reading_id, '[]', 'type', type, "
     "'PROTEST', 'Ana', 0 FROM event WHERE id % 1009 = 0", ()),
    ("INSERT INTO correction (action, kind, thing_id, report_id, spans, into_id, by, made) SELECT 'merge', 'v', id, reading_id, '[]', id - 1, 'Ana', 0 "
     "FROM event WHERE id % 5003 = 0", ()),
]


def fill(path: str, size: int) -> None:
    """Into a record that the program has just made."""
    random_ = random.Random(growth.SEED)
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA synchronous = OFF")
        db.executemany("INSERT INTO actor (id, key, name, kind) VALUES (?, ?, ?, 'military')",
                       [(n, f"military||actor {n}", f"Actor {n}") for n in range(1, 121)])
        growth.make(db, 1, size, random_)
        for column, table, values in (("type", "event", TYPES), ("certainty", "statement", CERTAINTIES)):
            cases = " ".join(f"WHEN {n} THEN '{value}'" for n, value in enumerate(values))
            db.execute(f"UPDATE {table} SET {column} = CASE (id * 7919) % {len(values)} {cases} END")
        for sql, values in STATEMENTS:
            db.execute(sql, values)
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
