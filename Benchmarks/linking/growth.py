#!/usr/bin/env python3
"""Shows that linking a new report costs the same in a small and in a large record.

    growth.py [--sizes 1000,10000,100000] [--new 50] [--rapporteur PROGRAM]

Findings of invented reports are put into the tables by SQL, not read: 60 reports a day over 200 places and 120 actors, so that a
larger record is a longer one, as a desk's is. The program links them all; then some new ones are put in and their linking
is timed, less the program's own start."""

import argparse
import json
import os
import random
import shutil
import sqlite3
import struct
import subprocess
import tempfile
import time
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

A_DAY = 60
FIRST = date(2020, 1, 1)
SEED = 7
MANIFEST = json.loads((Path(__file__).resolve().parents[2] / "Data/models/rapporteur-context-2x256/manifest.json").read_text())
MODEL = f"{MANIFEST['name']}/{MANIFEST['version']}"
SCALE = struct.pack("<f", 0.01)  # of views


def words(random_: random.Random, count: int) -> str:
    return " ".join(f"w{int(random_.paretovariate(0.6)) % 5000}x" for _ in range(count))


def make(db: sqlite3.Connection, first: int, count: int, random_: random.Random) -> None:
    """Readings numbered from `first`: each with a place, three statements and three events."""
    for number in range(first, first + count):
        day = (FIRST + timedelta(days=(number - 1) // A_DAY)).isoformat()
        spot = random_.randrange(200)
        actors = random_.sample(range(1, 121), 3)
        sketch = b"".join(value.to_bytes(4, "little") for value in sorted(random_.sample(range(2**32), 256)))
        db.execute("INSERT INTO report (id, sha256, title, outlet, published_start, published_end, published_grain, made) "
                   "VALUES (?, ?, ?, ?, ?, ?, 'day', 0)",
                   (number, number.to_bytes(32, "big"), words(random_, 6), f"Outlet {number % 40}", day, day))
        db.execute("INSERT INTO reading (id, report_id, program, finding, made) VALUES (?, ?, 'growth', x'', 0)", (number, number))
        db.execute("INSERT INTO fingerprint (report_id, words, sketch, credits) VALUES (?, 800, ?, '')", (number, sketch))
        db.execute("INSERT INTO place (id, reading_id, local, words, spans, geonameid, name, country, lat, lon, radius_km, precision) "
                   "VALUES (?, ?, 'p1', ?, '[]', ?, ?, ?, ?, ?, 3, 'town')",
                   (number, number, f"Town {spot}", spot, f"Town {spot}", "AAA" if spot % 5 else "BBB", 10 + spot * 0.1, 20 + (spot * 37 % 200) * 0.1))
        for side in range(3):
            entity = number * 3 + side
            db.execute("INSERT INTO entity (id, reading_id, local, actor_id, kind, name, aliases) VALUES (?, ?, ?, ?, 'military', ?, '')",
                       (entity, number, f"e{side}", actors[side], f"Actor {actors[side]}"))
            statement = number * 3 + side
            db.execute("INSERT INTO statement (id, reading_id, local, entity_id, actor_id, source, cue, content, source_spans, cue_spans, "
                       "spans, manner, channel, certainty, verification, at, line, origin) VALUES (?, ?, ?, ?, ?, ?, 'said', ?, '[]', "
                       "'[]', '[]', 'indirect', 'none', 'asserted', 'none', ?, 1, 'growth')",
                       (statement, number, f"s{side}", entity, actors[side], f"Actor {actors[side]}", words(random_, 20), day))
            event = number * 3 + side
            db.execute("INSERT INTO event (id, reading_id, local, statement_id, anchor, spans, type, contexts, quad, scale, status, "
                       "place_id, time_start, time_end, time_grain, at, line, origin) VALUES (?, ?, ?, ?, 'attack', '[]', 'ASSAULT', '', "
                       "4, -9, 'claimed', ?, ?, ?, 'day', ?, 1, 'growth')",
                       (event, number, f"v{side}", statement, number, day, day, day))
            db.execute("INSERT INTO telling (event_id, statement_id) VALUES (?, ?)", (event, statement))
            db.execute("INSERT INTO party (event_id, side, position, entity_id, actor_id, words, spans) VALUES (?, 'actor', 0, ?, ?, ?, '[]')",
                       (event, entity, actors[side], f"Actor {actors[side]}"))
            db.execute("INSERT INTO event_sentence (event_id, number, hash, words) VALUES (?, ?, ?, ?)",
                       (event, side * 4, random_.getrandbits(62), words(random_, 20)))
            db.execute("INSERT INTO event_view (event_id, model, views) VALUES (?, ?, ?)", (event, MODEL, (SCALE + random_.randbytes(128)) * 2))


def timed(command: list[str]) -> float:
    start = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--new", type=int, default=50)
    parser.add_argument("--rapporteur", default=".build/release/rapporteur")
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    link = [arguments.rapporteur, "link", "--quiet", "--record"]
    random_ = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "record.sqlite")
        timed(link + [path])
        made = 0
        for size in sizes:
            with closing(sqlite3.connect(path)) as db, db:
                if made == 0:
                    db.executemany("INSERT INTO actor (id, key, name, kind) VALUES (?, ?, ?, 'military')",
                                   [(n, f"military||actor {n}", f"Actor {n}") for n in range(1, 121)])
                make(db, made + 1, size - made, random_)
            made = size
            grown = timed(link + [path])
            copy = os.path.join(folder, "copy.sqlite")
            with closing(sqlite3.connect(path)) as db, db:
                db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            shutil.copyfile(path, copy)
            start = min(timed(link + [copy]) for _ in range(3))
            with closing(sqlite3.connect(copy)) as db, db:
                make(db, size + 1, arguments.new, random_)
            cost = (timed(link + [copy]) - start) / arguments.new
            print(f"{size:7} reports, {Path(path).stat().st_size / size / 1024:5.1f} kB each; filled in {grown:7.1f} s; "
                  f"a new report links in {1000 * cost:6.1f} ms", flush=True)
            for ending in ("", "-wal", "-shm"):
                Path(copy + ending).unlink(missing_ok=True)


if __name__ == "__main__":
    main()
