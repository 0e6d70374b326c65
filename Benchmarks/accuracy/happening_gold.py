"""Reads what happened out of our own stand-off gold: one JSON file a report, made by `make_happenings.py`, offsets only.

    python3 happening_gold.py FOLDER TEXTS      # checks that every file fits its text TEXTS/NAME.txt, and counts
"""

from __future__ import annotations

import argparse
from pathlib import Path

from happening import KINDS, Part, Report, Thing, Values
from standoff import StandoffError, load
from text_tokens import Span


def read_folder(folder: Path, texts: Path) -> list[Report]:
    return [read(path, texts) for path in sorted(folder.glob("*.json"))]


def read(path: Path, texts: Path) -> Report:
    """The report of one stand-off file, after checking that the text is the one that was annotated."""
    record, text = load(path, texts, "annotated")
    made = {kind: [MAKERS[kind](item) for item in record.get(kind, [])] for kind in KINDS if kind in MAKERS}
    made["conditions"] = [Thing(_spans(words), optional=offer.get("optional", False))
                          for offer in record.get("offers", []) for words in offer["conditions"]]
    for kind, things in made.items():
        for thing in things:
            _check(thing, text, f"{path.name}: {kind}")
    return Report(path.stem, text, made)


def _event(item: dict) -> Thing:
    parts = {role: _parts(item[role]) for role in ("actors", "recipients", "place", "time")}
    return Thing(_spans(item["anchors"]), dict(item["types"]), {"root": item["roots"], "status": item["status"]}, parts,
                 _cue(item), item.get("optional", False))


def _figure(item: dict) -> Thing:
    told = item["qualifiers"] is not None
    value: Values = [(item["low"], item["high"])] if told and (item["low"], item["high"]) != (None, None) else None
    return Thing(_spans(item["spans"]), _any(item["kinds"]), {"value": value, "qualifier": item["qualifiers"]},
                 {"of": _parts(item["of"])}, _cue(item), item.get("optional", False))


def _offer(item: dict) -> Thing:
    return Thing(_spans(item["terms"]), {}, {"kind": item["kinds"], "state": item["states"]},
                 {role: _parts(item[role]) for role in ("by", "to")}, _cue(item), item.get("optional", False))


def _control(item: dict) -> Thing:
    place = [item["place"]] if item["place"] else []
    return Thing(_spans(item["spans"]), _any(item["relations"]), {},
                 {"place": _parts(place), "holder": _parts(item["holder"])}, _cue(item), item.get("optional", False))


def _note(item: dict) -> Thing:
    return Thing(_spans(item["spans"]), _any(item["kinds"]), cue=_cue(item), optional=item.get("optional", False))


def _place(item: dict) -> Thing:
    degrees = tuple(item["degrees"]) if item["degrees"] else None
    return Thing(_spans(item["spans"]), labels={"country": [item["country"]], "degrees": degrees and [degrees]},
                 optional=item.get("optional", False))


def _time(item: dict) -> Thing:
    return Thing(_spans(item["spans"]), labels={"value": item["values"]}, optional=item.get("optional", False))


MAKERS = {"events": _event, "figures": _figure, "offers": _offer, "control": _control, "humanitarian": _note,
          "places": _place, "times": _time}


def _any(kinds: list[str]) -> dict[str, Values]:
    return {kind: None for kind in kinds}


def _cue(item: dict) -> Span | None:
    return tuple(item["cue"]) if item.get("cue") else None


def _parts(items: list[dict]) -> list[Part]:
    return [Part(_spans(item["words"]), optional=item.get("optional", False)) for item in items]


def _spans(pairs: list[list[int]]) -> list[Span]:
    return [(start, end) for start, end in pairs]


def _check(thing: Thing, text: str, place: str) -> None:
    words = thing.spans + [span for parts in thing.parts.values() for part in parts for span in part.words]
    if not thing.spans:
        raise StandoffError(f"{place}: a thing without words")
    for start, end in words + ([thing.cue] if thing.cue else []):
        if not 0 <= start < end <= len(text):
            raise StandoffError(f"{place}: span {start}–{end} lies outside the text")


def main() -> None:
    parser = argparse.ArgumentParser(description="Checks the stand-off gold of what happened against its texts.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("texts", type=Path)
    arguments = parser.parse_args()
    reports = read_folder(arguments.folder, arguments.texts)
    print(f"{len(reports)} texts fit: " + ", ".join(_count(kind, reports) for kind in KINDS))


def _count(kind: str, reports: list[Report]) -> str:
    things = [thing for report in reports for thing in report.things[kind]]
    return f"{sum(not thing.optional for thing in things)} {kind} (+{sum(thing.optional for thing in things)})"


if __name__ == "__main__":
    main()
