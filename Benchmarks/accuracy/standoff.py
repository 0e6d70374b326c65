"""Gold statements kept apart from texts that the repository may not hold: one JSON file a text, spans by offset.

    python3 standoff.py make MARKED TEXTS OUT      # from marked copies of TEXTS/*.txt, checked against the originals
    python3 standoff.py check STANDOFF TEXTS       # every file fits its text

    {"format": "rapporteur.standoff/1", "text": "NAME.txt", "sha256": "…", "offsets": "codepoints",
     "statements": [{"id": "1", "spans": {"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 40]]},
                     "attributes": {"certainty": "asserted", "manner": "indirect", "entity": "army"}}]}
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import marked
from statement import Case, from_attributes

FORMAT = "rapporteur.standoff/1"


class StandoffError(ValueError):
    """A stand-off file that does not fit its text."""


def read_folder(folder: Path, texts: Path) -> list[Case]:
    return [read(path, texts) for path in sorted(folder.glob("*.json"))]


def read(path: Path, texts: Path) -> Case:
    """The case of one stand-off file, after checking that the text is the one that was marked."""
    record = json.loads(path.read_text(encoding="utf-8"))
    if record.get("format") != FORMAT:
        raise StandoffError(f"{path.name}: format is not {FORMAT}")
    content = (texts / record["text"]).read_bytes()
    if hashlib.sha256(content).hexdigest() != record["sha256"]:
        raise StandoffError(f"{path.name}: {record['text']} is not the text that was marked")
    statements = []
    for item in record["statements"]:
        spans = {role: [(start, end) for start, end in pieces] for role, pieces in item["spans"].items()}
        statements.append(from_attributes(item["id"], spans, item["attributes"]))
    return Case(path.stem, "real", "", content.decode("utf-8"), statements, path.name)


def make(marked_file: Path, texts: Path) -> dict:
    """The stand-off record of a marked copy (one case, or the bare text with marks and a `---` part).

    Blank lines at the edges of the copy are forgiven; anything else must equal the original.
    """
    document = marked_file.read_text(encoding="utf-8")
    body, _, lines = document.partition("\n---")
    head, _, text = body.partition("\n") if body.startswith("===") else ("", "", body)
    name = marked_file.stem + ".txt"
    content = (texts / name).read_bytes()
    original = content.decode("utf-8")
    plain, marks = marked.unmarked(text, marked_file.name)
    if plain.strip("\n") != original.strip("\n").replace("\r\n", "\n"):
        raise StandoffError(f"{marked_file.name}: {_first_difference(plain.strip(), original.strip())}")
    shift = (len(original) - len(original.lstrip("\n"))) - (len(plain) - len(plain.lstrip("\n")))
    if "\r" in original:
        raise StandoffError(f"{name} has carriage returns; offsets would shift")
    case = "\n".join([head or f"=== {marked_file.stem} | real |", text, "---" + lines])
    marked.parse(case, marked_file.name)
    statements: dict[str, dict] = {}
    for label, (start, end) in marks:
        number, dot, role = label.partition(".")
        if dot:
            item = statements.setdefault(number, {"id": number, "spans": {}, "attributes": {}})
            item["spans"].setdefault(role, []).append([start + shift, end + shift])
    for line in filter(str.strip, lines.strip("-").split("\n")):
        number, _, rest = line.partition(":")
        statements[number]["attributes"] = {
            key: value.strip('"') for key, value in marked.ATTRIBUTE.findall(rest)}
    return {"format": FORMAT, "text": name, "sha256": hashlib.sha256(content).hexdigest(),
            "offsets": "codepoints", "statements": [statements[key] for key in sorted(statements, key=int)]}


def _first_difference(copy: str, original: str) -> str:
    at = next((i for i, (a, b) in enumerate(zip(copy, original)) if a != b), min(len(copy), len(original)))
    return (f"differs from the original at character {at}: “{copy[max(0, at - 20):at + 20]}” "
            f"for “{original[max(0, at - 20):at + 20]}”")


def main() -> None:
    parser = argparse.ArgumentParser(description="Stand-off gold statements.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("make", "check"):
        command = commands.add_parser(name)
        command.add_argument("gold", type=Path)
        command.add_argument("texts", type=Path)
        if name == "make":
            command.add_argument("out", type=Path)
    arguments = parser.parse_args()
    if arguments.command == "check":
        cases = read_folder(arguments.gold, arguments.texts)
        print(f"{len(cases)} texts, {sum(len(case.statements) for case in cases)} statements fit")
        return
    arguments.out.mkdir(parents=True, exist_ok=True)
    for path in sorted(arguments.gold.glob("*.*")):
        record = make(path, arguments.texts)
        target = arguments.out / (path.stem + ".json")
        target.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"{target}: {len(record['statements'])} statements")


if __name__ == "__main__":
    main()
