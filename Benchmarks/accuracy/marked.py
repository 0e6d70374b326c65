"""Reads marked files: gold statements written into the text as ⟦1.source|…⟧, one or more cases a file.

    === ID | STYLE | CONFLICT
    ⟦1.source|The army⟧ ⟦1.cue|said⟧ ⟦1.content|the bridge was open⟧.
    ---
    1: certainty=asserted manner=indirect entity="army"

Marks nest and never cross; marks with one label are one discontinuous span. Taking the marks out gives the text.
Labels without a number are entity marks; they are read over here.
"""

from __future__ import annotations

import re
from pathlib import Path

from statement import Case, Statement, from_attributes
from text_tokens import Span

MARK = re.compile(r"⟦([^|⟦⟧\n]*)\||⟧|⟦")
LINE = re.compile(r'(\d+):((?:\s+[a-z0-9-]+=(?:"[^"]*"|[^\s"]+))*)\s*')
ATTRIBUTE = re.compile(r'([a-z0-9-]+)=("[^"]*"|[^\s"]+)')
Marks = list[tuple[str, Span]]


class MarkError(ValueError):
    """A mark or line that cannot be read; the message starts with file:line."""


def read_folder(folder: Path) -> list[Case]:
    """The cases of every marked file of a folder, in order of name.

    Where there are `.marked` files, a `.txt` is the bare text of one of them and is passed over.
    """
    files = sorted(folder.glob("*.marked")) or sorted(folder.glob("*.txt"))
    return [case for path in files for case in read(path)]


def read(path: Path) -> list[Case]:
    return parse(path.read_text(encoding="utf-8"), path.name)


def parse(document: str, name: str) -> list[Case]:
    cases, start = [], None
    lines = document.split("\n")
    for index, line in enumerate([*lines, "=== end"]):
        if line.startswith("==="):
            if start is not None:
                cases.append(_case(lines[start:index], f"{name}:{start + 1}"))
            start = index
        elif start is None and line.strip():
            raise MarkError(f"{name}:{index + 1}: text before the first case")
    return cases


def unmarked(text: str, place: str) -> tuple[str, Marks]:
    """The text without its marks, and every mark's label and span in order of its start."""
    plain, marks, opened = [], [], []
    length = position = 0
    for match in MARK.finditer(text):
        plain.append(text[position:match.start()])
        length += match.start() - position
        position = match.end()
        if match.group(1) is not None:
            opened.append((match.group(1), length))
        elif match.group() == "⟧" and opened:
            label, start = opened.pop()
            marks.append((label, (start, length)))
        else:
            raise MarkError(f"{place}: {match.group()} does not belong near “{text[max(0, match.start() - 30):][:40]}”")
    if opened:
        raise MarkError(f"{place}: mark {opened[-1][0]} is not closed")
    plain.append(text[position:])
    return "".join(plain), sorted(marks, key=lambda mark: mark[1])


def _case(lines: list[str], place: str) -> Case:
    head = [part.strip() for part in lines[0].lstrip("=").split("|")]
    if len(head) != 3:
        raise MarkError(f"{place}: a case starts with === ID | STYLE | CONFLICT")
    rule = next((i for i, line in enumerate(lines) if line.strip() == "---"), len(lines))
    text, marks = unmarked("\n".join(lines[1:rule]).strip("\n"), place)
    attributes = {}
    for line in filter(str.strip, lines[rule + 1:]):
        match = LINE.fullmatch(line)
        if not match:
            raise MarkError(f"{place}: “{line}” is no statement line")
        attributes[match.group(1)] = {key: value.strip('"') for key, value in ATTRIBUTE.findall(match.group(2))}
    return Case(head[0], head[1], head[2], text, _statements(marks, attributes, place), place)


def _statements(marks: Marks, attributes: dict[str, dict[str, str]], place: str) -> list[Statement]:
    spans: dict[str, dict[str, list[Span]]] = {}
    for label, span in marks:
        number, dot, role = label.partition(".")
        if dot:
            spans.setdefault(number, {}).setdefault(role, []).append(span)
    if spans.keys() != attributes.keys():
        odd = ", ".join(sorted(spans.keys() ^ attributes.keys()))
        raise MarkError(f"{place}: statement {odd} has marks without a line or a line without marks")
    return [from_attributes(key, spans[key], attributes[key]) for key in sorted(attributes, key=int)]
