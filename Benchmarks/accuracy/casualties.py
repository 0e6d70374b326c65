"""Scores the figures of a report: killed, wounded, captured, missing, arrested, displaced, returned, fighters, vehicles.

A gold figure is found when an answer of its kind shares a token with its mark; pairs are one to one, the likest first.
On the pairs: are both numbers right, the qualifier, whose they are, on whose word they stand, what they are a part of?
Answers of the kinds `other` and `distance` take no part: the gold does not mark them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import names
from finding import Finding
from marked_records import Record, RecordCase
from matching import best_pairs
from scores import Counts, accuracy, by_label
from text_tokens import Span, TextTokens

LEFT_OUT = frozenset({"other", "distance"})


@dataclass(frozen=True)
class Told:
    """A figure as the product tells it."""

    key: str
    span: Span
    kind: str
    low: int | None
    high: int | None
    qualifier: str
    of: list[str]
    scope: str
    part_of: str | None
    claimant: Claimant


@dataclass(frozen=True)
class Claimant:
    """On whose word something stands; nobody's where it is the narrator's own."""

    is_narrator: bool
    names: list[str] = field(default_factory=list)
    anonymous: str | None = None

    def fits(self, gold: Record) -> bool:
        if "claimant" in gold.values:
            return names.same_source(gold.values["claimant"], self.names)
        if "anonymous" in gold.values:
            return self.anonymous == gold.values["anonymous"]
        return self.is_narrator


@dataclass
class Outcome:
    """What came of some texts; outcomes add up."""

    found: Counts = Counts()
    pairs: list[tuple[Record, Told]] = field(default_factory=list)
    missed: list[Record] = field(default_factory=list)
    extra: list[Told] = field(default_factory=list)
    parts: Counts = Counts()

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(*(getattr(self, name) + getattr(other, name) for name in Outcome.__dataclass_fields__))


def claimant(finding: Finding, statement: str | None) -> Claimant:
    """The source of the statement that something hangs off."""
    found = next((s for s in finding.statements if s.key == statement), None)
    return Claimant(True) if found is None else Claimant(False, found.names, found.anonymous)


def told(finding: Finding) -> list[Told]:
    return [
        Told(item["id"], finding.span(item["span"]), item["kind"], item["low"], item["high"], item["qualifier"],
             finding.names(item["of"]), item["scope"], item["part_of"], claimant(finding, item["statement"]))
        for item in finding.record.get("figures", []) if item["kind"] not in LEFT_OUT]


def compare(case: RecordCase, answers: Sequence[Told]) -> Outcome:
    """Pairs one text's gold figures with the answers and follows what is part of what."""
    tokens = TextTokens(case.text)
    pairs = best_pairs(case.records, answers, lambda g, a: likeness(g, a, tokens))
    gold_of = {answers[j].key: case.records[i].key for i, j in pairs}
    gold_parts = {(g.key, g.values["part-of"]) for g in case.records if "part-of" in g.values}
    given_parts = {(gold_of.get(a.key, a.key), gold_of.get(a.part_of, a.part_of)) for a in answers if a.part_of}
    found, given = {i for i, _ in pairs}, {j for _, j in pairs}
    return Outcome(
        found=Counts.paired(len(case.records), len(answers), len(pairs)),
        pairs=[(case.records[i], answers[j]) for i, j in pairs],
        missed=[g for i, g in enumerate(case.records) if i not in found],
        extra=[a for j, a in enumerate(answers) if j not in given],
        parts=Counts.of_sets(gold_parts, given_parts))


def likeness(gold: Record, answer: Told, tokens: TextTokens) -> float:
    """The Jaccard index of the words; 0 where the kinds differ."""
    ours, theirs = tokens.under([gold.span]), tokens.under([answer.span])
    return len(ours & theirs) / len(ours | theirs) if gold.values["kind"] == answer.kind else 0.0


def is_number_right(gold: Record, answer: Told) -> bool:
    return (gold.number("low"), gold.number("high")) == (answer.low, answer.high)


def agrees(gold: Record, answer: Told) -> bool:
    """True if a person would find nothing to mend."""
    side = "of" not in gold.values or names.same_source(gold.values["of"], answer.of)
    return (side and is_number_right(gold, answer) and gold.values["qualifier"] == answer.qualifier
            and answer.claimant.fits(gold))


def figures(outcome: Outcome) -> dict[str, float | None]:
    """Every figure by name, in the order in which it is printed."""
    pairs = outcome.pairs
    scopes = by_label([(g.values.get("scope"), "cumulative" if a.scope == "cumulative" else None) for g, a in pairs])
    cumulative = scopes.get("cumulative", Counts())
    return {
        "figures found with their kind, F1 by overlap": outcome.found.f1,
        "  precision": outcome.found.precision,
        "  recall": outcome.found.recall,
        "low and high right on matched, %": accuracy(is_number_right(g, a) for g, a in pairs),
        "qualifier right on matched, %": accuracy(g.values["qualifier"] == a.qualifier for g, a in pairs),
        "side right where told, %": accuracy(names.same_source(g.values["of"], a.of) for g, a in pairs if "of" in g.values),
        "claimant right on matched, %": accuracy(a.claimant.fits(g) for g, a in pairs),
        "cumulative, F1 on matched": cumulative.f1 if cumulative.gold else None,
        "parts tied to their whole, F1": outcome.parts.f1 if outcome.parts.gold else None,
    }


def kind_rows(outcome: Outcome) -> list[list[str]]:
    """Gold, precision, recall, F1 of each kind."""
    pairs = [(g.values["kind"], a.kind) for g, a in outcome.pairs]
    pairs += [(g.values["kind"], None) for g in outcome.missed] + [(None, a.kind) for a in outcome.extra]
    return [[kind, str(counts.gold), *(f"{v:.1f}" for v in (counts.precision, counts.recall, counts.f1))]
            for kind, counts in sorted(by_label(pairs).items())]
