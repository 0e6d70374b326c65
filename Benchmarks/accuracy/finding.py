"""Reads the product's JSON findings (schema rapporteur.finding/1) into the scorers' statements and names.

Offsets come in the unit that the finding names and leave in code points of the original text.
"""

from __future__ import annotations

from dataclasses import dataclass

from statement import Statement
from text_tokens import Span

SCHEMA = "rapporteur.finding/1"


class FindingError(ValueError):
    """A finding that breaks the contract."""


@dataclass(frozen=True)
class Mention:
    span: Span
    kind: str
    form: str


class Finding:
    """One report's finding beside the text that it was read from."""

    def __init__(self, record: dict, text: str) -> None:
        if record.get("schema") != SCHEMA:
            raise FindingError(f"schema is {record.get('schema')!r}, not {SCHEMA}")
        self.record = record
        self.text = text
        self._places = _places(text, record.get("offsets", "utf-8"))
        self._entities = {entity["id"]: entity for entity in record.get("entities", [])}
        self.statements = [self._statement(item) for item in record.get("statements", [])]

    @property
    def mentions(self) -> list[Mention]:
        return [Mention(self.span(mention["span"]), entity["kind"], mention.get("form", "name"))
                for entity in self._entities.values() for mention in entity["mentions"]]

    def called(self, entity: str | None) -> tuple[list[str], list[Span]]:
        """Names of an entity and every place where the text speaks of it."""
        return self.names(entity), self.entity_spans(entity)

    @property
    def entity_mentions(self) -> tuple[tuple[str, Span], ...]:
        """Every mention under the id of its entity."""
        return tuple((entity["id"], self.span(mention["span"]))
                     for entity in self._entities.values() for mention in entity["mentions"])

    def doubts(self, kind: str) -> tuple[Span, ...]:
        """The words that were doubted for one reason."""
        return tuple(self.span(doubt["span"]) for doubt in self.record.get("doubts", [])
                     if doubt["kind"] == kind and doubt.get("span"))

    def outermost(self) -> list[Statement]:
        """The statements that do not stand inside the content of another."""
        by_key = {statement.key: statement for statement in self.statements}

        def inside(statement: Statement) -> bool:
            parent = by_key.get(statement.parent or "")
            return parent is not None and all(
                any(start <= s and e <= end for start, end in parent.content) for s, e in statement.content)

        return [statement for statement in self.statements if not inside(statement)]

    def _statement(self, item: dict) -> Statement:
        source, cue = item.get("source") or {}, item.get("cue") or {}
        return Statement(
            key=item["id"],
            source=self.spans(source), cue=self.spans(cue), content=self.spans(item.get("content") or {}),
            names=self.names(source.get("entity")), anonymous=source.get("anonymous"),
            certainty=item.get("certainty"), manner=item.get("manner"),
            channel=(item.get("channel") or {}).get("kind") or "none",
            verification=(item.get("verification") or {}).get("status") or "none",
            parent=item.get("parent"),
            answers=[(link["statement"], link["relation"]) for link in item.get("answers") or []])

    def entity_spans(self, entity: str | None) -> list[Span]:
        """Every place where the entity is mentioned."""
        return [self.span(mention["span"]) for mention in self._entities.get(entity or "", {}).get("mentions", [])]

    def names(self, entity: str | None) -> list[str]:
        """An entity's name and aliases; none for no entity."""
        found = self._entities.get(entity or "")
        return [name for name in [found.get("name"), *found.get("aliases", [])] if name] if found else []

    def spans(self, part: dict | None) -> list[Span]:
        """Where a part of the finding stands: its `spans`, or its one `span`."""
        part = part or {}
        return [self.span(span) for span in part.get("spans") or [part.get("span")] if span]

    def span(self, span: list[int]) -> Span:
        """A span of the finding in code points of the text."""
        try:
            return self._places[span[0]], self._places[span[1]]
        except IndexError:
            raise FindingError(f"span {span} lies outside the text") from None


def _places(text: str, unit: str) -> list[int]:
    """The code point that each offset of the unit falls into, and the end of the text."""
    widths = {"utf-8": lambda c: len(c.encode("utf-8")), "codepoints": lambda c: 1,
              "utf16": lambda c: 2 if ord(c) > 0xFFFF else 1}
    if unit not in widths:
        raise FindingError(f"offsets are in {unit!r}")
    places: list[int] = []
    for index, character in enumerate(text):
        places += [index] * widths[unit](character)
    return [*places, len(text)]
