"""Reports of a record as linking compares them: the same words, places, days and parties that the program works out (Sources/Record/Linking)."""

import collections
import math
import re
import sqlite3
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "Benchmarks/linking"), str(ROOT / "Benchmarks/linking/gold")]
import check  # noqa: E402
import likeness  # noqa: E402
import run  # noqa: E402
from linked import Linked  # noqa: E402


def sections() -> dict[str, list[str]]:
    found, name = {}, None
    for line in (ROOT / "Data/linking/linking.txt").read_text().splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            found[name] = []
        elif line and not line.startswith("#"):
            found[name] += line.split()
    return found


RULES = sections()
UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
NUMBERS = {w: n + 1 for n, w in enumerate(UNITS)} | {
    w: 10 * (n + 2) for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
ENDINGS = [("ies", "y"), ("ied", "y"), ("ings", ""), ("ing", ""), ("ers", ""), ("er", ""), ("ed", ""), ("sses", "ss"), ("ches", "ch"),
           ("shes", "sh"), ("ss", "ss"), ("us", "us"), ("s", "")]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", (text or "").lower().replace(",", ""))


def stem(word: str) -> str:
    for ending, instead in ENDINGS:
        if len(word) - len(ending) >= 3 and word.endswith(ending):
            word = word[:len(word) - len(ending)] + instead
            break
    if len(word) > 3 and word[-1] == "e":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1].isalpha() and word[-1] != "s" else word


def stems(text: str) -> list[str]:
    return [str(NUMBERS[w]) if w in NUMBERS else stem(w) for w in words(text)]


STOP = set(RULES["stop"]) | {stem(w) for w in RULES["stop"]}
NAMELESS = set(RULES["nameless"])
RETAKING = set(RULES["retaking"])
PARTING = {stem(w) for w in RULES["parting"]}
DEFINITE = {stem(w) for w in RULES["definite"]}
FRESH = {stem(w) for w in RULES["fresh"]}
ANOTHER = {stem(w) for w in RULES["another"]}
ACTS = {coding: name[4:] for name in RULES if name.startswith("act-") for coding in RULES[name]}
MEANS = {word: name[6:] for name in RULES if name.startswith("means-") for word in RULES[name]}
NEAR = {name: {frozenset(p.split("=")) for p in RULES[name]} for name in ("near-acts", "blasts", "near-means")}
HOURS = {w: (int(a), int(b)) for w, a, b in (re.split("[=-]", p) for p in RULES["hours"])}


def telling(found) -> set[str]:
    return {w for w in found if (len(w.encode()) > 2 or w[:1].isdigit()) and w not in STOP}


def are_same_act(a: str, b: str) -> bool:
    return a == b or frozenset((a, b)) in NEAR["near-acts"]


def hours(text: str | None, grain: str | None) -> tuple[int, int] | None:
    if not text or grain not in ("hour", "minute", "part-of-day"):
        return None
    low = text.lower()
    stroke = re.search(r"(\d{1,2})[:.]\d\d\s*(a\.?m|p\.?m)?", low) or re.search(r"(\d{1,2})\s*(a\.?m|p\.?m)", low)
    if stroke:
        hour = int(stroke[1]) % 24
        return (hour + 12 if stroke[2] and stroke[2][0] == "p" and hour < 12 else hour) - 1, hour + 2
    return next((HOURS[w] for w in low.split() if w in HOURS), None)


class Name:
    """A body with a name, as SourceKey."""
    SMALL = {"a", "an", "the", "of", "in", "for", "and", "at", "s", "its", "his", "their", "own"}

    def __init__(self, name: str, country: str | None):
        self.words, self.country = frozenset(set(words(name)) - Name.SMALL), country
        capitals = [w[0] for w in name.split() if w[0].isupper()]
        self.short = "".join(capitals).lower() if len(capitals) > 1 else None
        self.is_named = not (set(words(name)) - {"the", "a", "an"}) <= NAMELESS

    def is_same(self, other: "Name") -> bool:
        if self.country and other.country and self.country != other.country:
            return False
        return self.words <= other.words or other.words <= self.words or self.words == {other.short} or other.words == {self.short}


