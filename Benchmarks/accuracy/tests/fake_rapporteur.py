#!/usr/bin/env python3
"""A stand-in for the product in the tests of the runner: finds `NAME said WORDS.`, `shelled` and nothing else."""

import hashlib
import json
import re
import sys
from pathlib import Path


def span(match: re.Match, group: int) -> list[int]:
    """Byte offsets of a group, as the product gives them."""
    before = match.string[:match.start(group)].encode()
    return [len(before), len(before) + len(match.group(group).encode())]


def finding(path: Path) -> dict:
    content = path.read_bytes()
    entities, statements = [], []
    for number, match in enumerate(re.finditer(r"([A-Z]\w*) (said) ([^.]+)", content.decode()), 1):
        entities.append({"id": f"e{number}", "kind": "person", "name": match.group(1), "aliases": [],
                         "mentions": [{"span": span(match, 1), "text": match.group(1), "form": "name"}]})
        statements.append({
            "id": f"s{number}", "parent": None,
            "source": {"entity": f"e{number}", "anonymous": None, "spans": [span(match, 1)]},
            "cue": {"spans": [span(match, 2)]}, "content": {"spans": [span(match, 3)]},
            "manner": "indirect", "certainty": "asserted", "channel": {"kind": "none"}, "answers": []})
    events = [{"id": f"v{number}", "statement": None, "anchor": {"spans": [span(match, 0)]}, "status": "reported",
               "plover": {"type": "ASSAULT", "mode": "heavy-weapons"}, "cameo": "194"}
              for number, match in enumerate(re.finditer(r"shelled", content.decode()), 1)]
    return {"schema": "rapporteur.finding/1", "offsets": "utf-8", "entities": entities, "statements": statements, "events": events,
            "report": {"id": hashlib.sha256(content).hexdigest(), "path": str(path)}}


def parse(path: Path, number: int) -> str:
    rows = [f"# newdoc id = {number}"]
    for i, match in enumerate(re.finditer(r"\w+|[^\w\s]", path.read_text(encoding="utf-8")), 1):
        space = "SpaceAfter=No" if re.match(r"\S", match.string[match.end():]) else "_"
        rows.append(f"{i}\t{match.group()}\t{match.group().lower()}\tX\tX\t_\t{i - 1}\tdep\t_\t{space}")
    return "\n".join(rows) + "\n\n"


def analysed(path: Path) -> str:
    """Pretokenised: every capitalised word is a person, every head the word before."""
    rows = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        columns = line.split("\t")
        if len(columns) == 10 and columns[0].isdigit():
            columns[6:8] = [str(int(columns[0]) - 1), "dep"]
            columns[3] = "X"
            columns[9] = "Entity=B-person" if columns[1][0].isupper() else "_"
        rows.append("\t".join(columns))
    return "\n".join(rows)


arguments = [a for a in sys.argv[2:] if not a.startswith("--") and a not in ("json", "jsonl", "conllu")]
files = [Path(a) for a in arguments]
if sys.argv[1] == "read":
    print("\n".join(json.dumps(finding(path)) for path in files))
elif "--pretokenized" in sys.argv:
    print(analysed(files[0]), end="")
else:
    print("".join(parse(path, i) for i, path in enumerate(files)), end="")
