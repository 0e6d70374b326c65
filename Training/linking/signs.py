"""What speaks for or against two tellings being of one event: the same signs as Sources/Record/Linking/{Inner,Outer,Incident}Judge.swift."""

import collections
import math

from likeness import odds
from tellings import NEAR, RULES, Event, Report, are_same_act

INNER = ("start other hours-apart victims-apart means-apart sentence parted beside distance recent main words place place-apart doer doer-apart aim "
         "mode mode-apart figure figure-apart unreal denied negated own-deed day context").split()
OUTER = ("start hours-apart victims-apart means-apart sentence day likely beside late gap place apart far words main first-known doer-apart aim "
         "aim-apart figure figure-apart mode mode-apart saying context").split()
INCIDENT = "start topic place title far".split()
SAYING = set(RULES["sayings"])
COUNTED = {"killed", "wounded", "captured", "missing", "arrested", "displaced"}


class Rarity:
    def __init__(self):
        self.readings, self.counts = 0, collections.Counter()

    def add(self, words) -> None:
        self.readings += 1
        self.counts.update(words)

    def of(self, word: str) -> float:
        every = self.readings + 60
        return math.log(every / (1 + max(1, self.counts[word]))) / math.log(every / 2)

    def overlap(self, a: set, b: set, least: float) -> float:
        def total(found):
            return sum(map(self.of, found))
        return total(a & b) / max(least, min(total(a), total(b))) if a & b else 0.0

    def cosine(self, a: set, b: set) -> float:
        def squares(found):
            return sum(self.of(w) ** 2 for w in found)
        return squares(a & b) / math.sqrt(squares(a) * squares(b)) if a & b else 0.0


class Telling:
    """The events of one report that are told as one."""

    def __init__(self, events: list[Event]):
        self.events, self.report = events, events[0].report
        self.words, self.aims, self.means = (set().union(*(getattr(e, k) for e in events)) for k in ("words", "aims", "means"))
        self.acts, self.modes = {e.act for e in events}, {e.mode for e in events if e.mode}
        self.days, self.places, self.hours = ([getattr(e, k) for e in events if getattr(e, k)] for k in ("days", "place", "hours"))
        self.doers, self.sufferers, self.figures = ([x for e in events for x in getattr(e, k)] for k in ("doers", "sufferers", "figures"))
        self.dead = {f["low"] for f in self.figures if f["kind"] == "killed" and f["qualifier"] == "exact" and f["low"] is not None}
        self.has_one = any(e.has_one for e in events)
        self.is_denied = all(e.is_denied for e in events)
        self.sentences = {e.hash for e in events if len(e.stems) > 4}
        alike = [e for e in self.report.events if not e.is_background and any(are_same_act(e.act, a) for a in self.acts)]
        first = min((e.sentence for e in alike), default=None)
        self.is_main = any(e.sentence == first for e in events)


def distance(a, b) -> int:
    return max(0, b[0] - a[1], a[0] - b[1])


def parties(a, b) -> tuple[float, float]:
    if not a or not b:
        return 0, 0
    same = any(x.is_same(y) for x in a for y in b)
    return float(same), float(not same)


def figures(a: Telling, b: Telling) -> tuple[float, float]:
    def told(telling, kind):
        return {f["low"] or 0 for f in telling.figures if f["kind"] == kind and (f["low"] is not None or f["qualifier"] == "none")
                and f["qualifier"] in ("exact", "about", "at-least", "none")}
    pairs = [(told(a, k), told(b, k)) for k in COUNTED]
    same = any(x & y for x, y in pairs)
    return float(same), float(not same and any(x and y for x, y in pairs))


def victims(a: Telling, b: Telling) -> bool:
    return a.has_one and not b.has_one and a.dead <= {1} and min(b.dead, default=0) > 1


def details(a: Telling, b: Telling, found: dict) -> None:
    """Signs that both judges have; of a denial other means and hours do not count."""
    found["doer"], found["doer-apart"] = parties(a.doers, b.doers)
    found["figure"], found["figure-apart"] = figures(a, b)
    if a.modes & b.modes:
        found["mode"] = 1
    elif any(x.type == y.type and x.mode and y.mode and x.mode != y.mode and frozenset((x.mode, y.mode)) not in NEAR["blasts"]
             for x in a.events for y in b.events):
        found["mode-apart"] = 1
    if a.means and b.means and not a.means & b.means and not any(frozenset((x, y)) in NEAR["near-means"] for x in a.means for y in b.means):
        found["means-apart"] = 1
    if a.hours and b.hours and not any(x[0] < y[1] and y[0] < x[1] for x in a.hours for y in b.hours):
        found["hours-apart"] = 1
    if a.is_denied != b.is_denied:
        for sign in ("mode-apart", "doer-apart", "figure-apart", "means-apart", "hours-apart"):
            if sign in found:
                found[sign] = 0
    found["victims-apart"] = float(victims(a, b) or victims(b, a))


