"""Scores the notes on people in need: displacement, casualties treated, aid access, facilities, needs, crises.

A gold note is found when an answer of its kind shares a token with its mark; pairs are one to one, the likest first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import names
from casualties import Claimant, claimant
from finding import Finding
from marked_records import Record, RecordCase
from matching import best_pairs
from scores import Counts, accuracy, by_label
from text_tokens import Span, TextTokens


@dataclass(frozen=True)
class Note:
    """A note as the product tells it, with the numbers of its figure and the words of its place."""

    key: str
    span: Span
    kind: str
    low: int | None
    high: int | None
    has_figure: bool
    places: list[str]
    claimant: Claimant


@dataclass
class Outcome:
    """What came of some texts; outcomes add up."""

    found: Counts = Counts()
    pairs: list[tuple[Record, Note]] = field(default_factory=list)
    missed: list[Record] = field(default_factory=list)
    extra: list[Note] = field(default_factory=list)

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(*(getattr(self, name) + getattr(other, name) for name in Outcome.__dataclass_fields__))


def notes(finding: Finding) -> list[Note]:
    figures = {item["id"]: item for item in finding.record.get("figures", [])}
    places = {item["id"]: item for item in finding.record.get("places", [])}
    found = []
    for item in finding.record.get("humanitarian", []):
        figure, place = figures.get(item["figure"]), places.get(item["place"])
        found.append(Note(
            item["id"], finding.span(item["span"]), item["kind"], figure and figure["low"], figure and figure["high"],
            figure is not None, [place["text"], place.get("name") or ""] if place else [],
            claimant(finding, item["statement"])))
    return found


def compare(case: RecordCase, answers: Sequence[Note]) -> Outcome:
    tokens = TextTokens(case.text)
    pairs = best_pairs(case.records, answers, lambda g, a: _likeness(g, a, tokens))
    found, given = {i for i, _ in pairs}, {j for _, j in pairs}
    return Outcome(
        found=Counts.paired(len(case.records), len(answers), len(pairs)),
        pairs=[(case.records[i], answers[j]) for i, j in pairs],
        missed=[g for i, g in enumerate(case.records) if i not in found],
        extra=[a for j, a in enumerate(answers) if j not in given])


def is_number_right(gold: Record, answer: Note) -> bool:
    return (gold.number("low"), gold.number("high")) == (answer.low, answer.high)


def agrees(gold: Record, answer: Note) -> bool:
    """True if a person would find nothing to mend, the place aside."""
    return is_number_right(gold, answer) and answer.claimant.fits(gold)


def figures(outcome: Outcome) -> dict[str, float | None]:
    """Every figure by name, in the order in which it is printed."""
    pairs = outcome.pairs
    return {
        "notes found with their kind, F1 by overlap": outcome.found.f1,
        "  precision": outcome.found.precision,
        "  recall": outcome.found.recall,
        "figure right where told, %": accuracy(is_number_right(g, a) for g, a in pairs if "qualifier" in g.values),
        "no figure where none is told, %": accuracy(not a.has_figure for g, a in pairs if "qualifier" not in g.values),
        "place right where told, %": accuracy(
            names.same_source(g.values["place"], a.places) for g, a in pairs if "place" in g.values),
        "claimant right on matched, %": accuracy(a.claimant.fits(g) for g, a in pairs),
    }


def kind_rows(outcome: Outcome) -> list[list[str]]:
    """Gold, precision, recall, F1 of each kind."""
    pairs = [(g.values["kind"], a.kind) for g, a in outcome.pairs]
    pairs += [(g.values["kind"], None) for g in outcome.missed] + [(None, a.kind) for a in outcome.extra]
    return [[kind, str(counts.gold), *(f"{v:.1f}" for v in (counts.precision, counts.recall, counts.f1))]
            for kind, counts in sorted(by_label(pairs).items())]


def _likeness(gold: Record, answer: Note, tokens: TextTokens) -> float:
    ours, theirs = tokens.under([gold.span]), tokens.under([answer.span])
    return len(ours & theirs) / len(ours | theirs) if gold.values["kind"] == answer.kind else 0.0
