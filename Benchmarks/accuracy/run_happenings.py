"""The figures of what happened on our own gold: own reports and real reports, each half apart."""

from __future__ import annotations

import re
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from functools import reduce
from pathlib import Path

import happening_gold
import happenings as scoring
import table
from figures import Figure, show_spread
from happening import KINDS, Report, Thing
from happening_answers import Answers
from product import Product
from text_tokens import TextTokens

Outcomes = dict[str, scoring.Outcome]
Part = tuple[str, list[Figure]]


def happenings(product: Product, options: Namespace) -> Iterator[Part]:
    for half in ("dev", "kept") if options.half == "both" else (options.half,):
        folder, real = options.gold / "happenings", options.data / "reports" / "voa"
        sets = ((f"own reports, {half} half", folder / half, options.gold / "reports" / half),
                (f"real reports (VOA), {half} half", folder / f"voa-{half}", real))
        outcomes = []
        for name, gold, texts in sets:
            reports = happening_gold.read_folder(gold, texts)
            outcomes.append(_group(product, f"{name}: {len(reports)} texts", reports, options))
            yield _part(f"{name}: {len(reports)} texts", outcomes[-1])
        yield _part(f"what happened, {half} half", _sum(outcomes))


def answers_for(product: Product, reports: list[Report]) -> list[dict[str, list[Thing]]]:
    """What the product reads out of each text, given as a file of its own."""
    if not reports:
        return []
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, report in enumerate(reports):
            paths.append(Path(folder) / f"{number:04d}_{re.sub(r'[^A-Za-z0-9.-]', '_', report.key)}.txt")
            paths[-1].write_bytes(report.text.encode("utf-8"))
        return [Answers(finding).things() for finding in product.read(paths)]


def _group(product: Product, title: str, reports: list[Report], options: Namespace) -> Outcomes:
    answers = answers_for(product, reports)
    each = [scoring.compare(report, given) for report, given in zip(reports, answers)]
    total = _sum(each)
    if options.details and reports:
        for kind in ("events", "figures", "control", "humanitarian"):
            print(f"\n{title}: {kind} by type; {total[kind].repeated} told once more")
            table.show(["type", "gold", "answers", "precision", "recall", "F1"], scoring.type_rows(total[kind]))
    if options.errors and reports:
        _show_errors(title, reports, each, options.errors)
    return total


def _sum(outcomes: list[Outcomes]) -> Outcomes:
    return {kind: reduce(lambda total, one: total + one.get(kind, scoring.Outcome()), outcomes, scoring.Outcome())
            for kind in KINDS}


def _part(name: str, outcomes: Outcomes) -> Part:
    """No gold, no figures: the title alone says that there is nothing."""
    count = sum(outcome.found.gold for outcome in outcomes.values())
    rows = scoring.figures(outcomes) if count else {}
    return f"{name}, {count} things", [Figure(figure, value) for figure, value in rows.items()]


def _show_errors(title: str, reports: list[Report], each: list[Outcomes], count: int) -> None:
    lines = []
    for report, outcomes in zip(reports, each):
        tokens = TextTokens(report.text)
        for kind in KINDS:
            outcome, judge = outcomes[kind], scoring.Comparison(tokens, kind)
            lines += [f"{report.key}  {kind}  missed  {_shown(g, tokens)}" for g in outcome.missed]
            lines += [f"{report.key}  {kind}  extra   {_shown(a, tokens)}" for a in outcome.extra]
            for gold, answer in outcome.pairs:
                wrong = [name for name, right in judge.judged(gold, answer).items() if not right]
                wrong += [role for role, c in judge.shared_parts(gold, answer).items() if not c.gold == c.answers == c.right]
                if wrong:
                    lines.append(f"{report.key}  {kind}  {', '.join(wrong)}  {_shown(gold, tokens)}\n"
                                 f"   instead {_shown(answer, tokens)}")
    show_spread(lines, count, f"{title}: {len(lines)} errors; words | types | labels | parts")


def _shown(thing: Thing, tokens: TextTokens) -> str:
    def words(spans: list) -> str:
        return " / ".join(dict.fromkeys(tokens.words(tokens.under([span])) for span in spans[:3]))

    types = " or ".join(f"{kind}{'/' + ','.join(modes) if modes else ''}" for kind, modes in thing.types.items())
    labels = " ".join(f"{name}={','.join(map(str, values))}" for name, values in thing.labels.items() if values is not None)
    parts = " ".join(f"{role}: {' + '.join(words(part.words) for part in told)};" for role, told in thing.parts.items() if told)
    return " | ".join([words(thing.spans) or "–", types or "–", labels or "–", parts or "–"])
