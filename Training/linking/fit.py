#!/usr/bin/env python3
"""Fits the weights of Data/linking/linking.txt on the development halves, and says what they reach on halves left out.

    fit.py HALF=RECORD.sqlite [HALF=RECORD.sqlite …] [OTHERS.sqlite] [--choose]

Each record is made of Benchmarks/linking/gold/HALF by `rapporteur ingest`; of others, real news of many weeks, reports more than two
weeks apart are taken to speak of different incidents.

Three logistic models by the same signs as the program: two events of one report, an event and a telling of another report within one
incident, two reports. Each weight is drawn to what one would think before any data, and keeps its sign. Prints the pairwise F1 of each
half under weights that were fitted without it, then the weights; with --choose, the former for several shares and thresholds. Needs numpy."""

import collections
import itertools
import math
import sys

import numpy as np
from signs import INCIDENT, INNER, OUTER, Rarity, Telling, incident, inner, outer
from tellings import RULES, Half, Recorded, are_same_act

from scores import pairwise, summed

THOUGHT_INNER = dict(zip(INNER, (.2, -.7, -2, -1.5, -1.5, .5, -1, .4, -.6, .4, .4, .8, .5, -1, .4, -.5, 1, 1, -.8, .5, -1.2, -.2, .3, 0, -.7, .5, 1)))
THOUGHT_OUTER = dict(zip(OUTER, (-1, -1, -1.2, -1.5, 3, 1.2, .2, -1.2, -.7, 0, 1.2, -.7, -3, 1.8, .8, .4, -.7, 1.5, -.6, 1.5, -.5, .8, -1, -2, 1)))
THOUGHT_INCIDENT = dict(zip(INCIDENT, (0, 0, 0, 0, 0)))
# Incidents that are alike in place, week and kind; their reports count as of one incident, their events do not.
ALIKE = [{"i2", "i3"}, {"p1", "p2"}, {"j2", "j3"}, {"q1", "q2"}, {"r1", "r2"}, {"u1", "u2"}, {"a1", "a2"}, {"d1", "d2"}, {"e1", "e2"}, {"f1", "f2"}, {"w1", "w2"}, {"v1", "v2"}, {"h1", "h2"}]
AGAINST = ("other", "parted", "distance", "unreal", "own-deed", "late", "far", "saying")
# Of two reports' days: the day beside excludes; of two sentences of one report it does not.
AGAINST_OUTER = ("beside",)
FREE = ("start", "gap", "negated")


def setting(name: str) -> float:
    weights = RULES["weights"]
    return float(weights[weights.index(name) + 1])


def fit(rows, names, thought, pull) -> np.ndarray:
    """Weights of a logistic model by Adam; rows are (signs, is_one, weight)."""
    x = np.array([[signs[n] for n in names] for signs, _, _ in rows])
    y, w = np.array([float(one) for _, one, _ in rows]), np.array([weight for _, _, weight in rows])
    w = w / w.mean()
    start = np.array([thought[n] for n in names])
    pulls = np.array([0.0 if n == "start" else pull for n in names])
    against = np.array([n.endswith("apart") or n in AGAINST or (n in AGAINST_OUTER and names == OUTER) for n in names])
    free = np.array([n in FREE for n in names])
    weights, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, 901):
        slope = x.T @ (w * (1 / (1 + np.exp(-x @ weights)) - y)) / len(y) + 2 * pulls * (weights - start) / len(y)
        mean, square = .9 * mean + .1 * slope, .999 * square + .001 * slope ** 2
        weights = weights - .08 * (mean / (1 - .9 ** step)) / (np.sqrt(square / (1 - .999 ** step)) + 1e-8)
        weights = np.where(free, weights, np.where(against, np.minimum(weights, 0), np.maximum(weights, 0)))
    return weights


def are_one_incident(of: set[str]) -> bool:
    return len(of) == 1 or of in ALIKE


