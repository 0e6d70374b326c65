#!/usr/bin/env python3
"""How long first pages take in a large record, beside plain queries of SQLite on the same file, and whether the targets are reached.

    asking.py [--size 100000] [--rapporteur PROGRAM] [--before PROGRAM] [--record FILE] [--only WORDS]

The record is made of invented findings by SQL (invented.py), not read; --record keeps it in a file and takes it from there the next time.
Times are the best of some runs of the program, less its start with a question that has no answer. --before has another program asked the same in turn, on
a copy of its own where its tables are older, and says whether both answer the same."""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from invented import fill  # noqa: E402

LIST, WORDS = 100, 200  # milliseconds
NOTHING = ["events", "--report", "r999999999"]

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
    ("of a country", ["events", "--country", "BBB"],
     "SELECT event.* FROM event JOIN place ON place.id = place_id WHERE country = 'BBB' ORDER BY at DESC, event.id DESC LIMIT 51"),
    ("of a country and type", ["events", "--country", "BBB", "--type", "PROTEST", "--until", "2022-01-01"],
     "SELECT event.* FROM event JOIN place ON place.id = place_id WHERE country = 'BBB' AND type = 'PROTEST' AND at <= '2022-01-01' "
     "ORDER BY at DESC, event.id DESC LIMIT 51"),
    ("actor in a district", ["events", "--actor", "Actor 7", "--admin2", "District 7"],
     "SELECT event.* FROM event JOIN place ON place.id = place_id WHERE admin2 = 'District 7' COLLATE NOCASE AND event.id IN "
     "(SELECT event_id FROM party WHERE actor_id = 7) ORDER BY at DESC, event.id DESC LIMIT 51"),
    ("latest claims", ["claims"], "SELECT * FROM statement ORDER BY at DESC, id DESC LIMIT 51"),
    ("claims of a district", ["claims", "--admin2", "District 7"],
     "SELECT statement.* FROM statement JOIN telling ON telling.statement_id = statement.id JOIN event ON event.id = event_id JOIN place ON place.id = place_id "
     "WHERE admin2 = 'District 7' COLLATE NOCASE ORDER BY statement.at DESC, statement.id DESC LIMIT 51"),
    ("claims by certainty", ["claims", "--certainty", "denied"],
     "SELECT * FROM statement WHERE certainty = 'denied' ORDER BY at DESC, id DESC LIMIT 51"),
    ("of a source", ["claims", "--source", "Actor 7"], "SELECT * FROM statement WHERE actor_id = 7 ORDER BY at DESC, id DESC LIMIT 51"),
    ("words in statements", ["claims", "--words", "w77x w5x"],
     "SELECT statement.* FROM statement_words JOIN statement ON statement.id = statement_words.rowid WHERE statement_words MATCH "
     "'\"w77x\" \"w5x\"' ORDER BY at DESC, statement.id DESC LIMIT 51"),
    ("words in reports", ["search", "w77x w5x"],
     "SELECT report.* FROM report_words JOIN report ON report.id = report_words.rowid WHERE report_words MATCH '\"w77x\" \"w5x\"' "
     "ORDER BY bm25(report_words) LIMIT 51"),
    ("words nobody has", ["search", "w77x nobody"], "SELECT 1 FROM report_words WHERE report_words MATCH '\"w77x\" \"nobody\"' LIMIT 51"),
    ("latest offers", ["offers"], "SELECT * FROM offer ORDER BY at DESC, id DESC LIMIT 51"),
    ("offers of an actor", ["offers", "--actor", "Actor 7"],
     "SELECT * FROM offer WHERE id IN (SELECT offer_id FROM offer_party WHERE actor_id = 7) ORDER BY at DESC, id DESC LIMIT 51"),
    ("offers of a kind", ["offers", "--type", "prisoner-swap", "--until", "2021-06-01"],
     "SELECT * FROM offer WHERE kind = 'prisoner-swap' AND at <= '2021-06-01' ORDER BY at DESC, id DESC LIMIT 51"),
    ("offers in a district", ["offers", "--admin2", "District 7"],
     "SELECT offer.* FROM offer JOIN telling ON telling.statement_id = offer.statement_id JOIN event ON event.id = event_id JOIN place ON place.id = place_id "
     "WHERE admin2 = 'District 7' COLLATE NOCASE ORDER BY offer.at DESC, offer.id DESC LIMIT 51"),
    ("latest control", ["control"], "SELECT * FROM control ORDER BY at DESC, id DESC LIMIT 51"),
    ("control of an actor", ["control", "--actor", "Actor 7"],
     "SELECT * FROM control WHERE holder_actor_id = 7 OR from_actor_id = 7 ORDER BY at DESC, id DESC LIMIT 51"),
    ("control in a district", ["control", "--admin2", "District 7"],
     "SELECT control.* FROM control JOIN place ON place.id = place_id WHERE admin2 = 'District 7' COLLATE NOCASE ORDER BY at DESC, control.id DESC LIMIT 51"),
    ("contradictions", ["contradictions"], "SELECT * FROM contradiction ORDER BY since DESC, id DESC LIMIT 51"),
    ("contradictions, numbers", ["contradictions", "--kind", "number", "--open"],
     "SELECT * FROM contradiction WHERE kind = 'number' ORDER BY since DESC, id DESC LIMIT 51"),
    ("sources", ["sources"], "SELECT actor_id, count(*) FROM statement GROUP BY actor_id ORDER BY 2 DESC LIMIT 51"),
    ("sources of days", ["sources", "--since", "2020-03-05", "--until", "2022-06-20"],
     "SELECT actor_id, count(*) FROM statement WHERE at BETWEEN '2020-03-05' AND '2022-06-20' GROUP BY actor_id ORDER BY 2 DESC LIMIT 51"),
    ("sources of an outlet", ["sources", "--outlet", "Outlet 7"],
     "SELECT actor_id, count(*) FROM statement JOIN reading ON reading.id = reading_id JOIN report ON report.id = report_id WHERE outlet = 'Outlet 7' "
     "COLLATE NOCASE GROUP BY actor_id ORDER BY 2 DESC LIMIT 51"),
    ("sources of a district", ["sources", "--admin2", "District 7"],
     "SELECT statement.actor_id, count(DISTINCT statement.id) FROM statement JOIN telling ON telling.statement_id = statement.id JOIN event ON event.id = event_id "
     "JOIN place ON place.id = place_id WHERE admin2 = 'District 7' COLLATE NOCASE GROUP BY 1 ORDER BY 2 DESC LIMIT 51"),
    ("sources of a type", ["sources", "--type", "PROTEST"],
     "SELECT statement.actor_id, count(DISTINCT statement.id) FROM statement JOIN telling ON telling.statement_id = statement.id JOIN event ON event.id = event_id "
     "WHERE type = 'PROTEST' GROUP BY 1 ORDER BY 2 DESC LIMIT 51"),
    ("sources of a country", ["sources", "--country", "AAA"],
     "SELECT statement.actor_id, count(DISTINCT statement.id) FROM statement JOIN telling ON telling.statement_id = statement.id JOIN event ON event.id = event_id "
     "JOIN place ON place.id = place_id WHERE country = 'AAA' GROUP BY 1 ORDER BY 2 DESC LIMIT 51"),
    ("occurrences", ["occurrences"], "SELECT * FROM grouping WHERE kind = 'w' ORDER BY id DESC LIMIT 51"),
    ("occurrences of an actor", ["occurrences", "--actor", "Actor 7"],
     "SELECT DISTINCT grouping_id FROM member WHERE kind = 'w' AND thing_id IN (SELECT event_id FROM party WHERE actor_id = 7) ORDER BY 1 DESC LIMIT 51"),
    ("occurrences, 4 sources", ["occurrences", "--sources", "4"],
     "SELECT grouping_id FROM member JOIN telling ON event_id = thing_id JOIN statement ON statement.id = statement_id WHERE kind = 'w' "
     "GROUP BY grouping_id HAVING count(DISTINCT actor_id) >= 4 ORDER BY 1 DESC LIMIT 51"),
]


