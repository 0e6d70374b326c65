"""Readers of named-entity sets: UNER (iob2), CrossNER politics and WNUT17 (token and tag), re3d (stand-off JSON).

Every reader gives sentences or documents with spans labelled as the set labels them; `entities` maps the labels.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from text_tokens import Span


@dataclass(frozen=True)
class Labelled:
    """A labelled stretch: word indices within a sentence, or code points within a text; `end` is exclusive."""

    start: int
    end: int
    label: str


@dataclass
class TaggedSentence:
    words: list[str]
    spans: list[Labelled]


@dataclass
class TaggedText:
    key: str
    text: str
    spans: list[Labelled]


def spans_of(tags: Sequence[str]) -> list[Labelled]:
    """Spans of BIO tags; an I- that continues nothing of its label begins a span, as conlleval reads it."""
    spans: list[Labelled] = []
    start, label = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        kind, _, name = tag.partition("-")
        if label and (kind != "I" or name != label):
            spans.append(Labelled(start, index, label))
            label = ""
        if kind in ("B", "I") and not label:
            start, label = index, name
    return spans


def read_uner(path: Path) -> list[TaggedSentence]:
    """UNER's five columns: number, word, tag, two unused."""
    return _columns(path, word=1, tag=2, comments=True)


def read_tagged(path: Path) -> list[TaggedSentence]:
    """CrossNER's and WNUT17's two columns: word, tag."""
    return _columns(path, word=0, tag=1, comments=False)


def read_re3d(folder: Path, part: str) -> list[TaggedText]:
    """re3d's documents of one part of our split, from every source folder.

    The split is fixed by the document's id: SHA-256 of it, first byte, below 179 of 256 (70 %) is `train`, the rest
    `dev`. It depends on nothing else, so it stays when documents are added.
    """
    texts = []
    for source in sorted(path for path in folder.iterdir() if path.is_dir()):
        entities: dict[str, list[Labelled]] = {}
        for item in _json_lines(source / "entities.json"):
            entities.setdefault(item["documentId"], []).append(Labelled(item["begin"], item["end"], item["type"]))
        for item in _json_lines(source / "documents.json"):
            if re3d_part(item["_id"]) == part:
                texts.append(TaggedText(item["_id"], item["text"], entities.get(item["_id"], [])))
    return texts


def re3d_part(document: str) -> str:
    return "train" if hashlib.sha256(document.encode()).digest()[0] < 179 else "dev"


def outermost(spans: Iterable[Labelled]) -> list[Labelled]:
    """The longest of overlapping spans: re3d marks `the Kurdish YPG` and `Kurdish` in it, the product names once."""
    kept: list[Labelled] = []
    for span in sorted(set(spans), key=lambda s: (s.start - s.end, s.start, s.label)):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda s: s.start)


def without_article(text: str, span: Span) -> Span:
    """The span without a leading article or possessive: sets differ on whether `the` belongs to a name."""
    match = re.match(r"(?:the|a|an|our|their|its|this)\s+", text[span[0]:span[1]], re.IGNORECASE)
    return (span[0] + match.end(), span[1]) if match else span


def _columns(path: Path, word: int, tag: int, comments: bool) -> list[TaggedSentence]:
    sentences, words, tags = [], [], []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        columns = line.rstrip("\r").split("\t")
        if comments and line.startswith("# "):
            continue
        if len(columns) > max(word, tag) and columns[word].strip():
            words.append(columns[word])
            tags.append(columns[tag])
        elif words:
            sentences.append(TaggedSentence(words, spans_of(tags)))
            words, tags = [], []
    return sentences


def _json_lines(path: Path) -> Iterable[dict]:
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        if line.strip():
            yield json.loads(line)