def pairs(half: Half):
    """What is learned from: pairs within one report, and events with tellings of earlier reports of the incident. A copied sentence teaches little."""
    rarity, tellings, inners, outers = Rarity(), [], [], []
    for report in half.reports:
        rarity.add(report.topic)
        groups = collections.OrderedDict()
        for event in (e for e in report.events if e.id in half.labels):
            label = half.labels[event.id]
            before = list(groups.values())
            for other, group in groups.items():
                for member in group:
                    if signs := inner(event, member, rarity, before):
                        inners.append((signs, other == label, 1 / math.sqrt(len(group))))
            groups.setdefault(label, []).append(event)
        for label, events in groups.items():
            for one in [[e] for e in events] + ([events] if len(events) > 1 else []):
                telling = Telling(one)
                for other, known in tellings:
                    of = {half.incident[report.name], half.incident[known.report.name]}
                    if (label == other or are_one_incident(of)) and (signs := outer(telling, known, rarity)):
                        outers.append((signs, label == other, 0.1 if signs["sentence"] and label == other else 1 / len(events)))
        tellings += [(label, Telling(events)) for label, events in groups.items()]
    return inners, outers


def far_pairs(others: Recorded):
    rarity = Rarity()
    for report in others.reports:
        rarity.add(report.topic)
    return [(incident(a, b, rarity), False, 0.01) for a, b in itertools.combinations(others.reports, 2)
            if a.published and b.published and abs(a.published - b.published) > 14]


def report_pairs(half: Half):
    rows, rarity = [], Rarity()
    for report in half.reports:
        rarity.add(report.topic)
    for a, b in itertools.combinations(half.reports, 2):
        if b.number not in half.copies[a.number]:
            is_one = are_one_incident({half.incident[a.name], half.incident[b.name]})
            rows.append((incident(a, b, rarity), is_one, 1 if is_one else 0.3))
    return rows


class Linker:
    """Links as EventGrouper does."""

    def __init__(self, weights_inner, weights_outer, weights_incident, share: float, needed: float):
        self.weights, self.share, self.needed = (weights_inner, weights_outer, weights_incident), share, needed

    def total(self, signs, family: int) -> float:
        return sum(w * signs[n] for n, w in zip((INNER, OUTER, INCIDENT)[family], self.weights[family]))

    def link(self, half: Half) -> dict:
        """By event its occurrence."""
        self.rarity, self.half, self.occurrences, groups, copied = Rarity(), half, [], {}, {}
        for report in half.reports:
            self.rarity.add(report.topic)
            self.known = {}
            found = self.report(report, copied)
            for events, occurrence in found:
                if occurrence is None:
                    occurrence = len(self.occurrences)
                    self.occurrences.append([])
                self.occurrences[occurrence].append(Telling(events))
                for event in events:
                    groups[event.id] = occurrence
                    copied.setdefault(event.copy_key, occurrence)
        return groups

    def report(self, report, copied) -> list:
        groups: list[list] = []  # each [events, occurrence or None]
        for event in report.events:
            taken = [g[1] for g in groups]
            occurrence = copied.get(event.copy_key) if len(event.stems) > 4 else None
            if occurrence is not None and occurrence in taken:
                groups[taken.index(occurrence)][0].append(event)
                continue
            best = (0.0, None, occurrence)
            if occurrence is None:
                telling, odds = Telling([event]), {}
                for group in groups:
                    score = self.inner(event, group[0], groups)
                    if score is not None and group[1] is not None:
                        score += self.share * self.outer(telling, group[1])
                    if score is not None and score > best[0]:
                        best = (score, group, None)
                for other in range(len(self.occurrences)):
                    if other not in taken and (score := self.outer(telling, other) - self.needed) > best[0]:
                        best = (score, None, other)
            if best[1] is not None:
                best[1][0].append(event)
            else:
                groups.append([[event], best[2]])
        self.late(groups)
        return groups

    def late(self, groups) -> None:
        """Groups of several events tell more than each of them."""
        ranked = []
        for group in (g for g in groups if g[1] is None and len(g[0]) > 1):
            telling = Telling(group[0])
            ranked += [(-score, groups.index(group), other) for other in range(len(self.occurrences))
                       if (score := self.outer(telling, other) - self.needed) > 0]
        for _, index, other in sorted(ranked):
            if groups[index][1] is None and other not in (g[1] for g in groups):
                groups[index][1] = other

    def inner(self, event, members, groups) -> float | None:
        odds = []
        for member in members:
            signs = inner(event, member, self.rarity, [g[0] for g in groups])
            if not signs:
                return None
            odds.append(self.total(signs, 0))
        return (max(odds) + min(odds)) / 2

    def outer(self, telling, occurrence: int) -> float:
        """Odds that it is of the occurrence, its most likely telling; EXCLUDED where most of its tellings exclude it."""
        scores = []
        members = self.occurrences[occurrence]
        for other in members:
            if signs := outer(telling, other, self.rarity):
                is_copy = signs["sentence"] or other.report.number in self.half.copies[telling.report.number]
                scores.append((1 if is_copy else self.incident(telling.report, other.report)) * chance(self.total(signs, 1)))
        return odds_of(max(scores)) if scores and 2 * len(scores) >= len(members) else EXCLUDED

    def incident(self, report, other) -> float:
        if other.id not in self.known:
            self.known[other.id] = chance(self.total(incident(report, other, self.rarity), 2))
        return self.known[other.id]


