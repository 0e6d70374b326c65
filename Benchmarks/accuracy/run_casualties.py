"""The figures of casualties and of people in need on our own gold, each half apart."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from types import ModuleType

import casualties as casualty_scoring
import humanitarian as note_scoring
import marked_records
import table
from figures import Figure, show_spread
from finding import Finding
from marked_records import RecordCase
from product import Product

FIGURES = "figures found with their kind, F1 by overlap"
Part = tuple[str, list[Figure]]


def casualties(product: Product, options: Namespace) -> Iterator[Part]:
    yield from _halves(product, options, "figures", "figure", casualty_scoring, casualty_scoring.told, {FIGURES: 85.0})


def humanitarian(product: Product, options: Namespace) -> Iterator[Part]:
    yield from _halves(product, options, "humanitarian", "note", note_scoring, note_scoring.notes, {})


def _halves(product: Product, options: Namespace, folder: str, role: str, scoring: ModuleType,
            read: Callable[[Finding], list], targets: dict[str, float]) -> Iterator[Part]:
    for half in ("dev", "kept") if options.half == "both" else (options.half,):
        cases = marked_records.read(options.gold / folder / f"{half}.txt", role)
        answers = [read(finding) for finding in marked_records.answers_for(product, cases)]
        outcome = scoring.Outcome()
        for case, given in zip(cases, answers):
            outcome += scoring.compare(case, given)
        title = f"{folder}, {half} half: {len(cases)} texts, {outcome.found.gold} {role}s"
        if options.details and cases:
            print(f"\n{title}")
            table.show(["kind", "gold", "precision", "recall", "F1"], scoring.kind_rows(outcome))
        if options.errors and cases and half == "dev":
            _show_errors(title, cases, answers, scoring, options.errors)
        wanted = targets if half == "kept" else {}
        rows = scoring.figures(outcome) if outcome.found.gold else {}
        yield title, [Figure(name, value, wanted.get(name)) for name, value in rows.items()]


def _show_errors(title: str, cases: list[RecordCase], answers: list[list], scoring: ModuleType, count: int) -> None:
    """Of the half for development alone: who sees the errors of the other half has looked at it."""
    lines = []
    for case, given in zip(cases, answers):
        outcome = scoring.compare(case, given)
        lines += [f"{case.key}  missed  {_words(case, g.span)}  {g.values}" for g in outcome.missed]
        lines += [f"{case.key}  extra   {_words(case, a.span)}  {a}" for a in outcome.extra]
        lines += [f"{case.key}  judged  {_words(case, g.span)}  {g.values}\n   instead {a}"
                  for g, a in outcome.pairs if not scoring.agrees(g, a)]
    show_spread(lines, count, f"{title}: {len(lines)} errors")


def _words(case: RecordCase, span: tuple[int, int]) -> str:
    start, end = span
    return f"{case.text[max(0, start - 40):start]}[{case.text[start:end]}]{case.text[end:end + 40]}".replace("\n", " ")