def seconds(action) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def best(action, rounds: int = 5) -> float:
    return min(seconds(action) for _ in range(rounds))


class Asked:
    """One program with a record of its own tables."""

    def __init__(self, program: str, path: str) -> None:
        self.program, self.path = program, path
        subprocess.run([program, "link", "--quiet", "--record", path], check=True)

    def answer(self, words: list[str]) -> bytes:
        command = [self.program, *words, "--format", "jsonl", "--record", self.path]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout

    def took(self, words: list[str]) -> float:
        """Less the start, which is taken in turn with the question: a machine is not equally busy all the time."""
        starts, whole = [], []
        for _ in range(7):
            starts.append(seconds(lambda: self.answer(NOTHING)))
            whole.append(seconds(lambda: self.answer(words)))
        return max(0.0, min(whole) - min(starts))


def told(name: str, words: list[str], now: Asked, before: Asked | None, plain: float) -> bool:
    took = now.took(words)
    most = WORDS if words[0] == "search" or "--words" in words else LIST
    line = f"{name:24} {1000 * took:7.1f} ms, plain SQL {1000 * plain:7.1f} ms, ratio {took / plain:7.1f}"
    if before:
        earlier = before.took(words)
        same = "the same" if before.answer(words) == now.answer(words) else "NOT THE SAME"
        line += f", before {1000 * earlier:7.1f} ms, answer {same}"
    isReached = took * 1000 <= most
    print(f"{line}; target {most} ms {'reached' if isReached else 'NOT REACHED'}", flush=True)
    return isReached


def made(program: str, path: str, size: int) -> None:
    subprocess.run([program, "link", "--quiet", "--record", path], check=True)
    fill(path, size)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--rapporteur", default=".build/release/rapporteur")
    parser.add_argument("--before")
    parser.add_argument("--record")
    parser.add_argument("--only")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.record or os.path.join(folder, "record.sqlite")
        if not os.path.exists(path):
            made(arguments.before or arguments.rapporteur, path, arguments.size)
        before = None
        if arguments.before:
            copy = path + ".before"
            if not os.path.exists(copy):
                shutil.copyfile(path, copy)
            before = Asked(arguments.before, copy)
        now = Asked(arguments.rapporteur, path)
        print(f"{arguments.size} reports, {Path(path).stat().st_size / 1e6:.0f} MB; load {os.getloadavg()[0]:.1f}")
        db = sqlite3.connect(path)
        asked = [one for one in ASKED if not arguments.only or arguments.only in one[0]]
        reached = [told(name, words, now, before, best(lambda: db.execute(sql).fetchall())) for name, words, sql in asked]
        print(f"target reached by {sum(reached)} of {len(reached)} questions; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
