#!/usr/bin/env python3
"""How long answers of the desk's API take while many ask.

    load.py [--size 100000] [--readers 50] [--seconds 20] [--pause 0.1] [--ingest FOLDER] [--rapporteur PROGRAM] [--record FILE]

The record is the one of Benchmarks/record/invented.py: invented findings, not read. Readers ask, one question after the other with a
pause between, what a page asks: lists with and without filters, searches, maps, reports, things; days, actors, circles and numbers are drawn,
so that few questions come twice. --pause 0 asks without pause, and then the times are those of a server that is never idle. --ingest has the
program read a folder into the same record all the while, in a process of its own."""

import argparse
import asyncio
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "record"))
import invented  # noqa: E402

MEDIAN, LATEST = 20, 200  # milliseconds


def questions(random_: random.Random, size: int) -> list:
    def day() -> str:
        return f"2021-{random_.randint(1, 12):02d}-{random_.randint(1, 28):02d}"

    def word() -> str:
        return quote(f"w{random_.randint(1, 400)}x")

    return [
        ("events", lambda: f"events?until={day()}"),
        ("events of an actor", lambda: f"events?actor=Actor%20{random_.randint(1, 120)}&until={day()}"),
        ("events in a circle", lambda: f"events?near={random_.uniform(10, 20):.2f},{random_.uniform(20, 30):.2f}&radius=60"),
        ("events of a type", lambda: f"events?type=ASSAULT&since={day()}"),
        ("claims", lambda: f"claims?until={day()}"),
        ("claims of a source", lambda: f"claims?source=Actor%20{random_.randint(1, 120)}&until={day()}"),
        ("words in statements", lambda: f"claims?words={word()}%20{word()}"),
        ("words in reports", lambda: f"search?text={word()}%20{word()}"),
        ("reports", lambda: f"reports?until={day()}"),
        ("a thing", lambda: f"things/v{random_.randint(1, 3 * size)}"),
        ("a statement", lambda: f"things/s{random_.randint(1, 3 * size)}"),
        ("occurrences", lambda: f"occurrences?after=_{random_.randint(100, size)}"),
        ("review", lambda: f"review?since={day()}"),
        ("map of 1000", lambda: f"map?limit=1000&until={day()}"),
        ("sources", lambda: f"sources?until={day()}"),
        ("timeline", lambda: f"timeline?by={random_.choice(['day', 'month', 'year'])}&until={day()}"),
        ("timeline of an actor", lambda: f"timeline?by=month&actor=Actor%20{random_.randint(1, 120)}"),
        ("contradictions", lambda: f"contradictions?after={day()}_{random_.randint(1, size)}"),
        ("offers", lambda: f"offers?until={day()}"),
        ("control", lambda: f"control?until={day()}"),
    ]


async def ask(port: int, connection: list, path: str) -> int:
    """Over the reader's own connection, which stays open."""
    if not connection:
        connection[:] = await asyncio.open_connection("127.0.0.1", port)
    reader, writer = connection
    writer.write(f"GET /api/v1/{path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\n\r\n".encode())
    await writer.drain()
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
    await reader.readexactly(length)
    return int(head.split(b" ", 2)[1])


async def one_reader(port: int, seed: int, args, end: float, times: dict) -> None:
    random_ = random.Random(seed)
    asked = questions(random_, args.size)
    connection: list = []
    await asyncio.sleep(random_.random() * args.pause)
    while time.perf_counter() < end:
        name, path = random_.choice(asked)
        start = time.perf_counter()
        status = await ask(port, connection, path())
        times.setdefault(name, []).append((time.perf_counter() - start, status))
        await asyncio.sleep(random_.uniform(0.5, 1.5) * args.pause)


async def load(port: int, args) -> dict:
    times: dict = {}
    end = time.perf_counter() + args.seconds
    await asyncio.gather(*(one_reader(port, 7 + n, args, end, times) for n in range(args.readers)))
    return times


def told(times: list) -> str:
    spans = sorted(span for span, _ in times)
    wrong = sum(status != 200 for _, status in times)
    last = spans[min(len(spans) - 1, int(len(spans) * 0.99))]
    words = f"{len(spans):7d} asked  median {statistics.median(spans) * 1000:7.1f} ms  99 in 100 below {last * 1000:7.1f} ms"
    return words + (f"  {wrong} not 200" if wrong else "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--pause", type=float, default=0.1)
    parser.add_argument("--ingest")
    parser.add_argument("--record")
    parser.add_argument("--rapporteur", default=".build/release/rapporteur")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        record = args.record or folder + "/record.sqlite"
        if not Path(record).exists():
            subprocess.run([args.rapporteur, "link", "--quiet", "--record", record], check=True)
            invented.fill(record, args.size)
        before = os.getloadavg()
        server = subprocess.Popen([args.rapporteur, "serve", "--port", "0", "--record", record], stderr=subprocess.PIPE, text=True)
        ingest = None
        try:
            line = server.stderr.readline()
            port = int(line.split("/")[2].split(":")[1])
            if args.ingest:
                ingest = subprocess.Popen([args.rapporteur, "ingest", "--quiet", "--threads", "1", "--record", record, args.ingest])
            times = asyncio.run(load(port, args))
            busy = ingest is not None and ingest.poll() is None
        finally:
            server.terminate()
            server.wait()
            if ingest:
                ingest.kill()
                ingest.wait()
    for name in sorted(times):
        print(f"{name:22s}{told(times[name])}")
    everything = [one for mine in times.values() for one in mine]
    spans = sorted(span * 1000 for span, _ in everything)
    print(f"{'all':22s}{told(everything)}  {len(everything) / args.seconds:.0f} a second"
          + ("" if not args.ingest else f"  an ingest ran {'to the end' if busy else 'for a part of the time'}"))
    for name, most, took in (("median", MEDIAN, statistics.median(spans)), ("99 in 100 below", LATEST, spans[int(len(spans) * 0.99)])):
        print(f"{name} {took:.1f} ms; target {most} ms {'reached' if took <= most else 'NOT REACHED'}")
    print(f"load of the machine before {before[0]:.1f}, behind {os.getloadavg()[0]:.1f}")
    print(json.dumps({"readers": args.readers, "pause": args.pause, "size": args.size}))


if __name__ == "__main__":
    main()
