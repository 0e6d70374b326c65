"""Armed groups and military in re3d: which of its organisations are which, and how the product names them.

re3d calls every body an Organisation. The patterns below sort the names of its Iraqi and Syrian reports into armed
groups and military (and police) bodies; what they do not know (states, ministries, civilians, pronouns, `the
coalition` as a political body) stays out. They were written from the list of distinct names of both parts, before any
product output was seen; they are a fixed part of the score and not of the engine.
"""

from __future__ import annotations

import re

from entity_data import Labelled, TaggedText, outermost, without_article
from matching import count_pairs
from scores import Counts
from text_tokens import TextTokens

ARMED_GROUP = re.compile(
    r"\b(isil|isis|daesh|da[’']esh|dae[’']sh|islamic state|al[- ]qa.?[ei]da|aqi|ypg|sdf|syrian democratic forces|"
    r"syrian arab coalition|peshmerga|popular mobilization forces|badr|mujahideen shura council|brigades|"
    r"army of the victorious sect|jaish|saray al-jihad)\b", re.IGNORECASE)
MILITARY = re.compile(
    r"\b(army|navy|marines|air forces?|armed forces|security forces|isf|fleet|battalion|regiment|squadron|wing|battery|"
    r"air national guard|air expeditionary group|"
    r"special forces|central command|centcom|uscentcom|navcent|command|task force|cjtf|cjtf-oir|"
    r"ctf 50|military|forces|407th aeg|507th arw)\b", re.IGNORECASE)
# Parts of names that are no body of soldiers, though a word above stands in them.
NEITHER = re.compile(r"\b(war committee|commander|officials?|officers|employees|electronic army|coalition to|"
                     r"(?<!syrian arab )coalition$|"
                     r"counter.isil|counter.daesh|network|public affairs|all international|our|new commands)\b",
                     re.IGNORECASE)
PRODUCT_KINDS = {"armed-group": "armed-group", "military": "military", "police": "military"}
KINDS = ("armed-group", "military")


def kind(name: str) -> str | None:
    """`armed-group`, `military` or neither, for a name of re3d; names without a capital are descriptions, not names."""
    if NEITHER.search(name) or not re.search(r"[A-Z]", name):
        return None
    if ARMED_GROUP.search(name):
        return "armed-group"
    return "military" if MILITARY.search(name) else None


def gold_spans(text: TaggedText) -> list[Labelled]:
    spans = []
    for span in outermost(s for s in text.spans if s.label == "Organisation"):
        start, end = without_article(text.text, (span.start, span.end))
        label = kind(text.text[start:end])
        if label:
            spans.append(Labelled(start, end, label))
    return spans


def score(text: TaggedText, answers: list[Labelled]) -> dict[str, Counts]:
    """Counts of one text: each kind and both together, a span being found if it shares a token with one of its kind.

    `either kind` forgives taking the one for the other.
    """
    tokens = TextTokens(text.text)
    gold = gold_spans(text)
    given = [Labelled(s.start, s.end, PRODUCT_KINDS[s.label]) for s in answers if s.label in PRODUCT_KINDS]

    def shares(g: Labelled, a: Labelled) -> bool:
        return not tokens.under([(g.start, g.end)]).isdisjoint(tokens.under([(a.start, a.end)]))

    result = {"either kind": Counts.paired(len(gold), len(given), count_pairs(gold, given, shares))}
    both = Counts()
    for label in KINDS:
        ours, theirs = [s for s in gold if s.label == label], [s for s in given if s.label == label]
        result[label] = Counts.paired(len(ours), len(theirs), count_pairs(ours, theirs, shares))
        both += result[label]
    return {**result, "both kinds": both}
