#!/usr/bin/env python3
"""Reads every export of a record with programs that are not ours, and holds what they find against each other.

    check_exports.py RECORD [--rapporteur PROGRAM]

With the readers of requirements.txt on the path (readers.sh gets them) tables are read by pandas, Parquet by pyarrow, workbooks by
openpyxl, maps by pyogrio (GDAL), bundles by stix2, documents by python-docx; otherwise by Python's own csv, json, xml, sqlite3 and zipfile,
and Parquet is looked at by its marks alone. Exit status 1 where a form cannot be read or two forms do not hold the same."""

import argparse
import csv
import hashlib
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

READERS = ["pandas", "pyarrow", "openpyxl", "pyogrio", "stix2", "docx"]
COLUMNS = {"polecat": 40, "acled": 31, "ucdp": 49, "gdelt": 61, "hxl": 24}
csv.field_size_limit(10**9)


def has(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


def rows(path: str, form: str) -> list[list[str]]:
    tabs = form in ("polecat", "gdelt")
    if has("pandas"):
        import pandas
        frame = pandas.read_csv(path, sep="\t" if tabs else ",", header=None, dtype=str, keep_default_na=False, encoding="utf-8",
                                quoting=csv.QUOTE_NONE if tabs else csv.QUOTE_MINIMAL)
        return frame.values.tolist()
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if tabs else csv.reader(file))


def table(path: str, form: str) -> int:
    if form == "gdelt" and not os.path.getsize(path):
        return 0
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


def parquet(path: str, _: str) -> int:
    """The same values as the JSON Lines beside it."""
    if not has("pyarrow"):
        with open(path, "rb") as file:
            bytes_ = file.read()
        foot = int.from_bytes(bytes_[-8:-4], "little")
        if bytes_[:4] != b"PAR1" or bytes_[-4:] != b"PAR1" or foot + 12 > len(bytes_):
            raise ValueError("the marks or the length of the foot are wrong")
        return lines(path.replace(".parquet", ".jsonl"), "")
    import pyarrow.parquet
    found = pyarrow.parquet.read_table(path).to_pylist()
    with open(path.replace(".parquet", ".jsonl"), encoding="utf-8") as file:
        wanted = [json.loads(line) for line in file]
    if len(found) != len(wanted):
        raise ValueError(f"{len(found)} rows, and {len(wanted)} JSON Lines")
    for ours, line in zip(found, wanted):
        for name, value in line.items():
            value = ("; ".join(value) or None) if isinstance(value, list) else value
            own = ours[name]
            if own != value and not (isinstance(value, float) and abs(own - value) < 1e-4):
                raise ValueError(f"{line['id']}: {name} is {ours[name]!r}, and {value!r} in the JSON Lines")
    return len(found)


def document(path: str, _: str) -> int:
    if has("docx"):
        import docx
        styles = [paragraph.style.name for paragraph in docx.Document(path).paragraphs]
        if styles[0] != "Title":
            raise ValueError("the document does not begin with a title")
        return styles.count("Quote")
    archive = zipfile.ZipFile(path)
    if archive.testzip():
        raise ValueError("a part is damaged")
    for name in archive.namelist():
        xml.fromstring(archive.read(name))
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    styles = xml.fromstring(archive.read("word/document.xml")).iter(space + "pStyle")
    return sum(1 for style in styles if style.get(space + "val") == "Quote")


def features(path: str, form: str) -> int:
    if has("pyogrio"):
        import pyogrio
        return pyogrio.read_info(path)["features"]
    if form == "kml":
        return markup("Placemark")(path, form)
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


FORMS = {"csv": table, "jsonl": lines, "xlsx": workbook, "parquet": parquet, "geojson": features, "gpkg": package, "kml": features,
         "plover": lines, "polecat": table, "acled": table, "ucdp": table, "gdelt": table, "hxl": table, "stix": bundle,
         "atom": markup("entry"), "markdown": pattern(r"^- \*\*"), "html": pattern(r"<li id="), "docx": document}
# Forms of every kind of thing; forms that hold every event; those that hold every event with a point.
ALL_THINGS = ["csv", "jsonl", "xlsx", "parquet"]
EVERY = {"csv", "jsonl", "xlsx", "parquet", "gpkg", "hxl", "stix", "atom", "markdown", "html", "docx"}
PLACED = {"geojson", "kml"}


class Check:
    def __init__(self, program: str, record: str, folder: str):
        self.program, self.record, self.folder = program, record, folder
        self.faults = 0

    def run(self, *words: str) -> str:
        command = [self.program, *words, "--record", self.record]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return done.stdout

    def export(self, things: list[str], form: str, name: str) -> int | None:
        path = os.path.join(self.folder, f"{name}.{form}")
        try:
            self.run("export", *things, "--format", form, "--output", path)
            count = FORMS[form](path, form)
            print(f"{name:9} {form:9} {count:7} rows")
            return count
        except Exception as error:  # every reader has errors of its own
            self.fault(f"{name} as {form} cannot be read: {getattr(error, 'stderr', None) or error}")
            return None

    def fault(self, words: str) -> None:
        self.faults += 1
        print(words)

    def same(self, counts: dict[str, int | None], forms: set[str], name: str) -> None:
        if len({counts.get(form) for form in forms}) > 1:
            self.fault(f"these should hold the same {name}: " + ", ".join(sorted(forms)))

    def release(self) -> None:
        """The hash of a release is that of the file that it goes out as, as hashlib counts it."""
        told = self.run("release", "all", "events").split("SHA-256 ")[1].split()[0]
        path = os.path.join(self.folder, "release.jsonl")
        self.run("export", "--release", "all", "--format", "jsonl", "--output", path)
        with open(path, "rb") as file:
            counted = hashlib.sha256(file.read()).hexdigest()
        if counted != told:
            self.fault(f"the release was told as {told} and its file is {counted}")
        if " holds: " not in self.run("release", "all", "--verify"):
            self.fault("the release does not hold")
        self.same({form: self.export(["--release", "all"], form, "release") for form in ALL_THINGS}, set(ALL_THINGS), "rows of a release")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("record")
    parser.add_argument("--rapporteur", default=".build/release/rapporteur")
    arguments = parser.parse_args()
    absent = [name for name in READERS if not has(name)]
    if absent:
        print("not installed, so read by Python alone: " + ", ".join(absent))
    with tempfile.TemporaryDirectory() as folder:
        check = Check(arguments.rapporteur, arguments.record, folder)
        counts = {form: check.export(["events"], form, "events") for form in FORMS if form != "parquet"}
        counts["parquet"] = check.export(["events"], "parquet", "events")
        check.same(counts, EVERY, "events")
        check.same(counts, PLACED, "events with a point")
        for things in ("claims", "offers", "control"):
            check.same({form: check.export([things], form, things) for form in ALL_THINGS}, set(ALL_THINGS), things)
        check.release()
    sys.exit(1 if check.faults else 0)


if __name__ == "__main__":
    main()
