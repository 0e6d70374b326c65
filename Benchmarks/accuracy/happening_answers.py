"""Turns the product's finding into the things that the scorer compares: events, figures, offers, control and the rest."""

from __future__ import annotations

import re

from finding import Finding
from happening import Part, Thing, Values
from text_tokens import Span


class Answers:
    """The things of one finding; spans leave in code points."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        self.text = finding.text
        record = finding.record
        self._cues = {s.key: (s.cue or s.source or s.content or [None])[0] for s in finding.statements}
        self._places = {item["id"]: item for item in record.get("places") or []}
        self._times = {item["id"]: item for item in record.get("times") or []}

    def things(self) -> dict[str, list[Thing]]:
        record = self.finding.record
        made = {kind: [maker(item) for item in record.get(kind) or []]
                for kind, maker in (("events", self._event), ("figures", self._figure), ("offers", self._offer),
                                    ("control", self._control), ("humanitarian", self._note), ("places", self._place),
                                    ("times", self._time))}
        conditions = [condition for offer in record.get("offers") or [] for condition in offer.get("conditions") or []]
        return {**made, "conditions": [Thing(self.finding.spans(condition)) for condition in conditions]}

    def _event(self, item: dict) -> Thing:
        plover = item["plover"]
        labels: dict[str, Values] = {"root": [(item.get("cameo") or "")[:2]], "status": [item["status"]]}
        parts = {role: [self._someone(p.get("entity"), p.get("span")) for p in item.get(role) or []]
                 for role in ("actors", "recipients")}
        parts["place"] = self._place_part(item.get("place"))
        parts["time"] = self._time_part(item.get("time"))
        modes = [plover["mode"]] if plover.get("mode") else []
        return Thing(self.finding.spans(item["anchor"]), {plover["type"]: modes}, labels, parts, self._cue(item))

    def _figure(self, item: dict) -> Thing:
        low, high, qualifier = item.get("low"), item.get("high"), item["qualifier"]
        if high is None and qualifier in ("exact", "about"):
            high = low
        if qualifier == "at-most":
            low = low or None
        span = self.finding.span(item["span"])
        counted = self._near(item.get("counted"), span)
        entity = item.get("of")
        of = [Part(counted + self.finding.entity_spans(entity), self.finding.names(entity))] if entity or counted else []
        return Thing([span], {item["kind"]: []},
                     {"value": [(low, high)], "qualifier": [qualifier]}, {"of": of}, self._cue(item))

    def _offer(self, item: dict) -> Thing:
        parts = {role: [self._someone(entity, None) for entity in item.get(role) or []] for role in ("by", "to")}
        return Thing(self.finding.spans(item["terms"]), {}, {"kind": [item["kind"]], "state": [item["state"]]}, parts,
                     self._cue(item))

    def _control(self, item: dict) -> Thing:
        """A claim names its place and holder by its own words too: “the bridge” may be no place that is known."""
        place = self._with_words(self._place_part(item.get("place")), item.get("place_words"))
        holder = [self._someone(item["holder"], None)] if item.get("holder") else []
        return Thing([self.finding.span(item["span"])], {item["relation"]: []}, {},
                     {"place": place, "holder": self._with_words(holder, item.get("holder_words"))}, self._cue(item))

    def _with_words(self, parts: list[Part], words: dict | None) -> list[Part]:
        """One part that is told by the words as well."""
        if not words:
            return parts
        known = parts[0] if parts else Part([])
        return [Part([self.finding.span(words["span"]), *known.words], known.names)]

    def _note(self, item: dict) -> Thing:
        return Thing([self.finding.span(item["span"])], {item["kind"]: []}, cue=self._cue(item))

    def _place(self, item: dict) -> Thing:
        known = item.get("lat") is not None and item.get("lon") is not None
        degrees: Values = [(item["lat"], item["lon"])] if known else [None]
        return Thing(self._place_spans(item), labels={"country": [item.get("country")], "degrees": degrees})

    def _time(self, item: dict) -> Thing:
        return Thing([self.finding.span(item["span"])], labels={"value": [item.get("value")]})

    def _someone(self, entity: str | None, span: list[int] | None) -> Part:
        own = [self.finding.span(span)] if span else []
        return Part(own + self.finding.entity_spans(entity), self.finding.names(entity))

    def _near(self, words: str | None, span: Span) -> list[Span]:
        """The place of some words that stands nearest to a span; the finding gives those counted as text alone."""
        starts = [match.start() for match in re.finditer(re.escape(words), self.text)] if words else []
        start = min(starts, key=lambda start: abs(start - span[0]), default=None)
        return [(start, start + len(words))] if words and start is not None else []

    def _place_part(self, key: str | None) -> list[Part]:
        item = self._places.get(key or "")
        return [Part(self._place_spans(item), [item["name"]] if item.get("name") else [])] if item else []

    def _time_part(self, key: str | None) -> list[Part]:
        item = self._times.get(key or "")
        return [Part([self.finding.span(item["span"])])] if item else []

    def _place_spans(self, item: dict) -> list[Span]:
        """Where the place is named; further mentions come as spans or as objects with one."""
        further = [mention["span"] if isinstance(mention, dict) else mention for mention in item.get("mentions") or []]
        return [self.finding.span(span) for span in [item["span"], *further]]

    def _cue(self, item: dict) -> Span | None:
        return self._cues.get(item.get("statement") or "")
