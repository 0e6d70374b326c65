"""What speaks for or against two tellings being of one event: the same signs as Sources/Record/Linking/{Traits,InnerJudge,OuterJudge,IncidentJudge}.swift."""

import collections
import math

from likeness import odds
from tellings import NEAR, RULES, Event, Report, are_same_act

TRAITS = ("events told index rank alike alike-places alike-days alike-dead alike-others sentence spot length words numbers figures place day place-age day-age "
          "aims sources own denied other definite fresh main lead violence saying").split()
INNER = ("hours-apart victims-apart means-apart sentence parted distance recent main words place place-apart doer doer-apart aim mode mode-apart figure "
         "figure-apart unreal day context context-across steps same-type same-status same-source cosine rarest rare shared anchor anchor-told number "
         "title-later title-earlier same-days standing-place standing-days places-between place-between day-between other-between acts-between").split()
OUTER = ("hours-apart victims-apart means-apart sentence day likely beside late gap place apart far words doer doer-apart aim aim-apart figure figure-apart "
         "mode mode-apart context nearest farthest inside nearest-inside same-act same-type cosine rarest rare shared anchor number numbers-apart title-later "
         "title-earlier titles aims-shared same-days same-source sufferer standing-place standing-place-least standing-days topic topic-place topic-title topic-far").split()
INCIDENT = "start topic place title far".split()
SAYING = set(RULES["sayings"])
COUNTED = {"killed", "wounded", "captured", "missing", "arrested", "displaced"}
FEW_WORDS = 4


class Rarity:
    def __init__(self):
        self.readings, self.counts = 0, collections.Counter()

    def add(self, words) -> None:
        self.readings += 1
        self.counts.update(words)

    def of(self, word: str) -> float:
        every = self.readings + 60
        return math.log(every / (1 + max(1, self.counts[word]))) / math.log(every / 2)

    def total(self, found) -> float:
        return sum(map(self.of, found))

    def overlap(self, a: set, b: set, least: float) -> float:
        return self.total(a & b) / max(least, min(self.total(a), self.total(b))) if a & b else 0.0

    def cosine(self, a: set, b: set) -> float:
        def squares(found):
            return sum(self.of(w) ** 2 for w in found)
        return squares(a & b) / math.sqrt(squares(a) * squares(b)) if a & b else 0.0


class Telling:
    """The events of one report that are told as one."""

    def __init__(self, events: list[Event]):
        self.events, self.report = events, events[0].report
        self.words, self.aims, self.means, self.numbers, self.anchor, self.stems = (
            set().union(*(getattr(e, k) for e in events)) for k in ("words", "aims", "means", "numbers", "anchor", "stems"))
        self.acts, self.modes = {e.act for e in events}, {e.mode for e in events if e.mode}
        self.days, self.places, self.hours = ([getattr(e, k) for e in events if getattr(e, k)] for k in ("days", "place", "hours"))
        self.doers, self.sufferers, self.figures, self.sources = ([x for e in events for x in getattr(e, k)] for k in ("doers", "sufferers", "figures", "sources"))
        self.dead = {f["low"] for f in self.figures if f["kind"] == "killed" and f["qualifier"] == "exact" and f["low"] is not None}
        self.has_one = any(e.has_one for e in events)
        self.is_denied = all(e.is_denied for e in events)
        self.sentences = {e.hash for e in events if len(e.stems) > 4}
        alike = [e for e in self.report.events if not e.is_background and any(are_same_act(e.act, a) for a in self.acts)]
        first = min((e.sentence for e in alike), default=None)
        self.is_main = any(e.sentence == first for e in events)
        self.traits = self.how_it_stands()

    def how_it_stands(self) -> list[float]:
        """In the order of TRAITS."""
        first, report = self.events[0], self.report
        alike = report.alike(first.act)
        return [float(x) for x in (
            len(self.events), len(report.events), report.events.index(first), alike.index(first), len(alike),
            len({e.place.key for e in alike if e.place}), len({e.days for e in alike if e.days}),
            len({f["low"] for e in alike for f in e.figures if f["kind"] == "killed" and f["low"] is not None}), sum(e.is_other for e in alike),
            first.sentence, first.spot, first.length, len(self.words), len(self.numbers), len(self.figures), bool(self.places), bool(self.days),
            min(e.place_age for e in self.events), min(e.day_age for e in self.events), bool(self.aims), bool(self.sources),
            any(e.is_own for e in self.events), self.is_denied, any(e.is_other for e in self.events), any(e.is_definite for e in self.events),
            any(e.is_fresh for e in self.events), self.is_main, first.sentence == report.events[0].sentence, "violence" in self.acts,
            all(e.type in SAYING for e in self.events))]


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
    found["same-type"] = float(any(x.type == y.type for x in a.events for y in b.events))
    found["same-source"] = float(any(x.is_same(y) for x in a.sources for y in b.sources))
    found["same-days"] = float(bool(set(a.days) & set(b.days)))
    found["anchor"] = float(bool(a.anchor & b.anchor))