def inner(later: Event, earlier: Event, rarity: Rarity, groups: list[list[Event]] = ()) -> dict | None:
    """`groups` are the report's events before the later one, as they were put together."""
    if not are_same_act(later.act, earlier.act) or later.is_background != earlier.is_background or later.is_retaking != earlier.is_retaking:
        return None
    if later.days and earlier.days and distance(later.days, earlier.days) > 0:
        return None
    found = dict.fromkeys(INNER, 0.0) | {"start": 1, "day": float(bool(later.days and earlier.days)), "other": float(later.is_other)}
    if later.sentence == earlier.sentence:
        found["sentence"] = 1
    else:
        found["words"] = rarity.overlap(later.words, earlier.words, 4)
        found["distance"] = min(10, abs(later.sentence - earlier.sentence)) / 10
    match = later.place.match(earlier.place) if later.place else "unknown"
    found["place"], found["place-apart"] = float(match == "same"), float(match in ("apart", "far"))
    if later.views and earlier.views:
        found["context"] = odds("inside", later.views[0], earlier.views[0])
    a, b = Telling([later]), Telling([earlier])
    details(a, b, found)
    found["aim"] = float(bool(a.aims and b.aims) and (bool(a.aims & b.aims) or parties(a.sufferers, b.sufferers)[0] > 0))
    events = later.report.events
    between = events[events.index(earlier) + 1:events.index(later) + 1]
    found["parted"] = float(later.sentence == earlier.sentence and any(e.is_parted and e.sentence == later.sentence for e in between))
    found["beside"] = float(abs(later.sentence - earlier.sentence) == 1)
    alike = [g for g in groups if any(are_same_act(m.act, later.act) for m in g)]
    if alike:
        newest = max(alike, key=lambda g: events.index(g[-1]))
        found["recent"], found["main"] = float(earlier in newest), float(earlier in alike[0])
    found["denied"], found["negated"] = float(later.is_denied != earlier.is_denied), float(later.status == "negated")
    found["unreal"] = float(later.is_real != earlier.is_real)
    found["own-deed"] = float(later.type == earlier.type == "ASSAULT" and later.sentence != earlier.sentence and later.is_own != earlier.is_own
                              and any(x.is_same(y) for x in later.sources for y in earlier.sources))
    return found


def days(a: Telling, b: Telling, found: dict) -> bool:
    """False where the days exclude each other."""
    told = [distance(x, y) for x in a.days for y in b.days]
    if told:
        sharp = any(x[1] - x[0] <= 2 and y[1] - y[0] <= 2 and distance(x, y) == 0 for x in a.days for y in b.days)
        found["day" if sharp else "likely" if min(told) == 0 else "beside"] = 1
        return min(told) <= 1

    def reach(telling):
        if telling.days:
            return min(d[0] for d in telling.days), max(d[1] for d in telling.days)
        return (telling.report.published - 12, telling.report.published) if telling.report.published else None

    def lateness(one, other):
        if one.days or not one.report.published:
            return 0
        return one.report.published - (max(d[1] for d in other.days) if other.days else other.report.published)
    if reach(a) and reach(b) and distance(reach(a), reach(b)) > 0:
        return False
    found["likely"] = 1
    found["late"] = max(0, min(5, max(lateness(a, b), lateness(b, a))) - 1) / 3
    return True


def outer(a: Telling, b: Telling, rarity: Rarity) -> dict | None:
    found = dict.fromkeys(OUTER, 0.0) | {"start": 1}
    are_retaking = [any(e.is_retaking for e in t.events) for t in (a, b)]
    if not any(are_same_act(x, y) for x in a.acts for y in b.acts) or are_retaking[0] != are_retaking[1] or not days(a, b, found):
        return None
    found["sentence"] = float(bool(a.sentences & b.sentences))
    matches = [x.match(y) for x in a.places for y in b.places]
    if "same" in matches:
        found["place"] = 1
    elif matches and "unknown" not in matches:
        found["far" if set(matches) == {"far"} else "apart"] = 1
    found["words"] = rarity.overlap(a.words, b.words, 4)
    likenesses = [odds("across", x.views[1], y.views[1]) for x in a.events for y in b.events
                  if x.views and y.views and are_same_act(x.act, y.act)]
    if likenesses:
        found["context"] = sum(likenesses) / len(likenesses)
    found["saying"] = float(all(e.type in SAYING for e in a.events))
    found["main"] = float(a.is_main and b.is_main and not found["saying"])
    found["first-known"] = float(b.is_main)
    if a.report.published and b.report.published:
        found["gap"] = min(5, abs(a.report.published - b.report.published)) / 5
    details(a, b, found)
    if a.aims and b.aims:
        found["aim" if a.aims & b.aims or parties(a.sufferers, b.sufferers)[0] else "aim-apart"] = 1
    return found


def incident(a: Report, b: Report, rarity: Rarity) -> dict:
    mine, theirs = ([p for p in r.places if p.spot and p.precision != "country" and p.radius <= 300] for r in (a, b))
    far = 0.0
    if mine and theirs:
        far = min(1, max(0, (min(x.between(y) for x in mine for y in theirs) - 100) / 200))
    title = max(rarity.overlap(a.title, b.topic, 2.5), rarity.overlap(b.title, a.topic, 2.5))
    return {"start": 1, "topic": rarity.cosine(a.topic, b.topic), "title": min(1, title), "far": far,
            "place": min(1.5, sum(map(rarity.of, a.place_words & b.place_words)))}
