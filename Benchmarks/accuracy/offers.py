"""Scores offers and their conditions against our own marked sentences.

An offer is found if its terms share a word with the gold offer's terms and its giver is the marked one: the marked words (or the
attribute `by`) and a mention of the answer's entity share a word other than an article, or their names agree.
A condition is found if it shares at least half of its words, or half of the gold condition's, with it; pairs are one to one over the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import names
from finding import Finding
from marked_things import Case, Thing
from matching import best_pairs
from scores import Counts, accuracy, macro_f1
from text_tokens import Span, TextTokens

ROLES = frozenset({"offer", "condition", "by", "to", "through"})


@dataclass
class Party:
    """Whom words or an entity mean: words of the text, and names."""

    words: frozenset[int] = frozenset()
    names: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.words or self.names)

    def may_be(self, other: Party) -> bool:
        if self.words & other.words:
            return True
        return any(names.same_source(name, other.names) for name in self.names)


@dataclass
class Condition:
    words: frozenset[int]
    by: Party


@dataclass
class Offer:
    terms: frozenset[int]
    parties: dict[str, Party]
    kind: str
    state: str
    answers: list[str]
    conditions: list[Condition]


@dataclass
class Outcome:
    """What came of some texts; adding outcomes adds their texts."""

    offers: Counts = Counts()
    terms: Counts = Counts()
    conditions: Counts = Counts()
    pairs: list[tuple[Offer, Offer]] = field(default_factory=list)
    condition_pairs: list[tuple[Condition, Condition]] = field(default_factory=list)
    missed: list[Offer] = field(default_factory=list)
    extra: list[Offer] = field(default_factory=list)
    missed_conditions: list[Condition] = field(default_factory=list)
    extra_conditions: list[Condition] = field(default_factory=list)

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))


def gold_offers(case: Case, tokens: TextTokens) -> list[Offer]:
    return [_gold(thing, tokens) for thing in case.things]


def _gold(thing: Thing, tokens: TextTokens) -> Offer:
    def party(role: str) -> Party:
        return marked_party(thing.spans.get(role, []), thing.attributes.get(role), tokens)

    labels = sorted(label for label in thing.spans if label.startswith("condition"))
    conditions = [Condition(tokens.under(thing.spans[label]), marked_party([], thing.attributes.get(f"{label}-by"), tokens))
                  for label in labels]
    return Offer(
        tokens.under(thing.spans["offer"]), {role: party(role) for role in ("by", "to", "through")},
        thing.attributes.get("kind", "other"), thing.attributes.get("state", "proposed"),
        thing.attributes.get("answers", "").split(), conditions)


def found_offers(finding: Finding, tokens: TextTokens) -> list[Offer]:
    offers = []
    for item in finding.record.get("offers", []):
        parties = {role: found_party(finding, item.get(role) or [], tokens) for role in ("by", "to", "through")}
        if item.get("by_words"):
            parties["by"].words |= telling(finding.spans(item["by_words"]), tokens)
        conditions = [Condition(tokens.under(finding.spans(part)), found_party(finding, part.get("by") or [], tokens))
                      for part in item.get("conditions", [])]
        offers.append(Offer(
            tokens.under(finding.spans(item["terms"])), parties, item["kind"], item["state"],
            [answer["state"] for answer in item.get("answers", [])], conditions))
    return offers


def marked_party(spans: list[Span], name: str | None, tokens: TextTokens) -> Party:
    shown = [tokens.text[start:end] for start, end in spans]
    return Party(telling(spans, tokens), shown + ([name] if name else []))


def found_party(finding: Finding, entities: list[str], tokens: TextTokens) -> Party:
    party = Party()
    for entity in entities:
        called, mentions = finding.called(entity)
        party.names += called
        party.words |= telling(mentions, tokens)
    return party


def telling(spans: list[Span], tokens: TextTokens) -> frozenset[int]:
    """Tokens of some words without articles and marks."""
    return frozenset(i for i in tokens.under(spans) if names.bag(tokens.words([i])))


def compare(case: Case, finding: Finding) -> Outcome:
    tokens = TextTokens(case.text)
    gold, answers = gold_offers(case, tokens), found_offers(finding, tokens)
    pairs = best_pairs(gold, answers, _likeness)
    matched = [(gold[i], answers[j]) for i, j in pairs]
    whole = [(g, a) for g, a in matched if _same_giver(g, a)]
    ours, theirs = [c for o in gold for c in o.conditions], [c for o in answers for c in o.conditions]
    held = best_pairs(ours, theirs, _condition_likeness)
    found, given = {i for i, j in pairs if _same_giver(gold[i], answers[j])}, {j for i, j in pairs if _same_giver(gold[i], answers[j])}
    return Outcome(
        Counts.paired(len(gold), len(answers), len(whole)), Counts.paired(len(gold), len(answers), len(pairs)),
        Counts.paired(len(ours), len(theirs), len(held)), whole, [(ours[i], theirs[j]) for i, j in held],
        [g for i, g in enumerate(gold) if i not in found], [a for j, a in enumerate(answers) if j not in given],
        [c for i, c in enumerate(ours) if i not in {i for i, _ in held}],
        [c for j, c in enumerate(theirs) if j not in {j for _, j in held}])


def _likeness(gold: Offer, answer: Offer) -> float:
    shared = len(gold.terms & answer.terms) / len(gold.terms | answer.terms)
    return shared + (1.0 if shared and _same_giver(gold, answer) else 0.0)


def _same_giver(gold: Offer, answer: Offer) -> bool:
    ours, theirs = gold.parties["by"], answer.parties["by"]
    return ours.may_be(theirs) if ours else not theirs


def _condition_likeness(gold: Condition, answer: Condition) -> float:
    shared = len(gold.words & answer.words)
    if 2 * shared < min(len(gold.words), len(answer.words)) or not shared:
        return 0.0
    return shared / len(gold.words | answer.words)


def figures(outcome: Outcome) -> dict[str, float | None]:
    pairs = outcome.pairs
    told = [(g, a) for g, a in outcome.condition_pairs if g.by]
    likeness = [100 * len(g.words & a.words) / len(g.words | a.words) for g, a in outcome.condition_pairs]
    answers = Counts()
    for gold, answer in pairs:
        both = sum(min(gold.answers.count(state), answer.answers.count(state)) for state in set(gold.answers))
        answers += Counts.paired(len(gold.answers), len(answer.answers), both)
    table: dict[str, float | None] = {
        "offer, F1": outcome.offers.f1, "  precision": outcome.offers.precision, "  recall": outcome.offers.recall,
        "offer by terms alone, F1": outcome.terms.f1,
        "condition, F1": outcome.conditions.f1, "  its precision": outcome.conditions.precision,
        "  its recall": outcome.conditions.recall,
        "condition, words shared on matched, %": sum(likeness) / len(likeness) if likeness else None,
        "condition's doer right, %": accuracy([g.by.may_be(a.by) for g, a in told]),
        "kind, accuracy on matched": accuracy([g.kind == a.kind for g, a in pairs]),
        "state, accuracy on matched": accuracy([g.state == a.state for g, a in pairs]),
        "state, macro F1 on matched": macro_f1([(g.state, a.state) for g, a in pairs]) if pairs else None,
        "answers linked with their state, F1": answers.f1 if answers.gold else None,
    }
    for role in ("to", "through"):
        marked = [(g.parties[role], a.parties[role]) for g, a in pairs if g.parties[role] or a.parties[role]]
        right = sum(bool(g) and g.may_be(a) for g, a in marked)
        counts = Counts.paired(sum(bool(g) for g, _ in marked), sum(bool(a) for _, a in marked), right)
        table[f"{role} whom, F1 on matched"] = counts.f1 if counts.gold else None
    return table
