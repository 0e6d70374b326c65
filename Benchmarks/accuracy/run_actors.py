"""The figures of who is who on our own gold; each half apart."""

from __future__ import annotations

import tempfile
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import actors as scoring
from figures import Figure, show_spread
from product import Product


def actors(product: Product, options: Namespace) -> Iterator[tuple[str, list[Figure]]]:
    for half in ("dev", "kept") if options.half == "both" else (options.half,):
        cases = scoring.read_folder(options.gold / "actors" / half)
        outcome = scoring.Outcome()
        for case, answer in zip(cases, _answers(product, cases)):
            outcome += scoring.compare(case, answer)
        if options.errors:
            show_spread(outcome.errors, options.errors)
        rows = [Figure(name, value) for name, value in scoring.figures(outcome).items()] if cases else []
        yield f"actors, {half} half: {len(cases)} texts", rows


def _answers(product: Product, cases: list[scoring.Case]) -> list[scoring.Answer]:
    if not cases:
        return []
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, case in enumerate(cases):
            paths.append(Path(folder) / f"{number:04d}.txt")
            paths[-1].write_bytes(case.text.encode("utf-8"))
        return [scoring.Answer(finding.entity_mentions, _attributes(finding.record), finding.doubts("actor-uncertain"))
                for finding in product.read(paths)]


def _attributes(record: dict) -> dict[str, dict[str, str | None]]:
    return {entity["id"]: {"kind": entity["kind"], "sector": entity.get("sector"), "country": entity.get("country"),
                           "ref": (entity.get("ref") or {}).get("actor"), "role": entity.get("role")}
            for entity in record.get("entities", [])}
