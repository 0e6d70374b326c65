#!/usr/bin/env python3
"""How long first pages take in a large record, beside plain queries of SQLite on the same file.

    asking.py [--size 100000] [--rapporteur PROGRAM]

The record is made of invented findings by SQL (Benchmarks/linking/growth.py), not read: three statements and three events a
report, over 200 places and 120 actors, five events an occurrence. Times are the program's, less its start with a question that has no answer."""

import argparse
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "linking"))
import growth  # noqa: E402

ASKED = [
    ("latest events", ["events"], "SELECT * FROM event ORDER BY at DESC, id DESC LIMIT 51"),
    ("of a type", ["events", "--type", "ASSAULT"], "SELECT * FROM event WHERE type = 'ASSAULT' ORDER BY at DESC, id DESC LIMIT 51"),
    ("of a day", ["events", "--since", "2021-01-05", "--until", "2021-01-05"],
     "SELECT * FROM event WHERE at = '2021-01-05' ORDER BY id DESC LIMIT 51"),
    ("of an actor", ["events", "--actor", "Actor 7"],
     "SELECT * FROM event WHERE id IN (SELECT event_id FROM party WHERE actor_id = 7) ORDER BY at DESC, id DESC LIMIT 51"),
    ("in a circle", ["events", "--near", "15,25", "--radius", "60"],
     "SELECT * FROM event JOIN place ON place.id = place_id WHERE place.id IN (SELECT id FROM place_box WHERE min_lat < 15.6 AND "
     "max_lat > 14.4 AND min_lon < 25.6 AND max_lon > 24.4) ORDER BY at DESC, event.id DESC LIMIT 51"),
    ("in a district", ["events", "--admin2", "District 7"],
     "SELECT event.* FROM event JOIN place ON place.id = place_id WHERE admin2 = 'District 7' COLLATE NOCASE "
     "ORDER BY at DESC, event.id DESC LIMIT 51"),
    ("of three sources", ["events", "--sources", "3"],
     "SELECT event.* FROM event WHERE (SELECT count(DISTINCT actor_id) FROM member AS mine JOIN member AS other ON +other.kind = 'w' "
     "AND other.grouping_id = mine.grouping_id JOIN telling ON event_id = other.thing_id JOIN statement ON statement.id = statement_id "
     "WHERE mine.kind = 'w' AND mine.thing_id = event.id) >= 3 ORDER BY at DESC, id DESC LIMIT 51"),
    ("of five sources", ["events", "--sources", "5"],
     "SELECT event.* FROM event WHERE (SELECT count(DISTINCT actor_id) FROM member AS mine JOIN member AS other ON +other.kind = 'w' "
     "AND other.grouping_id = mine.grouping_id JOIN telling ON event_id = other.thing_id JOIN statement ON statement.id = statement_id "
     "WHERE mine.kind = 'w' AND mine.thing_id = event.id) >= 5 ORDER BY at DESC, id DESC LIMIT 51"),
    ("last month's state", ["events", "--as-of", "2026-01-01", "--type", "ASSAULT"],
     "SELECT * FROM event WHERE type = 'ASSAULT' ORDER BY at DESC, id DESC LIMIT 51"),
    ("of a source", ["claims", "--source", "Actor 7"], "SELECT * FROM statement WHERE actor_id = 7 ORDER BY at DESC, id DESC LIMIT 51"),
    ("words in statements", ["claims", "--words", "w77x w5x"],
     "SELECT statement.* FROM statement_words JOIN statement ON statement.id = statement_words.rowid WHERE statement_words MATCH "
     "'\"w77x\" \"w5x\"' ORDER BY at DESC, statement.id DESC LIMIT 51"),
    ("words in reports", ["search", "w77x w5x"],
     "SELECT report.* FROM report_words JOIN report ON report.id = report_words.rowid WHERE report_words MATCH '\"w77x\" \"w5x\"' "
     "ORDER BY bm25(report_words) LIMIT 51"),
]


def fill(path: str, size: int) -> None:
    random_ = random.Random(growth.SEED)
    with sqlite3.connect(path) as db:
        db.executemany("INSERT INTO actor (id, key, name, kind) VALUES (?, ?, ?, 'military')",
                       [(n, f"military||actor {n}", f"Actor {n}") for n in range(1, 121)])
        growth.make(db, 1, size, random_)
        db.execute("UPDATE place SET admin2 = 'District ' || (geonameid % 50)")
        # Five events of two reports that follow each other are one occurrence.
        db.execute("INSERT INTO grouping (id, kind, made) SELECT DISTINCT id / 5 + 1, 'w', 0 FROM event")
        db.execute("INSERT INTO member (grouping_id, kind, thing_id, made) SELECT id / 5 + 1, 'w', id, 0 FROM event")
        db.execute("INSERT INTO place_box SELECT id, lat, lat, lon, lon FROM place")
        db.execute("INSERT INTO statement_words (rowid, source, content) SELECT id, source, content FROM statement")
        db.execute("INSERT INTO report_words (rowid, title, text) SELECT report_id, '', group_concat(content, ' ') FROM statement "
                   "JOIN reading ON reading.id = reading_id GROUP BY report_id")
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def best(action, rounds: int = 5) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--rapporteur", default=".build/release/rapporteur")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "record.sqlite")
        subprocess.run([arguments.rapporteur, "link", "--quiet", "--record", path], check=True)
        fill(path, arguments.size)

        def ask(words: list[str]) -> float:
            command = [arguments.rapporteur, *words, "--format", "jsonl", "--record", path]
            return best(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))

        start = ask(["events", "--report", f"r{arguments.size + 1}"])
        print(f"{arguments.size} reports, {Path(path).stat().st_size / 1e6:.0f} MB; start {1000 * start:.0f} ms")
        db = sqlite3.connect(path)
        for name, words, sql in ASKED:
            plain = best(lambda: db.execute(sql).fetchall())
            taken = max(0.0, ask(words) - start)
            print(f"{name:22} {1000 * taken:7.1f} ms, plain SQL {1000 * plain:7.1f} ms, ratio {taken / plain:6.1f}", flush=True)


if __name__ == "__main__":
    main()