class Place:
    def __init__(self, row):
        capitals = " ".join(w for w in row["words"].split() if w[0].isupper())
        self.words = telling(stems(row["name"])) | telling(stems(capitals))
        self.id, self.spot = row["geonameid"], (row["lat"], row["lon"]) if row["lat"] is not None else None
        self.radius, self.precision = row["radius_km"] or 0, row["precision"]
        self.key = self.id or frozenset(self.words)
        self.is_wide = self.precision == "country" or self.radius > 60
        self.is_broad = self.is_wide and self.precision in ("country", "region")

    def between(self, other: "Place") -> float:
        east = math.radians(other.spot[1] - self.spot[1]) * math.cos(math.radians((self.spot[0] + other.spot[0]) / 2))
        return 6371 * math.hypot(east, math.radians(other.spot[0] - self.spot[0])) - self.radius - other.radius

    def match(self, other: "Place | None") -> str:
        if other is None:
            return "unknown"
        if self.id and self.id == other.id:
            return "unknown" if self.is_broad else "same"
        if self.words and other.words and (self.words <= other.words or other.words <= self.words) and not (self.is_broad or other.is_broad):
            return "same"
        if not self.spot or not other.spot:
            return "unknown"
        between = self.between(other)
        if self.is_wide or other.is_wide:
            return "far" if between > 115 else "unknown"
        return "same" if between <= 15 else "far" if between > 100 else "apart"


def day(text: str | None) -> int | None:
    parts = [int(p) for p in text[:10].split("-")] + [1, 1] if text else None
    return date(*parts[:3]).toordinal() if parts else None


FAR_BACK = 20  # sentences


class Event:
    def __init__(self, row, report, places, parties, figures, sources):
        self.id, self.report, self.type, self.mode, self.status = row["id"], report, row["type"], row["mode"], row["status"]
        self.act = (ACTS.get(f"{self.type}/{self.mode}") if self.mode else None) or ACTS.get(self.type) or self.type
        start, end = day(row["time_start"]), day(row["time_end"])
        anchor = words(row["anchor"])
        self.is_retaking = self.act == "capture" and (bool(set(anchor) & RETAKING) or "".join(anchor) in RETAKING)
        self.days = (start, end or start) if start and (end or start) >= start else None
        self.hours = hours(row["time_words"], row["time_grain"])
        self.place, self.sentence, self.hash = places.get(row["place_id"]), row["number"] or 0, row["hash"]
        self.is_parted = bool(set((row["before"] or "").split()) & PARTING)
        sentence = (row["words"] or "").split()
        self.stems, self.length, anchor_stems = set(sentence), len(sentence), stems(row["anchor"])
        self.anchor = set(anchor_stems) - STOP
        start = sentence.index(anchor_stems[0]) if anchor_stems and anchor_stems[0] in sentence else 0
        self.spot = start / max(1, len(sentence))
        lead = set(sentence[max(0, start - 2):start])
        self.is_definite, self.is_fresh = bool(lead & DEFINITE), bool(lead & FRESH)
        self.numbers = {w for w in self.stems if w[:1].isdigit()}
        self.copy_key = (self.hash, row["anchor"])
        self.words = telling(self.stems)
        self.means = {MEANS[w] for w in words(row["anchor"]) + words(row["means"]) if w in MEANS}
        self.doers = [n for n in (name(p) for p in parties if p["side"] == "actor") if n]
        suffering = [p for p in parties if p["side"] == "recipient"]
        self.sufferers = [n for n in (name(p) for p in suffering) if n]
        self.aims = {w for p in suffering for w in telling(stems(p["words"])) if not w[:1].isdigit()}
        self.has_one = any(p["kind"] == "person" and p["words"].lower().split()[:1] in (["a"], ["an"], ["the"], ["one"], ["his"], ["her"])
                           for p in suffering)
        self.is_denied = self.status in ("denied", "negated")
        self.is_real = self.status not in ("conditional", "promised", "threatened", "requested")
        self.figures = [f for f in figures if self.status != "negated" or f["qualifier"] == "none"]
        self.sources = sources
        self.views = likeness.views(row)
        self.is_own = any(d.is_same(s) for d in self.doers for s in sources)
        self.is_other = bool(self.stems & ANOTHER) or ("hour" in self.stems and bool(self.stems & {stem(w) for w in ("before", "after", "earlier", "later")}))

    @property
    def is_background(self) -> bool:
        return bool(self.days and self.report.published and self.report.published - self.days[1] > 12)


def name(party) -> Name | None:
    if not party["name"] or party["kind"] in ("people", "civilians", "person"):
        return None
    found = Name(party["name"], party["country"])
    return found if found.words and found.is_named else None