def lexical(a: Telling, b: Telling, rarity: Rarity, found: dict) -> None:
    """Words that both tell, by their rarity."""
    shared = sorted((rarity.of(w) for w in a.words & b.words), reverse=True)
    found["words"], found["cosine"], found["shared"] = rarity.overlap(a.words, b.words, FEW_WORDS), rarity.cosine(a.words, b.words), sum(shared)
    found["rarest"], found["rare"] = (shared + [0, 0])[:2]


def standing_place(a: Event, b: Event) -> float:
    """Of the places where the telling stands: -1 unknown, 0 not told apart, 1 apart, 2 the same."""
    if not a.standing_place or not b.standing_place:
        return -1
    return {"same": 2, "unknown": 0, "apart": 1, "far": 1}[a.standing_place.match(b.standing_place)]


def standing_days(a: Event, b: Event) -> float:
    """Days between those at which the telling stands, half a day more where one is no sharp day; -1 unknown."""
    x, y = a.standing_days, b.standing_days
    return min(10, distance(x, y)) + (0.5 if max(x[1] - x[0], y[1] - y[0]) > 2 else 0) if x and y else -1


def vector(names, found: dict, a: Telling, b: Telling) -> list[float]:
    return a.traits + b.traits + [float(found.get(n, 0)) for n in names]


def can_be_one(a: Event, b: Event) -> bool:
    """Of two events of one report."""
    if not are_same_act(a.act, b.act) or a.is_background != b.is_background or a.is_retaking != b.is_retaking:
        return False
    return not a.days or not b.days or distance(a.days, b.days) == 0


def inner(later: Telling, earlier: Telling, rarity: Rarity, groups: list[list[Event]] = ()) -> list[float] | None:
    """Of two single events of a report; `groups` are the report's events before the later one, as they were put together."""
    a, b = later.events[0], earlier.events[0]
    if not can_be_one(a, b):
        return None
    found = {"day": bool(a.days and b.days), "sentence": a.sentence == b.sentence, "distance": abs(a.sentence - b.sentence)}
    details(later, earlier, found)
    if a.sentence != b.sentence:
        lexical(later, earlier, rarity, found)
    match = a.place.match(b.place) if a.place else "unknown"
    found["place"], found["place-apart"] = match == "same", match in ("apart", "far")
    if a.views and b.views:
        found["context"], found["context-across"] = odds("inside", a.views, b.views), odds("across", a.views, b.views)
    found["aim"] = bool(later.aims and earlier.aims) and (bool(later.aims & earlier.aims) or parties(later.sufferers, earlier.sufferers)[0] > 0)
    events = a.report.events
    index, known = events.index(a), events.index(b)
    between = events[known + 1:index]
    found["steps"] = index - known
    found["parted"] = a.sentence == b.sentence and any(e.is_parted and e.sentence == a.sentence for e in between + [a])
    alike = [g for g in groups if any(are_same_act(m.act, a.act) for m in g)]
    if alike:
        found["recent"], found["main"] = b in max(alike, key=lambda g: events.index(g[-1])), b in alike[0]
    found["unreal"], found["same-status"] = a.is_real != b.is_real, a.status == b.status
    found["anchor-told"], found["number"] = bool(a.anchor & b.stems), bool(a.numbers & b.numbers)
    found["title-later"], found["title-earlier"] = (rarity.overlap(e.words, a.report.title, FEW_WORDS) for e in (a, b))
    found["standing-place"], found["standing-days"] = standing_place(a, b), standing_days(a, b)
    found["places-between"] = len({e.place.key for e in between if e.place})
    found["place-between"] = any(e.place and b.standing_place and e.place.match(b.standing_place) in ("apart", "far") for e in between)
    found["day-between"] = any(e.days and b.standing_days and distance(e.days, b.standing_days) > 0 for e in between)
    found["other-between"] = any(e.is_other or e.is_fresh for e in between)
    found["acts-between"] = any(not are_same_act(e.act, a.act) for e in between)
    return vector(INNER, found, later, earlier)


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


