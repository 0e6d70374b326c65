"""Reads the four sets of events into cases: a text, and what is expected of it."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

# PLOVER 0.5 of the records to 2.0: types that were renamed, then modes that moved to another type.
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
MOVED = {("COERCE", "destroy"): "ASSAULT", ("COERCE", "detain"): "ASSAULT", ("FIGHT", "deport"): "COERCE"}

# The unit tests' dictionary uses codes of WEIS, which CAMEO renumbered; the roots of CAMEO that mean the same. CAMEO's own
# 161 and 17xx stand among them. Codes that
# stand in neither book (9xx, 345, 802, 10xx of "act") test the matcher alone and are left out.
WEIS = {
    "02": {"01", "02"}, "03": {"03", "04"}, "04": {"05"}, "05": {"03"}, "06": {"03", "05", "06", "08"},
    "07": {"03", "07"}, "08": {"03", "05", "08"}, "09": {"02", "10"}, "10": {"02", "10"}, "11": {"11", "12"},
    "12": {"11"}, "13": {"11"}, "14": {"12"}, "15": {"10"}, "16": {"13", "16"}, "17": {"13", "16", "17"}, "18": {"15", "19"},
    "19": {"16", "19"}, "20": {"17"}, "21": {"17"}, "22": {"18", "19"},
}
NONSENSE = re.compile(r"^(9\d\d|8\d\d|345|10[01]|101\d|10[23]|174[KL]|.*[A-Z])$")

M2E2 = {"Conflict:Attack": "attack", "Life:Die": "death", "Justice:Arrest-Jail": "arrest", "Contact:Meet": "meeting",
        "Conflict:Demonstrate": "demonstration", "Contact:Phone-Write": "call"}
ROLES = {"Attacker", "Target", "Agent", "Victim", "Person", "Entity"}


@dataclass(frozen=True)
class Record:
    """One coded sentence of PLOVER's gold records."""
    key: str
    text: str
    kind: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


@dataclass(frozen=True)
class UnitTest:
    key: str
    text: str
    code: str


@dataclass(frozen=True)
class Described:
    """A described event of CEHA; relevant if it is one of violent conflict."""
    key: str
    text: str
    relevant: bool


@dataclass(frozen=True)
class Annotated:
    """A sentence of M2E2: kinds of events in it, with the heads of their arguments."""
    key: str
    text: str
    kinds: dict[str, list[str]] = field(default_factory=dict)


def read_records(path: Path) -> list[Record]:
    records = []
    for item in json.loads(path.read_text(encoding="utf-8")):
        if "text" not in item or item["event"] == "DOCUMENT":
            continue
        kind = MOVED.get((item["event"], item.get("mode")), RENAMED.get(item["event"], item["event"]))
        records.append(Record(item["id"], item["text"].strip("{} "), kind, _parties(item, "source"), _parties(item, "target")))
    return records


def _parties(item: dict, key: str) -> tuple[str, ...]:
    given = item.get(key) or []
    given = [given] if isinstance(given, dict) else given
    return tuple(a["actorText"] for a in given if isinstance(a, dict) and a.get("actorText"))


def read_unit_tests(path: Path) -> tuple[list[UnitTest], int]:
    """The sentences with one expected event whose code stands in a code book, and how many others have one event."""
    text = path.read_text(encoding="utf-8", errors="replace")
    text = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    cases, skipped = [], 0
    for attributes, body in re.findall(r"<Sentence\b(.*?)>(.*?)</Sentence>", text, flags=re.S):
        codes = re.findall(r'eventcode\s*=\s*"(.*?)"', body)
        words = re.search(r"<Text>(.*?)</Text>", body, flags=re.S)
        if len(codes) != 1 or words is None or "&amp;" in words.group(1):
            continue
        if NONSENSE.match(codes[0]) or codes[0][:2] not in WEIS:
            skipped += 1
            continue
        key = re.search(r'id\s*=\s*"(.*?)"', attributes)
        cases.append(UnitTest(key.group(1) if key else "?", " ".join(words.group(1).split()), codes[0]))
    return cases, skipped


def read_ceha(path: Path) -> list[Described]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [Described(row["Index"], row["Event Description"], row["Is the event relevant?"].strip() == "Yes")
                for row in csv.DictReader(lines)]


def read_m2e2(path: Path) -> list[Annotated]:
    cases = []
    for item in json.loads(path.read_text(encoding="utf-8")):
        kinds: dict[str, list[str]] = {}
        for event in item["golden-event-mentions"]:
            kind = M2E2.get(event["event_type"])
            if kind:
                heads = [a["text"] for a in event["arguments"] if a["role"] in ROLES]
                kinds.setdefault(kind, []).extend(heads)
        cases.append(Annotated(item["sentence_id"], " ".join(item["sentence"].split()), kinds))
    return cases
