"""Shapes of input that make readers slow, at 250 kB and 1 MB: the time of each must grow as its size does.

    python3 text_growth.py [--only SHAPE ...]

Runs `rapporteur text`, which reads the page and analyses nothing. Prints seconds of processor time for both sizes; ends
with status 1 when one takes longer than 3 s or more than 6 times as long for 4 times the size.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import texts

SENTENCE = "The army said on Monday that its units had entered the town of Karsa after three days of fighting. "
SIZES = (250_000, 1_000_000)
PAGE = "<html><body>"


def filled(size: int, piece: str) -> str:
    return (piece * (size // len(piece) + 1))[:size]


# What is repeated, by name; `PAGE` or another head stands before it.
PLAIN = {
    "one line": SENTENCE,
    "lines": SENTENCE + "\n",
    "lines of one word": "word\n",
    "capitals": "KARSA ",
    "headings": "KARSA\n\n",
    "brackets": "(",
    "head lines": "DATE: 2016-01-05\n",
    "no-break spaces": "\u00a0",
    "one word": "a",
}
PAGES = {
    "paragraphs": f"<p>{SENTENCE}</p>\n",
    "paragraphs left open": f"<p>{SENTENCE}",
    "bold left open": "<b>x",
    "boxes left open": "<div>x",
    "items": "<li>item of a list",
    "cells": "<tr><td>cell<td>cell",
    "lone brackets": "<",
    "tags cut short": "<a",
    "ampersands": "&",
    "entities": "&mdash;",
    "comments left open": "<!--",
    "sections left open": "<![CDATA[",
    "line breaks": "word<br>",
    "headings in tags": f"<h1>Head</h1><p>{SENTENCE}</p>",
    "ends without beginnings": "</b></i></div>",
    "crossed tags": "<b><i></b></i>",
    "forms": f"<form><p>{SENTENCE}",
    "articles": f'<article class="a b-c related"><p>{SENTENCE}',
    "times": "<time class=date>x</time>",
    "dates in a line": '<span class="date">a</span> ',
    "kept lines": "<pre>word\n",
}
HEADED = {
    "attributes": ("<html><body><p ", "a b c=d "),
    "a title cut short": ("<html><title>", "</titl"),
    "a script cut short": ("<html><script>", "</scrip"),
    "an attribute left open": ('<html><body><p title="', "x"),
    "metadata": ("<html>", "<meta name=a content=b>"),
    "linked data": ('<html><script type="application/ld+json">[', '{"a":1},'),
    "glued headings": ("DATE: 2016-01-05\nID: x\n\nTruce Holds in Karsa-The army said it\n", f"Big words-{SENTENCE}\n"),
    "nested JSON": ('{"text":', "["),
    "spaces in a sentence": ("The town.", " "),
}


def shapes(size: int) -> dict[str, str]:
    made = {name: filled(size, piece) for name, piece in PLAIN.items()}
    made |= {name: PAGE + filled(size, piece) for name, piece in PAGES.items()}
    made |= {name: head + filled(size, piece) for name, (head, piece) in HEADED.items()}
    escapes = "\\u0041\\n"
    made["JSON escapes"] = '{"text":"' + escapes * (size // len(escapes)) + '"}'
    made["JSON members"] = "{" + '"a":1,' * (size // 6) + '"text":"Hello there all."}'
    made["JSON array"] = "[" + ",".join(['{"text":"Hello there, said the man."}'] * (size // 40)) + "]"
    return made


def seconds(program: Path, text: str, folder: str) -> float:
    path = Path(folder) / "input"
    path.write_bytes(text.encode())
    before = os.times().children_user
    result = subprocess.run([program, "text", path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    if result.returncode < 0:
        raise SystemExit(f"ended by signal {-result.returncode}")
    return os.times().children_user - before


def main() -> int:
    parser = argparse.ArgumentParser(description="Whether the time of reading pages grows as their size.")
    parser.add_argument("--rapporteur", type=Path, default=texts.REPOSITORY / "rapporteur")
    parser.add_argument("--only", nargs="*", default=[])
    arguments = parser.parse_args()
    small, large = (shapes(size) for size in SIZES)
    slow = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in small:
            if arguments.only and name not in arguments.only:
                continue
            short = seconds(arguments.rapporteur, small[name], folder)
            long = seconds(arguments.rapporteur, large[name], folder)
            is_slow = long > 3 or long > 6 * max(short, 0.1)
            slow += is_slow
            print(f"{name:26}{short:7.2f} s{long:7.2f} s{'  grows too fast' if is_slow else ''}", flush=True)
    print(f"{slow} grow too fast")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