class Report:
    def __init__(self, row):
        self.id, self.number, self.name, self.published = row["id"], row["report"], row["name"], day(row["published_start"])
        self.title, self.places, self.events = telling(stems(row["title"])), [], []

    def alike(self, act: str) -> list[Event]:
        if act not in self.acts:
            self.acts[act] = [e for e in self.events if are_same_act(e.act, act)]
        return self.acts[act]

    def finish(self) -> None:
        self.acts = {}
        self.stand()
        self.words = self.title.union(*(e.words for e in self.events))
        self.place_words = set().union(*(p.words for p in self.places if p.precision != "country"))
        self.topic = self.words | self.place_words

    def stand(self) -> None:
        """Gives each event the place and the days at which the telling stands there: its own, else the last told, else the next that is told."""
        for kind, age in (("place", "place_age"), ("days", "day_age")):
            known = since = None
            for event in self.events:
                if getattr(event, kind):
                    known, since = getattr(event, kind), event.sentence
                setattr(event, "standing_" + kind, known)
                setattr(event, age, min(FAR_BACK, event.sentence - since) if known else FAR_BACK)
            following = None
            for event in reversed(self.events):
                following = getattr(event, kind) or following
                if not getattr(event, "standing_" + kind):
                    setattr(event, "standing_" + kind, following)


class Recorded:
    """The reports of any record, marked or not."""

    def __init__(self, record: str):
        self.name = record
        self.db = sqlite3.connect(f"file:{record}?mode=ro", uri=True)
        self.db.row_factory = sqlite3.Row
        self.reports = self.load()

    def rows(self, sql: str, *arguments) -> list[sqlite3.Row]:
        return self.db.execute(sql, arguments).fetchall()

    def load(self) -> list[Report]:
        rows = self.rows
        reports = [Report(r) for r in rows("SELECT reading.id, report.id AS report, name, title, published_start FROM reading "
                                           "JOIN report ON report.id = report_id WHERE reading.ended IS NULL ORDER BY reading.id")]
        places = collections.defaultdict(dict)
        for row in rows("SELECT * FROM place"):
            places[row["reading_id"]][row["id"]] = Place(row)
        parties = rows("SELECT party.*, entity.name, entity.kind, entity.country FROM party LEFT JOIN entity ON entity.id = entity_id "
                       "ORDER BY event_id, side, position")
        figures = rows("SELECT event_id, figure.* FROM event_figure JOIN figure ON figure.id = figure_id")
        sources = rows("SELECT event_id, coalesce(body.name, entity.name) AS name, entity.country FROM telling JOIN statement ON "
                       "statement.id = statement_id JOIN entity ON entity.id = entity_id LEFT JOIN entity AS body ON body.id = entity.affiliation_id")
        by = {key: collections.defaultdict(list) for key in ("parties", "figures", "sources")}
        for key, found in (("parties", parties), ("figures", figures)):
            for row in found:
                by[key][row["event_id"]].append(row)
        for row in sources:
            by["sources"][row["event_id"]].append(Name(row["name"], row["country"]))
        for report in reports:
            report.places = list(places[report.id].values())
            for row in rows("SELECT event.*, number, hash, words, before, view.model, views FROM event "
                            "LEFT JOIN event_sentence AS sentence ON sentence.event_id = event.id "
                            "LEFT JOIN event_view AS view ON view.event_id = event.id "
                            "WHERE reading_id = ? ORDER BY coalesce(number, 0), event.id", report.id):
                report.events.append(Event(row, report, places[report.id], *(by[k][row["id"]] for k in ("parties", "figures", "sources"))))
            report.finish()
        return reports


class Half(Recorded):
    """One development half, or another folder of reports.jsonl and gold.json, read into a record."""

    def __init__(self, half: str, record: str):
        self.folder = ROOT / "Benchmarks/linking/gold" / half
        _, self.gold = check.spans(str(self.folder))
        super().__init__(record)
        self.name = self.folder.name
        self.linked = Linked(record, [line for line in (self.folder / "reports.jsonl").read_bytes().split(b"\n") if line])
        self.labels, self.home = run.event_labels(self.linked, self.gold)
        self.incident = {r: i["id"] for i in self.gold["incidents"] for r in i["reports"]}
        self.copies = collections.defaultdict(set)
        for _, a, b in self.linked.bonds("copy", "cut"):
            self.copies[a].add(b)
            self.copies[b].add(a)
