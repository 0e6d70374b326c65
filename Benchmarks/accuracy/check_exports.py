"""Holds the forms of the code books against the books: `read --format plover|polecat|acled|geojson`.

    python3 check_exports.py [FILE-OR-FOLDER …] [--rapporteur PROGRAM]

Without files it reads the repository's Examples. What the books allow stands in code_books.py, apart from the product's own tables.
GeoJSON is also read by the packages geojson and shapely where they are installed. Exit status 1 where anything is against a book.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import code_books as books
import table

REPOSITORY = Path(__file__).resolve().parent.parent.parent
FORMATS = ("plover", "polecat", "acled", "geojson")
DONE = {"reported", "claimed", "unconfirmed", "historical"}
COUNTRY = re.compile(r"[A-Z]{3}")


@dataclass
class Check:
    """What was read of one form: how many records of which kind, and what is against the book.

    A record without a day is no fault here: the product makes none up. `against_findings` sees that the report tells none.
    """

    kinds: Counter = field(default_factory=Counter)
    undated: int = 0
    problems: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    where: str = ""

    def need(self, holds: bool, problem: str) -> None:
        if not holds:
            self.problems.append(f"{self.where}: {problem}")

    def record(self, number: int, key: str, kind: str) -> None:
        self.where = f"record {number}"
        self.kinds[kind] += 1
        self.need(bool(key), "no id")
        self.need(key not in self.ids, f"a second record {key}")
        self.ids.add(key)

    def event_day(self, text: str | None) -> date | None:
        if text:
            return self.day(text, "the day")
        self.undated += 1
        return None

    def day(self, text: str, name: str) -> date | None:
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.need(False, f"{name} is no day: {text}")
            return None

    def point(self, latitude: object, longitude: object) -> None:
        try:
            holds = (latitude is None) == (longitude is None) and (
                latitude is None or -90 <= float(latitude) <= 90 and -180 <= float(longitude) <= 180)
        except (TypeError, ValueError):
            holds = False
        self.need(holds, f"no point of the earth: {latitude} {longitude}")

    def coded(self, event_type: str, mode: str | None, quad: int, scale: float, contexts: list[str]) -> None:
        """What PLOVER and POLECAT share."""
        if event_type not in books.PLOVER_MODES:
            return self.need(False, f"no type of PLOVER: {event_type}")
        self.need(mode is None or mode in books.PLOVER_MODES[event_type].split(), f"no mode of {event_type}: {mode}")
        self.need(quad in books.PLOVER_QUADS[event_type], f"quad class {quad} of {event_type}")
        self.need(scale == books.plover_scale(event_type, mode), f"scale {scale} of {event_type} {mode}")
        for context in contexts:
            self.need(context in books.PLOVER_CONTEXTS, f"no context: {context}")


def plover(text: str) -> Check:
    check = Check()
    for number, line in enumerate(text.splitlines(), 1):
        record = json.loads(line)
        event = record.get("event") or []
        check.record(number, record.get("id", ""), " ".join(event))
        check.need(set(record) <= books.PLOVER_FIELDS, f"fields of no book: {set(record) - books.PLOVER_FIELDS}")
        for name in books.PLOVER_REQUIRED:
            check.need(name in record and (name == "date" or bool(record[name])), f"{name} is required")
        check.need(len(event) == 1 and isinstance(record.get("has_event"), bool), "not one event")
        first = check.event_day(record.get("date"))
        if record.get("enddate"):
            last = check.day(record["enddate"], "enddate")
            check.need(not first or not last or first <= last, "ends before it begins")
        modes = record.get("mode") or []
        check.need(len(modes) <= 1, f"several modes: {modes}")
        check.coded(event[0] if event else "", modes[0] if modes else None, record.get("quad_code"), record.get("event_scale"),
                    record.get("context") or [])
        plover_sides(check, record, event)
        plover_parts(check, record)
    return check


def plover_sides(check: Check, record: dict, event: list[str]) -> None:
    if set(event) & books.PLOVER_NEEDS_RECIPIENT:
        check.need(bool(record.get("recipient")), f"{event[0]} needs a recipient")
    for entity in (record.get("actor") or []) + (record.get("recipient") or []):
        sector, code = entity.get("sector"), entity.get("code") or ""
        known = bool(COUNTRY.fullmatch(code)) and code not in books.PLOVER_SECTORS - books.PLOVER_NO_COUNTRY
        check.need(set(entity) <= books.PLOVER_ENTITY, f"fields of no entity: {set(entity) - books.PLOVER_ENTITY}")
        check.need(sector in books.PLOVER_SECTORS, f"no sector: {sector}")
        check.need(code == "---" or known, f"no actor code of three letters: {code}")


def plover_parts(check: Check, record: dict) -> None:
    for name, allowed in (("event_loc", books.PLOVER_LOCATION), ("size", books.PLOVER_SIZE), ("cite_info", books.PLOVER_CITATION)):
        part = record.get(name) or {}
        check.need(set(part) <= allowed, f"fields of no {name}: {set(part) - allowed}")
    place = record.get("event_loc") or {}
    check.point(place.get("lat"), place.get("lon"))
    for name, count in (record.get("size") or {}).items():
        check.need(count is None or isinstance(count, int) and count >= 0, f"{name} {count}")


def polecat(text: str) -> Check:
    check = Check()
    lines = text.split("\n")
    check.need(tuple(lines[0].split("\t")) == books.POLECAT_COLUMNS, "the columns are not POLECAT's 40")
    check.need(lines[-1] == "", "the last line has no end")
    for number, line in enumerate(lines[1:-1], 1):
        cells = line.split("\t")
        row = dict(zip(books.POLECAT_COLUMNS, cells))
        check.record(number, row["Event ID"], row.get("Event Type", ""))
        if len(cells) != len(books.POLECAT_COLUMNS):
            check.need(False, f"{len(cells)} cells")
            continue
        check.need(all(cells), "an empty cell, where the book writes None")
        given = {name: None if cell == "None" else cell for name, cell in row.items()}
        check.event_day(given["Event Date"])
        if given["Publication Date"]:
            check.day(given["Publication Date"], "Publication Date")
        check.coded(row["Event Type"], given["Event Mode"], int(row["Quad Code"]), float(row["Intensity"]), values(given["Contexts"]))
        for side in ("Actor", "Recipient"):
            sectors = values(given[f"{side} Sectors"])
            check.need(set(sectors) <= books.PLOVER_SECTORS, f"no sectors: {sectors}")
            check.need(given[f"Primary {side} Sector"] == (sectors[0] if sectors else None), f"first sector of the {side}")
            for code in values(given[f"{side} Country"]):
                check.need(bool(COUNTRY.fullmatch(code)), f"no country: {code}")
        check.point(given["Latitude"], given["Longitude"])
        check.need(given["GeoNames ID"] is None or given["GeoNames ID"].isdigit(), f"GeoNames ID {given['GeoNames ID']}")
    return check


def values(cell: str | None) -> list[str]:
    return cell.split("; ") if cell else []


def acled(text: str) -> Check:
    check = Check()
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    check.need(tuple(rows[0]) == books.ACLED_COLUMNS, "the columns are not ACLED's 31")
    for number, cells in enumerate(rows[1:], 1):
        if len(cells) != len(books.ACLED_COLUMNS):
            check.need(False, f"row {number} has {len(cells)} cells")
            continue
        row = dict(zip(books.ACLED_COLUMNS, cells))
        kind, part = row["event_type"], row["sub_event_type"]
        check.record(number, row["event_id_cnty"], f"{kind}: {part}")
        check.need(part in books.ACLED_TYPES.get(kind, ()), f"{part} is no part of {kind}")
        check.need(row["disorder_type"] == books.acled_disorder(kind, part), f"{kind}, {part} is no {row['disorder_type']}")
        day = check.event_day(row["event_date"])
        check.need(row["year"] == (str(day.year) if day else ""), f"year {row['year']}")
        check.need(row["time_precision"] in ("1 2 3".split() if day else [""]), f"time_precision {row['time_precision']}")
        check.need(row["fatalities"].isdigit(), f"fatalities {row['fatalities']}")
        acled_sides(check, row)
        acled_place(check, row)
    return check


def acled_sides(check: Check, row: dict[str, str]) -> None:
    check.need(bool(row["actor1"]) or not row["actor2"], "an actor2 without an actor1")
    for name in ("inter1", "inter2"):
        check.need(row[name] in ("", *books.ACLED_INTERS), f"no {name}: {row[name]}")
    complete = bool(row["inter1"]) and (bool(row["inter2"]) or not row["actor2"])
    wanted = books.acled_interaction(row["inter1"], row["inter2"]) if complete else ""
    check.need(row["interaction"] == wanted, f"interaction {row['interaction']}, not {wanted}")
    check.need(row["civilian_targeting"] in ("", "Civilian targeting"), f"civilian_targeting {row['civilian_targeting']}")


def acled_place(check: Check, row: dict[str, str]) -> None:
    check.need(row["region"] in ("", *books.ACLED_REGIONS), f"no region: {row['region']}")
    check.need(bool(row["iso"]) == bool(row["region"]) == bool(row["country"]), "country, iso and region are not all there")
    check.need(row["iso"] == "" or row["iso"].isdigit() and int(row["iso"]) < 1000, f"iso {row['iso']}")
    check.need(not COUNTRY.fullmatch(row["country"]), f"country is a code: {row['country']}")
    check.need(row["geo_precision"] in ("", "1", "2", "3"), f"geo_precision {row['geo_precision']}")
    check.point(row["latitude"] or None, row["longitude"] or None)


def geojson(text: str) -> Check:
    check = Check(where="collection")
    collection = json.loads(text)
    check.need(collection.get("type") == "FeatureCollection" and "crs" not in collection, "no collection of RFC 7946")
    for number, feature in enumerate(collection.get("features") or [], 1):
        check.where = f"feature {number}"
        check.kinds["place"] += 1
        geometry = feature.get("geometry") or {}
        check.need(feature.get("type") == "Feature" and isinstance(feature.get("properties"), dict), "no feature")
        position = geometry.get("coordinates") or []
        if geometry.get("type") == "Point" and len(position) == 2:
            check.point(position[1], position[0])
        else:
            check.need(False, f"no point: {geometry}")
        for event in feature["properties"].get("events") or []:
            check.kinds["event"] += 1
            modes = books.PLOVER_MODES.get(event["type"], "").split()
            check.need(event["type"] in books.PLOVER_MODES, f"no type of PLOVER: {event['type']}")
            check.need(event.get("mode") in (None, *modes), f"no mode of {event['type']}: {event.get('mode')}")
    outside_readers(check, text)
    return check


def outside_readers(check: Check, text: str) -> None:
    """The collection read by others, where they are installed."""
    try:
        import geojson as package
        collection = package.loads(text)
        check.need(collection.is_valid, f"the package geojson finds {collection.errors()}")
        check.kinds["valid for the package geojson"] = len(collection["features"])
    except ImportError:
        pass
    try:
        from shapely.geometry import shape
        check.kinds["read by shapely"] = sum(
            shape(feature["geometry"]).geom_type == "Point" for feature in json.loads(text)["features"])
    except ImportError:
        pass


def against_findings(checks: dict[str, Check], findings: list[dict]) -> list[str]:
    """Nothing is lost or made up on the way: as many records and days as the findings have."""
    events = [dated(event, finding) for finding in findings for event in finding["events"] if event["status"] in DONE]
    places = sum(place["lat"] is not None for finding in findings for place in finding["places"])
    wanted = {
        "plover records": (len(checks["plover"].ids), len(events)),
        "polecat rows": (len(checks["polecat"].ids), len(events)),
        "geojson places": (checks["geojson"].kinds["place"], places),
        "plover records without a day": (checks["plover"].undated, events.count(False)),
        "polecat rows without a day": (checks["polecat"].undated, events.count(False)),
    }
    return [f"{found} {what}, and the findings have {told}" for what, (found, told) in wanted.items() if found != told]


def dated(event: dict, finding: dict) -> bool:
    """Whether the event has a day: its own, or that of its report."""
    start = next((time["start"] for time in finding["times"] if time["id"] == event["time"]), None)
    return bool(start or finding["report"]["published"])


def main() -> int:
    parser = argparse.ArgumentParser(description="The forms of the code books held against the books.")
    parser.add_argument("inputs", nargs="*", type=Path, default=[REPOSITORY / "Examples"])
    parser.add_argument("--rapporteur", type=Path, default=REPOSITORY / "rapporteur", help="the program")
    options = parser.parse_args()

    def read(form: str) -> str:
        command = [str(options.rapporteur), "read", *map(str, options.inputs), "--format", form]
        return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")

    checks = {form: globals()[form](read(form)) for form in FORMATS}
    lost = against_findings(checks, [json.loads(line) for line in read("jsonl").splitlines()])
    for form, check in checks.items():
        undated = f", {check.undated} without a day" if check.undated else ""
        print(f"\n{form}: {len(check.problems)} against the book{undated}")
        table.show(["", "count"], [[kind, str(count)] for kind, count in sorted(check.kinds.items())])
        for problem in check.problems[:20]:
            print(f"  {problem}")
    print("\n".join(lost))
    return 1 if lost or any(check.problems for check in checks.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
