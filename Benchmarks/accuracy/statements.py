"""Scores statements against our own gold: found, source, certainty, channel, verification, chain, answers.

A gold statement is found when an answer overlaps it: their contents share a token, and their cues or their sources
share one. A gold statement without cue and source mark (a quotation that continues its speaker) is found when the
contents share at least half of their tokens. Pairs are one to one, as many as possible, the likest first.

Labels (certainty, manner, channel, verification) are scored on the pairs (`matched`: does the engine judge rightly what
it has found?) and `end to end` (a statement missed is a label missed, a statement too many a label too many).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import names
from matching import best_pairs
from scores import Counts, accuracy, by_label, macro_f1
from statement import CERTAINTIES, Case, Statement
from text_tokens import TextTokens

LABELS = ("certainty", "manner", "channel", "verification")


@dataclass
class Outcome:
    """What came of some texts; outcomes add up."""

    found: Counts = Counts()
    pairs: list[tuple[Statement, Statement]] = field(default_factory=list)
    missed: list[Statement] = field(default_factory=list)
    extra: list[Statement] = field(default_factory=list)
    parents: list[bool] = field(default_factory=list)
    parent_links: Counts = Counts()
    answer_links: Counts = Counts()
    answer_relations: Counts = Counts()

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(*(getattr(self, name) + getattr(other, name) for name in Outcome.__dataclass_fields__))


def compare(case: Case, answers: Sequence[Statement]) -> Outcome:
    """Pairs one text's gold statements with the answers and follows their links."""
    tokens = TextTokens(case.text)
    pairs = best_pairs(case.statements, answers, lambda g, a: likeness(g, a, tokens))
    gold_of = {answers[j].key: case.statements[i].key for i, j in pairs}
    matched = [(case.statements[i], answers[j]) for i, j in pairs]
    gold_parents = {(s.key, s.parent) for s in case.statements if s.parent}
    answer_parents = {(_gold_key(a.key, gold_of), _gold_key(a.parent, gold_of)) for a in answers if a.parent}
    gold_answers = {(s.key, *link) for s in case.statements for link in s.answers}
    given_answers = {(_gold_key(a.key, gold_of), _gold_key(target, gold_of), relation)
                     for a in answers for target, relation in a.answers}
    found, given = {i for i, _ in pairs}, {j for _, j in pairs}
    return Outcome(
        found=Counts.paired(len(case.statements), len(answers), len(pairs)), pairs=matched,
        missed=[s for i, s in enumerate(case.statements) if i not in found],
        extra=[a for j, a in enumerate(answers) if j not in given],
        parents=[g.parent == (_gold_key(a.parent, gold_of) if a.parent else None) for g, a in matched],
        parent_links=Counts.of_sets(gold_parents, answer_parents),
        answer_links=Counts.of_sets({link[:2] for link in gold_answers}, {link[:2] for link in given_answers}),
        answer_relations=Counts.of_sets(gold_answers, given_answers))


def likeness(gold: Statement, answer: Statement, tokens: TextTokens) -> float:
    """0 where the answer does not overlap the gold statement, else the sum of the roles' Jaccard indices."""
    shares = {}
    for role in ("content", "cue", "source"):
        ours, theirs = tokens.under(getattr(gold, role)), tokens.under(getattr(answer, role))
        shares[role] = len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0
    if gold.cue or gold.source:
        overlap = shares["content"] > 0 and (shares["cue"] > 0 or shares["source"] > 0)
    else:
        overlap = shares["content"] >= 0.5
    return sum(shares.values()) if overlap else 0.0


def agrees(gold: Statement, answer: Statement) -> bool:
    """True if a person would find nothing to mend in the answer's labels and source; manner is let pass."""
    labels = ("certainty", "channel", "verification")
    if gold.names:
        source = any(names.same_source(name, answer.names) for name in gold.names)
    else:
        source = gold.anonymous == answer.anonymous
    return source and all(getattr(gold, label) == getattr(answer, label) for label in labels)


def figures(outcome: Outcome) -> dict[str, float | None]:
    """Every figure by name, in the order in which it is printed."""
    table: dict[str, float | None] = {
        "statements found, F1 by overlap": outcome.found.f1,
        "  precision": outcome.found.precision,
        "  recall": outcome.found.recall,
        "source entity right (name contains or equals), %": accuracy(_entities(outcome, names.same_source)),
        "source entity equal, %": accuracy(_entities(outcome, names.equal)),
        "anonymous source's type right, %": accuracy(_anonymous(outcome)),
        "source right, named or anonymous, %": accuracy(_entities(outcome, names.same_source) + _anonymous(outcome)),
    }
    for label in LABELS:
        pairs, whole = _labels(outcome, label)
        if label in ("certainty", "manner"):
            table[f"{label}, macro F1 on matched"] = macro_f1(pairs) if pairs else None
            table[f"{label}, macro F1 end to end"] = macro_f1(whole) if whole else None
            table[f"{label}, accuracy on matched"] = accuracy([g == a for g, a in pairs])
        else:
            table[f"{label}, F1 of kinds on matched"] = _kinds(pairs)
            table[f"{label}, F1 of kinds end to end"] = _kinds(whole)
            table[f"{label}, accuracy on matched"] = accuracy([g == a for g, a in pairs])
    table["parent right on matched, %"] = accuracy(outcome.parents)
    for name, counts in (("parent links, F1", outcome.parent_links), ("answers linked, F1", outcome.answer_links),
                         ("answers linked with their relation, F1", outcome.answer_relations)):
        table[name] = counts.f1 if counts.gold else None
    return table


def certainty_rows(outcome: Outcome) -> list[list[str]]:
    """Gold, precision, recall, F1 of each certainty on matched statements."""
    table = by_label(_labels(outcome, "certainty")[0])
    rows = []
    for label in CERTAINTIES:
        counts = table.get(label, Counts())
        rows.append([label, str(counts.gold), *(f"{v:.1f}" for v in (counts.precision, counts.recall, counts.f1))])
    return rows


def _labels(outcome: Outcome, label: str) -> tuple[list[tuple], list[tuple]]:
    pairs = [(getattr(g, label), getattr(a, label)) for g, a in outcome.pairs]
    missed = [(getattr(g, label), None) for g in outcome.missed]
    return pairs, pairs + missed + [(None, getattr(a, label)) for a in outcome.extra]


def _kinds(pairs: list[tuple]) -> float | None:
    """Micro F1 over the kinds other than `none`, so that the many statements without a channel do not flatter it."""
    total = Counts()
    for label, counts in by_label(pairs).items():
        total = total if label == "none" else total + counts
    return total.f1 if total.gold else None


def _entities(outcome: Outcome, fits) -> list[bool]:
    return [any(fits(name, a.names) for name in g.names) for g, a in outcome.pairs if g.names]


def _anonymous(outcome: Outcome) -> list[bool]:
    return [g.anonymous == a.anonymous for g, a in outcome.pairs if g.anonymous and not g.names]


def _gold_key(key: str | None, gold_of: dict[str, str]) -> str:
    """The gold statement that an answer was paired with; a key that equals none where it has no partner."""
    return gold_of.get(key or "", f"unpaired {key}")
