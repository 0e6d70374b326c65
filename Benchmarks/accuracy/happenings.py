"""Scores what happened against our own gold: events, figures, offers, conditions, control, humanitarian notes, places, times.

A gold thing is found when an answer shares a token with its words and has (one of) its types: for events the PLOVER
type, for figures and notes the kind, for control the relation. Offers, conditions and times need only the words; a place
also the same words elsewhere. Pairs are one to one. An answer on words of an optional thing, or telling a found thing
once more, is neither right nor wrong. Labels and parts (who, to whom, where, when) are scored on the pairs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import names
from happening import KINDS, Part, Report, Thing
from matching import best_pairs
from scores import Counts, accuracy, add_all
from text_tokens import Span, TextTokens

# Words that end the part of a noun phrase in which its head stands last.
ENDING = frozenset("of in from at on near by to with without against between during over for not who which that whom "
                   "wearing belonging accredited loyal holding carrying running ( –".split())
JOINING = frozenset({"and", "or", ","})
# Heads that only say how many: who is meant stands after their “of”.
AMOUNTS = frozenset("thousands hundreds dozens scores dozen number numbers series group some none many most all several "
                    "members one forty".split())
POSSESSIVE = frozenset({"’", "'", "s"})
NEAR = 50.0  # kilometres within which coordinates are right
EXTENT = ("place", "time")  # parts of which any shared word will do; of people the head must be there


@dataclass
class Outcome:
    """What came of one kind of thing in some texts; outcomes add up."""

    found: Counts = Counts()
    located: Counts = Counts()
    everything: Counts = Counts()
    repeated: int = 0
    labels: dict[str, list[bool]] = field(default_factory=dict)
    parts: dict[str, Counts] = field(default_factory=dict)
    types: dict[str, Counts] = field(default_factory=dict)
    pairs: list[tuple[Thing, Thing]] = field(default_factory=list)
    missed: list[Thing] = field(default_factory=list)
    extra: list[Thing] = field(default_factory=list)

    def __add__(self, other: Outcome) -> Outcome:
        labels = {name: self.labels.get(name, []) + other.labels.get(name, []) for name in {**self.labels, **other.labels}}
        return Outcome(self.found + other.found, self.located + other.located, self.everything + other.everything,
                       self.repeated + other.repeated, labels,
                       add_all([self.parts, other.parts]), add_all([self.types, other.types]),
                       self.pairs + other.pairs, self.missed + other.missed, self.extra + other.extra)


def compare(report: Report, answers: dict[str, list[Thing]]) -> dict[str, Outcome]:
    tokens = TextTokens(report.text)
    return {kind: Comparison(tokens, kind).outcome(report.things.get(kind, []), answers.get(kind, [])) for kind in KINDS}


class Comparison:
    """Compares the gold things of one kind with the answers, in one text."""

    def __init__(self, tokens: TextTokens, kind: str) -> None:
        self.tokens = tokens
        self.kind = kind

    def outcome(self, gold: Sequence[Thing], answers: Sequence[Thing]) -> Outcome:
        wanted = [thing for thing in gold if not thing.optional]
        matches = best_pairs(wanted, answers, self.likeness)
        paired, given = {i for i, _ in matches}, {j for _, j in matches}
        left = [answer for j, answer in enumerate(answers) if j not in given]
        told = [wanted[i] for i in paired]
        repeated = [a for a in left if any(self.likeness(g, a) > 0 for g in told)]
        extra = [a for a in left if not any(a is other for other in repeated) and not self._optional(a, gold)]
        pairs = [(wanted[i], answers[j]) for i, j in matches]
        missed = [thing for i, thing in enumerate(wanted) if i not in paired]
        located = len(best_pairs(wanted, answers, self._overlap))
        whole = len(best_pairs(gold, answers, self.likeness))
        result = Outcome(Counts.paired(len(wanted), len(pairs) + len(extra), len(pairs)),
                         Counts.paired(len(wanted), max(len(pairs) + len(extra), located), located),
                         Counts.paired(len(gold), whole + len(extra), whole), len(repeated),
                         pairs=pairs, missed=missed, extra=extra, types=_types(pairs, missed, extra))
        for ours, theirs in pairs:
            for name, right in self.judged(ours, theirs).items():
                result.labels.setdefault(name, []).append(right)
            result.parts = add_all([result.parts, self.shared_parts(ours, theirs)])
        return result

    def likeness(self, gold: Thing, answer: Thing) -> float:
        """0 where the answer is not the gold thing, else how much they share."""
        share = self._overlap(gold, answer)
        if self.kind == "places" and not share:
            share = self._same_name(gold, answer)
        if not share or (gold.types and not gold.types.keys() & answer.types.keys()):
            return 0.0
        parts = self.shared_parts(gold, answer)
        return share + sum(counts.right for counts in parts.values())

    def judged(self, gold: Thing, answer: Thing) -> dict[str, bool]:
        """Whether each label that the gold looks at is right."""
        right = {name: answer.labels[name][0] in accepted for name, accepted in gold.labels.items()
                 if accepted is not None and name != "degrees"}
        for kind, modes in answer.types.items():
            accepted = gold.types.get(kind)
            if self.kind == "events" and accepted is not None:
                right["mode"] = modes[0] in accepted if modes and accepted else not modes and not accepted
        if self.kind == "places":
            if gold.labels["country"] != [None]:
                right["country, real places"] = right["country"]
            if gold.labels["degrees"]:
                right["within 50 km"] = _near(gold.labels["degrees"][0], answer.labels["degrees"][0])
        if self.kind in ("events", "figures", "control", "humanitarian", "offers"):
            right["statement"] = self._same_cue(gold, answer)
        return right

    def shared_parts(self, gold: Thing, answer: Thing) -> dict[str, Counts]:
        return {role: self._shared(role, gold.parts[role], answer.parts.get(role, [])) for role in gold.parts}

    def _shared(self, role: str, gold: Sequence[Part], answers: Sequence[Part]) -> Counts:
        fits = self._covers if role in EXTENT else self._names_head
        wanted = [part for part in gold if not part.optional]
        right = [a for a in answers if any(fits(g, a) for g in wanted)]
        extra = [a for a in answers if not any(fits(g, a) for g in gold)]
        found = sum(any(fits(g, a) for a in answers) for g in wanted)
        return Counts(len(wanted), len(right) + len(extra), found, len(right))

    def _covers(self, gold: Part, answer: Part) -> bool:
        if self.tokens.under(gold.words) & self.tokens.under(answer.words):
            return True
        said = [self.tokens.text[start:end] for start, end in answer.words]
        return any(names.equal(self.tokens.text[start:end], said + answer.names) for start, end in gold.words)

    def _names_head(self, gold: Part, answer: Part) -> bool:
        """The answer's words hold a head of the gold words, or its entity is called by the gold name."""
        held = self.tokens.under(answer.words)
        for span in gold.words:
            if held & self.heads(span):
                return True
            words = self.tokens.text[span[0]:span[1]]
            if any(word[:1].isupper() for word in words.split()[-1:]) and names.equal(words, answer.names):
                return True
        return False

    def heads(self, span: Span) -> frozenset[int]:
        """The tokens that head the noun phrases of a span: each the last one before what follows its noun."""
        indices = sorted(self.tokens.under([span]))
        words = [self.tokens.text[slice(*self.tokens.spans[i])].casefold() for i in indices]
        heads: set[int] = set()
        start = 0
        while start < len(words):
            end = next((i for i in range(start + 1, len(words)) if words[i] in ENDING | JOINING), len(words))
            last = end
            while last > start + 1 and words[last - 1] in POSSESSIVE:
                last -= 1
            heads.add(indices[last - 1])
            goes_on = end < len(words) and (words[end] in JOINING or words[end] == "of" and words[last - 1] in AMOUNTS)
            start = end + 1 if goes_on else len(words)
        return frozenset(heads)

    def _optional(self, answer: Thing, gold: Sequence[Thing]) -> bool:
        return any(thing.optional and self.likeness(thing, answer) > 0 for thing in gold)

    def _overlap(self, gold: Thing, answer: Thing) -> float:
        ours, theirs = self.tokens.under(gold.spans), self.tokens.under(answer.spans)
        return len(ours & theirs) / len(ours | theirs) if ours & theirs else 0.0

    def _same_cue(self, gold: Thing, answer: Thing) -> bool:
        if gold.cue is None:
            told = self.tokens.under([answer.cue]) if answer.cue else frozenset()
            return not told or bool(told & self.tokens.under(gold.spans))  # an act of speech may hang on its own cue
        return answer.cue is not None and bool(self.tokens.under([gold.cue]) & self.tokens.under([answer.cue]))

    def _same_name(self, gold: Thing, answer: Thing) -> float:
        """How like an answer is to a place named elsewhere; “north of Karsa” tells Karsa a second time."""
        ours, theirs = self._words(gold), self._words(answer)
        return 0.5 if ours & theirs else 0.25 if any(g < a for g in ours for a in theirs) else 0.0

    def _words(self, thing: Thing) -> set[frozenset[str]]:
        return {names.bag(self.tokens.text[start:end]) for start, end in thing.spans} - {frozenset()}


