"""Scores places against GeoVirus (Gritta et al. 2018): which words are places, and how far off their coordinates are.

Offsets are code points. GeoVirus counts its offsets from 0 or from 1, not the same in every article: a mention is taken where its
name stands in the text.
"""

from __future__ import annotations

import math
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scores import Counts
from text_tokens import Span

EARTH_RADIUS = 6371.0088


@dataclass(frozen=True)
class GoldPlace:
    name: str
    span: Span
    lat: float
    lon: float


@dataclass(frozen=True)
class FoundPlace:
    """One mention of a place in a finding; coordinates are None where the product knows none."""

    span: Span
    lat: float | None
    lon: float | None
    relative: bool = False


@dataclass
class Article:
    text: str
    places: list[GoldPlace] = field(default_factory=list)


def read(path: Path) -> list[Article]:
    articles = []
    for item in ElementTree.parse(path).getroot():
        article = Article(item.findtext("text") or "")
        for location in item.find("locations") or ():
            name, start = location.findtext("name") or "", int(location.findtext("start") or 0)
            at = next((start + shift for shift in (0, -1, 1, -2, 2) if article.text.startswith(name, max(0, start + shift))), None)
            if at is None or not name:
                raise ValueError(f"{path.name}: {name!r} does not stand at {start}")
            article.places.append(GoldPlace(name, (at, at + len(name)),
                                            float(location.findtext("lat") or 0), float(location.findtext("lon") or 0)))
        articles.append(article)
    return articles


def found_places(record: dict) -> list[FoundPlace]:
    """Every mention of every place of a finding in code points."""
    if record.get("offsets") != "codepoints":
        raise ValueError("the finding's offsets are not code points")
    found = []
    for place in record["places"]:
        for span in [place["span"], *(mention["span"] for mention in place.get("mentions") or [])]:
            found.append(FoundPlace((span[0], span[1]), place["lat"], place["lon"], place.get("relative") is not None))
    return found


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres on the great circle."""
    a, b = math.radians(lat), math.radians(other_lat)
    haversine = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS * math.asin(min(1.0, math.sqrt(haversine)))


def overlaps(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def mention_counts(gold: Sequence[GoldPlace], found: Iterable[FoundPlace], exact: bool = False) -> Counts:
    """Each gold mention is matched with at most one found, each found with at most one gold; relative places are not counted."""
    answers = sorted({place.span for place in found if not place.relative})
    free, pairs = list(answers), 0
    for place in sorted(gold, key=lambda place: place.span):
        match = next((span for span in free if (span == place.span if exact else overlaps(span, place.span))), None)
        if match is not None:
            free.remove(match)
            pairs += 1
    return Counts.paired(len(gold), len(answers), pairs)


def errors(gold: Sequence[GoldPlace], found: Iterable[FoundPlace]) -> list[float]:
    """Kilometres between each gold place and the answer for its words; half the globe's girth where there is none."""
    places = [place for place in found if not place.relative and place.lat is not None]
    result = []
    for place in gold:
        hits = [hit for hit in places if overlaps(hit.span, place.span)]
        # Of several answers for the words the one of the same extent counts.
        hits.sort(key=lambda hit: (hit.span != place.span, hit.span))
        result.append(distance(place.lat, place.lon, hits[0].lat, hits[0].lon) if hits else math.pi * EARTH_RADIUS)
    return result


def within(distances: Sequence[float], limit: float) -> float | None:
    """Percentage of the distances up to the limit."""
    return 100 * sum(d <= limit for d in distances) / len(distances) if distances else None
