"""The figures of statements on our own gold: marked sentences, marked reports, real reports; each half apart."""

from __future__ import annotations

import re
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import marked
import standoff
import statements as scoring
import table
from figures import Figure, show_spread
from product import Product
from statement import Case, Statement
from text_tokens import TextTokens

CERTAINTY, FOUND, ENTITY = ("certainty, macro F1 on matched", "statements found, F1 by overlap",
                            "source entity right (name contains or equals), %")
Part = tuple[str, list[Figure]]


def statements(product: Product, options: Namespace) -> Iterator[Part]:
    for half in ("dev", "kept") if options.half == "both" else (options.half,):
        target = {CERTAINTY: 85.0} if half == "kept" else {}
        sentences = _group(product, f"marked sentences, {half} half", _cases(options.gold / "marked" / half), options)
        reports = _group(product, f"own reports, {half} half", _cases(options.gold / "reports" / half), options)
        yield _part(*sentences, {})
        yield _part(*reports, {})
        yield _part(f"both together, {half} half", sentences[1] + reports[1], target)
    cases = standoff.read_folder(options.gold / "voa", options.data / "reports" / "voa")
    yield _part(*_group(product, "real reports (VOA)", cases, options), {FOUND: 75.0, ENTITY: 85.0})


def answers_for(product: Product, cases: list[Case]) -> list[list[Statement]]:
    """What the product reads out of each case's text, given as a file of its own."""
    if not cases:
        return []
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, case in enumerate(cases):
            paths.append(Path(folder) / f"{number:04d}_{re.sub(r'[^A-Za-z0-9.-]', '_', case.key)}.txt")
            paths[-1].write_bytes(case.text.encode("utf-8"))
        return [finding.statements for finding in product.read(paths)]


def _cases(folder: Path) -> list[Case]:
    return marked.read_folder(folder) if folder.is_dir() else []


def _group(product: Product, name: str, cases: list[Case], options: Namespace) -> tuple[str, scoring.Outcome]:
    answers = answers_for(product, cases)
    outcome = scoring.Outcome()
    for case, given in zip(cases, answers):
        outcome += scoring.compare(case, given)
    title = f"{name}: {len(cases)} texts"
    if options.details and cases:
        print(f"\n{title}; certainty on matched statements")
        table.show(["certainty", "gold", "precision", "recall", "F1"], scoring.certainty_rows(outcome))
    if options.errors and cases:
        _show_errors(title, cases, answers, options.errors)
    return title, outcome


def _part(name: str, outcome: scoring.Outcome, targets: dict[str, float]) -> Part:
    """No gold, no figures: the title alone says that there is nothing."""
    rows = scoring.figures(outcome) if outcome.found.gold else {}
    return (f"{name}, {outcome.found.gold} statements",
            [Figure(figure, value, targets.get(figure)) for figure, value in rows.items()])


def _show_errors(title: str, cases: list[Case], answers: list[list[Statement]], count: int) -> None:
    lines = []
    for case, given in zip(cases, answers):
        tokens, outcome = TextTokens(case.text), scoring.compare(case, given)
        lines += [f"{case.key}  missed  {_shown(s, tokens)}" for s in outcome.missed]
        lines += [f"{case.key}  extra   {_shown(s, tokens)}" for s in outcome.extra]
        lines += [f"{case.key}  judged  {_shown(g, tokens)}\n   instead {_shown(a, tokens)}"
                  for g, a in outcome.pairs if not scoring.agrees(g, a)]
    show_spread(lines, count, f"{title}: {len(lines)} errors; source | cue | content | labels")


def _shown(statement: Statement, tokens: TextTokens) -> str:
    words = [tokens.words(tokens.under(part)) or "–" for part in (statement.source, statement.cue, statement.content)]
    labels = [statement.certainty or "–", *(statement.names[:1] or [statement.anonymous or "?"]), statement.channel,
              statement.verification]
    return " | ".join([*words, " ".join(labels)])
