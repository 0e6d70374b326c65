#!/usr/bin/env python3
"""Grows the two judges of linking on marked reports, and says what linking reaches with them on halves left out.

    fit.py HALF=RECORD.sqlite [HALF=RECORD.sqlite …] --sets FOLDER=RECORD.sqlite … [--contexts MODEL …] [--others OTHERS.sqlite] [--export VERSION]

Each record is made of the reports of Benchmarks/linking/gold/HALF or of a FOLDER (`../corpus/linking`, built by its build.py) by
`rapporteur ingest`. A set is read with a context model that has not learned from it (README): `--contexts` names the folders of those models. Of
others, real news of many weeks, reports more than two weeks apart are taken to speak of different incidents.

Prints the pairwise F1 of each half by judges that were grown without it and two others, then, fitted on all, the weights of the incident for
Data/linking/linking.txt; with --export, the judges are written. Needs scikit-learn."""

import argparse
import collections
import itertools
import math
import random

import judges
import likeness
import numpy as np
from signs import INCIDENT, Rarity, Telling, incident, inner, outer
from tellings import RULES, Half, Recorded

from scores import pairwise, summed

# Incidents that are alike in place, week and kind; their reports count as of one incident, their events do not.
ALIKE = [{"i2", "i3"}, {"p1", "p2"}, {"j2", "j3"}, {"q1", "q2"}, {"r1", "r2"}, {"u1", "u2"}, {"a1", "a2"}, {"d1", "d2"}, {"e1", "e2"}, {"f1", "f2"}, {"w1", "w2"}, {"v1", "v2"}, {"h1", "h2"}]
FOLDS = 4
# The share of pairs of reports of two incidents that are learned from.
STRANGERS = 0.25


def setting(name: str) -> float:
    weights = RULES["weights"]
    return float(weights[weights.index(name) + 1])


def fit(rows, pull=0.05) -> np.ndarray:
    """Weights of a logistic model of two reports by Adam, drawn to none; rows are (signs, is_one, weight)."""
    x = np.array([[signs[n] for n in INCIDENT] for signs, _, _ in rows])
    y, w = np.array([float(one) for _, one, _ in rows]), np.array([weight for _, _, weight in rows])
    w = w / w.mean()
    pulls = np.array([0.0 if n == "start" else pull for n in INCIDENT])
    weights, mean, square = (np.zeros(len(INCIDENT)) for _ in range(3))
    for step in range(1, 901):
        slope = x.T @ (w * (1 / (1 + np.exp(-x @ weights)) - y)) / len(y) + 2 * pulls * weights / len(y)
        mean, square = .9 * mean + .1 * slope, .999 * square + .001 * slope ** 2
        weights = weights - .08 * (mean / (1 - .9 ** step)) / (np.sqrt(square / (1 - .999 ** step)) + 1e-8)
        weights = np.array([w if n == "start" else min(w, 0) if n == "far" else max(w, 0) for n, w in zip(INCIDENT, weights)])
    return weights


def are_one_incident(of: set[str]) -> bool:
    return len(of) == 1 or of in ALIKE


