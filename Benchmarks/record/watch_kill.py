#!/usr/bin/env python3
"""Ends a watch of feeds by kill -9 at random moments and looks whether anything that was acknowledged is lost."""

import argparse
import http.server
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

from kill import PLACES, SPEAKERS, faults


class Feeds(http.server.ThreadingHTTPServer):
    """Feeds of some items each; every second one asks for its items' pages."""

    items = 6

    def handle_error(self, request, client_address):
        """Whoever asked was killed."""

    def words(self, feed, item):
        return (
            f"The {SPEAKERS[item % 6]} of {PLACES[feed % 8]} said on Monday that {item + 2} people had left the town "
            f"by road number {feed * self.items + item}."
        )

    def feed(self, feed):
        items = "".join(
            f"<item><guid>n{item}</guid><link>/page/{feed}/{item}</link><description>{self.words(feed, item)}</description></item>"
            for item in range(self.items)
        )
        return f"<rss><channel><title>Post</title>{items}</channel></rss>"


class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        parts = self.path.strip("/").split("/")
        if self.headers.get("If-None-Match"):
            return self.answer(304, "")
        if parts[0] == "feed":
            return self.answer(200, self.server.feed(int(parts[1])))
        if parts[0] == "page":
            words = self.server.words(int(parts[1]), int(parts[2]))
            return self.answer(200, f"<html><body><article><p>{words}</p></article></body></html>")
        self.answer(404, "")

    def answer(self, status, body):
        time.sleep(random.uniform(0, 0.01))
        self.send_response(status)
        self.send_header("Content-Type", "text/html" if "<html>" in body else "application/rss+xml")
        self.send_header("ETag", '"one"')
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


def acknowledged(words):
    """Reports that the watch said are new."""
    return sum(int(count) for count in re.findall(r": (\d+) new,", words))


def count(record, sql):
    if not os.path.exists(record):
        return 0
    database = sqlite3.connect(record)
    try:
        return database.execute(sql).fetchone()[0]
    except sqlite3.OperationalError:
        return 0
    finally:
        database.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", nargs="?", type=int, default=50)
    parser.add_argument("--feeds", type=int, default=20)
    parser.add_argument("--longest", type=float, default=2.0, help="seconds before a kill, at most")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rapporteur", default=".build/release/rapporteur")
    options = parser.parse_args()
    random.seed(options.seed)
    server = Feeds(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    bad = []
    killed = 0
    with tempfile.TemporaryDirectory() as folder:
        record = folder + "/r.sqlite"
        feeds = folder + "/feeds.toml"
        with open(feeds, "w") as file:
            file.write('pause = "0s"\n')
            for feed in range(options.feeds):
                fetch = 'fetch = "page"\n' if feed % 2 else ""
                address = f"http://127.0.0.1:{server.server_address[1]}/feed/{feed}"
                file.write(f'[[feed]]\nurl = "{address}"\nallow_private = true\n{fetch}')
        command = [options.rapporteur, "watch", feeds, "--once", "--all", "--record", record]
        longest = options.longest
        while True:
            before = count(record, "SELECT count(*) FROM report")
            with open(folder + "/out", "w") as output:
                process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL)
                if killed < options.kills:
                    time.sleep(random.uniform(0, longest))
                    process.send_signal(signal.SIGKILL)
                status = process.wait()
            with open(folder + "/out") as output:
                told = acknowledged(output.read())
            bad += faults(record, set())
            after = count(record, "SELECT count(*) FROM report")
            if after < before + told:
                bad.append(f"{told} reports were acknowledged, {after - before} are new")
            if killed < options.kills:
                killed += 1
                continue
            if status != 0:
                bad.append(f"the last run ended with {status}")
            break
        expected = options.feeds * server.items
        kept = count(record, "SELECT count(*) FROM report")
        if kept != expected:
            bad.append(f"{kept} reports are kept instead of {expected}")
        if count(record, "SELECT count(*) FROM arrival") != expected:
            bad.append("arrivals are missing or doubled")
        if count(record, "SELECT count(*) FROM feed_item WHERE done IS NULL"):
            bad.append("pages are still awaited")
    print(f"{killed} kills, {expected} reports expected, {kept} kept; " + ("; ".join(bad[:10]) if bad else "nothing lost"))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