EXCLUDED = setting("outer-excluded")


def chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def odds_of(probability: float) -> float:
    probability = min(1 - 1e-6, max(1e-6, probability))
    return math.log(probability / (1 - probability))


def main() -> None:
    named = [argument.split("=") for argument in sys.argv[1:] if "=" in argument]
    halves = [Half(name, path) for name, path in named]
    found = [(*pairs(half), report_pairs(half)) for half in halves]
    plain = [a for a in sys.argv[1:] if "=" not in a and not a.startswith("--")]
    strangers = far_pairs(Recorded(plain[0])) if plain else []

    def fitted(without=None, pull=30):
        rows = [[row for half, f in zip(halves, found) if half is not without for row in f[k]] for k in range(3)]
        return (fit(rows[0], INNER, THOUGHT_INNER, pull), fit(rows[1], OUTER, THOUGHT_OUTER, pull),
                fit(rows[2] + strangers, INCIDENT, THOUGHT_INCIDENT, 0.05))
    share, needed = setting("outer-share"), odds_of(setting("outer-needed"))
    settings = [(share, needed)]
    pulls = [30]
    if "--choose" in sys.argv:
        settings = list(itertools.product((0.5, 1.0, 1.3), (-0.5, 0.0, 0.5)))
        pulls = [10, 30, 60]
    for pull in pulls:
        left_out = [fitted(half, pull) for half in halves]
        for share, needed in settings:
            scores = [pairwise(h.labels, Linker(*w, share, needed).link(h)) for h, w in zip(halves, left_out)]
            if len(settings) == 1:
                for half, score in zip(halves, scores):
                    print(f"{half.name} left out: {score}")
            print(f"pull {pull}, share {share}, needed {needed:.2f}, each half left out: {summed(scores)}   " + " ".join(f"{100 * s.f1:.1f}" for s in scores), flush=True)
    if "--choose" in sys.argv:
        return
    weights = fitted()
    for half in halves:
        print(f"{half.name} fitted: {pairwise(half.labels, Linker(*weights, share, needed).link(half))}")
    for family, names, values in zip(("inner", "outer", "incident"), (INNER, OUTER, INCIDENT), weights):
        print("\n".join(f"{family}-{n} {w:.2f}" for n, w in zip(names, values)))


if __name__ == "__main__":
    main()
