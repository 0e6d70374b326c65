"""The figures of places on GeoVirus: names found in raw text, and where given names lie."""

from __future__ import annotations

import json
import math
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import places as scoring
from figures import Figure, show_spread
from product import Product
from scores import Counts

Part = tuple[str, list[Figure]]


def places(product: Product, options: Namespace) -> Iterator[Part]:
    articles = scoring.read(options.data / "places" / "geovirus.xml")
    with tempfile.TemporaryDirectory() as temporary:
        raw = _raw(product, articles, Path(temporary))
        given = _given(product, articles, Path(temporary))
    overlap = sum((scoring.mention_counts(a.places, f) for a, f in zip(articles, raw)), Counts())
    exact = sum((scoring.mention_counts(a.places, f, exact=True) for a, f in zip(articles, raw)), Counts())
    yield (f"GeoVirus, names of places in raw text, {overlap.gold} mentions", [
        Figure("mentions F1 by overlap", overlap.f1, 85.0), Figure("mentions precision", overlap.precision),
        Figure("mentions recall", overlap.recall), Figure("mentions F1 exact span", exact.f1)])
    yield _part("GeoVirus, where the given names lie; a name without an answer is half the globe away", articles, given, 90.0)
    yield _part("GeoVirus, where they lie, names found by the product itself", articles, raw, None)
    if options.errors:
        _show_errors(articles, raw, given, options.errors)


def _part(title: str, articles: list[scoring.Article], answers: list[list[scoring.FoundPlace]], target: float | None) -> Part:
    distances = [d for a, f in zip(articles, answers) for d in scoring.errors(a.places, f)]
    known = [d for d in distances if d < math.pi * scoring.EARTH_RADIUS]
    return title, [
        Figure("accuracy within 161 km, %", scoring.within(distances, 161), target),
        Figure("accuracy within 25 km, %", scoring.within(distances, 25)),
        Figure("mean error, km", sum(distances) / len(distances)),
        Figure("mean error of those with an answer, km", sum(known) / len(known)),
        Figure("names with an answer, %", 100 * len(known) / len(distances)),
        Figure("accuracy within 161 km of those with an answer, %", scoring.within(known, 161)),
    ]


def _raw(product: Product, articles: list[scoring.Article], folder: Path) -> list[list[scoring.FoundPlace]]:
    paths = []
    for number, article in enumerate(articles):
        paths.append(folder / f"{number:04d}.txt")
        paths[-1].write_bytes(article.text.encode("utf-8"))
    return [scoring.found_places(record) for record in product.findings(paths)]


def _given(product: Product, articles: list[scoring.Article], folder: Path) -> list[list[scoring.FoundPlace]]:
    path = folder / "given.jsonl"
    path.write_text("".join(
        json.dumps({"text": a.text, "mentions": [list(place.span) for place in a.places]}) + "\n" for a in articles), encoding="utf-8")
    return [scoring.found_places(record) for record in product.resolve(path)]


def _show_errors(articles: list[scoring.Article], raw: list, given: list, count: int) -> None:
    lines = []
    for number, (article, found, answers) in enumerate(zip(articles, raw, given)):
        spans = [place.span for place in found if not place.relative]
        lines += [f"{number} missed   {place.name}" for place in article.places
                  if not any(scoring.overlaps(place.span, span) for span in spans)]
        lines += [f"{number} extra    {article.text[max(0, s - 20):e + 15]!r}" for s, e in spans
                  if not any(scoring.overlaps(place.span, (s, e)) for place in article.places)]
        lines += [f"{number} off      {place.name} {place.lat} {place.lon}: {d:.0f} km"
                  for place, d in zip(article.places, scoring.errors(article.places, answers)) if d > 161]
    show_spread(lines, count, f"{len(lines)} errors")
