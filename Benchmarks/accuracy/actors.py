"""Scores who is who against our own gold: kind, sector, country and reference of each actor, and which words mean one actor.

Gold marks are ⟦1|words⟧, the number being the actor; ⟦doubt|words⟧ marks words that may mean several and belong to none for sure.
Below the text stands a line for each actor that is scored: `1: kind=armed-group sector=REB country=SDN ref=rsf-sudan`.
A mark is met by the answer's mention that bears its head and fits it best; an actor is met by the entity that meets most of its marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import marked
from scores import Counts
from text_tokens import Span

LINE = re.compile(r"(\d+):((?:\s+[a-z]+=[^\s=]+)*)\s*")
ATTRIBUTES = ("kind", "sector", "country", "ref", "role")
DOUBT = "doubt"
# What stands behind the head of marked words: a complement, a bracket, an apposition.
BEHIND = re.compile(r",| \(| (?:of|from|with|at|in|for|by|who) ")


@dataclass(frozen=True)
class Case:
    key: str
    text: str
    mentions: tuple[tuple[str, Span], ...]
    attributes: dict[str, dict[str, str]]


@dataclass(frozen=True)
class Answer:
    """One finding: mentions with their entity, attributes by entity, spans that were doubted."""

    mentions: tuple[tuple[str, Span], ...]
    attributes: dict[str, dict[str, str | None]]
    doubts: tuple[Span, ...]


@dataclass
class Outcome:
    met: Counts = Counts()
    right: dict[str, list[bool]] = field(default_factory=dict)
    links: Counts = Counts()
    bcubed: list[tuple[float, float]] = field(default_factory=list)
    doubts: Counts = Counts()
    errors: list[str] = field(default_factory=list)

    def __add__(self, other: Outcome) -> Outcome:
        right = {name: self.right.get(name, []) + other.right.get(name, []) for name in ATTRIBUTES}
        return Outcome(self.met + other.met, right, self.links + other.links, self.bcubed + other.bcubed,
                       self.doubts + other.doubts, self.errors + other.errors)


def read_folder(folder: Path) -> list[Case]:
    return [case for path in sorted(folder.glob("*.txt")) for case in parse(path.read_text(encoding="utf-8"), path.name)]


def parse(document: str, name: str) -> list[Case]:
    cases = []
    for number, block in enumerate(re.split(r"^=== ", document, flags=re.MULTILINE)[1:], 1):
        head, _, body = block.partition("\n")
        text, rule, lines = body.partition("\n---\n")
        if not rule:
            raise marked.MarkError(f"{name}, case {number}: no line of hyphens behind the text")
        plain, marks = marked.unmarked(text.strip("\n"), f"{name}, case {number}")
        attributes = {}
        for line in filter(str.strip, lines.splitlines()):
            match = LINE.fullmatch(line)
            if not match:
                raise marked.MarkError(f"{name}, case {number}: “{line}” is no line of an actor")
            attributes[match.group(1)] = dict(pair.split("=", 1) for pair in match.group(2).split())
        if attributes.keys() - {label for label, _ in marks}:
            raise marked.MarkError(f"{name}, case {number}: a line for an actor that is not marked")
        cases.append(Case(head.split("|")[0].strip(), plain, tuple(marks), attributes))
    return cases


def compare(case: Case, answer: Answer) -> Outcome:
    outcome = Outcome()
    gold = [(label, span) for label, span in case.mentions if label != DOUBT]
    entities = [_meeting(span, answer.mentions, case.text) for _, span in gold]
    outcome.met = Counts.paired(len(gold), len(gold), sum(entity is not None for entity in entities))
    for label, wanted in case.attributes.items():
        votes = Counter(entity for (own, _), entity in zip(gold, entities) if own == label and entity is not None)
        chosen = votes.most_common(1)[0][0] if votes else None
        for name, value in wanted.items():
            if name in ATTRIBUTES:
                given = answer.attributes[chosen].get(name) if chosen else None
                outcome.right.setdefault(name, []).append(given == value)
                if given != value:
                    outcome.errors.append(f"{case.key}  {_words(case, gold, label)}: {name} {given} instead of {value}")
    _score_merges(case, gold, entities, outcome)
    _score_doubts(case, answer, outcome)
    return outcome


def _score_merges(case: Case, gold: Sequence[tuple[str, Span]], entities: Sequence[str | None], outcome: Outcome) -> None:
    # A mark that nothing meets stands alone.
    given = [entity or f"none {index}" for index, entity in enumerate(entities)]
    labels = [label for label, _ in gold]
    ours = {(i, j) for j in range(len(labels)) for i in range(j) if labels[i] == labels[j]}
    theirs = {(i, j) for j in range(len(labels)) for i in range(j) if given[i] == given[j]}
    outcome.links = Counts.of_sets(ours, theirs)
    for index, label in enumerate(labels):
        same_gold = {i for i, other in enumerate(labels) if other == label}
        same_given = {i for i, other in enumerate(given) if other == given[index]}
        both = len(same_gold & same_given)
        outcome.bcubed.append((both / len(same_given), both / len(same_gold)))
    for name, pairs in (("apart", ours - theirs), ("joined", theirs - ours)):
        outcome.errors += [f"{case.key}  {name}: {_at(case, gold[i][1])} | {_at(case, gold[j][1])}" for i, j in sorted(pairs)]


def _score_doubts(case: Case, answer: Answer, outcome: Outcome) -> None:
    wanted = [span for label, span in case.mentions if label == DOUBT]
    marks = [span for _, span in case.mentions]
    # Doubts on words that nobody marked take no part.
    given = [span for span in answer.doubts if any(_shared(span, mark) for mark in marks)]
    hits = sum(any(_shared(span, doubt) for doubt in given) for span in wanted)
    outcome.doubts = Counts.paired(len(wanted), len(given), hits)
    outcome.errors += [f"{case.key}  doubted: {_at(case, span)}" for span in given if not any(_shared(span, w) for w in wanted)]
    outcome.errors += [f"{case.key}  not doubted: {_at(case, span)}" for span in wanted if not any(_shared(span, g) for g in given)]


def figures(outcome: Outcome) -> dict[str, float | None]:
    precision, recall = (sum(pair[i] for pair in outcome.bcubed) / max(1, len(outcome.bcubed)) * 100 for i in (0, 1))
    rows: dict[str, float | None] = {"marks met, %": outcome.met.recall}
    for name in ATTRIBUTES:
        values = outcome.right.get(name, [])
        rows[f"{name} right of {len(values)}, %"] = 100 * sum(values) / len(values) if values else None
    rows |= {"merges, pairwise F1": outcome.links.f1, "  precision": outcome.links.precision, "  recall": outcome.links.recall,
             "merges, B-cubed F1": 2 * precision * recall / (precision + recall) if precision + recall else None,
             f"doubts found of {outcome.doubts.gold}, %": outcome.doubts.recall,
             f"doubts right of {outcome.doubts.answers}, %": outcome.doubts.precision}
    return rows


def _meeting(span: Span, mentions: Sequence[tuple[str, Span]], text: str) -> str | None:
    """The entity of the mention that bears the head of the marked words and fits them best."""
    words = text[span[0]:span[1]]
    head = BEHIND.split(words, maxsplit=1)[0].rstrip()
    place = span[0] + len(head) - 1
    best, chosen = 0.0, None
    for entity, other in mentions:
        if not other[0] <= place < other[1]:
            continue
        shared = _shared(span, other)
        fit = shared / (span[1] - span[0] + other[1] - other[0] - shared)
        if fit > best:
            best, chosen = fit, entity
    return chosen


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _at(case: Case, span: Span) -> str:
    return case.text[span[0]:span[1]]


def _words(case: Case, gold: Sequence[tuple[str, Span]], label: str) -> str:
    return next((_at(case, span) for own, span in gold if own == label), label)
