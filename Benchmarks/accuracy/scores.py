"""Counts of right and wrong, and the precision, recall and F1 that follow from them.

Micro averages are made by adding counts (`Counts.__add__`), so a score over many documents is never a mean of
the documents' scores. All figures are percentages.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Counts:
    """How many gold things there are and were found, how many answers there are and are right.

    `found` and `right` are the same number wherever gold and answers are paired one to one.
    """

    gold: int = 0
    answers: int = 0
    found: int = 0
    right: int = 0

    @staticmethod
    def paired(gold: int, answers: int, pairs: int) -> Counts:
        return Counts(gold, answers, pairs, pairs)

    @staticmethod
    def of_sets(gold: set | frozenset, answers: set | frozenset) -> Counts:
        return Counts.paired(len(gold), len(answers), len(gold & answers))

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.gold + other.gold, self.answers + other.answers,
                      self.found + other.found, self.right + other.right)

    @property
    def precision(self) -> float:
        return 100 * self.right / self.answers if self.answers else 0.0

    @property
    def recall(self) -> float:
        return 100 * self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def add_all(parts: Iterable[dict]) -> dict:
    """Adds dictionaries of counts key by key."""
    total: dict = {}
    for part in parts:
        for key, counts in part.items():
            total[key] = total.get(key, Counts()) + counts
    return total


def by_label(pairs: Iterable[tuple[Hashable, Hashable]]) -> dict[Hashable, Counts]:
    """Counts for each label from (gold label, answer label) pairs; None on a side means that nothing stands there."""
    table: dict[Hashable, Counts] = {}
    for gold, answer in pairs:
        for label in {gold, answer} - {None}:
            both = int(gold == answer)
            table[label] = table.get(label, Counts()) + Counts.paired(int(gold == label), int(answer == label), both)
    return table


def macro_f1(pairs: Iterable[tuple[Hashable, Hashable]]) -> float:
    """Unweighted mean of the F1 of every label that the gold has.

    A label that only the answers have lowers the precision of nothing else, so it enters through the recall of the
    label it should have been; leaving it out of the mean keeps a class that the test set lacks from counting as 0.
    """
    scores = [counts.f1 for counts in by_label(pairs).values() if counts.gold]
    return sum(scores) / len(scores) if scores else 0.0


def accuracy(outcomes: Iterable[bool]) -> float | None:
    """Share of true outcomes; None where there are none, so that an empty set never reads as a score."""
    known = list(outcomes)
    return 100 * sum(known) / len(known) if known else None
