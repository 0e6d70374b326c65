#!/usr/bin/env python3
"""Fits the weights of Data/linking/linking.txt on the development halves, and says what they reach on incidents left out.

    fit.py DEV.sqlite DEV2.sqlite [OTHERS.sqlite]

The records are made of Benchmarks/linking/gold/dev and dev2 by `rapporteur ingest`; of others, real news of many weeks, reports more than two
weeks apart are taken to speak of different incidents.

Three logistic models by the same signs as the program: two events of one report, tellings of two reports within one incident, two reports.
Each weight is drawn to what one would think before any data, and keeps its sign. Prints the pairwise F1 of each incident under weights
that were fitted without it, then the weights. Needs numpy."""

import collections
import itertools
import math
import sys

import numpy as np
from signs import INCIDENT, INNER, OUTER, Rarity, Telling, incident, inner, outer
from tellings import Half, Recorded

from scores import Score, pairwise

THOUGHT_INNER = dict(zip(INNER, (.4, -.7, -4, -2, -2, .6, .4, -.3, .8, 1, -1.5, .7, -.7, 1, 1, -1, 1, -1.7, -.5, .6, -1.5, .7)))
THOUGHT_OUTER = dict(zip(OUTER, (-.5, -1, -1.5, .3, -1.5, 4, 1.5, .3, -1.5, -.5, 1.5, -.7, -4, 1.5, .7, 1, .8, -.7, 1.5, -.5, 1.3, .8, -1, -.5, .7, -2)))
THOUGHT_INCIDENT = dict(zip(INCIDENT, (0, 0, 0, 0, 0)))
# Incidents that are alike in place, week and kind; their reports count as of one incident, their events do not.
ALIKE = [("dev", {"i2", "i3"}), ("dev2", {"p1", "p2"})]


def fit(rows, names, thought, pull) -> np.ndarray:
    """Weights of a logistic model by Adam; rows are (signs, is_one, weight)."""
    x = np.array([[signs[n] for n in names] for signs, _, _ in rows])
    y, w = np.array([float(one) for _, one, _ in rows]), np.array([weight for _, _, weight in rows])
    w = w / w.mean()
    start = np.array([thought[n] for n in names])
    pulls = np.array([0.0 if n == "start" else pull for n in names])
    against = np.array([n.endswith("apart") or n in ("other", "distance", "unreal", "own-deed", "beside", "late", "far", "saying") for n in names])
    free = np.array([n == "start" for n in names])
    weights, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, 901):
        slope = x.T @ (w * (1 / (1 + np.exp(-x @ weights)) - y)) / len(y) + 2 * pulls * (weights - start) / len(y)
        mean, square = .9 * mean + .1 * slope, .999 * square + .001 * slope ** 2
        weights = weights - .08 * (mean / (1 - .9 ** step)) / (np.sqrt(square / (1 - .999 ** step)) + 1e-8)
        weights = np.where(free, weights, np.where(against, np.minimum(weights, 0), np.maximum(weights, 0)))
    return weights


def pairs(half: Half):
    """What is learned from: pairs with the incidents that they are of. A copied sentence teaches little."""
    rarity, tellings, inners, outers = Rarity(), [], [], []
    for report in half.reports:
        rarity.add(report.topic)
        by_label = collections.OrderedDict()
        for event in (e for e in report.events if e.id in half.labels):
            by_label.setdefault(half.labels[event.id], []).append(event)
        marked = [e for e in report.events if e.id in half.labels]
        for earlier, later in itertools.combinations(marked, 2):
            if signs := inner(later, earlier, rarity):
                inners.append(({(half.name, half.incident[report.name])}, (signs, half.labels[later.id] == half.labels[earlier.id], 1)))
        new = [(label, Telling(events)) for label, events in by_label.items()]
        for (label, one), (other_label, other) in itertools.product(new, tellings):
            if signs := outer(one, other, rarity):
                of = {(half.name, half.incident[t.report.name]) for t in (one, other)}
                is_copy = signs["sentence"] and label == other_label
                outers.append((of, (signs, label == other_label, 0.15 if is_copy else 1)))
        tellings += new
    return inners, outers


def far_pairs(others: Recorded):
    rarity = Rarity()
    for report in others.reports:
        rarity.add(report.topic)
    return [(incident(a, b, rarity), False, 0.01) for a, b in itertools.combinations(others.reports, 2)
            if a.published and b.published and abs(a.published - b.published) > 14]