def figures(outcomes: dict[str, Outcome]) -> dict[str, float | None]:
    """Every figure by name, in the order in which it is printed; kinds that neither side has are left out."""
    table: dict[str, float | None] = {}
    for kind in KINDS:
        outcome = outcomes.get(kind, Outcome())
        if not outcome.found.gold and not outcome.found.answers:
            continue
        table[f"{kind} found, F1"] = outcome.found.f1
        table[f"  {kind}: precision"] = outcome.found.precision if outcome.found.answers else None
        table[f"  {kind}: recall"] = outcome.found.recall
        if outcome.everything.gold > outcome.found.gold:
            table[f"  {kind}: F1, optional ones too"] = outcome.everything.f1
        if any(thing.types for thing in outcome.missed + [gold for gold, _ in outcome.pairs]):
            table[f"  {kind}: F1 whatever the type"] = outcome.located.f1
        if kind == "figures":
            named = sum((counts for name, counts in outcome.types.items() if name != "other"), Counts())
            table["  figures: F1 of kinds but “other”"] = named.f1 if named.gold else None
        for role, counts in outcome.parts.items():
            table[f"  {kind}: {role} right on found, precision"] = counts.precision if counts.answers else None
            table[f"  {kind}: {role} right on found, recall"] = counts.recall if counts.gold else None
            table[f"  {kind}: {role} end to end, F1"] = _end_to_end(outcome, role, counts).f1
        for label in sorted(outcome.labels):
            table[f"  {kind}: {label} right on found, %"] = accuracy(outcome.labels[label])
    return table


