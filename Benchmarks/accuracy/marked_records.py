"""Reads marked files of numbered things other than statements: figures, notes on people in need.

    === ID | STYLE | CONFLICT
    The army said ⟦1.figure|12⟧ of its soldiers were killed.
    ---
    1: kind=killed low=12 high=12 qualifier=exact of="army" claimant="army"

Marks, lines and attributes are those of `marked.py`; every number has one mark of the wanted role and one line.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from finding import Finding
from marked import ATTRIBUTE, LINE, MarkError, unmarked
from product import Product
from text_tokens import Span


@dataclass(frozen=True)
class Record:
    """One marked thing: where its words stand, and what its line says of it."""

    key: str
    span: Span
    values: dict[str, str]

    def number(self, name: str) -> int | None:
        return int(self.values[name]) if name in self.values else None


@dataclass(frozen=True)
class RecordCase:
    key: str
    style: str
    text: str
    records: list[Record]


def read(path: Path, role: str) -> list[RecordCase]:
    """The cases of a file, in order; none where there is no file."""
    if not path.is_file():
        return []
    parts = re.split(r"(?m)^=== ", path.read_text(encoding="utf-8"))
    if parts[0].strip():
        raise MarkError(f"{path.name}: text before the first case")
    return [_case(part, path.name, role) for part in parts[1:]]


def answers_for(product: Product, cases: Sequence[RecordCase]) -> list[Finding]:
    """What the product reads out of each case's text, given as a file of its own."""
    if not cases:
        return []
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, case in enumerate(cases):
            paths.append(Path(folder) / f"{number:04d}.txt")
            paths[-1].write_bytes(case.text.encode("utf-8"))
        return product.read(paths)


def _case(part: str, name: str, role: str) -> RecordCase:
    head, _, rest = part.partition("\n")
    key, style, _ = (word.strip() for word in head.split("|"))
    body, _, lines = rest.partition("\n---\n")
    text, marks = unmarked(body.strip("\n"), f"{name}: {key}")
    spans = {label.removesuffix(f".{role}"): span for label, span in marks if label.endswith(f".{role}")}
    values = {}
    for line in filter(str.strip, lines.split("\n")):
        match = LINE.fullmatch(line)
        if not match:
            raise MarkError(f"{name}: {key}: “{line}” cannot be read")
        values[match.group(1)] = {field: value.strip('"') for field, value in ATTRIBUTE.findall(match.group(2))}
    if spans.keys() != values.keys() or len(spans) != len(marks):
        raise MarkError(f"{name}: {key}: marks and lines do not fit together")
    return RecordCase(key, style, text, [Record(number, spans[number], values[number]) for number in sorted(values, key=int)])
