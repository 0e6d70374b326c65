"""Scores attributions against PolNeAR, with definitions calibrated on its articles with several annotators.

    python3 attribution.py agreement DATA/attribution          # what two annotators reach; beside the published figures
    python3 run.py attribution                                 # what the product reaches

Definitions (those under which the agreement comes out as published, see `agreement`):
- tokens are words and single punctuation marks (`text_tokens`); a span is the set of tokens under all pieces of one
  role of one attribution; equal spans of a role count once (two attributions may share a source);
- token F1: tokens in any span of the role; exact: equal token sets; overlap: at least one token in common; spans are
  paired one to one, as many as possible;
- whole attribution: source, cue and content all overlap (or are all equal). An attribution that lacks a role on
  either side fits nothing, so sourceless ones always count as missed, for people as for the product;
- everything is counted over all articles together (micro).
`either` is overlap counted from each side for itself: looser, printed beside the other.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import table
from matching import best_pairs, count_pairs
from polnear import ROLES, Article, Attribution, read_annotations, read_articles
from scores import Counts, add_all
from text_tokens import TextTokens

Tokens = frozenset[int]
Roles = dict[str, Tokens]
PUBLISHED = {  # two annotators, 20 articles; two of these are in the part that is kept apart
    ("token", "source"): 80.9, ("token", "cue"): 69.0, ("token", "content"): 90.9,
    ("overlap", "source"): 84.7, ("overlap", "cue"): 82.5, ("overlap", "content"): 86.3,
    ("exact", "source"): 79.1, ("exact", "cue"): 70.5, ("exact", "content"): 67.0,
    ("overlap", "whole"): 75.3, ("exact", "whole"): 53.9,
}


def score(text: str, gold: Sequence[Attribution], answers: Sequence[Attribution]) -> dict[tuple[str, str], Counts]:
    """Counts for one article, by (measure, role or `whole`)."""
    tokens = TextTokens(text)
    gold_roles, answer_roles = _roles(gold, tokens), _roles(answers, tokens)
    result = {}
    for role in ROLES:
        gold_spans, answer_spans = _spans(gold_roles, role), _spans(answer_roles, role)
        result["token", role] = Counts.of_sets(frozenset().union(*gold_spans), frozenset().union(*answer_spans))
        result["overlap", role] = _paired(gold_spans, answer_spans, overlaps)
        result["exact", role] = _paired(gold_spans, answer_spans, Tokens.__eq__)
        result["either", role] = Counts(
            len(gold_spans), len(answer_spans),
            sum(any(overlaps(g, a) for a in answer_spans) for g in gold_spans),
            sum(any(overlaps(g, a) for g in gold_spans) for a in answer_spans))
    result["overlap", "whole"] = _paired(gold_roles, answer_roles, whole_overlaps)
    result["exact", "whole"] = _paired(gold_roles, answer_roles, _whole_equals)
    return result


def agreement(articles: Sequence[Article]) -> tuple[int, dict[tuple[str, str], Counts]]:
    """First annotator as gold, second as answer, over the articles that have two."""
    doubled = [article for article in articles if len(article.annotations) > 1]
    return len(doubled), add_all(
        score(article.text, article.gold, read_annotations(article.annotations[1])) for article in doubled)


def mismatches(text: str, gold: Sequence[Attribution], answers: Sequence[Attribution]) -> list[str]:
    """For reading by a person: each gold attribution without a partner beside the answer nearest to it, and answers alone."""
    tokens = TextTokens(text)
    gold_roles, answer_roles = _roles(gold, tokens), _roles(answers, tokens)
    paired = best_pairs(gold_roles, answer_roles, lambda g, a: _likeness(g, a) if whole_overlaps(g, a) else 0)
    left = [a for j, a in enumerate(answer_roles) if j not in {j for _, j in paired}]
    lines = []
    for i, roles in enumerate(gold_roles):
        if i in {i for i, _ in paired}:
            continue
        nearest = max(left, key=lambda a: _likeness(roles, a), default=None)
        near = nearest is not None and _likeness(roles, nearest) > 0
        lines.append("missed  " + _shown(roles, tokens) + ("\n   near " + _shown(nearest, tokens) if near else ""))
        if near:
            left.remove(nearest)
    return lines + ["extra   " + _shown(roles, tokens) for roles in left]


def overlaps(one: Tokens, other: Tokens) -> bool:
    return not one.isdisjoint(other)


def whole_overlaps(gold: Roles, answer: Roles) -> bool:
    return all(overlaps(gold[role], answer[role]) for role in ROLES)


def _whole_equals(gold: Roles, answer: Roles) -> bool:
    return all(gold[role] and gold[role] == answer[role] for role in ROLES)


def _roles(attributions: Sequence[Attribution], tokens: TextTokens) -> list[Roles]:
    return [{role: tokens.under(getattr(attribution, role)) for role in ROLES} for attribution in attributions]


def _spans(attributions: Sequence[Roles], role: str) -> list[Tokens]:
    distinct = {roles[role] for roles in attributions if roles[role]}
    return sorted(distinct, key=sorted)


def _paired(gold: Sequence, answers: Sequence, fits) -> Counts:
    return Counts.paired(len(gold), len(answers), count_pairs(gold, answers, fits))


def _likeness(gold: Roles, answer: Roles) -> float:
    return sum(len(gold[role] & answer[role]) / len(gold[role] | answer[role])
               for role in ROLES if gold[role] | answer[role])


def _shown(roles: Roles, tokens: TextTokens) -> str:
    return " | ".join(tokens.words(roles[role]) or "–" for role in ROLES)


def main() -> None:
    parser = argparse.ArgumentParser(description="Agreement of PolNeAR's annotators under the measures used here.")
    parser.add_argument("command", choices=["agreement"])
    parser.add_argument("data", type=Path, help="folder with train and dev")
    arguments = parser.parse_args()
    articles = [a for part in ("train", "dev") for a in read_articles(arguments.data / part)]
    count, result = agreement(articles)
    print(f"{count} articles with several annotators; first as gold, second as answer; F1")
    table.show(["measure", "role", "published (20 articles)", "here"], [
        [measure, role, table.number(PUBLISHED.get((measure, role))), table.number(counts.f1)]
        for (measure, role), counts in sorted(result.items())])


if __name__ == "__main__":
    main()
