"""The figures of attribution on PolNeAR's development articles, from raw text."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

import attribution as scoring
from figures import Figure, show_spread
from finding import Finding
from polnear import Article, Attribution, read_articles
from product import Product
from scores import add_all

TARGETS = {
    ("token", "source"): 77.0, ("token", "cue"): 66.0, ("token", "content"): 86.0,
    ("overlap", "source"): 81.0, ("overlap", "cue"): 80.0, ("overlap", "content"): 84.0,
    ("exact", "source"): 74.0, ("exact", "cue"): 66.0, ("exact", "content"): 60.0,
    ("overlap", "whole"): 70.0, ("exact", "whole"): 45.0,
}


def attribution(product: Product, options: Namespace) -> Iterator[tuple[str, list[Figure]]]:
    articles = read_articles(options.data / "attribution" / "dev")
    findings = product.read([article.path for article in articles])
    answers = [answered(finding) for finding in findings]
    result = add_all(scoring.score(a.text, a.gold, given) for a, given in zip(articles, answers))
    rows = [Figure(f"{measure} {role} F1", result[measure, role].f1, target)
            for (measure, role), target in TARGETS.items()]
    rows += [Figure(f"overlap counted from either side, {role} F1", result["either", role].f1)
             for role in scoring.ROLES]
    for measure in ("overlap", "exact"):
        rows += [Figure(f"{measure} whole precision", result[measure, "whole"].precision),
                 Figure(f"{measure} whole recall", result[measure, "whole"].recall)]
    if options.errors:
        _show_errors(articles, answers, options.errors)
    yield f"PolNeAR dev, {len(articles)} articles, first annotator as gold, from raw text", rows


def answered(finding: Finding) -> list[Attribution]:
    """The product's statements in PolNeAR's terms: its annotators do not mark what stands inside another content."""
    return [Attribution(tuple(s.source), tuple(s.cue), tuple(s.content)) for s in finding.outermost()]


def _show_errors(articles: list[Article], answers: list[list[Attribution]], count: int) -> None:
    """Evenly spaced over all errors, so that the sample is the same each time and favours no article."""
    lines = [f"{article.name[:30]}  {line}" for article, given in zip(articles, answers)
             for line in scoring.mismatches(article.text, article.gold, given)]
    show_spread(lines, count, f"{len(lines)} errors; source | cue | content")
