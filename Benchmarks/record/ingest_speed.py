#!/usr/bin/env python3
"""Reads the same texts with `rapporteur read --format jsonl` and into a new record, in turn, and compares the times."""

import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile
import time


def timed(command):
    start = time.monotonic()
    with open(os.devnull, "w") as nowhere:
        status = subprocess.run(command, stdout=nowhere, stderr=subprocess.PIPE).returncode
    if status not in (0, 1):
        raise SystemExit(f"{command[0]} {command[1]} stopped with status {status}")
    return time.monotonic() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", nargs="+", help="texts, or folders of them")
    parser.add_argument("--rapporteur", default=".build/release/rapporteur")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", default="1")
    arguments = parser.parse_args()
    common = ["--quiet", "--threads", arguments.threads, *arguments.inputs]
    reads, ingests = [], []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(arguments.rounds):
            record = os.path.join(folder, f"{number}.sqlite")
            pair = [
                (reads, [arguments.rapporteur, "read", "--format", "jsonl", *common]),
                (ingests, [arguments.rapporteur, "ingest", "--record", record, *common]),
            ]
            # What runs first finds the files cold or the machine cool: the order changes.
            for times, command in pair if number % 2 == 0 else reversed(pair):
                times.append(timed(command))
        database = sqlite3.connect(record)
        reports, text = database.execute("SELECT count(*), sum(size) FROM original").fetchone()
        statements = database.execute("SELECT count(*) FROM statement").fetchone()[0]
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
        size = os.path.getsize(record)
    read, ingest = min(reads), min(ingests)
    print(f"read    {read:.2f} s (of {', '.join(f'{t:.2f}' for t in reads)})")
    print(f"ingest  {ingest:.2f} s (of {', '.join(f'{t:.2f}' for t in ingests)})")
    print(f"ratio   {ingest / read:.3f}")
    print(f"record  {size} bytes, {reports} reports of {text // reports} bytes, {statements} statements: {size // reports} a report")
    return 0


if __name__ == "__main__":
    sys.exit(main())
