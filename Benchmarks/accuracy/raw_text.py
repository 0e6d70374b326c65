"""Makes raw text from CoNLL-U, as a reader of the documents would have had it, with a map back to the tokens.

    python3 raw_text.py FILE.conllu FOLDER      # FOLDER/NAME.txt and FOLDER/NAME.map.json for each document

Paragraphs (newpar and newdoc comments) are separated by a blank line, sentences and tokens inside a paragraph by one
space unless SpaceAfter=No, and multiword tokens are written in their surface form. Headings, list items and the like
stand as paragraphs of their own where the treebank makes them so (GUM does). Line breaks inside paragraphs are not
restored: the treebanks do not keep them.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import conllu
from conllu import Sentence
from text_tokens import Span


@dataclass
class RawDocument:
    """One document: its text, and for every sentence the code-point span of each surface token."""

    name: str
    text: str
    sentences: list[Sentence]
    spans: list[list[Span]]


def raw_documents(sentences: Sequence[Sentence]) -> list[RawDocument]:
    return [_raw(name, group) for name, group in conllu.documents(sentences)]


def write(document: RawDocument, folder: Path, number: int) -> Path:
    """Writes the text alone, under a name that sorts in the order of the treebank."""
    safe = re.sub(r"[^\w.-]", "_", document.name)
    path = folder / f"{number:04d}_{safe}.txt"
    path.write_bytes(document.text.encode("utf-8"))
    return path


def _raw(name: str, sentences: list[Sentence]) -> RawDocument:
    text, spans, position = [], [], 0
    gap = ""
    for index, sentence in enumerate(sentences):
        if index and sentence.starts_paragraph:
            gap = "\n\n"
        placed = []
        for token in sentence.tokens:
            text += [gap, token.form]
            start = position + len(gap)
            position = start + len(token.form)
            placed.append((start, position))
            gap = " " if token.space_after else ""
        spans.append(placed)
    return RawDocument(name, "".join(text) + "\n", sentences, spans)


def main() -> None:
    parser = argparse.ArgumentParser(description="Raw text of every document of a CoNLL-U file.")
    parser.add_argument("file", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for number, document in enumerate(raw_documents(conllu.read(arguments.file))):
        path = write(document, arguments.folder, number)
        path.with_suffix(".map.json").write_text(json.dumps(
            {"document": document.name, "offsets": "codepoints", "tokens": document.spans}), encoding="utf-8")


if __name__ == "__main__":
    main()
