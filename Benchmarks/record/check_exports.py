#!/usr/bin/env python3
"""Reads every export of a record with programs that are not ours, and counts what they find.

    check_exports.py RECORD [--rapporteur PROGRAM]

Python's own readers (csv, json, xml, sqlite3, zipfile) are always used; openpyxl, pandas, pyogrio (GDAL) and stix2 where they are
installed (`pip install openpyxl pandas pyogrio stix2`). Exit status 1 where a form cannot be read or the counts differ."""

import argparse
import csv
import importlib.util
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
import zipfile

FORMS = ["csv", "jsonl", "xlsx", "geojson", "gpkg", "kml", "plover", "polecat", "acled", "ucdp", "gdelt", "hxl", "stix", "atom",
         "markdown", "html"]
COLUMNS = {"polecat": 40, "acled": 31, "ucdp": 49, "gdelt": 61, "hxl": 24}
csv.field_size_limit(10**9)


def has(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


def rows(path: str, form: str) -> list[list[str]]:
    with open(path, encoding="utf-8", newline="") as file:
        if form in ("polecat", "gdelt"):
            return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        return list(csv.reader(file))


def table(path: str, form: str) -> int:
    found = rows(path, form)
    wanted = COLUMNS.get(form) or len(found[0])
    wrong = [number for number, row in enumerate(found, 1) if len(row) != wanted]
    if wrong:
        raise ValueError(f"row {wrong[0]} has {len(found[wrong[0] - 1])} columns, not {wanted}")
    if form == "hxl" and not all(re.fullmatch(r"#[a-z0-9_]+(\+[a-z0-9_]+)*", tag) for tag in found[1]):
        raise ValueError("a tag of the second row is no HXL tag")
    return len(found) - {"gdelt": 0, "hxl": 2}.get(form, 1)


def lines(path: str, _: str) -> int:
    with open(path, encoding="utf-8") as file:
        return sum(1 for line in file if json.loads(line))


def workbook(path: str, _: str) -> int:
    if has("openpyxl"):
        import openpyxl
        sheet = openpyxl.load_workbook(path, read_only=True).active
        return sum(1 for _ in sheet.iter_rows()) - 1
    root = xml.fromstring(zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml"))
    return len(root.findall(".//{*}row")) - 1


def geojson(path: str, _: str) -> int:
    if has("pyogrio"):
        import pyogrio
        return pyogrio.read_info(path)["features"]
    with open(path, encoding="utf-8") as file:
        return len(json.load(file)["features"])


def package(path: str, _: str) -> int:
    if has("pyogrio"):
        import pyogrio
        info = pyogrio.read_info(path)
        if info["geometry_type"] != "Point" or "4326" not in str(info["crs"]):
            raise ValueError(f"{info['geometry_type']} in {info['crs']}")
        return info["features"]
    return sqlite3.connect(path).execute("SELECT count(*) FROM events").fetchone()[0]


def markup(tag: str):
    def count(path: str, _: str) -> int:
        return len(xml.parse(path).getroot().findall(f".//{{*}}{tag}"))
    return count


def bundle(path: str, _: str) -> int:
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    if has("stix2"):
        import stix2
        stix2.parse(data, allow_custom=False)
    return sum(1 for thing in data["objects"] if thing["type"] == "incident")


def pattern(words: str):
    def count(path: str, _: str) -> int:
        with open(path, encoding="utf-8") as file:
            return len(re.findall(words, file.read(), re.M))
    return count


READERS = {"csv": table, "jsonl": lines, "xlsx": workbook, "geojson": geojson, "gpkg": package, "kml": markup("Placemark"), "plover": lines,
           "polecat": table, "acled": table, "ucdp": table, "gdelt": table, "hxl": table, "stix": bundle, "atom": markup("entry"),
           "markdown": pattern(r"^- \*\*"), "html": pattern(r"<li id=")}
# Forms that hold every event, those with a point, those told as done.
EVERY = {"csv", "jsonl", "xlsx", "gpkg", "hxl", "stix", "atom", "markdown", "html"}
PLACED = {"geojson", "kml"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("record")
    parser.add_argument("--rapporteur", default=".build/release/rapporteur")
    arguments = parser.parse_args()
    absent = [name for name in ("openpyxl", "pyogrio", "stix2") if not has(name)]
    if absent:
        print("not installed, so read by Python alone: " + ", ".join(absent))
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        counts = {}
        for form in FORMS:
            path = os.path.join(folder, "events." + form)
            command = [arguments.rapporteur, "export", "events", "--format", form, "--output", path, "--record", arguments.record]
            try:
                subprocess.run(command, check=True, capture_output=True, text=True)
                counts[form] = READERS[form](path, form)
                print(f"{form:9} {counts[form]:7} events")
            except Exception as error:  # every reader has errors of its own
                faults += 1
                print(f"{form:9} cannot be read: {error}")
        for forms in (EVERY, PLACED):
            if len({counts.get(form) for form in forms}) > 1:
                faults += 1
                print("these should hold the same events: " + ", ".join(sorted(forms)))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
