"""Scores claims of control against our own marked sentences.

A claim is found if place, relation, negation and holder agree: the place by a shared word, the holder by a shared word or agreeing
names (or none on both sides where the text names none). Each part is also told on its own, over claims paired by place.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from finding import Finding
from marked_things import Case
from matching import best_pairs
from offers import Party, found_party, marked_party, telling
from scores import Counts, accuracy, macro_f1
from text_tokens import TextTokens

ROLES = frozenset({"place", "holder", "from", "control", "time"})


@dataclass
class Claim:
    place: Party
    holder: Party
    previous: Party
    relation: str
    is_negated: bool
    words: frozenset[int]
    has_time: bool


@dataclass
class Outcome:
    """What came of some texts; adding outcomes adds their texts."""

    whole: Counts = Counts()
    placed: Counts = Counts()
    by_relation: list[tuple[str | None, str | None]] = field(default_factory=list)
    pairs: list[tuple[Claim, Claim]] = field(default_factory=list)
    missed: list[Claim] = field(default_factory=list)
    extra: list[Claim] = field(default_factory=list)

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))


def gold_claims(case: Case, tokens: TextTokens) -> list[Claim]:
    def party(thing, role: str) -> Party:
        return marked_party(thing.spans.get(role, []), thing.attributes.get(role), tokens)

    return [Claim(party(t, "place"), party(t, "holder"), party(t, "from"), t.attributes["relation"],
                  t.attributes.get("negated") == "yes", tokens.under(t.spans.get("control", [])), "time" in t.spans)
            for t in case.things]


def found_claims(finding: Finding, tokens: TextTokens) -> list[Claim]:
    claims = []
    for item in finding.record.get("control", []):
        place = Party(telling(finding.spans(item.get("place_words")), tokens))
        place.names = [tokens.text[start:end] for start, end in finding.spans(item.get("place_words"))]
        holder = found_party(finding, [item["holder"]] if item.get("holder") else [], tokens)
        holder.words |= telling(finding.spans(item.get("holder_words")), tokens)
        previous = found_party(finding, [item["from"]] if item.get("from") else [], tokens)
        claims.append(Claim(place, holder, previous, item["relation"], item.get("negated", False),
                            tokens.under(finding.spans(item)), bool(item.get("time"))))
    return claims


def compare(case: Case, finding: Finding) -> Outcome:
    tokens = TextTokens(case.text)
    gold, answers = gold_claims(case, tokens), found_claims(finding, tokens)
    pairs = best_pairs(gold, answers, lambda g, a: (1.0 + _agreement(g, a)) if g.place.may_be(a.place) else 0.0)
    right = [(i, j) for i, j in pairs if _agreement(gold[i], answers[j]) == 3]
    found, given = {i for i, _ in right}, {j for _, j in right}
    matched = [(gold[i], answers[j]) for i, j in pairs]
    relations = [(g.relation, a.relation) for g, a in matched]
    relations += [(g.relation, None) for i, g in enumerate(gold) if i not in {i for i, _ in pairs}]
    relations += [(None, a.relation) for j, a in enumerate(answers) if j not in {j for _, j in pairs}]
    return Outcome(
        Counts.paired(len(gold), len(answers), len(right)), Counts.paired(len(gold), len(answers), len(pairs)), relations,
        matched, [g for i, g in enumerate(gold) if i not in found], [a for j, a in enumerate(answers) if j not in given])


def _agreement(gold: Claim, answer: Claim) -> int:
    """How many of relation, negation and holder agree."""
    return (gold.relation == answer.relation) + (gold.is_negated == answer.is_negated) + _same_holder(gold, answer)


def _same_holder(gold: Claim, answer: Claim) -> bool:
    return gold.holder.may_be(answer.holder) if gold.holder else not answer.holder


def figures(outcome: Outcome) -> dict[str, float | None]:
    named = [(g, a) for g, a in outcome.pairs if g.previous]
    return {
        "control, F1": outcome.whole.f1, "  precision": outcome.whole.precision, "  recall": outcome.whole.recall,
        "place alone, F1": outcome.placed.f1,
        "relation, accuracy on matched places": accuracy([g.relation == a.relation for g, a in outcome.pairs]),
        "relation, macro F1 end to end": macro_f1(outcome.by_relation) if outcome.by_relation else None,
        "holder, accuracy on matched places": accuracy([_same_holder(g, a) for g, a in outcome.pairs]),
        "negation, accuracy on matched places": accuracy([g.is_negated == a.is_negated for g, a in outcome.pairs]),
        "held before, accuracy where marked": accuracy([g.previous.may_be(a.previous) for g, a in named]),
    }
