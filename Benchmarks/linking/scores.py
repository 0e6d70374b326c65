"""Counts by which links are scored: pairs, and right among found and among told."""

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True)
class Score:
    right: int
    found: int
    told: int

    @property
    def precision(self) -> float | None:
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        return self.right / self.told if self.told else None

    @property
    def f1(self) -> float | None:
        return 2 * self.right / (self.found + self.told) if self.found + self.told else None

    def __str__(self) -> str:
        def share(value):
            return "   –" if value is None else f"{100 * value:5.1f}"
        return (f"P {share(self.precision)}  R {share(self.recall)}  F1 {share(self.f1)}   "
                f"right {self.right}, found {self.found}, told {self.told}")


def summed(scores) -> Score:
    return Score(*(sum(getattr(score, count) for score in scores) for count in ("right", "found", "told")))


def pair_count(sizes) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def pairwise(gold: dict, found: dict) -> Score:
    """Pairs of things that both put together; `gold` and `found` give each thing its group, things in both are scored."""
    things = [thing for thing in gold if thing in found]
    return Score(
        pair_count(Counter((gold[thing], found[thing]) for thing in things).values()),
        pair_count(Counter(found[thing] for thing in things).values()),
        pair_count(Counter(gold[thing] for thing in things).values()))


def pairwise_apart(gold: dict, found: dict, home: dict) -> Score:
    """The same without pairs of one report; `home` tells each thing's report."""
    things = [thing for thing in gold if thing in found]

    def count(key) -> int:
        whole = pair_count(Counter(key(thing) for thing in things).values())
        inside = pair_count(Counter((key(thing), home[thing]) for thing in things).values())
        return whole - inside
    return Score(count(lambda t: (gold[t], found[t])), count(lambda t: found[t]), count(lambda t: gold[t]))


def lineage(gold: list[tuple[str, str]], found: list[tuple[str, str]]) -> Score:
    """Pairs (copy, of what); any earlier member of the same wire family counts as what it was taken from."""
    family = {}

    def root(name):
        while family.get(name, name) != name:
            name = family[name]
        return name
    for of, origin in gold:
        family[root(of)] = root(origin)
    copies = {of for of, _ in gold}
    right = {of for of, origin in found if of in copies and root(of) == root(origin)}
    return Score(len(right), len(set(found)), len(copies))