def pairs(half: Half):
    """What is learned from: pairs within one report, and events with tellings of earlier reports. A copied sentence teaches little."""
    rarity, tellings, inners, outers, chosen = Rarity(), [], [], [], random.Random(half.name)
    for report in half.reports:
        rarity.add(report.topic)
        groups, single, known = collections.OrderedDict(), {}, {}
        for event in (e for e in report.events if e.id in half.labels):
            label, single[event.id] = half.labels[event.id], Telling([event])
            before = list(groups.values())
            for other, group in groups.items():
                for member in group:
                    if signs := inner(single[event.id], single[member.id], rarity, before):
                        inners.append((signs, other == label, 1 / math.sqrt(len(group))))
            groups.setdefault(label, []).append(event)
        for label, events in groups.items():
            for telling in [single[e.id] for e in events] + ([Telling(events)] if len(events) > 1 else []):
                for other, earlier in tellings:
                    of = {half.incident[report.name], half.incident[earlier.report.name]}
                    if label != other and not are_one_incident(of) and chosen.random() > STRANGERS:
                        continue
                    if earlier.report.id not in known:
                        known[earlier.report.id] = incident(report, earlier.report, rarity)
                    if signs := outer(telling, earlier, rarity, known[earlier.report.id]):
                        is_copy = label == other and telling.sentences & earlier.sentences
                        outers.append((signs, label == other, 0.1 if is_copy else 1 / len(events)))
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

    def __init__(self, inside: judges.Judge, across: judges.Judge, incidents: np.ndarray):
        self.inside, self.across, self.incidents = inside, across, incidents
        self.needed, self.lean = odds_of(setting("outer-needed")), setting("inner-lean")
        self.mean, self.least = setting("outer-mean"), setting("incident-least")

    def link(self, half: Half) -> dict:
        """By event its occurrence."""
        self.rarity, self.half, self.occurrences, groups, copied = Rarity(), half, [], {}, {}
        for report in half.reports:
            self.rarity.add(report.topic)
            self.known, self.single = {}, {e.id: Telling([e]) for e in report.events}
            for events, occurrence in self.report(report, copied):
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
                told = self.told(self.single[event.id])
                for group in groups:
                    score = self.likeness(event, group[0], groups)
                    if score is not None and group[1] is not None:
                        score += told[group[1]]
                    if score is not None and score > best[0]:
                        best = (score, group, None)
                for other, score in enumerate(told):
                    if other not in taken and score - self.needed > best[0]:
                        best = (score - self.needed, None, other)
            if best[1] is not None:
                best[1][0].append(event)
            else:
                groups.append([[event], best[2]])
        self.late(groups)
        return groups

    def late(self, groups) -> None:
        """Groups of several events tell more than each of them."""
        ranked = []
        for index, group in enumerate(groups):
            if group[1] is None and len(group[0]) > 1:
                ranked += [(-score, index, other) for other, score in enumerate(self.told(Telling(group[0]))) if score > self.needed]
        for _, index, other in sorted(ranked):
            if groups[index][1] is None and other not in (g[1] for g in groups):
                groups[index][1] = other

    def likeness(self, event, members, groups) -> float | None:
        """The mean of the odds with each of a group; None where one of them excludes the event."""
        signs = [inner(self.single[event.id], self.single[m.id], self.rarity, [g[0] for g in groups]) for m in members]
        return float(self.inside.odds(signs).mean()) + self.lean if all(signs) else None

    def told(self, telling) -> list[float]:
        """For each occurrence the odds that it is what is told: of its likeliest telling, with a share of the mean; EXCLUDED where most exclude it."""
        rows, found = [], [[] for _ in self.occurrences]
        for occurrence, members in enumerate(self.occurrences):
            for other in members:
                reports = self.reports(telling.report, other.report)
                is_copy = telling.sentences & other.sentences or other.report.number in self.half.copies[telling.report.number]
                likely = 1 if is_copy else chance(sum(w * reports[n] for n, w in zip(INCIDENT, self.incidents)))
                if signs := outer(telling, other, self.rarity, reports):
                    # Of reports on other things it makes no difference how like the tellings are.
                    found[occurrence].append((len(rows) if likely >= self.least else None, likely))
                    rows += [signs] if likely >= self.least else []
        odds = self.across.odds(rows) if rows else []
        scores = []
        for occurrence, members in zip(found, self.occurrences):
            each = [odds_of(likely * (1 if row is None else chance(odds[row]))) for row, likely in occurrence]
            scores.append((1 - self.mean) * max(each) + self.mean * sum(each) / len(each) if each and 2 * len(each) >= len(members) else EXCLUDED)
        return scores

    def reports(self, report, other) -> dict:
        if other.id not in self.known:
            self.known[other.id] = incident(report, other, self.rarity)
        return self.known[other.id]


EXCLUDED = setting("outer-excluded")


def chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def odds_of(probability: float) -> float:
    probability = min(1 - 1e-6, max(1e-6, probability))
    return math.log(probability / (1 - probability))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("halves", nargs="+")
    parser.add_argument("--sets", nargs="+", default=[])
    parser.add_argument("--contexts", nargs="+", default=[])
    parser.add_argument("--others")
    parser.add_argument("--export", metavar="VERSION")
    arguments = parser.parse_args()
    for folder in arguments.contexts:
        likeness.know(folder)
    halves, sets = ([Half(*named.split("=")) for named in names] for names in (arguments.halves, arguments.sets))
    told = {half: pairs(half) for half in halves + sets}
    met = {half: report_pairs(half) for half in halves}
    strangers = far_pairs(Recorded(arguments.others)) if arguments.others else []

    def fitted(without=()):
        learned = [half for half in halves + sets if half not in without]
        inside, across = (judges.Judge([row for half in learned for row in told[half][kind]]) for kind in (0, 1))
        return inside, across, fit([row for half in halves if half not in without for row in met[half]] + strangers)

    scores = []
    for fold in range(FOLDS):
        without = halves[fold::FOLDS]
        linker = Linker(*fitted(without))
        for half in without:
            scores.append(pairwise(half.labels, linker.link(half)))
            print(f"{half.name} left out: {scores[-1]}", flush=True)
    print(f"each left out: {summed(scores)}")
    inside, across, incidents = fitted()
    for half in halves:
        print(f"{half.name} fitted: {pairwise(half.labels, Linker(inside, across, incidents).link(half))}")
    print("\n".join(f"incident-{n} {w:.2f}" for n, w in zip(INCIDENT, incidents)))
    if arguments.export:
        judges.export({"inner": inside, "outer": across}, arguments.export)


if __name__ == "__main__":
    main()