def type_rows(outcome: Outcome) -> list[list[str]]:
    """Gold, answers, precision, recall, F1 of each type of one kind of thing."""
    return [[name, str(counts.gold), str(counts.answers), *(f"{v:.1f}" for v in (counts.precision, counts.recall, counts.f1))]
            for name, counts in sorted(outcome.types.items())]


def _end_to_end(outcome: Outcome, role: str, found: Counts) -> Counts:
    """The parts of everything in gold and answers: those of a missed thing are missed, those of one too many are too many."""
    missed = sum(not part.optional for thing in outcome.missed for part in thing.parts.get(role, []))
    extra = sum(len(thing.parts.get(role, [])) for thing in outcome.extra)
    return found + Counts(gold=missed, answers=extra)


def _types(pairs: list[tuple[Thing, Thing]], missed: list[Thing], extra: list[Thing]) -> dict[str, Counts]:
    """Counts by type; a gold thing that may be of several counts under the answer's, or else under the first."""
    rows = [{_type(answer): Counts.paired(1, 1, 1)} for _, answer in pairs]
    rows += [{_type(thing): Counts.paired(1, 0, 0)} for thing in missed]
    return add_all(rows + [{_type(thing): Counts.paired(0, 1, 0)} for thing in extra])


def _type(thing: Thing) -> str:
    return next(iter(thing.types), "–")


def _near(gold: tuple[float, float], answer: tuple[float, float] | None) -> bool:
    """Whether two points lie within 50 km, on a sphere."""
    if answer is None:
        return False
    (a, b), (c, d) = (map(math.radians, point) for point in (gold, answer))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(half)) <= NEAR
