"""Reads the marked files of offers and control: numbered things with roles, `⟦1.offer|…⟧`, and a line of attributes each.

The format is that of `marked.py`; the roles differ. A case without marks is one in which nothing must be found.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import marked
from text_tokens import Span


@dataclass
class Thing:
    """A marked thing: the spans of each role, and the attributes of its line."""

    key: str
    spans: dict[str, list[Span]] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass
class Case:
    key: str
    text: str
    things: list[Thing]
    origin: str


def read(path: Path, roles: frozenset[str]) -> list[Case]:
    return parse(path.read_text(encoding="utf-8"), path.name, roles)


def parse(document: str, name: str, roles: frozenset[str]) -> list[Case]:
    cases, start = [], None
    lines = document.split("\n")
    for index, line in enumerate([*lines, "=== end"]):
        if line.startswith("==="):
            if start is not None:
                cases.append(_case(lines[start:index], f"{name}:{start + 1}", roles))
            start = index
        elif start is None and line.strip():
            raise marked.MarkError(f"{name}:{index + 1}: text before the first case")
    return cases


def _case(lines: list[str], place: str, roles: frozenset[str]) -> Case:
    rule = next((i for i, line in enumerate(lines) if line.strip() == "---"), len(lines))
    text, marks = marked.unmarked("\n".join(lines[1:rule]).strip("\n"), place)
    things: dict[str, Thing] = {}
    for line in filter(str.strip, lines[rule + 1:]):
        match = marked.LINE.fullmatch(line)
        if not match:
            raise marked.MarkError(f"{place}: “{line}” is no line of attributes")
        values = {key: value.strip('"') for key, value in ATTRIBUTES(match.group(2))}
        things[match.group(1)] = Thing(match.group(1), {}, values)
    for label, span in marks:
        number, _, role = label.partition(".")
        if number not in things or role.rstrip("123456789") not in roles:
            raise marked.MarkError(f"{place}: mark {label} has no line, or no such role")
        things[number].spans.setdefault(role, []).append(span)
    return Case(lines[0].lstrip("= ").split(" ")[0], text, list(things.values()), place)


ATTRIBUTES = marked.ATTRIBUTE.findall
