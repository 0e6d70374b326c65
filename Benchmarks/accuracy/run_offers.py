"""The figures of offers and of control on our own marked sentences, each half apart."""

from __future__ import annotations

import re
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import control as control_scoring
import marked_things
import offers as offer_scoring
from figures import Figure
from finding import Finding
from product import Product
from text_tokens import TextTokens

Part = tuple[str, list[Figure]]


def offers(product: Product, options: Namespace) -> Iterator[Part]:
    yield from _halves(product, options, "offers", offer_scoring, {"offer, F1": 80.0, "condition, F1": 80.0})


def control(product: Product, options: Namespace) -> Iterator[Part]:
    yield from _halves(product, options, "control", control_scoring, {"control, F1": 80.0})


def _halves(
    product: Product, options: Namespace, name: str, scoring: ModuleType, targets: dict[str, float]
) -> Iterator[Part]:
    for half in ("dev", "kept") if options.half == "both" else (options.half,):
        cases = marked_things.read(options.gold / name / f"{half}.txt", scoring.ROLES)
        outcome = scoring.Outcome()
        lines = []
        for case, finding in zip(cases, _findings(product, cases)):
            result = scoring.compare(case, finding)
            outcome += result
            lines += _errors(case, result)
        if options.errors:
            print(f"\n{name}, {half} half: {len(lines)} errors")
            for line in lines[::max(1, len(lines) // options.errors)][:options.errors]:
                print(line)
        number = sum(len(case.things) for case in cases)
        yield (f"{name}, {half} half: {len(cases)} texts, {number} marked",
               [Figure(figure, value, targets.get(figure) if half == "kept" else None)
                for figure, value in scoring.figures(outcome).items()])


def _findings(product: Product, cases: list[marked_things.Case]) -> list[Finding]:
    """What the product reads out of each case's text, given as a file of its own."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, case in enumerate(cases):
            paths.append(Path(folder) / f"{number:04d}_{re.sub(r'[^A-Za-z0-9.-]', '_', case.key)}.txt")
            paths[-1].write_bytes(case.text.encode("utf-8"))
        return product.read(paths) if paths else []


def _errors(case: marked_things.Case, result) -> list[str]:
    tokens = TextTokens(case.text)
    lines = [f"  missed  {_shown(thing, tokens)}" for thing in result.missed]
    lines += [f"  extra   {_shown(thing, tokens)}" for thing in result.extra]
    if isinstance(result, offer_scoring.Outcome):
        lines += [f"  missed condition  {tokens.words(c.words)}" for c in result.missed_conditions]
        lines += [f"  extra condition   {tokens.words(c.words)}" for c in result.extra_conditions]
        lines += [f"  judged  {_shown(g, tokens)}\n  instead {_shown(a, tokens)}" for g, a in result.pairs
                  if (g.kind, g.state, g.answers) != (a.kind, a.state, a.answers)]
    return [f"{case.key}  {case.text}\n" + "\n".join(lines)] if lines else []


def _shown(thing, tokens: TextTokens) -> str:
    if isinstance(thing, offer_scoring.Offer):
        by = thing.parties["by"]
        return f"{'/'.join(by.names[:2]) or '–'} | {tokens.words(thing.terms)} | {thing.kind} {thing.state} {' '.join(thing.answers)}"
    holder = "/".join(thing.holder.names[:2]) or tokens.words(thing.holder.words) or "–"
    return f"{holder} | {'not ' if thing.is_negated else ''}{thing.relation} | {'/'.join(thing.place.names)}"
