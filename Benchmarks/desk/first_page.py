#!/usr/bin/env python3
"""How soon the desk's first page can be used with a large record, in a real Chromium.

    first_page.py [--size 100000] [--rounds 5] [--chromium FILE] [--rapporteur PROGRAM] [--before PROGRAM] [--record FILE]

Needs playwright (browser/requirements.txt). The record is the one of Benchmarks/record/invented.py. A fresh browser opens the address of a server
that has answered nothing yet; the page counts as usable when its rows can be picked, and as whole when the map has its points and the timeline its bars.
--before has another program serve the same in turn; the record is copied for it where its tables are older."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "record"))
import invented  # noqa: E402

MOST = 1000  # milliseconds
WHOLE = ("section.map >> text=with a point", "section.timeline >> text=by ")


def opened(browser, program: str, record: str) -> tuple[float, float]:
    server = subprocess.Popen([program, "serve", "--port", "0", "--record", record], stderr=subprocess.PIPE, text=True)
    try:
        port = int(server.stderr.readline().split("/")[2].split(":")[1])
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{port}/", wait_until="commit")
        page.wait_for_selector(".list a.row")
        usable = page.evaluate("() => performance.now()")
        for sign in WHOLE:
            page.wait_for_selector(sign)
        whole = page.evaluate("() => performance.now()")
        context.close()
        return usable, whole
    finally:
        server.terminate()
        server.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--rapporteur", default=".build/release/rapporteur")
    parser.add_argument("--before")
    parser.add_argument("--record")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        record = args.record or folder + "/record.sqlite"
        if not Path(record).exists():
            subprocess.run([args.before or args.rapporteur, "link", "--quiet", "--record", record], check=True)
            invented.fill(record, args.size)
        programs = [("now", args.rapporteur, record)]
        if args.before:
            shutil.copyfile(record, record + ".first")
            programs.insert(0, ("before", args.before, record + ".first"))
        browser = playwright.chromium.launch(executable_path=args.chromium, args=["--no-sandbox"])
        times: dict[str, list] = {name: [] for name, _, _ in programs}
        for name, program, path in programs:
            subprocess.run([program, "link", "--quiet", "--record", path], check=True)
        for _ in range(args.rounds):
            for name, program, path in programs:
                times[name].append(opened(browser, program, path))
        browser.close()
        for name, found in times.items():
            usable = sorted(one for one, _ in found)
            whole = sorted(two for _, two in found)
            print(f"{name:7} rows can be picked after {usable[0]:.0f} ms (best of {len(usable)}, median {usable[len(usable) // 2]:.0f}), "
                  f"map and timeline drawn after {whole[0]:.0f} ms (median {whole[len(whole) // 2]:.0f}); "
                  f"target {MOST} ms {'reached' if usable[0] <= MOST else 'NOT REACHED'}; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
