"""Reads CoNLL-U (https://universaldependencies.org/format.html): sentences, surface tokens, words, comments.

Empty nodes (ids such as 8.1) are left out: they stand in no text and in no basic tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Word:
    """One syntactic word: a line with a plain number. `head` is 0 for the root, and -1 where the column is empty."""

    form: str
    lemma: str = "_"
    upos: str = "_"
    xpos: str = "_"
    features: str = "_"
    head: int = -1
    relation: str = "_"
    misc: dict[str, str] = field(default_factory=dict)


@dataclass
class Token:
    """One surface token: a word, or a range line with the words that it holds (`don't` = `do` + `n't`)."""

    form: str
    words: list[Word]
    space_after: bool = True

    @property
    def is_multiword(self) -> bool:
        return len(self.words) > 1


@dataclass
class Sentence:
    comments: list[str]
    tokens: list[Token]

    @property
    def words(self) -> list[Word]:
        return [word for token in self.tokens for word in token.words]

    def comment(self, name: str) -> str | None:
        """The value of `# name = value`, an empty string for a bare `# name`, None where there is no such comment."""
        for comment in self.comments:
            key, _, value = comment.removeprefix("#").partition("=")
            if key.strip() == name:
                return value.strip()
        return None

    @property
    def document(self) -> str | None:
        """The id of the document that starts here, None where none starts."""
        named = self.comment("newdoc id")
        return named if named is not None else self.comment("newdoc")

    @property
    def starts_paragraph(self) -> bool:
        return any(self.comment(name) is not None for name in ("newpar", "newpar id", "newdoc", "newdoc id"))


class ConlluError(ValueError):
    """A line that is no CoNLL-U; the message names it by number."""


def read(path: Path) -> list[Sentence]:
    with path.open(encoding="utf-8", newline="\n") as file:
        return list(parse(file))


def parse(lines: Iterable[str]) -> Iterator[Sentence]:
    """The sentences of CoNLL-U lines; a missing blank line at the end is forgiven."""
    block: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\r\n")
        if line:
            block.append((number, line))
        elif block:
            yield _sentence(block)
            block = []
    if block:
        yield _sentence(block)


def documents(sentences: Iterable[Sentence]) -> list[tuple[str, list[Sentence]]]:
    """Groups sentences by their newdoc comments; what stands before the first one is a document named ''."""
    groups: list[tuple[str, list[Sentence]]] = []
    for sentence in sentences:
        name = sentence.document
        if name is not None or not groups:
            groups.append((name or "", []))
        groups[-1][1].append(sentence)
    return groups


def blank(sentences: Iterable[Sentence]) -> str:
    """CoNLL-U with forms, ranges and spaces only: gold tokens and sentences for a parser, without the answers."""
    lines = []
    for sentence in sentences:
        lines += [c for c in sentence.comments if c.startswith(("# newdoc", "# newpar", "# sent_id"))]
        position = 1
        for token in sentence.tokens:
            misc = "_" if token.space_after else "SpaceAfter=No"
            if token.is_multiword:
                last = position + len(token.words) - 1
                lines.append("\t".join([f"{position}-{last}", token.form, *["_"] * 7, misc]))
                misc = "_"
            for word in token.words:
                lines.append("\t".join([str(position), word.form, *["_"] * 7, misc]))
                position += 1
        lines.append("")
    return "\n".join(lines) + "\n"


def from_words(sentences: Iterable[Iterable[str]]) -> str:
    """CoNLL-U of bare words, for sets that have tokens but no trees."""
    return blank(Sentence([], [Token(word, [Word(word)]) for word in words]) for words in sentences)


def _sentence(block: list[tuple[int, str]]) -> Sentence:
    sentence = Sentence([line for _, line in block if line.startswith("#")], [])
    open_until = 0
    for number, line in block:
        if line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != 10:
            raise ConlluError(f"line {number}: {len(columns)} columns instead of 10")
        first, dash, last = columns[0].partition("-")
        if "." in first:
            continue
        if not first.isdigit() or (dash and not last.isdigit()):
            raise ConlluError(f"line {number}: “{columns[0]}” is no word id")
        misc = _pairs(columns[9])
        if dash:
            sentence.tokens.append(Token(columns[1], [], misc.get("SpaceAfter") != "No"))
            open_until = int(last)
            continue
        word = _word(columns, misc, number)
        if int(first) <= open_until:
            sentence.tokens[-1].words.append(word)
        else:
            sentence.tokens.append(Token(word.form, [word], misc.get("SpaceAfter") != "No"))
    return sentence


def _word(columns: list[str], misc: dict[str, str], number: int) -> Word:
    head = columns[6]
    if head != "_" and not head.isdigit():
        raise ConlluError(f"line {number}: “{head}” is no head")
    return Word(columns[1], columns[2], columns[3], columns[4], columns[5],
                -1 if head == "_" else int(head), columns[7], misc)


def _pairs(column: str) -> dict[str, str]:
    if column == "_":
        return {}
    return {key: value for key, _, value in (item.partition("=") for item in column.split("|"))}
