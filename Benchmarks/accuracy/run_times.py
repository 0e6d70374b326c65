"""The figures of times."""

from __future__ import annotations

import json
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import table
import times as scoring
from figures import Figure, show_spread
from product import Product
from scores import add_all

Part = tuple[str, list[Figure]]


def times(product: Product, options: Namespace) -> Iterator[Part]:
    texts = [scoring.read(path) for path in sorted((options.data / "time" / "aquaint").glob("*.tml"))]
    if not texts:
        raise ValueError("no AQUAINT files in time/aquaint")
    answers = _answers(product, texts)
    results = {}
    for half in ("dev", "kept"):
        chosen = [number for number, text in enumerate(texts) if text.half == half]
        results[half] = add_all(scoring.score(texts[n], answers[n]) for n in chosen)
        if options.half in (half, "both"):
            yield f"AQUAINT, {half} half: {len(chosen)} files, {results[half]['strict'].gold} times", _figures(
                half, results[half], options)
    if options.half == "both":
        whole = add_all(results.values())
        yield f"AQUAINT, all {len(texts)} files, {whole['strict'].gold} times", _figures("all", whole, options)
    if options.errors:
        lines = [line for text, given in zip(texts, answers) if text.half == "dev" for line in scoring.errors(text, given)]
        show_spread(lines, options.errors)


def _answers(product: Product, texts: list[scoring.Text]) -> list[list[scoring.Time]]:
    """Each text as one record with its day of publication; spans come back in characters of the text."""
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "texts.jsonl"
        records = [json.dumps({"id": text.name, "text": text.text, "published": text.published}) for text in texts]
        path.write_text("\n".join(records) + "\n", encoding="utf-8")
        findings = product.read_records(path, len(texts))
    return [
        [scoring.Time(t["start"], t["end"], t["type"], t["value"] or "") for t in found] for found in
        (_located(finding, record, text) for finding, record, text in zip(findings, records, texts))
    ]


def _located(finding: dict, record: str, text: scoring.Text) -> list[dict]:
    """Times with their place in the text: the spans count characters of the record as it was written."""
    places = _places(record)
    return [{"start": places[t["span"][0]], "end": places[t["span"][1] - 1] + 1, "type": t["type"], "value": t["value"]}
            for t in finding["times"]]


def _places(record: str) -> dict[int, int]:
    """From each character of a record's JSON inside its text to the character of the text it stands for."""
    start = record.index('"text": "') + len('"text": "')
    places, at, number = {}, start, 0
    while record[at] != '"':
        width = 1 if record[at] != "\\" else 6 if record[at + 1] == "u" else 2
        if width == 6 and 0xD800 <= int(record[at + 2:at + 6], 16) < 0xDC00:
            width = 12
        for inside in range(width):
            places[at + inside] = number
        at, number = at + width, number + 1
    return places


def _figures(name: str, result: dict, options: Namespace) -> list[Figure]:
    if options.details:
        print(f"\nAQUAINT {name}")
        table.show(["", "gold", "answers", "precision", "recall", "F1"], [
            [key, str(c.gold), str(c.answers), *(table.number(v, 2) for v in (c.precision, c.recall, c.f1))]
            for key, c in result.items()])
    return [
        Figure(f"times {name} extent F1, relaxed", result["relaxed"].f1, 90.0),
        Figure(f"times {name} extent precision, relaxed", result["relaxed"].precision),
        Figure(f"times {name} extent recall, relaxed", result["relaxed"].recall),
        Figure(f"times {name} extent F1, strict", result["strict"].f1),
        Figure(f"times {name} type F1", result["type"].f1),
        Figure(f"times {name} value F1", result["value"].f1, 78.0),
        Figure(f"times {name} value F1, spellings of one value equal", result["same value"].f1),
    ]