def outer(a: Telling, b: Telling, rarity: Rarity, reports: dict) -> list[float] | None:
    """Of tellings of two reports; `reports` are the signs of incident() for the two."""
    found = {}
    are_retaking = [any(e.is_retaking for e in t.events) for t in (a, b)]
    if not any(are_same_act(x, y) for x in a.acts for y in b.acts) or are_retaking[0] != are_retaking[1] or not days(a, b, found):
        return None
    found["sentence"] = bool(a.sentences & b.sentences)
    matches = [x.match(y) for x in a.places for y in b.places]
    if "same" in matches:
        found["place"] = 1
    elif matches and "unknown" not in matches:
        found["far" if set(matches) == {"far"} else "apart"] = 1
    lexical(a, b, rarity, found)
    seen = [(x.views, y.views) for x in a.events for y in b.events if x.views and y.views and are_same_act(x.act, y.act)]
    if seen:
        across, inside = [odds("across", x, y) for x, y in seen], [odds("inside", x, y) for x, y in seen]
        found["context"], found["nearest"], found["farthest"] = sum(across) / len(across), max(across), min(across)
        found["inside"], found["nearest-inside"] = sum(inside) / len(inside), max(inside)
    if a.report.published and b.report.published:
        found["gap"] = min(5, abs(a.report.published - b.report.published)) / 5
    details(a, b, found)
    if a.aims and b.aims:
        found["aim" if a.aims & b.aims or parties(a.sufferers, b.sufferers)[0] else "aim-apart"] = 1
    found["sufferer"] = parties(a.sufferers, b.sufferers)[0]
    found["aims-shared"] = rarity.overlap(a.aims, b.aims, 2)
    found["same-act"] = bool(a.acts & b.acts)
    found["number"], found["numbers-apart"] = len(a.numbers & b.numbers), bool(a.numbers and b.numbers and not a.numbers & b.numbers)
    found["title-later"], found["title-earlier"] = rarity.overlap(a.words, b.report.title, FEW_WORDS), rarity.overlap(b.words, a.report.title, FEW_WORDS)
    found["titles"] = rarity.cosine(a.report.title, b.report.title)
    places = [standing_place(x, y) for x in a.events for y in b.events]
    found["standing-place"], found["standing-place-least"] = max(places), min(places)
    found["standing-days"] = min([d for x in a.events for y in b.events if (d := standing_days(x, y)) >= 0], default=-1)
    found["topic"], found["topic-place"], found["topic-title"], found["topic-far"] = (reports[n] for n in ("topic", "place", "title", "far"))
    return vector(OUTER, found, a, b)


def incident(a: Report, b: Report, rarity: Rarity) -> dict:
    mine, theirs = ([p for p in r.places if p.spot and p.precision != "country" and p.radius <= 300] for r in (a, b))
    far = 0.0
    if mine and theirs:
        far = min(1, max(0, (min(x.between(y) for x in mine for y in theirs) - 100) / 200))
    title = max(rarity.overlap(a.title, b.topic, 2.5), rarity.overlap(b.title, a.topic, 2.5))
    return {"start": 1, "topic": rarity.cosine(a.topic, b.topic), "title": min(1, title), "far": far,
            "place": min(1.5, sum(map(rarity.of, a.place_words & b.place_words)))}