def report_pairs(halves: list[Half], others: Recorded | None):
    rows = []
    if others:
        rows = far_pairs(others)
    rarity = Rarity()
    every = [(half, report) for half in halves for report in half.reports]
    for _, report in every:
        rarity.add(report.topic)
    for (mine, a), (theirs, b) in itertools.combinations(every, 2):
        if mine is theirs and b.number in mine.copies[a.number]:
            continue
        of = {mine.incident[a.name], theirs.incident[b.name]}
        is_one = mine is theirs and (len(of) == 1 or any(mine.name == name and of == alike for name, alike in ALIKE))
        rows.append((incident(a, b, rarity), is_one, 1 if is_one else 0.3))
    return rows


def link(half: Half, weights_inner, weights_outer, weights_incident) -> dict:
    """As EventGrouper does: by event its occurrence."""
    def total(signs, names, weights):
        return sum(w * signs[n] for n, w in zip(names, weights))

    def chance(odds):
        return 1 / (1 + math.exp(-odds))
    rarity, occurrences, groups = Rarity(), [], {}
    for report in half.reports:
        rarity.add(report.topic)
        clusters = []
        for event in report.events:
            best = (0, None)
            for cluster in clusters:
                found = [inner(event, member, rarity) for member in cluster]
                if all(found):
                    odds = [total(signs, INNER, weights_inner) for signs in found]
                    best = max(best, ((max(odds) + min(odds)) / 2, clusters.index(cluster)), key=lambda b: b[0])
            clusters[best[1]].append(event) if best[1] is not None else clusters.append([event])
        tellings, known, ranked = [Telling(c) for c in clusters], {}, []
        for (i, one), (j, members) in itertools.product(enumerate(tellings), enumerate(occurrences)):
            scores = []
            for other in members:
                if signs := outer(one, other, rarity):
                    if other.report.id not in known:
                        known[other.report.id] = chance(total(incident(report, other.report, rarity), INCIDENT, weights_incident))
                    is_copy = signs["sentence"] or other.report.number in half.copies[report.number]
                    scores.append((1 if is_copy else known[other.report.id]) * chance(total(signs, OUTER, weights_outer)))
            if 2 * len(scores) >= len(members) and max(scores, default=0) >= 0.5:
                ranked.append((-max(scores), i, j))
        taken = {}
        for _, i, j in sorted(ranked):
            if i not in taken and j not in taken.values():
                taken[i] = j
        for i, telling in enumerate(tellings):
            if i not in taken:
                taken[i] = len(occurrences)
                occurrences.append([])
            occurrences[taken[i]].append(telling)
            groups.update({event.id: taken[i] for event in telling.events})
    return groups


def main() -> None:
    halves = [Half(name, path) for name, path in zip(("dev", "dev2"), sys.argv[1:])]
    found = [pairs(half) for half in halves]
    inners, outers = ([row for f in found for row in f[k]] for k in (0, 1))
    others = Recorded(sys.argv[3]) if len(sys.argv) > 3 else None
    of_reports = fit(report_pairs(halves, others), INCIDENT, THOUGHT_INCIDENT, 0.05)

    def both(without=None):
        return (fit([row for of, row in inners if without not in of], INNER, THOUGHT_INNER, 2),
                fit([row for of, row in outers if without not in of], OUTER, THOUGHT_OUTER, 2))
    for half in halves:
        every = []
        for name in sorted({i["id"] for i in half.gold["incidents"]}):
            groups = link(half, *both((half.name, name)), of_reports)
            labels = {n: label for n, label in half.labels.items() if half.incident[half.home[n]] == name}
            every.append(pairwise(labels, groups))
            print(f"{half.name} without {name}: {every[-1]}", flush=True)
        print(f"{half.name} left out: {Score(*(sum(getattr(s, k) for s in every) for k in ('right', 'found', 'told')))}")
    of_events, of_tellings = both()
    for half in halves:
        print(f"{half.name} fitted: {pairwise(half.labels, link(half, of_events, of_tellings, of_reports))}")
    for family, names, weights in (("inner", INNER, of_events), ("outer", OUTER, of_tellings), ("incident", INCIDENT, of_reports)):
        print("\n".join(f"{family}-{n} {w:.2f}" for n, w in zip(names, weights)))


if __name__ == "__main__":
    main()
