#!/usr/bin/env python3
"""Ends an ingest by kill -9 at random moments and looks whether anything that was acknowledged is lost."""

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

PLACES = ["Senna", "Orrin", "Kelm", "Tavast", "Lower Brae", "Marrow Ford", "Old Quay", "Hest"]
SPEAKERS = ["army", "harbour office", "mayor", "rescue service", "border guard", "hospital"]


def write_reports(path, count):
    """A file of short reports, each of its own bytes."""
    with open(path, "w") as file:
        for number in range(count):
            text = (
                f"The {SPEAKERS[number % 6]} of {PLACES[number % 8]} said on Monday that {number + 2} people had left the town "
                f"by road number {number}."
            )
            file.write(json.dumps({"id": f"n{number}", "text": text}) + "\n")


def faults(record, acknowledged):
    """What is wrong with a record, as sentences; none when all is well."""
    if not os.path.exists(record):
        return ["the record is gone"] if acknowledged else []
    database = sqlite3.connect(record)
    try:
        found = [row[0] for row in database.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"foreign key: {row}" for row in database.execute("PRAGMA foreign_key_check")]
        if not database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'reading'").fetchone():
            return found + (["the tables are gone"] if acknowledged else [])
        kept = {
            f"r{row[0]}"
            for row in database.execute(
                "SELECT report.id FROM report JOIN reading ON report_id = report.id AND reading.ended IS NULL"
                " JOIN original USING (report_id) WHERE EXISTS (SELECT 1 FROM arrival WHERE arrival.report_id = report.id)"
            )
        }
        found += [f"{name} was acknowledged and is lost" for name in sorted(acknowledged - kept)]
        half = database.execute(
            "SELECT count(*) FROM report WHERE NOT EXISTS (SELECT 1 FROM reading WHERE report_id = report.id)"
        ).fetchone()[0]
        if half:
            found.append(f"{half} reports are kept without what was read in them")
        return found
    finally:
        database.close()


def counts(record):
    """Reports, readings and arrivals of a record, and imports that ran through; nothing where its tables are not made yet."""
    if not os.path.exists(record):
        return [0, 0, 0], 0
    database = sqlite3.connect(record)
    try:
        if not database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'reading'").fetchone():
            return [0, 0, 0], 0
        numbers = [database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("report", "reading", "arrival")]
        return numbers, database.execute("SELECT count(*) FROM import WHERE completed IS NOT NULL").fetchone()[0]
    finally:
        database.close()


def ingest(program, record, reports, seconds=None):
    """Runs an ingest, ended after some seconds where told; gives the names that were acknowledged, and whether it ran through."""
    with tempfile.TemporaryFile("w+") as listed:
        process = subprocess.Popen(
            [program, "ingest", "--list", "--record", record, "--threads", "2", reports], stdout=listed, stderr=subprocess.PIPE,
            text=True,
        )
        ended = False
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            ended = True
        complaints = process.communicate()[1]
        if not ended and process.returncode != 0:
            raise SystemExit(f"the ingest stopped by itself ({process.returncode}): {complaints}")
        listed.seek(0)
        lines = listed.read().split("\n")
    # A last line without its end was not acknowledged.
    return {line for line in lines[:-1] if line.startswith("r")}, not ended


def duration(program, folder, reports):
    """Seconds of an ingest that nobody ends."""
    record = os.path.join(folder, "whole.sqlite")
    start = time.monotonic()
    ingest(program, record, reports)
    return time.monotonic() - start


def run(program, kills, count, seed):
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        reports = os.path.join(folder, "reports.jsonl")
        write_reports(reports, count)
        whole = duration(program, folder, reports)
        done, rounds, wrong = 0, 0, []
        while done < kills:
            record = os.path.join(folder, f"record-{rounds}.sqlite")
            rounds += 1
            acknowledged, before = set(), 0
            while True:
                # The last rounds have little left to do, so that moments within the whole time would often come too late.
                names, ran_through = ingest(program, record, reports, chance.uniform(0, whole) if done < kills else None)
                acknowledged |= names
                done += 0 if ran_through else 1
                wrong += [f"round {rounds}, kill {done}: {fault}" for fault in faults(record, acknowledged)]
                numbers, complete = counts(record)
                # A kill may come after the import was completed and before the program ended; the next run is then an import of its own.
                right = complete == before + 1 if ran_through else complete in (before, before + 1)
                if not right or (complete > before and numbers != [count, count, count]):
                    wrong.append(
                        f"round {rounds}: reports, readings, arrivals {numbers} of {count}; complete imports {complete} after {before}"
                    )
                before = complete
                if ran_through:
                    break
    for sentence in wrong:
        print(sentence)
    print(f"{done} kills over {rounds} records of {count} reports: {len(wrong)} faults")
    return 1 if wrong else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", nargs="?", type=int, default=200)
    parser.add_argument("--rapporteur", default=".build/release/rapporteur")
    parser.add_argument("--reports", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    return run(arguments.rapporteur, arguments.kills, arguments.reports, arguments.seed)


if __name__ == "__main__":
    sys.exit(main())
