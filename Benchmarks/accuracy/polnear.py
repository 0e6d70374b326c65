"""Reads PolNeAR 1.0 (Newell, Margolin and Ruths, LREC 2018): brat stand-off files beside the texts of news articles.

A folder holds `text/NAME.txt` and `attributions/NAME_xxxx.ann`, xxxx being the annotator. Offsets count code points.
An event line joins the spans of one attribution; spans that no event uses (Discard, Discuss, Heading, leftovers)
are no attribution. `Content2` and the like are further pieces of the same role.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from text_tokens import Span

ROLES = ("source", "cue", "content")


@dataclass(frozen=True)
class Attribution:
    """One attribution: the pieces of each role, as code-point spans. A role may be empty."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()


@dataclass
class Article:
    name: str
    path: Path
    text: str
    annotations: list[Path] = field(default_factory=list)

    @property
    def gold(self) -> list[Attribution]:
        """The first annotator's attributions: the one whose four-letter code comes first in the alphabet.

        Annotators of one article are never mixed.
        """
        return read_annotations(self.annotations[0])


def read_annotations(path: Path) -> list[Attribution]:
    """The attributions of one `.ann` file, in file order; events that join nothing are left out."""
    spans: dict[str, tuple[Span, ...]] = {}
    events: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        fields = line.split("\t")
        if len(fields) < 2:
            continue
        if re.fullmatch(r"T\d+", fields[0]):
            offsets = fields[1].partition(" ")[2]
            spans[fields[0]] = tuple(_span(piece) for piece in offsets.split(";"))
        elif re.fullmatch(r"E\d+", fields[0]):
            events.append(fields[1])
    attributions = [_joined(event, spans) for event in events]
    return [attribution for attribution in attributions if attribution != Attribution()]


def read_articles(folder: Path) -> list[Article]:
    """The articles of one portion in order of name, each with its annotation files in order of annotator."""
    articles = []
    for path in sorted((folder / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            article = Article(path.stem, path, file.read())
        article.annotations = sorted((folder / "attributions").glob(f"{_escaped(path.stem)}_????.ann"))
        if article.annotations:
            articles.append(article)
    return articles


def _span(piece: str) -> Span:
    start, end = piece.split()
    return int(start), int(end)


def _joined(event: str, spans: dict[str, tuple[Span, ...]]) -> Attribution:
    roles: dict[str, tuple[Span, ...]] = {role: () for role in ROLES}
    for argument in event.split():
        name, _, target = argument.partition(":")
        role = name.rstrip("0123456789").lower()
        if role in roles and target in spans:
            roles[role] += spans[target]
    return Attribution(**roles)


def _escaped(name: str) -> str:
    return re.sub(r"([*?[])", r"[\1]", name)
