"""Gold statements kept apart from texts that the repository may not hold: one JSON file a text, offsets only.

    python3 standoff.py FOLDER TEXTS      # checks that every file fits its text TEXTS/NAME.txt

    {"report": "NAME", "sha256": "…", "offsets": "codepoints", "statements": [
      {"id": 1, "certainty": "asserted", "manner": "indirect", "source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 40]],
       "entity": {"name": [60, 72], "more": [[80, 91]]}, "parent": 2, "answers": [{"to": 2, "relation": "denies"}],
       "anonymous": "officials", "channel-kind": "statement", "verification-status": "unverified"}]}

An entity's name is the place in the text where it stands in full; `more` names further speakers of one statement.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

from statement import Case, Statement
from text_tokens import Span


class StandoffError(ValueError):
    """A stand-off file that does not fit its text."""


def read_folder(folder: Path, texts: Path) -> list[Case]:
    return [read(path, texts) for path in sorted(folder.glob("*.json"))]


def load(path: Path, texts: Path, what_was_done: str) -> tuple[dict, str]:
    """The record of a stand-off file and the very text that it belongs to."""
    record = json.loads(path.read_text(encoding="utf-8"))
    if record.get("offsets") != "codepoints":
        raise StandoffError(f"{path.name}: offsets are not in code points")
    content = (texts / f"{record['report']}.txt").read_bytes()
    if hashlib.sha256(content).hexdigest() != record["sha256"]:
        raise StandoffError(f"{path.name}: {record['report']}.txt is not the text that was {what_was_done}")
    text = content.decode("utf-8")
    return record, text


def read(path: Path, texts: Path) -> Case:
    """The case of one stand-off file, after checking that the text is the one that was marked."""
    record, text = load(path, texts, "marked")
    case = Case(path.stem, "real", "", text, [_statement(item, text) for item in record["statements"]], path.name)
    for statement in case.statements:
        _check(statement, case)
    return case


def _statement(item: dict, text: str) -> Statement:
    entity = item.get("entity") or {}
    places = ([entity["name"]] if "name" in entity else []) + entity.get("more", [])
    return Statement(
        key=str(item["id"]), source=_spans(item, "source"), cue=_spans(item, "cue"), content=_spans(item, "content"),
        names=[text[start:end] for start, end in places], anonymous=item.get("anonymous"),
        certainty=item["certainty"], manner=item["manner"], channel=item.get("channel-kind", "none"),
        verification=item.get("verification-status", "none"),
        parent=str(item["parent"]) if "parent" in item else None,
        answers=[(str(link["to"]), link["relation"]) for link in item.get("answers", [])])


def _spans(item: dict, role: str) -> list[Span]:
    return [(start, end) for start, end in item.get(role, [])]


def _check(statement: Statement, case: Case) -> None:
    place = f"{case.origin}: statement {statement.key}"
    if not statement.content:
        raise StandoffError(f"{place} has no content")
    for start, end in statement.source + statement.cue + statement.content:
        if not 0 <= start < end <= len(case.text):
            raise StandoffError(f"{place}: span {start}–{end} lies outside the text")
    known = {other.key for other in case.statements}
    if not known.issuperset([target for target, _ in statement.answers] + [statement.parent or statement.key]):
        raise StandoffError(f"{place} names a statement that is not there")


def main() -> None:
    parser = argparse.ArgumentParser(description="Checks stand-off gold statements against their texts.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("texts", type=Path)
    arguments = parser.parse_args()
    cases = read_folder(arguments.folder, arguments.texts)
    print(f"{len(cases)} texts, {sum(len(case.statements) for case in cases)} statements fit")


if __name__ == "__main__":
    main()
